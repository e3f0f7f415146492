"""Build Stated from a container's named fields: known ones by their meaning, the rest as metadata."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from archive.parse.decoding import refuse_unstorable
from archive.text import Stated, StatedValue

_MOMENT = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)[T ]\d\d?:?\d\d")

EPOCH = "1970-01-01"
"""The day that a moment of zero seconds falls on: what a field holds that nobody filled."""

PLAIN = ("title", "date", "source", "language")
"""Fields with one value; a list gives several, the strongest first."""


def from_fields(fields: Mapping[str, Any], *, prefix: str = "") -> Stated:
    """What a mapping of `title, date, source, speakers, url, language` and other fields states.

    Each value's origin is its field's name after `prefix`. Blank values are ignored; a value of
    another shape than its field's is kept in the metadata. Raises DocumentError for NUL and surrogates.
    """
    rest = dict(fields)
    found: dict[str, tuple[StatedValue, ...]] = {}
    for name in (*PLAIN, "speakers"):
        values = _speakers(fields.get(name)) if name == "speakers" else _values(fields.get(name))
        if values is not None:
            found[name] = tuple(StatedValue(value, prefix + name) for value in values)
            rest.pop(name, None)
    dates = [StatedValue(day_of(item.value), item.origin) for item in found.get("date", ())]
    found["date"] = without_placeholder(dates)
    url = web_address(fields.get("url"))
    if url:
        rest.pop("url")
    _check(rest)
    metadata = {name: value for name, value in rest.items() if not _blank(value)}
    return Stated(**found, url=url, metadata=metadata)


def day_of(value: str) -> str:
    """The day of an ISO date and time, as printed there; any other value unchanged."""
    match = _MOMENT.match(value)
    return f"{match.group(1)}-{match.group(3)}-{match.group(4)}" if match else value


def day_of_seconds(value: str) -> str:
    """The day, in UTC, of a moment counted in seconds or milliseconds since 1970; "" for anything else."""
    if not (value.isascii() and value.isdigit() and len(value) in (9, 10, 12, 13)):
        return ""
    seconds = int(value) // (1000 if len(value) > 10 else 1)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def without_placeholder(dates: Sequence[StatedValue]) -> tuple[StatedValue, ...]:
    """The dates without the day from which machines count, where another stands beside it."""
    kept = tuple(item for item in dates if day_of(item.value) != EPOCH)
    return kept or tuple(dates)


def web_address(value: object) -> str:
    """The address if it is an http or https one with a host, else an empty string."""
    if not isinstance(value, str) or any(character.isspace() for character in value.strip()):
        return ""
    try:
        parts = urlsplit(value.strip())
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or not value.isprintable():
        return ""
    return value.strip()


def line(value: str) -> str:
    """A value on one line, without white space around it. Raises DocumentError for NUL and surrogates."""
    refuse_unstorable(value)
    return " ".join(value.split())


def _blank(value: object) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def _values(value: object) -> list[str] | None:
    """The non-blank values of a field, None for a shape it cannot have."""
    if _blank(value):
        return []
    items = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(item, str | int) and not isinstance(item, bool) for item in items):
        return None
    return [text for item in items if (text := line(str(item)))]


def _speakers(value: object) -> list[str] | None:
    """Names from a list of names, of `{"name": ...}` objects, or from one string with semicolons."""
    if isinstance(value, str):
        value = value.split(";")
    if isinstance(value, list):
        value = [item.get("name") if isinstance(item, dict) else item for item in value]
    names = _values(value)
    return None if names is None else list(dict.fromkeys(names))


def _check(value: object) -> None:
    """Refuse what cannot be stored anywhere in nested metadata, without recursion."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            refuse_unstorable(item)
        elif isinstance(item, dict):
            waiting.extend((*item.keys(), *item.values()))
        elif isinstance(item, list | tuple):
            waiting.extend(item)
