"""PDF files: the text layer, page after page (pypdf); a scan without one is refused."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from archive.errors import DocumentError
from archive.parse import decoding, limits, stated
from archive.parse.unit import Unit
from archive.parse.word import own_title
from archive.text import Document, Stated, StatedValue

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every small fault of a file

_HYPHEN = re.compile(r"([^\W\d_]{1,40}+)([-\u00ad\u2010])\n([^\W\d_A-Z][^\W\d_]{0,40}+)")
_WORD = re.compile(r"[^\W\d_]++(?:[-\u2010][^\W\d_]++)*+")
_SENTENCE_END = re.compile(r"[.!?:;»”\"')\]…]\Z")
_SHORT_LINE = 0.75
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def read(unit: Unit) -> Document:
    """The pages' lines joined to paragraphs. Raises DocumentError for scans and for encrypted files."""
    try:
        reader = PdfReader(io.BytesIO(unit.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("The PDF is encrypted; save it without a password.", stage="parse")
        value = "\n\n".join(_pages(reader))
        found = _stated(reader)
    except DocumentError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        message = f"This is no PDF file, or a damaged one ({type(error).__name__}: {error}); save it again."
        raise DocumentError(message, stage="parse") from error
    if not value.strip():
        raise DocumentError("The PDF has no text layer, it is a scan; run OCR on it first.", stage="parse")
    return Document(unit.id, decoding.text_of(value), found)


def _pages(reader: PdfReader) -> Iterator[str]:
    total = 0
    if len(reader.pages) > limits.PAGES:
        raise DocumentError(f"The PDF has more than {limits.PAGES} pages; split it.", stage="parse")
    for page in reader.pages:
        words = paragraphs(_UNSTORABLE.sub("\ufffd", page.extract_text() or ""))
        total += len(words)
        if total > limits.DOCUMENT_BYTES:
            raise DocumentError("The PDF holds more text than a document may.", stage="parse")
        if words:
            yield words


def paragraphs(printed: str) -> str:
    """Printed lines joined: a paragraph ends at a blank line or where a short line ends a sentence."""
    lines = [line.strip() for line in printed.splitlines()]
    width = max((len(line) for line in lines), default=0)
    pieces = list[str]()
    for line in lines:
        if not line:
            pieces.append("\n\n")
            continue
        short = len(line) < width * _SHORT_LINE
        pieces.append(line + ("\n\n" if short and _SENTENCE_END.search(line) else "\n"))
    joined = _rejoined("".join(pieces))
    return "\n\n".join(
        " ".join(part.split("\n")) for piece in re.split(r"\n{2,}", joined) if (part := piece.strip("\n"))
    )


def _rejoined(printed: str) -> str:
    """Words that a line's end divides made whole; one keeps its hyphen if it stands so elsewhere."""
    known = set(_WORD.findall(printed))

    def whole(match: re.Match[str]) -> str:
        first, mark, second = match.groups()
        hyphened = mark != "\u00ad" and f"{first}{mark}{second}" in known and first + second not in known
        return f"{first}{mark}{second}" if hyphened else first + second

    return _HYPHEN.sub(whole, printed)


def _stated(reader: PdfReader) -> Stated:
    """The file's properties; when it was made is not when its words were published."""
    given: Any = reader.metadata or {}
    fields = {str(name).lstrip("/"): str(value) for name, value in given.items() if isinstance(value, str)}
    clean = {name: stated.line(_UNSTORABLE.sub("\ufffd", value)) for name, value in fields.items()}
    title = own_title(clean.pop("Title", ""))
    kept = {name: value for name, value in clean.items() if value}
    return Stated(title=(StatedValue(title, "pdf:Title"),) if title else (), metadata=kept)
