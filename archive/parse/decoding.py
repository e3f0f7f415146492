"""Bytes to Text: byte order mark, strict UTF-8, the declared encoding, then a guess with its certainty."""

import codecs
import unicodedata
from collections import Counter
from contextlib import suppress

from archive.errors import DocumentError
from archive.parse import binary
from archive.parse.guessing import guesses
from archive.text import Text

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SOUND_TO_BROKEN = 5
_DECLARED_CERTAINTY = 0.95
_SHAPE_CERTAINTY = 0.9
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def decode(data: bytes, *, declared: str = "") -> Text:
    """The Text of a plain text file's bytes.

    `declared` is the encoding that the container names, used where the bytes are no UTF-8. Raises
    DocumentError for bytes that are no text, for NUL and for a text without a visible character.
    """
    value, encoding, certainty = decoded(data, declared=declared)
    return text_of(value, encoding=encoding, certainty=certainty)


def text_of(value: str, *, encoding: str = "utf-8", certainty: float = 1.0) -> Text:
    """A Text with LF newlines and no leading byte order mark. Raises DocumentError as `decode` does."""
    value = value.removeprefix("\ufeff")
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    refuse_unstorable(value)
    if all(character.isspace() or character in _INVISIBLE for character in value):
        raise DocumentError("The document is empty: it holds no visible character.", stage="parse")
    return Text(value, encoding=encoding, certainty=certainty)


def refuse_unstorable(value: str) -> None:
    """Raises DocumentError for a NUL or a lone surrogate."""
    if "\0" in value:
        message = f"The text holds a NUL character at position {value.index(chr(0))}; remove it."
        raise DocumentError(message, stage="decode")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"The text holds half a surrogate pair at position {error.start}; it is damaged."
        raise DocumentError(message, stage="decode") from error


def decoded(data: bytes, *, declared: str = "") -> tuple[str, str, float]:
    """The characters, the encoding's name and its certainty. Raises DocumentError where there is none."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding, 1.0
    if kind := binary.signature(data):
        message = f"This is binary: {kind} under a name that promises text; convert or rename it."
        raise DocumentError(message, stage="decode")
    if b"\0" in data:
        return _wide(data)
    if binary.is_noise(data):
        raise _binary()
    try:
        return data.decode("utf-8"), "utf-8", 1.0
    except UnicodeDecodeError:
        return _legacy(data, declared)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"Its byte order mark says {encoding}, but byte {error.start} is not; the file is damaged."
        raise DocumentError(message, stage="decode") from error


def _wide(data: bytes) -> tuple[str, str, float]:
    """UTF-16 or UTF-32 without a mark, told by where its NUL bytes stand."""
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            value = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in value and _reads_as_text(value):
            return value, encoding, _SHAPE_CERTAINTY
    if binary.is_noise(data) or data.count(0) > max(8, len(data) // 20):
        raise _binary()
    message = f"The file holds a NUL byte at {data.index(0)}; remove it, or convert the file to UTF-8."
    raise DocumentError(message, stage="decode")


def _reads_as_text(value: str) -> bool:
    """Whether the characters are assigned ones of few blocks, as those of any real text are.

    ASCII read as UTF-16 gives ideographs of many blocks, so most must lie in three blocks of 256.
    """
    sample = value[:20_000]
    kinds = Counter(unicodedata.category(character)[0] for character in sample)
    controls = sum(ord(c) < 32 and c not in "\t\n\r\f" for c in sample)
    unassigned = sum(unicodedata.category(c) in ("Cn", "Co", "Cs") for c in set(sample))
    if controls or unassigned or kinds["L"] * 3 < len(sample):
        return False
    blocks = Counter(ord(character) >> 8 for character in sample)
    cjk = sum(0x3000 <= ord(character) < 0xA000 for character in sample)
    spaced = any(character in " \n" for character in sample)
    if cjk * 2 > len(sample):  # pairs of ASCII letters are ideographs too, but never these marks
        spaced = sum(character in "、。，" for character in sample) * 200 >= len(sample)
    return spaced and (sum(n for _, n in blocks.most_common(3)) + cjk) >= len(sample) * 0.9


def _legacy(data: bytes, declared: str) -> tuple[str, str, float]:
    """Bytes that are not all UTF-8: damaged UTF-8, the declared encoding if it fits, else the best guess."""
    if damaged := _damaged_utf8(data):
        return damaged
    if name := _known_codec(declared):
        with suppress(UnicodeDecodeError):
            return data.decode(name), name, _DECLARED_CERTAINTY
    for name, certainty in guesses(data):
        with suppress(UnicodeDecodeError):  # the guess saw a sample only
            return data.decode(name), name, certainty
    message = "The bytes are neither UTF-8 nor text in any known encoding; convert the file to UTF-8."
    raise DocumentError(message, stage="decode")


def _damaged_utf8(data: bytes) -> tuple[str, str, float] | None:
    """UTF-8 with a few broken bytes, which U+FFFD then stands for; None where another encoding is likelier.

    Text of a legacy encoding hardly ever forms a valid sequence of UTF-8 by chance.
    """
    value = data.decode("utf-8", "replace")
    broken = value.count("\ufffd")
    sound = sum(character > "\x7f" for character in value) - broken
    if sound < broken * _SOUND_TO_BROKEN:
        return None
    return value, "utf-8", round(_DECLARED_CERTAINTY * sound / (sound + broken), 2)


def _known_codec(declared: str) -> str:
    """Python's name for a declared encoding, else empty; Latin-1 means cp1252, as on the web."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name in ("ascii", "iso8859-1"):
        return "cp1252"
    return "" if name.startswith(("utf", "base64", "hex", "quopri", "rot", "zlib", "bz2", "uu")) else name


def _binary() -> DocumentError:
    message = "This is binary, not text; convert it to text or give it its own suffix."
    return DocumentError(message, stage="decode")
