"""Small builders of units and files for the tests of parsing."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive.errors import DocumentError
from archive.parse import BadUnit, Unit, parse, units
from archive.text import Document

WORDS = "The minister said that the talks would go on."


def text_unit(data: bytes | str) -> Unit:
    raw = data.encode() if isinstance(data, str) else data
    return Unit("note", "", raw, "text", "text/plain")


def json_unit(**fields: Any) -> Unit:
    return Unit("a-1", "a-1", json.dumps(fields).encode(), "json", "application/json")


def lines(*values: object) -> bytes:
    """JSON Lines of these values; bytes stand as they are."""
    raw = [value if isinstance(value, bytes) else json.dumps(value).encode() for value in values]
    return b"\n".join(raw) + b"\n"


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def write_gzip(folder: Path, name: str, data: bytes) -> Path:
    return write(folder, name, gzip.compress(data))


def cut(path: Path) -> tuple[list[Unit], list[BadUnit]]:
    found = list(units(path))
    good = [unit for unit in found if isinstance(unit, Unit)]
    return good, [unit for unit in found if isinstance(unit, BadUnit)]


def read(path: Path) -> list[Document]:
    """Every document of a file that must hold no bad one."""
    good, bad = cut(path)
    assert bad == []
    return [parse(unit) for unit in good]


def read_or_refused(reading: Callable[[], Document]) -> bool:
    """Whether the reading gives words, or refuses with a message; anything else it raises passes through."""
    try:
        return bool(reading().text.value.strip())
    except DocumentError as error:
        return bool(error.message)
