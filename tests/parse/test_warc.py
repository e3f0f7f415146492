from pathlib import Path

import pytest

from archive.parse import limits, parse
from tests.parse.builders import WORDS, cut, read, write
from tests.parse.containers import warc

PAGE = f"<html lang=en><head><title>Talks</title></head><body><p>{WORDS}</p></body></html>".encode()
URL = "https://a.example/2024/05/01/talks"


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_each_stored_page_is_a_document(tmp_path: Path, name: str, packed: bool) -> None:
    data = warc(
        (URL, "text/html; charset=utf-8", PAGE),
        ("https://a.example/b", "text/plain", b"Plain."),
        packed=packed,
    )
    page, plain = read(write(tmp_path, name, data))
    assert (page.id, page.text.value, page.stated.url) == (URL, WORDS, URL)
    assert [(item.value, item.origin) for item in page.stated.date] == [("2024-05-01", "html:url")]
    assert page.stated.metadata == {"fetched": "2024-05-02T10:00:00Z"}
    assert (plain.text.value, plain.stated.date) == ("Plain.", ())


def test_the_originals_are_the_same_packed_or_not(tmp_path: Path) -> None:
    one = cut(write(tmp_path, "a.warc", warc((URL, "text/html", PAGE), packed=False)))[0][0]
    assert one.data.startswith(b"WARC/1.0\r\n")
    assert one.data.rstrip().endswith(PAGE)
    assert one.data in (tmp_path / "a.warc").read_bytes()


def test_the_http_charset_is_used(tmp_path: Path) -> None:
    words = "قال الوزير إن المحادثات سوف تستمر حتى نهاية الشهر."
    (document,) = read(
        write(tmp_path, "a.warc", warc((URL, 'text/html; charset="windows-1256"', words.encode("cp1256"))))
    )
    assert (document.text.value, document.text.encoding) == (words, "cp1256")


def test_pictures_scripts_and_failures_are_passed_over(tmp_path: Path) -> None:
    data = warc(
        (URL, "image/png", b"\x89PNG"), (URL, "text/css", b"a{}"), ("dns:a.example", "text/html", PAGE)
    )
    assert cut(write(tmp_path, "a.warc.gz", data)) == ([], [])
    assert cut(write(tmp_path, "b.warc.gz", warc((URL, "text/html", PAGE), status="404 Not Found"))) == (
        [],
        [],
    )


def test_a_second_capture_of_an_address_has_its_time_in_its_key(tmp_path: Path) -> None:
    data = warc((URL, "text/html", PAGE), (URL, "text/html", PAGE), (URL, "text/html", PAGE))
    good, _ = cut(write(tmp_path, "a.warc.gz", data))
    assert [unit.key for unit in good] == [URL, f"{URL} 2024-05-02T10:00:00Z", "4"]


def test_a_page_too_large_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 5000)
    data = warc(("https://a.example/big", "text/html", b"x" * 200_000), (URL, "text/html", PAGE))
    good, bad = cut(write(tmp_path, "a.warc.gz", data))
    assert [unit.key for unit in good] == [URL]
    assert "larger than" in bad[0].error.message


@pytest.mark.parametrize("kept", [0.9, 0.5])
def test_a_cut_off_file_gives_the_pages_before(tmp_path: Path, kept: float) -> None:
    pages = [(f"{URL}/{n}", "text/html", PAGE + str(n * 7919).encode()) for n in range(50)]
    data = warc(*pages)
    good, bad = cut(write(tmp_path, "a.warc.gz", data[: int(len(data) * kept)]))
    assert 0 < len(good) < 50
    readable = 0
    for unit in good[:-1]:
        readable += bool(parse(unit).text.value)
    assert readable == len(good) - 1
    assert len(bad) <= 1


def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE", limits.MIB)
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", limits.MIB)
    data = warc((URL, "text/html", b"x" * (4 * limits.MIB)), ("https://a.example/b", "text/html", PAGE))
    good, bad = cut(write(tmp_path, "a.warc.gz", data))
    assert good == []
    assert "grows far beyond" in bad[-1].error.message


def test_damage_is_reported_as_a_unit_not_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = warc((URL, "text/html", PAGE), packed=False).replace(b"Content-Length: ", b"Content-Length: 1")
    cut(write(tmp_path, "a.warc", data + warc((URL, "text/html", PAGE), packed=False)))
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_no_warc_is_one_bad_unit(tmp_path: Path) -> None:
    good, bad = cut(write(tmp_path, "a.warc", b"not a web archive\n" * 10))
    assert good == []
    assert "no WARC" in bad[0].error.message
