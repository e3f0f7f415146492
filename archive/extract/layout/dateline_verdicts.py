"""Verdicts on datelines: whether the words of a run of parts bear out its shape, and what they name.

Each judge gets what was found and gives the places and agencies with its doubt, or None: no dateline.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from archive.extract.layout.dateline_parts import Part
from archive.extract.layout.outlets import AGENCY_WORD, is_acronym, is_agency, is_domain, is_outlet, is_place
from archive.extract.layout.papers import is_genre, is_masthead
from archive.extract.words.date_patterns import key, months
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = [
    "Found", "Verdict", "agency_after_a_dash", "agency_by_stroke", "agency_first", "agency_then_place",
    "bare_agency", "bracketed_agency", "dated_place", "is_label", "name_and_date", "report_follows",
    "special", "unknown_agency",
]  # fmt: skip

_STAFF = re.compile(r"\b(?:headquarters|HQ)$", re.IGNORECASE)  # where it was told, no outlet
_DONE = re.compile(r"[A-Z][a-z]+ed")  # "Argued March 4": what was done on a day, no town
_ARTICLE = re.compile(r"(?:the|el|il|le|les|der|die|das)\s", re.IGNORECASE)
LONGEST_ACRONYM = 5  # letters; longer words in capitals are rather places
MOST_PLACE_WORDS = 3  # of a place in capitals that no list holds
SHORTEST_REPORT = 60  # characters that must follow a place alone
Spans = list[Span]


@dataclass(frozen=True, slots=True)
class Verdict:
    places: Spans
    agencies: Spans
    doubt: float = 0.0


@dataclass(frozen=True)
class Found:
    """A run of parts in a folded text, whose paragraph ends at `end`."""

    text: str
    parts: list[Part]
    end: int

    @cached_property
    def names(self) -> Spans:
        return [part.span for part in self.parts if part.kind == "N"]

    @cached_property
    def bare(self) -> Spans:
        """The names outside brackets that are agencies and no places."""
        return [span for span in self.names if self.is_agency(span) and not is_place(span.of(self.text))]

    @cached_property
    def places(self) -> Spans:
        return [span for span in self.names if span not in self.bare]

    @cached_property
    def bracketed(self) -> Spans:
        return [name for part in self.parts if part.kind in "ACX" for name in part.names]

    @property
    def closed(self) -> bool:
        """Whether a mark, or the end of the line, ends the run."""
        return self.parts[-1].kind in "-:$,"

    @property
    def dated(self) -> bool:
        return any(part.kind in "DWBC" for part in self.parts)

    def is_agency(self, span: Span) -> bool:
        return is_agency(span.of(self.text)) or is_domain(span.of(self.text))

    def is_placelike(self, span: Span) -> bool:
        """A listed place, or a name in capitals that is no label such as BREAKING."""
        name = span.of(self.text)
        return is_place(name) or (name.isupper() and not is_label(name))

    @property
    def goes_on(self) -> bool:
        """Whether a small letter follows: the words before it were part of its sentence."""
        last = self.parts[-1].span.end
        return last < self.end and self.text[last].islower()

    @property
    def could_be_places(self) -> bool:
        """Whether the names, listed or not, are few and short and no labels."""
        names = [span.of(self.text) for span in self.names]
        capitals = [sum(word[0].isupper() for word in name.split()) for name in names]
        if any(name.split()[-1].lower() in terms("small-words") for name in names):
            return False
        if any((_DONE.fullmatch(name) and not is_place(name)) or key(name) in months() for name in names):
            return False
        if any(name.split()[0] in ("By", "BY", "The", "THE") and not is_place(name) for name in names):
            return False
        return len(names) <= 3 and max(capitals) <= 4 and not any(is_label(name) for name in names)

    @property
    def opens_with_a_place(self) -> bool:
        return bool(self.places) and self.is_placelike(self.places[0])


def bracketed_agency(found: Found) -> Verdict | None:
    """A listed agency needs no more than a mark or a place; another needs both, and a sound place."""
    if not found.bracketed:
        return None
    agencies = [*found.bracketed, *found.bare]
    sound = found.opens_with_a_place or not found.places or (found.dated and found.could_be_places)
    if any(found.is_agency(span) for span in agencies):
        if found.closed:
            return Verdict(found.places, agencies)
        return Verdict(found.places, agencies, 0.1) if sound else None
    if found.parts[-1].kind in "AC" and _runs_into_report(found):
        return Verdict(found.places, agencies, 0.3)
    if (
        found.parts[-1].kind not in "-:$"
        or found.goes_on
        or any(is_label(name.of(found.text)) for name in agencies)
    ):
        return None
    if found.opens_with_a_place:
        return Verdict(found.places, agencies, 0.2)
    vouched = found.dated or (not found.places and found.parts[-1].kind == "-")
    return Verdict(found.places, agencies, 0.25) if vouched else None


def _runs_into_report(found: Found) -> bool:
    """ "Keshavpur, Mar 4 (UNX) The council ...": a place, its day and an acronym before a sentence."""
    if not found.places:
        return False
    after = found.text[found.parts[-1].span.end : found.end].lstrip()[:1]
    acronyms = all(is_acronym(name.of(found.text)) for name in found.bracketed)
    person = any(is_given(span.of(found.text).split()[0].lower()) for span in found.places)
    sound = found.could_be_places and not person and any(part.date for part in found.parts)
    return acronyms and sound and after.isupper() and report_follows(found)


def bare_agency(found: Found) -> Verdict | None:
    """An agency without brackets after the day: listed, or an acronym after a sound place."""
    last = found.names[-1]
    if last in found.bare:
        return Verdict(found.places, found.bare, 0.0 if found.closed else 0.1)
    shaped = is_acronym(last.of(found.text)) or is_masthead(last.of(found.text))
    if shaped and found.closed and found.could_be_places:
        return Verdict(found.places[:-1], [last], 0.2)
    return None


def agency_after_a_dash(found: Found) -> Verdict | None:
    """After a mark, or joined to its place without a space, as Arabic agencies write."""
    joined = any(part.kind == "-" and len(part.span) == 1 for part in found.parts)
    last = found.names[-1]
    if last in found.bare:
        if found.opens_with_a_place and (found.closed or joined):
            return Verdict(found.places, found.bare)
        first = found.names[0].of(found.text)
        lone = len(found.names) == 2 and (" " not in first or is_uncased(first)) and found.could_be_places
        told = (
            AGENCY_WORD.match(found.text, last.start) is not None
            and found.end - last.end > SHORTEST_REPORT / 2
        )
        sure = lone and found.parts[-1].kind in "-:" and (told or report_follows(found))
        return Verdict(found.places, found.bare, 0.2) if sure else None
    name = last.of(found.text)
    before = found.text[: last.start].rstrip()[-1]
    shaped = before in "-–—" and (is_masthead(name) or is_acronym(name))
    first = found.names[0].of(found.text)
    named = is_masthead(name) and found.opens_with_a_place and first.count(" ") < MOST_PLACE_WORDS
    sound = shaped and (is_place(first) or named) and found.closed and not found.goes_on
    return Verdict(found.places[:-1], [last], 0.2) if sound and report_follows(found) else None


def agency_first(found: Found) -> Verdict | None:
    sound = found.names[0] in found.bare and found.opens_with_a_place
    return Verdict(found.places, found.bare) if sound else None


def agency_by_stroke(found: Found) -> Verdict | None:
    """ "ایسنا/اصفهان ...": a listed agency, a stroke, and a listed place or the report itself."""
    first = found.names[0]
    stroke = found.parts[1].span.of(found.text).strip() == "/"
    if not stroke or first not in found.bare or found.goes_on:
        return None
    places = found.names[1:]
    return Verdict(places, [first]) if all(is_place(name.of(found.text)) for name in places) else None


def agency_then_place(found: Found) -> Verdict | None:
    """ "(dpa) Bremen -": without a day only a place that is sure."""
    listed = any(found.is_agency(span) for span in found.bracketed)
    return bracketed_agency(found) if listed and found.opens_with_a_place and not found.goes_on else None


def unknown_agency(found: Found) -> Verdict | None:
    bracketed = [name for part in found.parts[1:] if part.kind == "U" for name in part.names]
    unlisted = [name for name in bracketed if not _STAFF.search(name.of(found.text))]
    if unlisted and _speaks_for_itself(found, unlisted[-1].of(found.text)):
        return Verdict(found.places, unlisted[-1:], 0.1)
    if not found.dated and (found.parts[-1].kind != "-" or len(found.names) > 1):
        return None
    if found.parts[-1].kind == "," and not (found.opens_with_a_place and report_follows(found)):
        return None
    if found.opens_with_a_place:
        return Verdict(found.places, unlisted[-1:])
    sure = found.dated and found.could_be_places and found.parts[-1].kind == "-"
    return Verdict(found.places, unlisted[-1:], 0.1) if sure else None


def _speaks_for_itself(found: Found, name: str) -> bool:
    """Whether a name in brackets between a short place and a report can only be an agency's: small letters
    that are no editor's sign, "(lpa)", or a word such as Wire in it."""
    small = 3 <= len(re.split("[/-]", name)[0]) <= 4 and name.islower() and name not in terms("no-agencies")
    printed = [span.of(found.text).split() for span in found.names]
    person = any(len(words) > 1 and is_given(words[0].lower()) for words in printed)
    places = found.could_be_places and not person and all(len(words) < 4 for words in printed)
    parted = found.parts[-1].kind in "-:" or found.parts[-1].span.of(found.text).strip() == "."
    after = found.text[found.parts[-1].span.end : found.end][:1]
    return (
        (small or is_masthead(name)) and places and parted and report_follows(found) and not after.islower()
    )


def special(found: Found) -> Verdict | None:
    """ "Special to" an outlet; without its name only after a place."""
    if not found.bracketed and not found.opens_with_a_place:
        return None
    return Verdict(found.places, found.bracketed)


def name_and_date(found: Found) -> Verdict | None:
    """`WANA (Sep 21) –` or `GENEVA (10 May 2025) –`: a name on no list is an outlet if its shape says so."""
    first = found.names[0]
    printed = first.of(found.text)
    if found.bare or (found.opens_with_a_place and not _is_outlet_shaped(printed)):
        return Verdict(found.places, found.bare)
    if not found.could_be_places:
        return None
    if len(found.names) == 1 and _is_outlet_shaped(printed):
        return Verdict([], [first], 0.3)
    return Verdict(found.places, [], 0.3)


def _is_outlet_shaped(name: str) -> bool:
    """A site, a name with a word such as News in it, or a few capitals that are no listed place."""
    return is_outlet(name) and not is_place(name) and (not is_acronym(name) or len(name) <= LONGEST_ACRONYM)


def dated_place(found: Found) -> Verdict | None:
    """A place and a day: a listed place or one in capitals, or any short name before a dash."""
    if found.parts[-1].kind in "-:$" and not found.goes_on and _is_station(found.names[0].of(found.text)):
        return Verdict(found.places[1:], [found.names[0]], 0.1)  # "RADIO NORTH -- 8 FEBRUARY -- ..."
    if (found.opens_with_a_place and found.could_be_places) or found.names[0] in found.bare:
        return Verdict(found.places, found.bare)
    if len(found.parts) > 1 and found.parts[1].kind == ":" and not found.opens_with_a_place:
        return None  # "Kick-off: 4 March 2024, 20:45"
    if any(part.kind == "W" and found.text[part.span.start].isdigit() for part in found.parts):
        return None  # a day by its number alone, behind no place that is sure
    last = found.parts[-1].kind
    parted = last == "-" or (last == "$" and any(part.kind == "," for part in found.parts))
    closed = parted or (last == ":" and report_follows(found))  # "Born 4 May 1959" is not
    first = found.names[0]
    if last == "$" and _ARTICLE.match(first.of(found.text)) and found.dated:
        return Verdict([], [], 0.1)  # a newsletter's or a piece's name with its day: no place
    if not (found.could_be_places and closed):
        return None
    printed = first.of(found.text)
    if last == "$" and (printed.split()[-1].lower() in _somebody() or is_genre(printed)):
        return Verdict([], [], 0.1)  # "Opposition Leader, March 4, 2014"
    if " " in first.of(found.text) and _is_outlet_shaped(first.of(found.text)):
        return Verdict(found.places[1:], [first], 0.1)  # a paper's name above its report
    return Verdict(found.places, found.bare, 0.1)


@cache
def _somebody() -> frozenset[str]:
    return terms("role-nouns-en") | terms("paper-words")


def _is_station(name: str) -> bool:
    return is_masthead(name) and not (is_genre(name) or is_place(name))


def is_uncased(name: str) -> bool:
    return name.lower() == name.upper()


def is_label(name: str) -> bool:
    """A desk's label (BREAKING) or a speaker's turn (PRIME MINISTER)."""
    words = {word.strip(".") for word in name.lower().split()}
    return name.lower() in terms("kickers-en") or not words.isdisjoint(terms("turn-labels-en"))


def report_follows(found: Found) -> bool:
    last = found.parts[-1].span.end
    sure = found.parts[-1].kind == "-" and found.parts[0].span.of(found.text).isupper()
    least = SHORTEST_REPORT - 20 * sure
    return found.end - last >= least and not found.text[last].islower()
