"""FrameLine: what a line, or part of a line, of a report's frame holds."""

from dataclasses import dataclass
from typing import Literal

from archive.extract.words.datetexts import DateText
from archive.text import Span

__all__ = ["FrameLine", "LineKind", "stripped"]

LineKind = Literal["title", "date", "byline", "source", "credit", "note"]


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A title, a date, names of outlets, places, or something that the archive does not keep (a note)."""

    kind: LineKind
    span: Span
    rule: str
    confidence: float
    date: DateText | None = None
    names: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()


def stripped(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return Span(left, max(left, start + len(inner.rstrip())))
