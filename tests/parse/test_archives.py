import gzip
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.parse import detect, limits, parse
from tests.parse.builders import WORDS, cut, lines, write
from tests.parse.containers import tarred, zipped

Pack = Callable[..., bytes]
WORD_BYTES = WORDS.encode()
BOTH = pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar.gz", tarred), ("a.tgz", tarred)])


@BOTH
def test_members_are_documents_known_by_their_names(tmp_path: Path, name: str, pack: Pack) -> None:
    data = pack(("b/note.txt", WORD_BYTES), ("talks.jsonl", lines({"id": "x", "text": "One."}, b"{")))
    good, bad = cut(write(tmp_path, name, data))
    assert [(unit.id, unit.key) for unit in good] == [("note", "b/note.txt"), ("x", "talks.jsonl#x")]
    assert [parse(unit).text.value for unit in good] == [WORDS, "One."]
    assert [item.key for item in bad] == ["talks.jsonl#2"]


@BOTH
def test_members_that_are_no_documents_are_passed_over(tmp_path: Path, name: str, pack: Pack) -> None:
    names = (
        "README.md",
        "a.png",
        ".hidden.txt",
        ".git/a.txt",
        "__MACOSX/a.txt",
        "_metadata.yaml",
        "a.meta.yaml",
    )
    assert cut(write(tmp_path, name, pack(*((member, WORD_BYTES) for member in names)))) == ([], [])


@BOTH
@pytest.mark.parametrize(
    "member", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"]
)
def test_members_that_point_outside_are_refused(tmp_path: Path, name: str, pack: Pack, member: str) -> None:
    folder = tmp_path / "in"
    good, bad = cut(write(folder, name, pack((member, WORD_BYTES), ("ok.txt", WORD_BYTES))))
    assert [unit.key for unit in good] == ["ok.txt"]
    assert "outside its archive" in bad[0].error.message
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


@BOTH
def test_nothing_is_written(tmp_path: Path, name: str, pack: Pack) -> None:
    path = write(tmp_path, name, pack(("a.txt", WORD_BYTES)))
    cut(path)
    assert list(tmp_path.iterdir()) == [path]


@BOTH
def test_archives_in_archives_are_not_opened(tmp_path: Path, name: str, pack: Pack) -> None:
    inner = zipped(("a.txt", WORD_BYTES))
    _, bad = cut(
        write(tmp_path, name, pack(("inner.zip", inner), ("inner.tgz", tarred(("a.txt", WORD_BYTES)))))
    )
    assert [item.key for item in bad] == ["inner.zip", "inner.tgz"] or [item.key for item in bad] == [
        "inner.tgz",
        "inner.zip",
    ]
    assert "unpack it" in bad[0].error.message


@BOTH
def test_a_packed_member_is_read(tmp_path: Path, name: str, pack: Pack) -> None:
    good, _ = cut(write(tmp_path, name, pack(("a.jsonl.gz", gzip.compress(lines({"id": "x", "text": "1"}))))))
    assert [unit.key for unit in good] == ["a.jsonl.gz#x"]


@BOTH
def test_a_member_too_large_is_refused_and_the_next_is_read(
    tmp_path: Path, name: str, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(detect.SUFFIXES, ".txt", replace(detect.TEXT, limit=1000))
    big = b"x" * 1001
    good, bad = cut(write(tmp_path, name, pack(("a.txt", big), ("b.txt", WORD_BYTES))))
    assert [unit.key for unit in good] == ["b.txt"]
    assert "larger than" in bad[0].error.message


@BOTH
def test_bombs_are_stopped(tmp_path: Path, name: str, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE", limits.MIB)
    data = pack(*((f"{n}.txt", bytes(4 * limits.MIB)) for n in range(4)))
    _, bad = cut(write(tmp_path, name, data))
    assert "grows far beyond" in bad[-1].error.message


@BOTH
@pytest.mark.parametrize("bomb", ["b.txt", "b.jsonl", "b.png"])
def test_the_members_beside_a_bomb_are_read(
    tmp_path: Path, name: str, pack: Pack, bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE", limits.MIB)
    members = (("a.txt", WORD_BYTES), (bomb, bytes(8 * limits.MIB)), ("c.txt", WORD_BYTES))
    good, bad = cut(write(tmp_path, name, pack(*members)))
    assert [unit.key for unit in good] == ["a.txt", "c.txt"]
    assert [item.key.partition("#")[0] for item in bad] == ([] if bomb == "b.png" else [bomb])
    assert all("grows far beyond" in item.error.message for item in bad)


def test_an_archive_of_more_than_may_be_passed_over_ends_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE", limits.MIB)
    monkeypatch.setattr(limits, "PASSED_BYTES", limits.MIB)
    members = (("a.txt", WORD_BYTES), ("b.txt", bytes(8 * limits.MIB)), ("c.txt", WORD_BYTES))
    good, bad = cut(write(tmp_path, "a.tar.gz", tarred(*members)))
    assert [unit.key for unit in good] == ["a.txt"]
    assert [item.key for item in bad] == ["b.txt", ""]


@BOTH
@pytest.mark.parametrize("kept", [0.9, 0.5, 0.02])
def test_a_cut_off_archive_says_so(tmp_path: Path, name: str, pack: Pack, kept: float) -> None:
    data = pack(*((f"{n}.txt", f"{WORDS} {n * 7919}".encode()) for n in range(200)))
    _, bad = cut(write(tmp_path, name, data[: int(len(data) * kept)]))
    assert len(bad) == 1
    assert "again" in bad[0].error.message


@BOTH
@pytest.mark.parametrize("data", [b"", b"not an archive", b"PK\x03\x04", b"\x1f\x8b", bytes(600)])
def test_a_file_that_is_no_archive_is_at_most_one_bad_unit(
    tmp_path: Path, name: str, pack: Pack, data: bytes
) -> None:
    good, bad = cut(write(tmp_path, name, data))
    assert good == []
    assert len(bad) <= 1


def test_links_and_devices_in_a_tar_are_refused(tmp_path: Path) -> None:
    good, bad = cut(write(tmp_path, "a.tar", tarred(("link.txt", None), ("a.txt", WORD_BYTES), mode="w")))
    assert [unit.key for unit in good] == ["a.txt"]
    assert "link" in bad[0].error.message


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/hostname")
    assert "link" in cut(path)[1][0].error.message


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", WORD_BYTES), stored=True))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in cut(write(tmp_path, "a.zip", bytes(data)))[1][0].error.message


def test_a_zip_that_understates_a_size_cannot_grow_past_it(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", b"x" * 100_000)))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    good, bad = cut(write(tmp_path, "a.zip", bytes(data)))
    assert all(len(unit.data) <= 10 for unit in good)
    assert len(good) + len(bad) == 1


def test_a_second_member_of_one_name_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a.txt", WORD_BYTES), ("a.txt", b"Other."))
    good, bad = cut(write(tmp_path, "a.zip", data))
    assert len(good) == len(bad) == 1
