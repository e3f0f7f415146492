"""Datelines: the place, day and agency before the first words of a report, by a grammar of their parts.

The parts are read from the left (a name, a date, a weekday, a bracket, a mark), each as one letter, and
the longest run of them that a row of `SHAPES` knows is the dateline: `TEHRAN, May 10 (IRNA) --` reads
`N,DA-`. No list of outlets decides; the lists of agencies and cities only raise confidence.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from archive.extract.dateline_parts import Kind, Part, read_parts
from archive.extract.datetexts import DateText
from archive.extract.outlets import is_acronym, is_agency, is_outlet, is_place
from archive.extract.terms import terms
from archive.text import Span

__all__ = ["Dateline", "read_dateline"]

REACH = 200  # characters that a dateline may take; longer ones were not met


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
    rule: str
    pattern: re.Pattern[str]
    confidence: float


_PLACES = "(?:N,?O?,?){1,4}"
_DAY = "(?:W,?)?D|W"
# In order of trust; the first that reaches furthest wins. `$` ends a line that holds nothing else.
SHAPES = (
    Shape(
        "dateline with agency",
        re.compile(rf"(?:{_PLACES}-?)?(?:(?:{_DAY}),?-?)?[AC],?(?:[DB],?)?[-:$]?"),
        0.97,
    ),
    Shape("dateline with agency", re.compile(rf"{_PLACES}(?:{_DAY}),?N,?[-:$]?"), 0.9),
    Shape("dateline with agency", re.compile(rf"{_PLACES}-(?:{_DAY}),?-?A[-:$]?"), 0.95),
    Shape("special dateline", re.compile(rf"X,?[-:]?(?:{_PLACES}(?:(?:{_DAY}|B),?)?)?[-:$]?"), 0.9),
    Shape("special dateline", re.compile(rf"{_PLACES}(?:(?:{_DAY}|B),?)?X,?[-:$]?"), 0.9),
    Shape("name and date in brackets", re.compile(r"N,?B,?[-:$]"), 0.95),
    Shape("dateline", re.compile(rf"{_PLACES}-?(?:{_DAY}),?[-:$]"), 0.9),
    Shape("dateline", re.compile(rf"{_PLACES}(?:{_DAY}),-?"), 0.85),
    Shape("dateline of a place", re.compile(r"(?:N,?){1,3}[-:]"), 0.8),
)


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline of the paragraph `start` to `end` of a folded text; None where it has none."""
    parts = read_parts(text, start, min(end, start + REACH), whole=end - start <= REACH)
    letters = "".join(part.kind for part in parts)
    best: Dateline | None = None
    for shape in SHAPES:
        match = shape.pattern.match(letters)
        while match is not None and match.end():
            found = _judge(text, parts[: match.end()], shape, end)
            if found is not None:
                if best is None or found.span.end > best.span.end:
                    best = found
                break
            match = shape.pattern.match(letters, 0, match.end() - 1)
    return best


def _judge(text: str, parts: list[Part], shape: Shape, end: int) -> Dateline | None:
    """The dateline that these parts make, unless their words speak against it."""
    names = [part.span for part in parts if part.kind == "N"]
    bare = [span for span in names if is_agency(span.of(text)) and not is_place(span.of(text))]
    bracketed = [name for part in parts if part.kind in "ACX" for name in part.names]
    agencies, places = [*bracketed, *bare], [span for span in names if span not in bare]
    closing = parts[-1].kind
    confidence = shape.confidence
    doubt = _Doubt(text, places, agencies, closing, parts)
    if shape.rule == "dateline with agency":
        if not bracketed and not bare:
            last = names[-1]
            if not is_acronym(last.of(text)):
                return None
            agencies, places = [last], places[:-1]
        confidence -= doubt.of_agency(agencies)
    elif shape.rule == "name and date in brackets":
        if not bare and not is_place(names[0].of(text)):
            agencies, places = _unknown_name(text, names[0])
            confidence -= 0.3
    elif shape.rule == "dateline":
        confidence -= doubt.of_place()
    elif shape.rule == "dateline of a place":
        confidence -= doubt.of_place_alone(end)
    if confidence < 0.5:
        return None
    return _build(parts, tuple(places), tuple(agencies), shape.rule, round(confidence, 2))


def _build(
    parts: list[Part], places: tuple[Span, ...], agencies: tuple[Span, ...], rule: str, confidence: float
) -> Dateline:
    found = next((part.date for part in parts if part.date), None)
    weekday = next((part.weekday for part in parts if part.weekday is not None), None)
    span = Span(parts[0].span.start, parts[-1].span.end)
    return Dateline(span, places, agencies, found, weekday, rule, confidence)


def _unknown_name(text: str, name: Span) -> tuple[list[Span], list[Span]]:
    """A name that no list holds, before a date in brackets: an outlet if it is short, else a place."""
    printed = name.of(text)
    outlet = is_outlet(printed) or not printed.isupper()
    return ([name], []) if outlet else ([], [name])


class _Doubt(NamedTuple):
    """How much the words of a dateline speak against it; 1 rules it out."""

    text: str
    places: list[Span]
    agencies: list[Span]
    closing: Kind
    parts: list[Part]

    def of_agency(self, agencies: list[Span]) -> float:
        """A known agency needs no more; another needs a dash, and a place or date that vouch for it."""
        known = any(is_agency(span.of(self.text)) for span in agencies)
        closed = self.closing in "-:$,"
        vouched = self._dated() or any(self._placelike(span) for span in self.places)
        if known and (closed or not self.places or self._all_placelike()):
            return 0.0 if closed else 0.1
        return 0.2 if closed and vouched and self._all_placelike() else 1.0

    def of_place(self) -> float:
        if self.places and self._placelike(self.places[0]):
            return 0.0
        short = all(len(span.of(self.text).split()) <= 3 for span in self.places)
        return 0.1 if short and self.closing in "-$" and self.parts[0].span.start >= 0 else 1.0

    def of_place_alone(self, end: int) -> float:
        """A place and nothing else: in capitals before a dash, or known; and a report must follow it."""
        last = self.parts[-1].span.end
        follows = self.text[last : last + 1]
        names = [span.of(self.text) for span in [*self.places, *self.agencies]]
        known = any(is_place(name) or is_agency(name) for name in names)
        if end - last < 60 or follows.islower() or any(name.lower() in terms("kickers-en") for name in names):
            return 1.0
        if self.closing == ":" and not (is_place(names[0]) and len(names) == 1):
            return 1.0
        if not (names[0].isupper() or (known and is_agency(names[0])) or is_place(names[0])):
            return 1.0
        return 0.0 if known else 0.3

    def _dated(self) -> bool:
        return any(part.kind in "DWBC" for part in self.parts)

    def _placelike(self, span: Span) -> bool:
        name = span.of(self.text)
        return is_place(name) or (name.isupper() and name.lower() not in terms("kickers-en"))

    def _all_placelike(self) -> bool:
        return not self.places or self._placelike(self.places[0])
