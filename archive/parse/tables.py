"""CSV and TSV: a document a row (https://www.rfc-editor.org/rfc/rfc4180); the columns are the fields.

A row's Original is the header's line and the row's own bytes, so that it can be read again by itself.
"""

import codecs
import csv
import io
from collections.abc import Iterator
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
    rows = _records(stream)
    header, problem = next(rows, (b"", None))
    if problem:
        raise problem
    if header.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError("The table is UTF-16; save it as CSV in UTF-8.", stage="decode")
    header = header.removeprefix(codecs.BOM_UTF8)
    columns = _columns(header)
    stem, seen = detect.stem_of(name), dict[str, int]()
    for number, (row, problem) in enumerate(rows, 1):
        if problem:
            yield BadUnit(str(number), problem)
        elif row.strip():
            yield _unit(header, columns, row, number, stem, seen)


def read(unit: Unit) -> Document:
    """The row's `text` or `html`, and its other cells as stated values."""
    header, row = _split(unit.data)
    _, encoding, certainty = decoding.decoded(unit.data)
    fields = _fields(_columns(header), row, _delimiter(header))
    return json_document.from_fields(unit.id, fields, encoding=encoding, certainty=certainty)


def _records(stream: BinaryIO) -> Iterator[tuple[bytes, DocumentError | None]]:
    """Records as bytes without their newline; one goes on over lines while a quotation mark is open."""
    record, quotes = bytearray(), 0
    while True:
        try:
            line = stream.readline(limits.DOCUMENT_BYTES + 2)
        except OSError as error:
            yield b"", opening.unreadable(error)
            return
        record += line
        quotes += line.count(b'"')
        if len(record) > limits.DOCUMENT_BYTES:
            message = "A row is larger than a document may be, or its quotation mark is never closed."
            yield b"", DocumentError(message, stage="read")
            return
        if quotes % 2 == 0 or not line:
            if record:
                yield bytes(record).rstrip(b"\r\n"), None
            record, quotes = bytearray(), 0
        if not line:
            return


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
    records = [record for record, _ in _records(io.BytesIO(data))]
    if len(records) != 2:
        raise DocumentError("It must be a header's line and one row.", stage="parse")
    return records[0], records[1]


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
