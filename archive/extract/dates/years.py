"""Years that a text does not print: inferred by general means only, each piece of evidence named.

Four means: another calendar's date beside the day and month; a weekday, where the caller bounds the years;
the copyright that old papers print over a cable; and a series ("the 38th ... Conference") whose other numbers
stand in dated articles of the same archive.
The latest year that a text mentions is no evidence, nor is the time of a file or of this reading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from archive.extract.dates.series import Numbered, series_evidence
from archive.extract.facts import DateEvidence
from archive.extract.words.datetexts import DateText, dates_in
from archive.text import Span

__all__ = ["NO_CONTEXT", "Context", "YearFound", "century_evidence", "infer_year"]

OPENING = 400  # characters in which such a line stands
_COPYRIGHT = re.compile(r"copyright,\s(?:\w+\s\d{1,2},\s)?(1[89]\d\d),?\sby\s", re.IGNORECASE)
AHEAD = 5  # years to come that a text may well name
CLOSE = timedelta(days=3)  # an event and the day of its report
# A number of four digits that is no hour, "1841EST", and no count, "1841 words".
_YEAR = re.compile(
    r"(?<![\d.,:/#$€£])(?:1[5-9]|20)\d\d(?![\d%]|[.,:]\d|\s?(?:[A-Z]{1,3}T|UTC|GMT|hrs|hours|Uhr|words|votes|people)\b)"
)
SCANNED = 20_000  # characters of a text that are searched for other calendars
_OTHER_YEAR = re.compile(r"1[2-5]\d\d")  # in our time, of the Jalali and Hijri calendars


@dataclass(frozen=True, slots=True)
class Context:
    """What the archive knows beside the document: `series` maps a series' name in lower case to numbers of
    it in dated articles (see `series.Numbered`; number and year at least); `first` and `last` bound the
    years that can come in question."""

    series: Mapping[str, Sequence[Numbered | tuple[int, int]]] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class YearFound:
    year: int
    evidence: tuple[DateEvidence, ...]


def infer_year(text: str, month: int, day: int, *, weekday: int | None, context: Context) -> YearFound | None:
    """The year on which all evidence agrees; None without any, or where two pieces contradict each other."""
    found = [
        *_other_calendars(text, month, day),
        *_copyright(text),
        *series_evidence(text, month, day, context.series),
        *_of_weekday(month, day, weekday, context),
    ]
    years = {year for year, _ in found}
    if len(years) != 1:
        return None
    kinds = {item.rule: item for _, item in reversed(found)}
    return YearFound(years.pop(), tuple(kinds.values()))


def _other_calendars(text: str, month: int, day: int) -> Iterator[tuple[int, DateEvidence]]:
    """A complete Jalali or Hijri date that falls within three days of the day and month."""
    if not _OTHER_YEAR.search(text, 0, SCANNED):
        return
    for written in dates_in(text[:SCANNED]):
        if written.calendar == "gregorian" or not written.complete:
            continue
        other = written.gregorian()
        if other is not None and (year := _near(other, month, day)):
            words = written.span.of(text)
            says = f"“{words}” is {other.day} {other:%B} {other.year}, a day either way"
            yield year, DateEvidence(written.span, f"{written.calendar} calendar", says)


def _copyright(text: str) -> Iterator[tuple[int, DateEvidence]]:
    """The year that a paper of before the Web prints over its cable: "Copyright, 1927, by The Courier."."""
    if found := _COPYRIGHT.search(text, 0, OPENING):
        words = Span(found.start(), found.end())
        says = f"the line of copyright above says {found[1]}"
        yield int(found[1]), DateEvidence(words, "line of copyright", says)


def _near(other: date, month: int, day: int) -> int | None:
    for year in (other.year - 1, other.year, other.year + 1):
        try:
            if abs(date(year, month, day) - other) <= CLOSE:
                return year
        except ValueError:
            continue
    return None


def _of_weekday(
    month: int, day: int, weekday: int | None, context: Context
) -> Iterator[tuple[int, DateEvidence]]:
    if weekday is None or context.first is None or context.last is None:
        return
    fitting = [
        year for year in range(context.first, context.last + 1) if _falls_on(year, month, day, weekday)
    ]
    if len(fitting) == 1:
        says = f"between {context.first} and {context.last} only {fitting[0]} has that day on that weekday"
        yield fitting[0], DateEvidence(None, "weekday with a bound", says)


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def century_evidence(text: str, found: DateText) -> int | None:
    """The century of a year written with two digits: the one that all years share which the text prints, or
    the only one in which it is not well before one of them. A text that tells of 1919 is not of 1908."""
    named = [int(year) for year in _YEAR.findall(text[:SCANNED])] if found.short else []
    if not named or found.year is None:
        return None
    possible = {reading.year // 100 * 100 for reading in found.readings() if reading.year is not None}
    shared = {year // 100 * 100 for year in named}
    if len(shared) == 1 and len(possible | shared) > 1:
        sound = [one for one in shared if one + found.year % 100 + AHEAD >= max(named)]
    else:
        sound = []
    if not sound and len(possible) > 1:
        sound = [one for one in possible if one + found.year % 100 + AHEAD >= max(named)]
    return sound[0] if len(sound) == 1 else None
