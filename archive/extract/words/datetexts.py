"""Written dates: one date, of any of the forms that news texts use, at a given place of a text.

Nothing is supplied that the words do not say: a missing year stays None, and a number that could be the
day or the month stays two readings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from archive.extract.words.calendars import Calendar, to_gregorian
from archive.extract.words.date_patterns import (
    ARABIC_SCRIPT,
    ERAS,
    ROMAN,
    first_words,
    key,
    months,
    opening,
    patterns,
    weekday_after,
    weekday_before,
    weekday_number,
)
from archive.text import Span

__all__ = ["DateText", "date_at", "dates_in", "fold", "weekday_at"]

# Digits of other scripts and no-break spaces become their ASCII likes, one for one, so that spans hold.
_OTHERS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९\u00a0\u202f\u2009"
_FOLDED = str.maketrans(_OTHERS, "0123456789" * 3 + "   ")
_FOLDABLE = re.compile(f"[{_OTHERS}]+")
# Short weekdays that are other words too: "Di, 17.08.2021", "mar. 17 août 2021".
_SHORT_DAY = re.compile(
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim)[.,]{0,2}\s(?=\d)", re.IGNORECASE
)
_RANGE = re.compile(r"\s?[-–—]\s?\d{1,2}(?![\d:.])")  # "March 4-8": no day, but from one to another
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PERSIAN_ONLY = re.compile("[پچژگکی۰-۹]")
FIRST_YEAR, LAST_YEAR = 1400, 2999  # Gregorian years that a dateline may name
FIRST_BUDDHIST = 2300
BUDDHIST = 543  # years by which the era that Thailand counts is ahead
_THAI = re.compile("[\u0e01-\u0e5b]")
LAST_SHORT_YEAR = 1950  # from '50 on two digits can only be of the last century: no text is from 2050 yet


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as written. `month` and `day` are of `calendar`; 0 where not given. `swapped` says that the
    two numbers could stand the other way round, `short` that the year was written with two digits (`year`
    then has the century 1900). `weekday` counts from Monday, 0."""

    span: Span
    year: int | None
    month: int
    day: int
    calendar: Calendar = "gregorian"
    swapped: bool = False
    short: bool = False
    weekday: int | None = None

    @property
    def complete(self) -> bool:
        return self.year is not None and self.month > 0 and self.day > 0

    def readings(self) -> tuple["DateText", ...]:
        """Every way to read it: the other order of day and month, the other century, where it allows them."""
        orders = [(self.month, self.day)] + [(self.day, self.month)] * self.swapped
        later = self.year is not None and self.short and self.year < LAST_SHORT_YEAR
        years = [self.year] + [self.year + 100 for _ in range(later) if self.year is not None]
        return tuple(
            replace(self, year=year, month=month, day=day, swapped=False, short=False)
            for year in years
            for month, day in orders
        )

    def is_other_day(self, other: "DateText") -> bool:
        """Whether two dates of one calendar are written differently: what stands between two such says from
        when to when."""
        same = (self.year, self.month, self.day) == (other.year, other.month, other.day)
        return self.calendar == other.calendar and not same

    def gregorian(self) -> date | None:
        """The day it names; None unless it is complete."""
        if self.year is None or not self.complete:
            return None
        return to_gregorian(self.calendar, self.year, self.month, self.day)


def fold(text: str) -> str:
    """The text with ASCII digits and plain spaces, of the same length."""
    return text if text.isascii() else _FOLDABLE.sub(lambda match: match[0].translate(_FOLDED), text)


def date_at(text: str, start: int, end: int | None = None) -> DateText | None:
    """The longest date that begins at `start` of a folded text; None where no calendar has one."""
    end = len(text) if end is None else end
    if short := _SHORT_DAY.match(text, start, end):
        inner = date_at(text, short.end(), end)
        if inner is not None and inner.complete:
            return replace(inner, span=Span(start, inner.span.end))
    before = weekday_before().match(text, start, end) if _may_open(text, start, end) else None
    first = before.end() if before else start
    if not _may_open(text, first, end):
        return None
    found = [date for date in _read_all(text, first, end) if _exists(date)]
    if not found:
        return None
    best = max(found, key=lambda date: date.span.end)
    if best.year is None and _RANGE.match(text, best.span.end, end):
        return None
    after = weekday_after().match(text, best.span.end, end)
    weekday = before or after
    return replace(
        best,
        span=Span(start, after.end() if after and not before else best.span.end),
        weekday=weekday_number(weekday["weekday"]) if weekday else None,
    )


def weekday_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A weekday's name at `start`: its number from Monday, 0, and where it ends."""
    match = weekday_before().match(text, start, end) if _may_open(text, start, end) else None
    return (weekday_number(match["weekday"]), match.end("weekday")) if match else None


def dates_in(text: str) -> Iterator[DateText]:
    """Every date of a folded text that begins with a number or the name of a month, from the left."""
    position = 0
    for match in opening().finditer(text):
        if match.start() < position:
            continue
        found = date_at(text, match.start(), match.start() + 60)
        if found is not None:
            position = found.span.end
            yield found


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a digit, or the first word of a month's or weekday's name, stands at `start`."""
    if start >= end or text[start].isdigit():
        return start < end
    word = _FIRST_WORD.match(text, start, end)
    if word is None:
        return False
    return word[0].lower() in first_words() or word[0].startswith(tuple(ERAS))


def _read_all(text: str, start: int, end: int) -> Iterator[DateText]:
    for pattern in patterns(number=text[start].isdecimal()):
        match = pattern.match(text, start, end)
        if match is not None:
            yield _date(match, text)


def _date(match: re.Match[str], text: str) -> DateText:
    parts = match.groupdict()
    calendar: Calendar = "gregorian"
    if name := parts.get("name"):
        named, month_number = months()[key(name)]
        calendar, month = named, month_number
    elif roman := parts.get("roman"):
        month = ROMAN.index(roman.upper()) + 1
    else:
        month = int(parts.get("month") or 0)
    printed = parts.get("year") or parts.get("juche")
    year = int(printed.replace("元", "1")) if printed else None
    if (era := parts.get("era")) and year is not None:
        return DateText(
            Span(match.start(), match.end()), year + ERAS[era], int(parts["month"]), int(parts["day"])
        )
    day = int(parts.get("day") or 0)
    if year is not None and year >= FIRST_BUDDHIST and _THAI.match(name or ""):
        year -= BUDDHIST
    short = printed is not None and len(printed) == 2
    if short and year is not None:
        year += 1900
    if year is not None and year < 1700 and calendar == "gregorian":
        calendar = _calendar_of(year, text)
    either = bool(parts.get("either")) and calendar == "gregorian"  # other calendars put the day first
    swapped = either and day != month and day <= 12 and month <= 12
    if parts.get("either") and month > 12 >= day:
        day, month = month, day
    return DateText(Span(match.start(), match.end()), year, month, day, calendar, swapped, short)


def _calendar_of(year: int, text: str) -> Calendar:
    """The calendar of a year in numbers before 1700, by the script around it."""
    if 1200 <= year <= 1500 and ARABIC_SCRIPT.search(text) and not _PERSIAN_ONLY.search(text):
        return "hijri"
    return "jalali" if 1250 <= year <= 1420 else "hijri" if 1420 < year <= 1500 else "gregorian"


def _exists(found: DateText) -> bool:
    year = found.year
    if year is not None and found.calendar == "gregorian" and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        for reading in found.readings():
            if reading.month or reading.day:
                # A leap year of each calendar stands in for an unknown one.
                leap = {"gregorian": 2000, "jalali": 1403, "hijri": 1445}[reading.calendar]
                to_gregorian(reading.calendar, year or leap, reading.month, reading.day or 1)
    except ValueError:
        return False
    return True
