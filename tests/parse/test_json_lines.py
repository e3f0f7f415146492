import gzip
import io
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.parse import json_lines, limits, units
from archive.parse.unit import BadUnit, Unit
from tests.parse.builders import WORDS, cut, lines, write, write_gzip


def test_each_line_is_a_unit_of_exactly_its_bytes(tmp_path: Path) -> None:
    one, two = b'{"id": "a", "text": "One."}', b'{ "text":"Two." , "id":"b"}'
    good, bad = cut(write(tmp_path, "talks.jsonl", one + b"\n" + two))
    assert [(unit.id, unit.key, unit.data, unit.format) for unit in good] == [
        ("a", "a", one, "json"),
        ("b", "b", two, "json"),
    ]
    assert bad == []


def test_a_line_without_id_is_known_by_its_number(tmp_path: Path) -> None:
    good, _ = cut(write(tmp_path, "talks.jsonl", lines({"text": "One."}, {"id": " ", "text": "Two."})))
    assert [(unit.id, unit.key) for unit in good] == [("talks-1", "1"), ("talks-2", "2")]


def test_a_number_may_be_an_id(tmp_path: Path) -> None:
    good, _ = cut(write(tmp_path, "talks.jsonl", lines({"id": 17, "text": "One."})))
    assert good[0].id == "17"


def test_gzip_gives_the_same_units(tmp_path: Path) -> None:
    data = lines({"id": "a", "text": WORDS}, {"id": "b", "text": WORDS})
    plain = cut(write(tmp_path, "talks.jsonl", data))
    assert cut(write_gzip(tmp_path, "talks.jsonl.gz", data)) == plain


def test_several_gzip_members_in_a_row_are_one_file(tmp_path: Path) -> None:
    data = gzip.compress(lines({"id": "a", "text": WORDS})) + gzip.compress(lines({"id": "b", "text": WORDS}))
    good, _ = cut(write(tmp_path, "talks.jsonl.gz", data))
    assert [unit.id for unit in good] == ["a", "b"]


def test_blank_lines_are_passed_over_but_counted(tmp_path: Path) -> None:
    good, bad = cut(write(tmp_path, "talks.jsonl", b'\n \t\n{"text": "One."}\r\n\r\n'))
    assert [(unit.key, unit.data) for unit in good] == [("3", b'{"text": "One."}')]
    assert bad == []


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it(tmp_path: Path) -> None:
    good, bad = cut(write(tmp_path, "talks.jsonl", "\ufeff".encode() + lines({"id": "a", "text": "One."})))
    assert [unit.id for unit in good] == ["a"]
    assert bad == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "x", "text": "cut of', "broken JSON at character"),
        (b'{"id": "x", "text": NaN}', "NaN is not JSON"),
        (b'["a", "list"]', "one JSON object"),
        (b'"a string"', "one JSON object"),
        (b'{"id": ["x"], "text": "One."}', "`id` must be"),
        (b'{"id": true, "text": "One."}', "`id` must be"),
        (b'{"id": "a\\u0000b", "text": "One."}', "printable"),
        (b'{"id": "a\\ud800b", "text": "One."}', "printable"),
        (b'{"id": "' + b"x" * 400 + b'", "text": "One."}', "at most 300"),
        (b'{"n": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deeply"),
        (b'{"n": ' + b"9" * 10_000 + b"}", "broken JSON"),
        (b"\x7fELF\x02\x01\x01", "binary"),
        (b'{"text": "a\x00b"}', "NUL"),
    ],
)
def test_a_bad_line_is_named_and_the_run_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    good, bad = cut(
        write(tmp_path, "talks.jsonl", lines({"id": "a", "text": "1"}, line, {"id": "b", "text": "2"}))
    )
    assert [unit.id for unit in good] == ["a", "b"]
    assert [(item.key, item.data) for item in bad] == [("2", line)]
    assert bad[0].error.message.startswith("Line 2: ")
    assert reason in bad[0].error.message
    assert bad[0].error.permanent


def test_a_second_use_of_an_id_says_where_the_first_stands(tmp_path: Path) -> None:
    data = lines({"id": "a", "text": "1"}, {"id": "b", "text": "2"}, {"id": "a", "text": "3"})
    good, bad = cut(write(tmp_path, "talks.jsonl", data))
    assert [unit.id for unit in good] == ["a", "b"]
    assert bad[0].key == "3"
    assert "'a' stands already on line 1" in bad[0].error.message


def test_a_line_number_that_another_line_has_as_its_id_is_a_second_use(tmp_path: Path) -> None:
    good, bad = cut(write(tmp_path, "talks.jsonl", lines({"id": "2", "text": "1"}, {"text": "2"})))
    assert [unit.key for unit in good] == ["2"]
    assert len(bad) == 1


def test_a_line_in_a_legacy_encoding_is_decoded(tmp_path: Path) -> None:
    line = '{"id": "café-été", "text": "Le ministre a déclaré que l’été sera chaud."}'.encode("cp1252")
    good, bad = cut(write(tmp_path, "talks.jsonl", line))
    assert [unit.id for unit in good] == ["café-été"]
    assert bad == []


def test_utf16_is_refused_with_advice(tmp_path: Path) -> None:
    good, bad = cut(write(tmp_path, "talks.jsonl", '{"text": "One."}\n'.encode("utf-16")))
    assert good == []
    assert "convert" in bad[0].error.message


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 1000)
    long = {"id": "long", "text": "x" * 5000}
    data = lines({"id": "a", "text": "1"}, long, {"id": "b", "text": "2"}, {"text": "y" * 1001})
    good, bad = cut(write(tmp_path, "talks.jsonl", data))
    assert [unit.id for unit in good] == ["a", "b"]
    assert [(item.key, item.data) for item in bad] == [("2", None), ("4", None)]
    assert "larger than" in bad[0].error.message


def test_a_line_of_exactly_the_limit_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = lines({"id": "a", "text": "x" * 500}).rstrip()
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", len(line))
    for newline in (b"", b"\n", b"\r\n"):
        good, bad = cut(write(tmp_path, "talks.jsonl", line + newline))
        assert [unit.data for unit in good] == [line]
        assert bad == []


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.1])
def test_a_cut_off_gzip_gives_the_lines_before_the_damage(tmp_path: Path, kept: float) -> None:
    ids = [str(number * 7919 % 10007) for number in range(5000)]
    packed = gzip.compress(lines(*({"id": ident, "text": f"{WORDS} {ident}"} for ident in ids)))
    good, bad = cut(write(tmp_path, "talks.jsonl.gz", packed[: int(len(packed) * kept)]))
    assert [unit.id for unit in good] == ids[: len(good)]
    assert 0 < len(good) < 5000
    assert [item.key for item in bad] == [str(len(good) + 1)]
    assert "damaged or cut off" in bad[0].error.message


@pytest.mark.parametrize("data", [b"no gzip at all", b"\x1f\x8b\x08\x00damaged header and body", b"\x1f"])
def test_a_file_that_is_no_gzip_is_one_bad_unit(tmp_path: Path, data: bytes) -> None:
    good, bad = cut(write(tmp_path, "talks.jsonl.gz", data))
    assert good == []
    assert len(bad) == 1


@pytest.mark.parametrize("filling", [b"\n", b"x"])
def test_a_gzip_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filling: bytes) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE", limits.MIB // 2)
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", limits.MIB)
    good, bad = cut(write_gzip(tmp_path, "talks.jsonl.gz", filling * (3 * limits.MIB)))
    assert good == []
    assert "grows far beyond" in bad[-1].error.message


def test_endless_blank_lines_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BLANK_LINES", 100)
    good, bad = cut(write(tmp_path, "talks.jsonl", lines({"text": "One."}) + b"\n" * 101))
    assert len(good) == 1
    assert "blank lines" in bad[0].error.message


def test_lines_are_cut_while_the_stream_is_read() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            self.served = getattr(self, "served", 0) + 1
            return b'{"id": "%d", "text": "words"}\n' % self.served

    found: Iterator[Unit | BadUnit] = json_lines.cut(Endless(), "talks.jsonl")  # type: ignore[arg-type]
    assert [unit.key for unit, _ in zip(found, range(3), strict=False)] == ["1", "2", "3"]


def test_units_travel_to_other_processes(tmp_path: Path) -> None:
    found = list(units(write(tmp_path, "talks.jsonl", lines({"id": "a", "text": "1"}, b"{"))))
    again = pickle.loads(pickle.dumps(found))
    assert again[0] == found[0]
    assert again[1].error.message == found[1].error.message  # type: ignore[union-attr]
