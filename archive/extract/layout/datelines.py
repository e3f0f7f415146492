"""Datelines: the place, day and agency before the first words of a report, by a grammar of their parts.

The parts are read from the left (a name, a date, a weekday, a bracket, a mark), each as one letter, and
the longest run of them that a row of `SHAPES` knows is the dateline: `TEHRAN, May 10 (IRNA) --` reads
`N,DA-`. No list of outlets decides alone; the lists of agencies and cities confirm or rule out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from archive.extract.layout.dateline_parts import Part, read_parts
from archive.extract.layout.dateline_places import (
    dated_and_stopped,
    day_and_place_in_brackets,
    place_alone,
    place_and_day,
    place_and_stop,
    place_in_brackets,
    place_on_its_line,
)
from archive.extract.layout.dateline_verdicts import (
    Found,
    Verdict,
    agency_after_a_dash,
    agency_by_stroke,
    agency_first,
    agency_then_place,
    bare_agency,
    bracketed_agency,
    dated_place,
    name_and_date,
    special,
    unknown_agency,
)
from archive.extract.layout.datelines_east import read_east_dateline
from archive.extract.words.datetexts import DateText
from archive.text import Span

__all__ = ["Dateline", "read_dateline"]

REACH = 200  # characters that a dateline may take; longer ones were not met
LEAST_CONFIDENCE = 0.5
_NO_TOWN = re.compile(r"(?:aboard|on board|an bord|à bord|with)\b|.*\bheadquarters$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `span` covers it with its dash and the white space after."""

    span: Span
    places: tuple[Span, ...]
    agencies: tuple[Span, ...]
    date: DateText | None
    weekday: int | None
    rule: str
    confidence: float


class Shape(NamedTuple):
    """A run of parts, the confidence it deserves, and the judge of the words in it."""

    rule: str
    confidence: float
    pattern: re.Pattern[str]
    judge: Callable[[Found], Verdict | None]


def _shape(rule: str, confidence: float, pattern: str, judge: Callable[[Found], Verdict | None]) -> Shape:
    letters = pattern.replace("PLACES", "(?:N,*[OUP]{0,2},?){1,4}").replace(
        "DAY", "(?:(?:W,?)?D(?:,{0,2}[DB])?|W)"
    )
    return Shape(rule, confidence, re.compile(letters), judge)


# The one that reaches furthest wins, the earlier of equals. `$` ends a line that holds nothing else.
SHAPES = (
    _shape("dateline with agency", 0.97, r"(?:PLACES[-:]?)?(?:DAY,?-?)?[AC],?(?:[DB],?)?[-:$]?",
           bracketed_agency),
    _shape("dateline with agency", 0.95, r"(?:PLACES[-:]?)?[AC][-:]DAY,?[-:$]", bracketed_agency),
    _shape("dateline with agency", 0.9, r"PLACESDAY,?N,?[-:$]?", bare_agency),
    _shape("dateline with agency", 0.95, r"PLACES-DAY,?-?A[-:$]?", bracketed_agency),
    _shape("dateline with agency", 0.85, r"PLACES-?(?:DAY,?)?-N[-:,$]?", agency_after_a_dash),
    _shape("dateline with agency", 0.95, r"A[-,:]?PLACESDAY,?[-:$,]", bracketed_agency),
    _shape("dateline with agency", 0.9, r"A[-,:]?(?:N,?){1,2}[OP]?-", agency_then_place),
    _shape("dateline with agency", 0.85, r"N,N\$", agency_after_a_dash),
    _shape("dateline with agency", 0.9, r"PLACES[-:]?N[-,:]DAY,?[-:$]", agency_after_a_dash),
    _shape("dateline with agency", 0.9, r"PLACESDAY,?,?DAY,?N(?:,?[-:$])?", bare_agency),
    _shape("dateline with agency", 0.85, r"N[-,:]?PLACES(?:-?DAY,?)?[-:$]", agency_first),
    _shape("dateline with agency", 0.85, r"N[-,:]?PLACESDAY,", agency_first),
    _shape("dateline with agency", 0.8, r"N,(?:N)?", agency_by_stroke),
    _shape("dateline with unlisted agency", 0.75, r"PLACES-?DAY,?-?U,?[-:$,]", unknown_agency),
    _shape("dateline with unlisted agency", 0.7, r"(?:N,?){1,3}U,?[-:,]", unknown_agency),
    _shape("special dateline", 0.9, r"X,?[-:]?(?:PLACES(?:(?:DAY|B),?)?)?[-:$]?", special),
    _shape("special dateline", 0.9, r"PLACES-?(?:(?:DAY|B),?-?)?X,?[-:$]?", special),
    _shape("name and date in brackets", 0.95, r"PLACESB,?[-:$]", name_and_date),
    _shape("place and day without a mark", 0.75, r"N[DB]", place_and_day),
    _shape("place in brackets", 0.85, r"P[-:]?", place_in_brackets),
    _shape("place in brackets", 0.85, r"DAY,?P[-:]", day_and_place_in_brackets),
    _shape("dateline", 0.8, r"DAY,?U[-:]", day_and_place_in_brackets),
    _shape("dateline with agency", 0.85, r"DAY,?N[-:]", bare_agency),
    _shape("dateline", 0.9, r"PLACES[-:]?DAY,?[-:$]", dated_place),
    _shape("dateline", 0.85, r"PLACES[-:]?DAY,-?", dated_place),
    _shape("dateline", 0.8, r"PLACESDAY,?[OU],?[-:]?", dated_place),
    _shape("dateline", 0.8, r"N(?:B|,D),?[,-]|D[-,]?N,", dated_and_stopped),
    _shape("dateline", 0.85, r"D[-,]?N,?[-:]", dated_place),
    _shape("dateline of a place", 0.7, r"N\$", place_on_its_line),
    _shape("dateline of a place", 0.7, r"N,(?:N,)?", place_and_stop),
    _shape("dateline of a place", 0.8, r"(?:N,?){1,3}P?,?[-:]", place_alone),
)  # fmt: skip


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline of the paragraph `start` to `end` of a folded text; None where it has none."""
    parts = read_parts(text, start, min(end, start + REACH), whole=end - start <= REACH)
    letters = "".join(part.kind for part in parts)
    best = _east(text, start, end)
    if not letters.strip("N"):
        return best
    for shape in SHAPES:
        found = _longest(text, parts, letters, shape, end)
        if found is not None and (best is None or found.span.end > best.span.end):
            best = found
    return best


def _east(text: str, start: int, end: int) -> Dateline | None:
    found = read_east_dateline(text, start, end)
    if found is None:
        return None
    places, agencies = ((span,) if span else () for span in (found.place, found.agency))
    return Dateline(found.span, places, agencies, found.date, None, "dateline of an eastern agency", 0.95)


def _longest(text: str, parts: list[Part], letters: str, shape: Shape, end: int) -> Dateline | None:
    """The longest run of parts that has the shape and stands before the shape's judge."""
    match = shape.pattern.match(letters)
    while match is not None and match.end():
        used = parts[: match.end()]
        verdict = shape.judge(Found(text, used, end))
        if verdict is not None and shape.confidence - verdict.doubt >= LEAST_CONFIDENCE:
            return _build(text, used, verdict, shape)
        match = shape.pattern.match(letters, 0, match.end() - 1)
    return None


def _date_of(parts: list[Part]) -> DateText | None:
    """Its date; of one in two calendars ("Dey 13 / Jan 3") the Gregorian."""
    found = [part.date for part in parts if part.date]
    return next((date for date in found if date.calendar == "gregorian"), found[0] if found else None)


def _is_no_town(text: str, places: list[Span]) -> bool:
    """A ship or a staff that a report is sent from: "ABOARD THE ..., May 4", "ALLIED HEADQUARTERS, ..."."""
    return bool(places) and _NO_TOWN.match(places[0].of(text)) is not None


def _build(text: str, parts: list[Part], verdict: Verdict, shape: Shape) -> Dateline:
    return Dateline(
        span=Span(parts[0].span.start, parts[-1].span.end),
        places=() if _is_no_town(text, verdict.places) else tuple(verdict.places),
        agencies=tuple(verdict.agencies),
        date=_date_of(parts),
        weekday=next((part.weekday for part in parts if part.weekday is not None), None),
        rule=shape.rule,
        confidence=round(shape.confidence - verdict.doubt, 2),
    )
