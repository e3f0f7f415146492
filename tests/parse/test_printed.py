"""Word and PDF files."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from archive.errors import DocumentError
from archive.parse import Unit, limits, parse
from archive.parse.pdf import paragraphs
from archive.text import Document
from tests.parse.builders import WORDS, read, read_or_refused, write
from tests.parse.containers import pdf, word


def read_bytes(data: bytes, kind: str) -> Document:
    return parse(Unit("a", "", data, kind, "x/y"))


def test_a_word_document_is_its_paragraphs_headings_and_tables(tmp_path: Path) -> None:
    data = word(
        ("Heading 1", "Talks go on"),
        ("Normal", WORDS),
        ("Normal", " "),
        ("table", "Name\tVote"),
        ("Quote", "“No.”"),
        title="The talks",
    )
    (document,) = read(write(tmp_path, "talk.docx", data))
    assert document.text.value == f"Talks go on\n\n{WORDS}\n\nName\tVote\n\n“No.”"
    assert [span.of(document.text.value) for span in document.headings or ()] == ["Talks go on"]
    assert [(item.value, item.origin) for item in document.stated.title] == [("The talks", "docx:title")]


def test_when_a_file_was_made_is_no_date_of_its_words() -> None:
    for data, kind in ((word(("Normal", WORDS)), "docx"), (pdf(WORDS), "pdf")):
        assert read_bytes(data, kind).stated.date == ()


@pytest.mark.parametrize(
    "title", ["Microsoft Word - talk.doc", "Untitled", "talk_final.docx", "Document1", ""]
)
def test_a_title_that_names_no_text_is_left_out(title: str) -> None:
    assert read_bytes(pdf(WORDS, title=title), "pdf").stated.title == ()


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 damaged", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", b"text"]
)
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="no Word document"):
        read_bytes(data, "docx")


def test_a_zip_without_a_document_in_it_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(DocumentError, match="no Word document"):
        read_bytes(stream.getvalue(), "docx")


def test_a_word_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PRINTED_BYTES", 10_000)
    with pytest.raises(DocumentError, match="unpacks to more"):
        read_bytes(word(("Normal", "x" * 100_000)), "docx")


def test_a_pdf_is_its_pages_in_order(tmp_path: Path) -> None:
    (document,) = read(
        write(tmp_path, "talk.pdf", pdf("The first page.", "", "The third page.", title="The talk"))
    )
    assert document.text.value == "The first page.\n\nThe third page."
    assert [(item.value, item.origin) for item in document.stated.title] == [("The talk", "pdf:Title")]
    assert document.headings is None


def test_printed_lines_are_joined_to_paragraphs() -> None:
    printed = (
        "The minister said on Wednesday that the inter-\nnational talks would go on until the well-known\n"
        "delegates had agreed.\nAnother paragraph is here and it is well-\nknown.\n\nLast.\n"
    )
    assert paragraphs(printed) == (
        "The minister said on Wednesday that the international talks would go on until the well-known"
        " delegates had agreed.\n\nAnother paragraph is here and it is well-known.\n\nLast."
    )


def test_a_scan_without_text_is_refused_with_advice() -> None:
    with pytest.raises(DocumentError, match="OCR"):
        read_bytes(pdf("", ""), "pdf")


def test_an_encrypted_pdf_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(WORDS))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(DocumentError, match="encrypted"):
        read_bytes(stream.getvalue(), "pdf")


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 2)
    with pytest.raises(DocumentError, match="more than 2 pages"):
        read_bytes(pdf("a", "b", "c"), "pdf")


@pytest.mark.parametrize("place", range(9, 700, 31))
def test_a_damaged_pdf_is_read_or_refused(place: int) -> None:
    data = bytearray(pdf(WORDS, "Second."))
    data[place : place + 7] = b"\x00<<[(>>"
    assert read_or_refused(lambda: read_bytes(bytes(data), "pdf"))


# The alarm may ring inside a destructor, which swallows it with a warning; it rings again soon after.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_SECONDS", 0.3)
    line = "(x) Tj " * 200_000
    start = time.perf_counter()
    with pytest.raises(DocumentError, match="longer than"):
        read_bytes(pdf(f"x) Tj {line}(y"), "pdf")
    assert time.perf_counter() - start < 5
