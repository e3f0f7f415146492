"""Cut JSON Lines into one Unit a line (https://jsonlines.org), streaming."""

import codecs
import gzip
import json
import zlib
from collections.abc import Iterator
from math import isfinite
from typing import Any, BinaryIO

from archive.errors import DocumentError
from archive.parse import decoding, detect, limits, opening
from archive.parse.unit import BadUnit, Unit

_CHUNK = 1024 * 1024


def cut(stream: BinaryIO, name: str, *, packed: BinaryIO | None = None) -> Iterator[Unit | BadUnit]:
    """Every line that is not blank, in constant memory but for a few bytes an id.

    `packed` is the compressed stream beneath `stream`, whose position bounds the expansion.
    """
    stem = detect.stem_of(name)
    seen: dict[str, int] = {}
    blank = 0
    for number, line in _lines(stream, packed):
        if isinstance(line, DocumentError):
            yield BadUnit(str(number), line)
        elif line.strip(b" \t\r\n\x0b\x0c"):
            yield _unit(line, number, stem, seen)
        elif (blank := blank + 1) > limits.BLANK_LINES:
            raise DocumentError("The file holds more than a million blank lines; look at it.", stage="read")


def _lines(stream: BinaryIO, packed: BinaryIO | None) -> Iterator[tuple[int, bytes | DocumentError]]:
    """Numbered lines from 1 without their newline; an error for a line too long, and for damage, the last."""
    number, total = 0, 0
    while True:
        number += 1
        try:
            line = stream.readline(limits.DOCUMENT_BYTES + 2)
            total += len(line)
            if too_long := len(line.rstrip(b"\r\n")) > limits.DOCUMENT_BYTES:
                total += _skip_line(stream, packed, total) if not line.endswith(b"\n") else 0
            refuse_bomb(total, packed)
        except (OSError, EOFError, zlib.error, DocumentError) as error:
            yield number, _damage(number, error)
            return
        if not line:
            return
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield (
                number,
                DocumentError("The file is UTF-16; JSON Lines is UTF-8: convert it.", stage="decode"),
            )
            return
        yield number, opening.too_large(limits.DOCUMENT_BYTES) if too_long else line.removesuffix(b"\n")


def _skip_line(stream: BinaryIO, packed: BinaryIO | None, total: int) -> int:
    """Read on to the line's end; the number of bytes passed over."""
    skipped = 0
    while chunk := stream.readline(_CHUNK):
        skipped += len(chunk)
        refuse_bomb(total + skipped, packed)
        if chunk.endswith(b"\n"):
            break
    return skipped


def refuse_bomb(total: int, packed: BinaryIO | None) -> None:
    """Raises DocumentError where `total` bytes have come out of far fewer packed ones."""
    if packed is None or total <= limits.EXPANSION_FREE:
        return
    if total > limits.EXPANDED_BYTES or total > packed.tell() * limits.EXPANSION_RATIO:
        message = "The compressed file grows far beyond what texts do; unpack it and look at it."
        raise DocumentError(message, stage="read")


def _damage(number: int, error: Exception) -> DocumentError:
    if isinstance(error, DocumentError):
        return error
    if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
        return opening.unreadable(error)
    message = f"The compressed file is damaged or cut off at line {number}; fetch it again."
    return DocumentError(message, stage="read")


def _unit(line: bytes, number: int, stem: str, seen: dict[str, int]) -> Unit | BadUnit:
    line = line.removesuffix(b"\r")
    try:
        ident = _id(loads(decoding.decoded(line)[0]))
    except DocumentError as error:
        message = f"Line {number}: {error.message}"
        return BadUnit(str(number), DocumentError(message, stage=error.stage), line)
    key = ident or str(number)
    if first := seen.get(key):
        message = f"Line {number}: its id {key!r} stands already on line {first}; give each line its own."
        return BadUnit(str(number), DocumentError(message, stage="parse"), line)
    seen[key] = number
    return Unit(ident or f"{stem}-{number}", key, line, detect.JSON.name, detect.JSON.media_type)


def _id(value: dict[str, Any]) -> str:
    """The `id` of a line, empty where it has none. Raises DocumentError for one that cannot be kept."""
    ident = value.get("id")
    if isinstance(ident, bool) or not isinstance(ident, str | int | None):
        raise DocumentError("`id` must be a string or a whole number.", stage="parse")
    text = "" if ident is None else str(ident).strip()
    if len(text) > limits.ID_CHARACTERS or not (text.isprintable() or not text):
        message = f"`id` must be at most {limits.ID_CHARACTERS} printable characters."
        raise DocumentError(message, stage="parse")
    return text


def loads(text: str) -> dict[str, Any]:
    """One JSON object. Raises DocumentError with the place and the reason for anything else."""
    try:
        value = json.loads(text, parse_constant=_not_json, parse_float=_number)
    except json.JSONDecodeError as error:
        message = f"broken JSON at character {error.pos + 1} ({error.msg}); repair or remove the line."
        raise DocumentError(message, stage="parse") from error
    except RecursionError as error:
        raise DocumentError("the JSON is nested too deeply.", stage="parse") from error
    except ValueError as error:
        raise DocumentError(f"broken JSON ({error}).", stage="parse") from error
    if not isinstance(value, dict):
        raise DocumentError("the line must be one JSON object, {...}.", stage="parse")
    return value


def _number(printed: str) -> float | str:
    """A number with a point or a power; as printed where it is too large for a machine to keep."""
    value = float(printed)
    return value if isfinite(value) else printed


def _not_json(name: str) -> float:
    raise ValueError(f"{name} is not JSON")
