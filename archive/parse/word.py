"""Word documents (.docx): the paragraphs and tables of the body, headings by their styles (python-docx)."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from archive.errors import DocumentError
from archive.parse import decoding, limits, stated
from archive.parse.unit import Unit
from archive.text import Document, Span, Stated, StatedValue

_HEADING = re.compile(r"(?:heading|title|überschrift|titre|título|titolo|заголовок)\b", re.IGNORECASE)
# What word processors call a document that its author has not named.
_UNTITLED = re.compile(
    r"(?:Microsoft Word - .*|untitled|document ?\d*|.*\.(?:docx?|pdf|rtf|odt))\Z", re.IGNORECASE
)


def read(unit: Unit) -> Document:
    """The text as written; footnotes, comments, headers and footers of pages are left in the Original."""
    _refuse_bomb(unit.data)
    try:
        opened = docx.Document(io.BytesIO(unit.data))
        blocks = list(_blocks(opened))
        found = _stated(opened.core_properties)
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        message = f"This is no Word document, or a damaged one ({error}); save it again as .docx."
        raise DocumentError(message, stage="parse") from error
    value, headings = _joined(blocks)
    return Document(unit.id, decoding.text_of(value), found, headings)


def _refuse_bomb(data: bytes) -> None:
    """Raises DocumentError where the parts would unpack to more than a document may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sizes = [part.file_size for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))]
            everything = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        message = "This is no Word document; if it is an old .doc file, save it as .docx."
        raise DocumentError(message, stage="parse") from error
    if sum(sizes) > limits.PRINTED_BYTES or everything > 4 * limits.PRINTED_BYTES:
        raise DocumentError("The Word document unpacks to more than a document may be.", stage="parse")


def _blocks(opened: Any) -> Iterator[tuple[str, bool]]:
    """Each paragraph or table row of the body: its words, and whether it is a heading."""
    for block in opened.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text, bool(_HEADING.match(_style(block)))
        elif isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in row.cells), False


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "") if style is not None else ""


def _joined(blocks: list[tuple[str, bool]]) -> tuple[str, tuple[Span, ...]]:
    """Blocks parted by blank lines, and the headings' spans."""
    pieces, headings, length = list[str](), list[Span](), 0
    for words, is_heading in blocks:
        kept = "\n".join(line.rstrip() for line in words.splitlines()).strip("\n \xa0")
        if not kept.strip():
            continue
        if is_heading:
            kept = " ".join(kept.split())
            headings.append(Span(length, length + len(kept)))
        pieces.append(kept)
        length += len(kept) + 2
    return "\n\n".join(pieces), tuple(headings)


def _stated(properties: Any) -> Stated:
    """The document's own properties; when a file was made is not when its words were published."""
    metadata = {
        name: stated.line(str(value))
        for name in ("author", "subject", "keywords", "created", "modified")
        if (value := getattr(properties, name, None))
    }
    title = own_title(properties.title or "")
    return Stated(title=(StatedValue(title, "docx:title"),) if title else (), metadata=metadata)


def own_title(value: str) -> str:
    """A title property, empty where it is only a program's or a file's name."""
    title = stated.line(value.replace("\0", ""))
    return "" if _UNTITLED.match(title) else title
