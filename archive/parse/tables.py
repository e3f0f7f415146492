"""CSV and TSV: a document a row (https://www.rfc-editor.org/rfc/rfc4180); the columns are the fields.

A row's Original is the header's line and the row's own bytes, so that it can be read again by itself.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from archive.errors import DocumentError
from archive.parse import decoding, detect, json_document, limits, opening
from archive.parse.unit import BadUnit, Unit
from archive.text import Document

_DELIMITERS = ",;\t|"
_BODY = ("text", "html")


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """Every row but blank ones; the row number counts records after the header, from 1.

    Raises DocumentError for a file without a `text` or `html` column.
    """
    rows = _Lines(stream)
    rows.line()
    header = rows.taken()
    if header.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError("The table is UTF-16; save it as CSV in UTF-8.", stage="decode")
    header = header.removeprefix(codecs.BOM_UTF8)
    columns = _columns(header)
    stem, seen = detect.stem_of(name), dict[str, int]()
    for number, row in enumerate(_records(rows, _delimiter(header)), 1):
        if isinstance(row, DocumentError):
            yield BadUnit(str(number), row)
        elif row.strip():
            yield _unit(header, columns, row, number, stem, seen)


def read(unit: Unit) -> Document:
    """The row's `text` or `html`, and its other cells as stated values."""
    header, row = _split(unit.data)
    _, encoding, certainty = decoding.decoded(unit.data)
    fields = _fields(_columns(header), row, _delimiter(header))
    return json_document.from_fields(unit.id, fields, encoding=encoding, certainty=certainty)


class _Lines:
    """Lines of a stream for csv, which tells where a record ends, and the bytes that they were.

    Latin-1 gives each byte a character; the marks that part records are ASCII in every encoding read here.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._taken = bytearray()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.line()
        if not line:
            raise StopIteration
        return line.decode("latin-1")

    def line(self) -> bytes:
        """The next line. Raises DocumentError where the record grows larger than a document may be."""
        try:
            line = self._stream.readline(limits.DOCUMENT_BYTES + 2)
        except OSError as error:
            raise opening.unreadable(error) from error
        self._taken += line
        if len(self._taken) > limits.DOCUMENT_BYTES:
            message = "A row is larger than a document may be, or its quotation mark is never closed."
            raise DocumentError(message, stage="read")
        return line

    def taken(self) -> bytes:
        """The bytes of the lines since the last call, without the last newline."""
        record = bytes(self._taken).rstrip(b"\r\n")
        self._taken.clear()
        return record


def _records(lines: _Lines, delimiter: str) -> Iterator[bytes | DocumentError]:
    """Records as bytes without their newline; one too large is an error and the last."""
    csv.field_size_limit(limits.DOCUMENT_BYTES)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        with suppress(csv.Error):  # reading the row will say what is wrong with it
            try:
                next(reader)
            except StopIteration:
                return
            except DocumentError as error:
                yield error
                return
        yield lines.taken()


def _unit(
    header: bytes, columns: list[str], row: bytes, number: int, stem: str, seen: dict[str, int]
) -> Unit | BadUnit:
    data = header + b"\n" + row
    try:
        ident = _fields(columns, row, _delimiter(header)).get("id", "").strip()
    except DocumentError as error:
        message = f"Row {number}: {error.message}"
        return BadUnit(str(number), DocumentError(message, stage=error.stage), data)
    if len(ident) > limits.ID_CHARACTERS or not (ident.isprintable() or not ident):
        ident = ""
    key = ident or str(number)
    if first := seen.get(key):
        message = f"Row {number}: its id {key!r} stands already in row {first}; give each row its own."
        return BadUnit(str(number), DocumentError(message, stage="parse"), data)
    seen[key] = number
    return Unit(ident or f"{stem}-{number}", key, data, detect.TABLE.name, detect.TABLE.media_type)


def _split(data: bytes) -> tuple[bytes, bytes]:
    """The header's line and the row of an Original."""
    header, _, row = data.partition(b"\n")
    if not row.strip():
        raise DocumentError("It must be a header's line and one row.", stage="parse")
    return header.removesuffix(b"\r"), row


def _delimiter(header: bytes) -> str:
    """Of comma, semicolon, tab and bar the one that the header holds most often."""
    return max(_DELIMITERS, key=lambda mark: header.count(mark.encode()))


def _columns(header: bytes) -> list[str]:
    names = [name.strip().lower() for name in _cells(header, _delimiter(header))]
    if not set(names) & set(_BODY):
        message = "The first line must name the columns, one of them `text` or `html`."
        raise DocumentError(message, stage="parse")
    return names


def _fields(columns: list[str], row: bytes, delimiter: str) -> dict[str, str]:
    cells = _cells(row, delimiter)
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        message = f"it has {len(cells)} cells for {len(columns)} columns; quote the cell with a separator."
        raise DocumentError(message, stage="parse")
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name}


def _cells(record: bytes, delimiter: str) -> list[str]:
    value, _, _ = decoding.decoded(record)
    csv.field_size_limit(limits.DOCUMENT_BYTES)
    try:
        rows = list(csv.reader(io.StringIO(value, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise DocumentError(f"broken CSV ({error}); repair the row.", stage="parse") from error
    if len(rows) > 1:
        raise DocumentError("broken CSV (a line break outside quotation marks).", stage="parse")
    return rows[0] if rows else []
