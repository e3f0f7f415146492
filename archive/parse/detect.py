"""Which format a file has, by its name alone."""

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name, which chooses its cutter and its reader, and the media type of its documents."""

    name: str
    media_type: str


TEXT = Format("text", "text/plain")
JSON = Format("json", "application/json")

SUFFIXES: dict[str, Format] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".jsonl": JSON,
    ".ndjson": JSON,
    ".jsonl.gz": Format("json.gz", "application/json"),
    ".ndjson.gz": Format("json.gz", "application/json"),
}


def suffix_of(name: str) -> str:
    """The longest known suffix of a file name, in lower case; empty where none is known."""
    parts = PurePath(name).suffixes[-2:]
    for suffix in ("".join(parts).lower(), "".join(parts[-1:]).lower()):
        if suffix in SUFFIXES:
            return suffix
    return ""


def format_of(name: str) -> Format | None:
    """The format that a file name promises, None where its suffix is unknown."""
    return SUFFIXES.get(suffix_of(name))


def stem_of(name: str) -> str:
    """The file name without its known suffix: `talks.jsonl.gz` gives `talks`."""
    base = PurePath(name).name
    return base[: len(base) - len(suffix_of(base))] or base


def is_document(name: str) -> bool:
    """Whether a file of this name is read: a known suffix, no dot file, no README."""
    base = PurePath(name).name
    if base.startswith(".") or base.upper().startswith("README"):
        return False
    return bool(suffix_of(base))
