"""Years that a text does not print: inferred by general means only, each piece of evidence named.

Three means: another calendar's date beside the day and month; a weekday, where the caller bounds the years;
and a series ("the 38th ... Conference") whose other numbers stand in dated articles of the same archive.
The latest year that a text mentions is no evidence, nor is the time of a file or of this reading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from archive.extract.dates.series import Numbered, series_evidence
from archive.extract.facts import DateEvidence
from archive.extract.words.datetexts import DateText, dates_in

__all__ = ["NO_CONTEXT", "Context", "YearFound", "century_evidence", "infer_year"]

AHEAD = 5  # years to come that a text may well name
CLOSE = timedelta(days=3)  # an event and the day of its report
# A number of four digits that is no hour, "1841EST", and no count, "1841 words".
_YEAR = re.compile(
    r"(?<![\d.,:/#$€£])(?:1[5-9]|20)\d\d(?![\d%]|[.,:]\d|\s?(?:[A-Z]{1,3}T|UTC|GMT|hrs|hours|Uhr|words|votes|people)\b)"
)
SCANNED = 20_000  # characters of a text that are searched for other calendars


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
    for written in dates_in(text[:SCANNED]):
        if written.calendar == "gregorian" or not written.complete:
            continue
        other = written.gregorian()
        if other is not None and (year := _near(other, month, day)):
            words = written.span.of(text)
            says = f"“{words}” is {other.day} {other:%B} {other.year}, a day either way"
            yield year, DateEvidence(written.span, f"{written.calendar} calendar", says)


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
    """The century of a year written with two digits, where all years that the text prints share it; of a
    year that can only be of the last century, only another one tells anything."""
    centuries = {int(year[:2]) for year in _YEAR.findall(text[:SCANNED])}
    if len(centuries) > 1 and found.short and found.year is not None:
        return _after_the_named(text, found.year)
    century = centuries.pop() * 100 if len(centuries) == 1 and found.short else None
    return century if century != 1900 or len({one.year for one in found.readings()}) > 1 else None


def _after_the_named(text: str, year: int) -> int | None:
    """The century in which a year lies behind those that a text names, where it lies well before one of them
    in the other: a text that tells of 1919 is not of 1908."""
    latest = max(int(named) for named in _YEAR.findall(text[:SCANNED]))
    return 2000 if latest - AHEAD > year and latest <= year + 100 else None
