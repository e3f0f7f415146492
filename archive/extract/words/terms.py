"""The word lists of extraction: data files in `vocabulary/`, one term a line, `#` opens a comment."""

from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).parents[1] / "vocabulary"


@cache
def terms(name: str) -> frozenset[str]:
    """The terms of `vocabulary/<name>.txt`. An absent list is empty: a language need not have every list."""
    return frozenset(row[0] for row in _rows(name))


@cache
def pairs(name: str) -> dict[str, str]:
    """The two columns of `vocabulary/<name>.txt`, tab-separated, the first as key."""
    return {row[0]: row[1] for row in _rows(name)}


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The columns of `vocabulary/<name>.txt`, tab-separated; the first is the key, the rest the value."""
    return {row[0]: tuple(row[1:]) for row in _rows(name)}


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The columns of `vocabulary/<name>.txt`, tab-separated, line by line."""
    return tuple(tuple(row) for row in _rows(name))


def _rows(name: str) -> list[list[str]]:
    path = VOCABULARY / f"{name}.txt"
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip().split("\t") for line in lines if line.strip() and not line.startswith("#")]
