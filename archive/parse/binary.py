"""Tell bytes that are no text: by the signatures of common formats, then by control characters.

Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures
"""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF file"),
    (b"%!PS-Adobe", "a PostScript file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"PK\x03\x04", "a ZIP, DOCX or EPUB file"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh91AY&SY", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3\x03", "an MP3 file"),
    (b"ID3\x04", "an MP3 file"),
    (b"OggS\x00", "an Ogg file"),
    (b"\x1a\x45\xdf\xa3", "a Matroska film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)

# What text files hold of the control characters: tab, line feed, form feed, carriage return, and the
# escape of ISO-2022 encodings.
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")
_CONTROLS = bytes(code for code in range(1, 32) if code not in _TEXT_CONTROLS)

CONTROL_SHARE = 0.02
"""Random bytes hold a tenth of control characters, texts next to none."""


def signature(data: bytes) -> str:
    """What kind of file these bytes begin like, empty where they begin like none of the known."""
    for magic, kind in SIGNATURES:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or film"
    if data[4:8] == b"ftyp":
        return "a film or picture"
    return ""


def is_noise(data: bytes, *, limit: int = 65536) -> bool:
    """Whether the bytes hold more control characters than any text does (NUL not counted)."""
    head = data[:limit]
    controls = len(head) - len(head.translate(None, delete=_CONTROLS))
    return controls > len(head) * CONTROL_SHARE
