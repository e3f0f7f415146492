"""Markdown: front matter is the container, what follows it is the Text (https://commonmark.org).

YAML front matter stands between lines of `---`, TOML front matter between lines of `+++`.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from archive.parse import decoding, limits, stated, yaml_fields
from archive.parse.unit import Unit
from archive.text import Document, Flag, Span

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE),
}
_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HASHES = re.compile(r" {0,3}#{1,6}[ \t]++(?=\S)")
_CLOSING_HASHES = re.compile(r"[ \t]#+[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*\n?\Z")
_OTHER_BLOCK = re.compile(r"\s*(?:[>#|]|[-+*][ \t]|\d+[.)][ \t])|\s*\Z| {4}|\t")


def read(unit: Unit) -> Document:
    """A document whose headings are the lines that Markdown marks as such, their signs left out."""
    whole = decoding.decode(unit.data)
    fields, body, flags = _parted(whole.value)
    text = decoding.text_of(body, encoding=whole.encoding, certainty=whole.certainty)
    headings = tuple(islice(_headings(text.value), limits.HEADINGS))
    return Document(unit.id, text, stated.from_fields(fields), headings, flags)


def _parted(value: str) -> tuple[dict[str, Any], str, tuple[Flag, ...]]:
    """The front matter's fields, the text after it, and a flag where it cannot be read (then all is text)."""
    opening = _OPENING.match(value)
    closing = opening and _CLOSING[opening.group(1)].search(value, opening.end())
    if not opening or not closing:
        return {}, value, ()
    inner = value[opening.end() : closing.start()]
    try:
        if len(inner) > limits.SIDECAR_BYTES:
            raise ValueError("it is too long")
        fields = yaml_fields.loads(inner) if opening.group(1) == "---" else _toml(inner)
    except ValueError as error:
        if ":" not in inner and "=" not in inner:
            return {}, value, ()  # a text between two rules
        return {}, value, (Flag("field", f"The front matter is not used: {error}."),)
    return fields, value[closing.end() :], ()


def _toml(text: str) -> dict[str, Any]:
    try:
        return {name: _plain(value) for name, value in tomllib.loads(text).items()}
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _plain(value: Any) -> Any:
    """TOML's dates, times and numbers that are not JSON's as they are printed."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | bool | int) else str(value)


def _headings(value: str) -> Iterator[Span]:
    fence, previous = "", None
    for match in _LINE.finditer(value):
        line = match.group()
        mark = _FENCE.match(line)
        if fence or mark:
            fence = _after_fence(fence, mark, line)
            previous = None
        elif hashes := _HASHES.match(line):
            words = _CLOSING_HASHES.sub("", line.rstrip())[hashes.end() :].rstrip()
            if words.strip("#"):
                yield Span(match.start() + hashes.end(), match.start() + hashes.end() + len(words))
            previous = None
        elif previous and _UNDERLINE.match(line):
            yield previous
            previous = None
        else:
            previous = _paragraph_line(line, match.start())


def _after_fence(fence: str, mark: re.Match[str] | None, line: str) -> str:
    """The fence that is open after this line, empty for none."""
    if not fence:
        return mark.group(1) if mark else ""
    closes = mark and mark.group(1).startswith(fence) and not line[mark.end() :].strip()
    return "" if closes else fence


def _paragraph_line(line: str, start: int) -> Span | None:
    """The words of a line that an underline below would make a heading."""
    if _OTHER_BLOCK.match(line):
        return None
    indent = len(line) - len(line.lstrip())
    return Span(start + indent, start + len(line.rstrip()))
