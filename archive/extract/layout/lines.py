"""Lines of a frame: those around a report that hold its date, byline, source or credit and nothing else."""

import re
from collections.abc import Iterator

from archive.extract.layout.credits import (
    byline,
    credit_line,
    dated_byline,
    named_source,
)
from archive.extract.layout.dated_lines import date_line, dated_line
from archive.extract.layout.frame_line import FrameLine, LineKind, stripped
from archive.extract.layout.furniture import closing_note, labelled_title, site_field
from archive.extract.layout.mastheads import masthead, monitored, printed_in
from archive.extract.layout.outlets import is_agency, is_domain, is_masthead, is_outlet, is_place
from archive.extract.words.datetexts import date_at
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["read_line", "split_headline"]

LONGEST = 240  # characters of a line that can be frame

_SEPARATOR = re.compile(r"\s*\|\s*|\s+[•·/–—-]\s+")
_FIRST_WORD = re.compile(r"(?:\d{1,4}(?:re|e|ère|ème|st|nd|rd|th)?\.?\s)?([^\W\d_]+(?:[\u200c-][^\W\d_]+)*)")
_BEFORE_LAST_DAY = re.compile(
    r"(?:[,،]|\s[–—-]|\s(?:on|of|am|vom|du|le|del|del día|بتاريخ|في|يوم|در تاریخ|در|مورخ)|\s\()\s?(?=\w)"
)
_BESIDE_HEADLINE = re.compile(r"\s+(?:[|•·»]|::|[–—-])\s+")


def read_line(text: str, start: int, end: int, *, tail: bool, titled: bool) -> tuple[FrameLine, ...]:
    """The parts of a line that is nothing but frame; empty where it holds anything else. Where the headline
    is known (`titled`), a name on no list beside a date is a writer or a section."""
    if end - start > LONGEST:
        return ()
    parted = any(sign in text[start:end] for sign in "|•·")
    whole = None if parted else _read_part(text, start, end, tail=tail)
    if whole is not None:
        return (whole,)
    return dated_line(text, start, end, tail=tail, titled=titled) or _read_parts(text, start, end, tail=tail)


def _read_parts(text: str, start: int, end: int, *, tail: bool) -> tuple[FrameLine, ...]:
    """The parts between marks such as a stroke; empty unless each is frame."""
    parts, at = [], start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        part = _read_part(text, at, stop, tail=tail) or _place(text, at, stop)
        if part is None:
            return ()
        parts.append(part)
        at = separator.end() if separator else end
    return tuple(parts)


def _place(text: str, start: int, end: int) -> FrameLine | None:
    """A part of a line between strokes that is nothing but a place: "By A. Roe | Reuters | New Delhi"."""
    beside = "|" in text[max(0, start - 3) : start] + text[end : end + 3]
    place = Span(start, end)
    if not (beside and is_place(place.of(text))):
        return None
    return FrameLine("note", place, "place of a line", 0.8, places=(place,))


def _read_part(text: str, start: int, end: int, *, tail: bool) -> FrameLine | None:
    if start >= end:
        return None
    if tail:
        return (
            date_line(text, start, end)
            or dated_byline(text, start, end)
            or printed_in(text, start, end)
            or masthead(text, start, end)
            or closing_note(text, start, end)
            or named_source(text, start, end, tail=True)
            or site_field(text, start, end)
            or credit_line(text, start, end)
        )
    return (
        date_line(text, start, end)
        or labelled_title(text, start, end)
        or masthead(text, start, end)
        or monitored(text, start, end)
        or site_field(text, start, end)
        or named_source(text, start, end, tail=False)
        or byline(text, start, end)
    )


def split_headline(text: str, start: int, end: int) -> tuple[Span, tuple[FrameLine, ...]]:
    """A headline without the date and the outlet's name that a site writes beside it, and those."""
    beside = list(_before_headline(text, start, end))
    start = _BESIDE_HEADLINE.match(text, beside[-1].span.end, end).end() if beside else start  # type: ignore[union-attr]
    separators = list(_BESIDE_HEADLINE.finditer(text, start, end))
    while separators:
        separator = separators.pop()
        part = _beside(
            text, stripped(text, separator.end(), end), strong=separator[0].strip() in ("|", "::", "»")
        )
        if part is None or separator.start() <= start:
            break
        beside.append(part)
        end = separator.start()
    if day := _day_of_piece(text, start, end):
        beside.append(day)
    return Span(start, end), tuple(beside)


def _before_headline(text: str, start: int, end: int) -> Iterator[FrameLine]:
    """The outlet, and its sections, that stand before a headline: "BBC NEWS | World | ..."."""
    for separator in _BESIDE_HEADLINE.finditer(text, start, end):
        part = Span(start, separator.start())
        name = part.of(text)
        outlet = is_agency(name) or is_domain(name) or is_masthead(name)
        section = site_field(text, part.start, part.end) is not None or is_place(name)
        if separator[0].strip() not in ("|", "»", "::") or not (outlet or section):
            return
        kind: LineKind = "source" if outlet else "note"
        yield FrameLine(kind, part, "outlet beside the headline", 0.75, names=(part,) if outlet else ())
        start = separator.end()


def _day_of_piece(text: str, start: int, end: int) -> FrameLine | None:
    """The day that ends the headline of something said or issued: "Address to the Nation, June 3, 2019"."""
    word = _FIRST_WORD.match(text, start, end)
    if word is None or word[1].lower() not in terms("spoken-genres"):
        return None
    for mark in _BEFORE_LAST_DAY.finditer(text, start, end):
        day = date_at(text, mark.end(), end)
        rest = text[day.span.end : end].strip(" ,.)") if day else ""
        if day is not None and day.complete and (not rest or is_place(rest)):
            places = _place_before(text, start, mark.start()) if text[mark.start()] == "," else ()
            return FrameLine(
                "date", Span(mark.end(), end), "day in a headline", 0.75, date=day, places=places
            )
    return None


def _place_before(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The listed place between the last comma and the day: "Remarks at the Fair, Winnipeg, 9 May 1999"."""
    place = stripped(text, text.rfind(",", start, end) + 1, end)
    return (place,) if place.start > start + 1 and is_place(place.of(text)) else ()


def _beside(text: str, part: Span, *, strong: bool) -> FrameLine | None:
    name = part.of(text)
    if found := date_line(text, part.start, part.end):
        return found
    if is_agency(name) or is_domain(name) or (strong and is_outlet(name)):
        return FrameLine("source", part, "outlet beside the headline", 0.75, names=(part,))
    return None
