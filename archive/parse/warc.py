"""WARC files (ISO 28500): a document a stored HTML or plain text page, dated by nothing but itself.

A page's Original is its record, headers and all, unpacked from gzip.
"""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO

from warcio.archiveiterator import WARCIterator

from archive.errors import DocumentError
from archive.parse import decoding, detect, json_lines, limits, opening, pages, stated
from archive.parse.unit import BadUnit, Unit
from archive.text import Document, Stated

_READ = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 64 * 1024


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """Every page that was stored with success, known by its address and, if seen before, its time.

    Records of other kinds and media types are passed over; damage ends the file with a BadUnit.
    """
    seen, number = set[str](), 0
    try:
        for record in _records(stream):
            number += 1
            if number > limits.MEMBERS:
                raise DocumentError("The file has too many records; split it.", stage="read")
            yield from _cut_record(record, number, seen, stream)
    except DocumentError as error:
        yield BadUnit(str(number), error)
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        message = f"{name} is damaged or no WARC file (record {number + 1}: {error}); fetch it again."
        yield BadUnit(str(number + 1), DocumentError(message, stage="read"))


def _records(stream: BinaryIO) -> Iterator[Any]:
    """Every record; what the library prints about damaged ones is kept off the terminal."""
    records = WARCIterator(stream, no_record_parse=True)
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _cut_record(record: Any, number: int, seen: set[str], stream: BinaryIO) -> Iterator[Unit | BadUnit]:
    headers = record.rec_headers
    address = headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in _READ or not address.lower().startswith(("http:", "https:")):
        _skip(record, stream)
        return
    content = _content(record, stream)
    if content is None:
        yield BadUnit(str(number), opening.too_large(limits.DOCUMENT_BYTES))
        return
    data = headers.to_ascii_bytes() + content
    if not _is_page(data):
        return
    key = address if address not in seen else f"{address} {headers.get_header('WARC-Date')}"
    if key in seen or len(key) > limits.ID_CHARACTERS or not key.isprintable():
        key = str(number)
    seen.add(key)
    yield Unit(key, key, data, detect.WARC.name, detect.WARC.media_type)


def _content(record: Any, stream: BinaryIO) -> bytes | None:
    """The record's block; None where it is larger than a document may be."""
    chunks, total = list[bytes](), 0
    while chunk := record.raw_stream.read(_CHUNK):
        total += len(chunk)
        if total > limits.DOCUMENT_BYTES:
            _skip(record, stream)
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _skip(record: Any, stream: BinaryIO) -> None:
    """Read on to the record's end; a bomb among records that are not kept is refused too."""
    total = 0
    while chunk := record.raw_stream.read(_CHUNK):
        total += len(chunk)
        json_lines.refuse_bomb(total, stream)


def read(unit: Unit) -> Document:
    """The page in a record: by its HTTP headers' type and charset, from its recorded address."""
    record = _record(unit.data)
    address = stated.web_address(record.rec_headers.get_header("WARC-Target-URI"))
    kind, charset = _media_type(record)
    data = _body(record)
    fetched = str(record.rec_headers.get_header("WARC-Date") or "")
    if kind in _PAGES:
        found = pages.document(unit.id, data, charset=charset, address=address)
    else:
        found = Document(unit.id, decoding.decode(data, declared=charset), Stated(url=address))
    metadata = {**found.stated.metadata, "fetched": fetched} if fetched else found.stated.metadata
    return Document(
        unit.id,
        found.text,
        Stated(
            title=found.stated.title,
            date=found.stated.date,
            source=found.stated.source,
            language=found.stated.language,
            url=address,
            metadata=metadata,
        ),
        found.headings,
    )


def _record(data: bytes) -> Any:
    try:
        return next(iter(WARCIterator(io.BytesIO(data))))
    except Exception as error:
        raise DocumentError(f"The WARC record is damaged ({error}).", stage="parse") from error


def _body(record: Any) -> bytes:
    """The payload without HTTP's transfer and content encodings, under the cap."""
    try:
        data = record.content_stream().read(limits.DOCUMENT_BYTES + 1)
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        raise DocumentError(f"The WARC record is damaged ({error}).", stage="parse") from error
    if len(data) > limits.DOCUMENT_BYTES:
        raise DocumentError("The page is larger than a document may be.", stage="parse")
    return bytes(data)


def _is_page(data: bytes) -> bool:
    """Whether a record holds a page that was fetched with success."""
    try:
        record = _record(data)
        kind, _ = _media_type(record)
        status = record.http_headers.get_statuscode() if record.http_headers else "200"
    except Exception:
        return True  # reading it will say what is wrong
    return status == "200" and (kind in _PAGES or kind == "text/plain")


def _media_type(record: Any) -> tuple[str, str]:
    """The media type and charset of the payload, in lower case."""
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").lower().partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return kind.strip(), charset
