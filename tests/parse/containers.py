"""Small builders of the binary formats: PDF, DOCX, WARC, ZIP and TAR."""

import gzip
import io
import tarfile
import zipfile

import docx


def pdf(*pages: str, title: str = "") -> bytes:
    """A PDF whose pages print these lines (ASCII) in Helvetica."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        shown = "".join(f"({line}) Tj T*\n" for line in page.split("\n")) if page else ""
        content = f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}ET"
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    bodies.append(f"<< /Title ({title}) /CreationDate (D:20240501120000Z) >>")
    return _assembled(bodies)


def _assembled(bodies: list[str]) -> bytes:
    data, places = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(data)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(bodies) + 1
    data += f"xref\n0 {count}\n0000000000 65535 f \n{rows}".encode()
    return (
        data
        + f"trailer << /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )


def word(*paragraphs: tuple[str, str], title: str = "") -> bytes:
    """A Word document of (style, words); the style "table" makes a table of one row, cells parted by tabs."""
    document = docx.Document()
    document.core_properties.title = title
    for style, words in paragraphs:
        if style == "table":
            cells = words.split("\t")
            row = document.add_table(rows=1, cols=len(cells)).rows[0]
            for cell, value in zip(row.cells, cells, strict=True):
                cell.text = value
        else:
            document.add_paragraph(words, style=style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(*members: tuple[str, bytes], stored: bool = False) -> bytes:
    stream = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w", kind) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=kind)
    return stream.getvalue()


def tarred(*members: tuple[str, bytes | None], mode: str = "w:gz") -> bytes:
    """A TAR archive; a member without bytes is a symbolic link to /etc/hostname."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/hostname"
            else:
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data or b""))
    return stream.getvalue()


def warc(*pages: tuple[str, str, bytes], packed: bool = True, status: str = "200 OK") -> bytes:
    """A WARC file of responses: (address, content type, body), after a warcinfo record."""
    records = [_record("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for address, kind, body in pages:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        records.append(_record("response", address, "application/http; msgtype=response", block))
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(kind: str, address: str, media_type: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n{target}"
        f"WARC-Date: 2024-05-02T10:00:00Z\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
