"""Series of numbered events ("the 38th ... Conference"), and the year that dated articles give a number.

An event that is held every year lies a whole number of years, solar or Hijri, from the same event in a
dated article. Where a number and the season of a report agree on that for one year alone, that is evidence
for the year of a report without one; where dated articles disagree, there is none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian

from archive.extract.facts import DateEvidence, SeriesNumber
from archive.extract.words.calendars import from_hijri
from archive.text import Span

__all__ = [
    "BY_HIJRI_DAY",
    "BY_NUMBER",
    "Numbered",
    "find_series",
    "series_evidence",
    "series_key",
    "series_numbers",
]

BY_NUMBER, BY_HIJRI_DAY = "series", "hijri day of a series"  # two rules, and two kinds of evidence
LEAD = 2_000  # characters in which a report names the event that it is about
SCANNED = 20_000
SOLAR, HIJRI = 365.2425, 354.367  # days of a year
SOLAR_SEASON = timedelta(days=45)  # by which the day of a yearly event may move
HIJRI_SEASON = timedelta(days=10)
HIJRI_DAY = 4  # days around the day of the Hijri calendar that a series keeps
HIJRI_CYCLE = 16  # years on either side; after about 33 a Hijri day returns to its season
LONE_REACH, REACH = 10, 30  # numbers from a lone dated one, and from one of several in step
FIRST_YEAR, LAST_YEAR = 1500, 2900  # years of dated articles from which others are counted
MOST_NAMED = 3  # articles that a piece of evidence names

_SERIES = re.compile(
    r"([0-9]{1,3})(?:st|nd|rd|th)\s(?:annual\s|edition\sof\s(?:the\s)?)?"
    r"((?:[A-Z][\w'’-]*+\s(?:of\s|on\s|for\s|the\s|and\s){0,2}){1,7}"
    r"(?:Conference|Summit|Congress|Session|Anniversary|Festival|Forum|Assembly|Meeting|Exhibition|Games|Fair|Convention|Award|Awards))\b"
)
# Heads of series that are often held every two, four or five years.
_SELDOM = ("congress", "games", "summit", "assembly", "convention")
_ANOTHER_TIME = re.compile(
    r"\b(?:since|last\syear|previous|next\syear|former|preceding|until|before|following)\b[^.]{0,30}$",
    re.IGNORECASE,
)


class Numbered(NamedTuple):
    """A number of a series in a dated article: year, month and day (0 where unknown), the article's id."""

    number: int
    year: int
    month: int = 0
    day: int = 0
    article: str = ""


@dataclass(frozen=True, slots=True)
class _Support:
    """A dated number that bears out a year."""

    known: Numbered
    year: int


def find_series(text: str) -> Iterator[tuple[str, int, Span]]:
    """Each numbered event that a text names: its name in lower case, its number, and where it stands."""
    for match in _SERIES.finditer(text, 0, SCANNED):
        if not match.start() or not text[match.start() - 1].isalnum():
            yield " ".join(match[2].lower().split()), int(match[1]), Span(*match.span())


def series_numbers(text: str) -> tuple[SeriesNumber, ...]:
    """The numbered events that a report is about: named in its lead, and not as another year's."""
    found = []
    for name, number, span in find_series(text[:LEAD]):
        if not _ANOTHER_TIME.search(text, max(0, span.start - 60), span.start):
            found.append(SeriesNumber(name, number, span))
    return tuple(found)


def series_key(name: str) -> str:
    """What all names of one series share: the last three words."""
    return " ".join(name.split()[-3:])


def is_same_series(one: str, other: str) -> bool:
    """The same name, or one with a word such as "international" before it; three words must agree."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (shorter.count(" ") >= 2 and longer.endswith(f" {shorter}"))


def series_evidence(
    text: str, month: int, day: int, series: Mapping[str, Sequence[Numbered | tuple[int, int]]]
) -> Iterator[tuple[int, DateEvidence]]:
    """Years that dated numbers of a text's series bear out for its month and day, each with its evidence."""
    for item in series_numbers(text) if series else ():
        same = (pairs for name, pairs in series.items() if is_same_series(name, item.name))
        known = sorted({Numbered(*pair) for pairs in same for pair in pairs})
        yield from _of_numbers(text, item, month, day, known)
        yield from _of_hijri_day(text, item, month, day, known)


def _of_numbers(
    text: str, item: SeriesNumber, month: int, day: int, known: Sequence[Numbered]
) -> Iterator[tuple[int, DateEvidence]]:
    near = [one for one in known if abs(one.number - item.number) <= REACH]
    supports = [_Support(one, year) for one in near if (year := _year_by(one, item.number, month, day))]
    if len({support.known.number for support in supports}) == 1:
        supports = [one for one in supports if abs(one.known.number - item.number) <= LONE_REACH]
    numbers = {support.known.number for support in supports} - {item.number}
    same = any(support.known.number == item.number for support in supports)
    yearly = same or len(numbers) > 1 or not item.name.endswith(_SELDOM)
    if len({support.year for support in supports}) != 1 or not yearly:
        return
    year = supports[0].year
    named = "; ".join(dict.fromkeys(_say(support.known) for support in supports[:MOST_NAMED]))
    more = f" and {len(supports) - MOST_NAMED} more" if len(supports) > MOST_NAMED else ""
    if_yearly = "" if same or len(numbers) > 1 else ", if it is held every year"
    says = f"“{item.span.of(text)}”: dated articles here have {named}{more}; so it is of {year}{if_yearly}"
    yield year, DateEvidence(item.span, BY_NUMBER, says)


def _say(known: Numbered) -> str:
    when = f"{known.year:04d}" + (f"-{known.month:02d}-{known.day:02d}" if known.day else "")
    where = f" (article {known.article})" if known.article else ""
    return f"number {known.number} in {when}{where}"


def _year_by(known: Numbered, number: int, month: int, day: int) -> int | None:
    """The one year in which that day lies whole years of the series from the known number; else None."""
    steps = number - known.number
    if not (known.month and known.day):
        return known.year + steps
    if not FIRST_YEAR <= known.year <= LAST_YEAR:
        return None
    start = date(known.year, known.month, known.day)
    years = {
        year
        for length, season in ((SOLAR, SOLAR_SEASON), (HIJRI, HIJRI_SEASON))
        if (year := _nearest(start + timedelta(days=round(steps * length)), month, day, season))
    }
    return years.pop() if len(years) == 1 else None


def _nearest(expected: date, month: int, day: int, season: timedelta) -> int | None:
    for year in (expected.year - 1, expected.year, expected.year + 1):
        try:
            if abs(date(year, month, day) - expected) <= season:
                return year
        except ValueError:
            continue
    return None


def _of_hijri_day(
    text: str, item: SeriesNumber, month: int, day: int, known: Sequence[Numbered]
) -> Iterator[tuple[int, DateEvidence]]:
    """A series that keeps a day of the Hijri calendar: the one year in which that day is the report's."""
    dated = [date(one.year, one.month, one.day) for one in known if one.month and one.day]
    kept = _kept_hijri_day(dated)
    if kept is None:
        return
    years = range(min(dated).year - HIJRI_CYCLE, max(dated).year + HIJRI_CYCLE + 1)
    fitting = {year for year in years if _is_hijri_day(year, month, day, kept)}
    if len(fitting) == 1:
        year = fitting.pop()
        says = (
            f"in dated articles here the like of “{item.span.of(text)}” keep about day {kept[1]} of Hijri "
            f"month {kept[0]}, a day either way; from {years[0]} to {years[-1]} it is then in {year} only"
        )
        yield year, DateEvidence(item.span, BY_HIJRI_DAY, says)


def _kept_hijri_day(dated: Sequence[date]) -> tuple[int, int] | None:
    """The Hijri month and day around which all dates lie, though their solar days lie further apart."""
    try:
        days = [Gregorian(day.year, day.month, day.day).to_hijri() for day in dated]
    except OverflowError:
        return None
    solar = [day.timetuple().tm_yday for day in dated]
    if len({day.year for day in days}) < 2 or max(solar) - min(solar) <= 2 * HIJRI_DAY:
        return None
    middle = Counter((day.month, day.day) for day in days).most_common(1)[0][0]
    if all(_is_hijri_day(day.year, day.month, day.day, middle) for day in dated):
        return middle
    return None


def _is_hijri_day(year: int, month: int, day: int, kept: tuple[int, int]) -> bool:
    """Whether a day lies within HIJRI_DAY days of a month and day of the Hijri calendar."""
    try:
        that = date(year, month, day)
        near = Gregorian(year, month, day).to_hijri().year
        days = [from_hijri(hijri_year, *kept) for hijri_year in (near - 1, near, near + 1)]
    except (ValueError, OverflowError):
        return False
    return any(abs((that - one).days) <= HIJRI_DAY for one in days)
