"""Written dates: one date, of any of the forms that news texts use, at a given place of a text.

Nothing is supplied that the words do not say: a missing year stays None, and a number that could be the
day or the month stays two readings.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from archive.extract.words.calendars import Calendar, to_gregorian
from archive.extract.words.terms import table
from archive.text import Span

__all__ = ["DateText", "date_at", "dates_in", "fold", "weekday_at"]

# Digits of other scripts and no-break spaces become their ASCII likes, one for one, so that spans hold.
_OTHERS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९\u00a0\u202f\u2009"
_FOLDED = str.maketrans(_OTHERS, "0123456789" * 3 + "   ")
_FOLDABLE = re.compile(f"[{_OTHERS}]+")
# Short weekdays that are other words too: "Di, 17.08.2021", "mar. 17 août 2021".
_SHORT_DAY = re.compile(
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim)[.,]{1,2}\s(?=\d)", re.IGNORECASE
)
_RANGE = re.compile(r"\s?[-–—]\s?\d{1,2}(?![\d:.])")  # "March 4-8": no day, but from one to another
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PERSIAN_ONLY = re.compile("[پچژگکی۰-۹]")
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")  # "18.IX.1964"
# The year before an era's first, in Taiwan and in Japan: "民國103年5月2日", "平成25年4月3日".
_ERAS = {
    **dict.fromkeys(("中華民國", "中华民国", "民國", "民国"), 1911),
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
}
FIRST_YEAR, LAST_YEAR = 1400, 2999  # Gregorian years that a dateline may name
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
    before = _weekday().match(text, start, end) if _may_open(text, start, end) else None
    first = before.end() if before else start
    if not _may_open(text, first, end):
        return None
    found = [date for date in _read_all(text, first, end) if _exists(date)]
    if not found:
        return None
    best = max(found, key=lambda date: date.span.end)
    if best.year is None and _RANGE.match(text, best.span.end, end):
        return None
    after = _weekday_after().match(text, best.span.end, end)
    weekday = before or after
    return replace(
        best,
        span=Span(start, after.end() if after and not before else best.span.end),
        weekday=_number(weekday["weekday"]) if weekday else None,
    )


def weekday_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A weekday's name at `start`: its number from Monday, 0, and where it ends."""
    match = _weekday().match(text, start, end) if _may_open(text, start, end) else None
    return (_number(match["weekday"]), match.end("weekday")) if match else None


def dates_in(text: str) -> Iterator[DateText]:
    """Every date of a folded text that begins with a number or the name of a month, from the left."""
    position = 0
    for match in _opening().finditer(text):
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
    return word[0].lower() in _first_words() or word[0].startswith(tuple(_ERAS))


def _read_all(text: str, start: int, end: int) -> Iterator[DateText]:
    for pattern in _patterns():
        match = pattern.match(text, start, end)
        if match is not None:
            yield _date(match, text)


def _date(match: re.Match[str], text: str) -> DateText:
    parts = match.groupdict()
    calendar: Calendar = "gregorian"
    if name := parts.get("name"):
        named, month_number = _months()[_key(name)]
        calendar, month = named, month_number
    elif roman := parts.get("roman"):
        month = _ROMAN.index(roman.upper()) + 1
    else:
        month = int(parts.get("month") or 0)
    printed = parts.get("year") or parts.get("juche")
    year = int(printed.replace("元", "1")) if printed else None
    if (era := parts.get("era")) and year is not None:
        return DateText(
            Span(match.start(), match.end()), year + _ERAS[era], int(parts["month"]), int(parts["day"])
        )
    day = int(parts.get("day") or 0)
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
    if 1200 <= year <= 1500 and _ARABIC_SCRIPT.search(text) and not _PERSIAN_ONLY.search(text):
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


def _number(weekday: str) -> int:
    return _weekdays()[_key(weekday)]


def _key(term: str) -> str:
    return re.sub(r"['’‘ʿ`]", "'", re.sub(r"[\s-]", " ", term)).lower()


@cache
def _months() -> dict[str, tuple[Calendar, int]]:
    names = {**table("months"), **table("months-shared")}
    bare = {_without_hamza(term): value for term, value in names.items()}  # "ايلول"
    return {_key(term): (calendar, int(number)) for term, (calendar, number) in {**bare, **names}.items()}  # type: ignore[misc]


def _without_hamza(term: str) -> str:
    return re.sub("[أإآ]", "ا", term)


@cache
def _month_names() -> list[str]:
    return [form for term in table("months") for form in (term, _without_hamza(term))]


def _arabic_months() -> list[str]:
    months = _months().items()
    return [name for name, (calendar, _) in months if calendar == "gregorian" and _ARABIC_SCRIPT.match(name)]


@cache
def _first_words() -> frozenset[str]:
    words = {re.split(r"[\W_]", term)[0].lower() for term in [*_month_names(), *table("weekdays")]}
    return frozenset(words | {"the", "le", "on", "den", "am", "el", "في"})


@cache
def _weekdays() -> dict[str, int]:
    return {_key(term): int(number) for term, (number,) in table("weekdays").items()}


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    patterns = (re.escape(word).replace(r"\ ", r"[\s-]").replace("'", "['’‘ʿ`]") for word in ordered)
    return "|".join(patterns)


@cache
def _weekday() -> re.Pattern[str]:
    names = _any_of(table("weekdays"))
    return re.compile(
        rf"(?:on\s|le\s|am\s)?(?P<weekday>{names})(?!\w)\.?[,،]?(?:\s[-–]\s|[ \t]{{0,2}})"
        r"(?:the\s|le\s|den\s|الموافق\s)?",
        re.IGNORECASE,
    )


@cache
def _weekday_after() -> re.Pattern[str]:
    return re.compile(rf",?\s?\(?(?P<weekday>{_any_of(table('weekdays'))})(?!\w)\)?", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:\d{{1,4}}(?!\d)|(?:{_any_of(_month_names())})(?!\w))", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    shared = rf"(?:{_any_of(table('months-shared'))})(?=\.|\s?[(/]|,?\s(?:de\s)?\d{{4}})"
    name = rf"(?P<name>{_any_of(_month_names())}|{shared})(?:[\u200c ]?ماه)?(?!\w)\.?"
    day = r"(?P<day>\d{1,2})(?!\d)"
    nth = r"(?:st|nd|rd|th)?(?!\w)"  # a stop behind it ends the dateline: "LONDON, Aug. 17."
    ordinal = r"(?:(?:st|nd|rd|th|d|er|e|º|ª)(?!\w)|\.|(?=[^\W\d_]))?"
    year = r"(?P<year>\d{4})(?!\d)"
    juche = r"(?:,?\sJuche\s\d{2,3},?\s?\(?(?P<juche>\d{4})\)?)?"  # Pyongyang's own count, and the year
    era = r"(?:\s?(?:A\.?H\.?|H|A\.?P\.?|S\.?H\.?|هـ|ه\.ق|ه\.ش|ش|مـ?|года|г\.?|року|р\.?|r\.)(?!\w))?"
    # An Arabic month may stand under both its names: "مارس آذار", "آذار/مارس".
    second = rf"(?:[\s/]{{1,3}}\(?(?:{_any_of(_arabic_months())})\)?(?!\w))?"
    clock = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
    roman = rf"(?P<roman>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
    of = r"(?:of\s|de\s|d[’']|شهر\s)?"
    day_first = rf"(?:(?:the|le|den|am|el|في)\s)?{day}{ordinal}(?:\s{{0,3}}|[-/]){of}{name}{second}"
    later = rf"(?:(?:\s?[,،]?\s{{0,3}}|[-/])(?:de\s|del\s|سنة\s|عام\s|من عام\s|لسنة\s)?{year}{era})?"
    texts = (
        rf"{year}(?P<mark>[-/]|\.\s?)(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d){clock}(?:\s?م(?!\w))?",
        rf"(?P<era>{'|'.join(_ERAS)})(?P<year>\d{{1,3}}|元)年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",
        rf"{year}[年년]\s?(?P<month>\d{{1,2}})[月월]\s?(?P<day>\d{{1,2}})[日일]",
        r"(?P<month>\d{1,2})[月월]\s?(?P<day>\d{1,2})[日일]",
        r"(?P<either>(?P<day>\d{1,2})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d))(?![\d/])(?:\s?م(?!\w))?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)(?!\d)",
        rf"(?P<either>{day}\s?[-/]\s?(?P<month>\d{{1,2}}))(?=\s?[(/-]\s?[\u0600-\u06ff]|\s\([A-Z])",
        rf"{name}\s{{0,3}}{day}{nth}(?:[,،/]?\s{{0,3}}{year}{era}|{juche})",
        rf"{name},\s?{day},?\s?{year}",
        f"{day_first}{later}",
        rf"{day}-{name}-(?P<year>\d\d)(?!\d)",
        rf"{name}\s{{1,3}}{day}\s\d{{1,2}}:\d\d(?::\d\d)?\s(?:[A-Z]{{2,4}}\s)?{year}",
        rf"{name}\s{{0,3}}{day}{nth},?\s['’](?P<year>\d\d)(?!\d)",
        rf"{day}{ordinal}\s{{0,3}}{name},?\s['’](?P<year>\d\d)(?!\d)",
        rf"{year}(?:[-\s/]|,\s){name}[-\s/]{day}",
        rf"{day}(?P<mark>\.\s?|[-/\s]){roman}(?P=mark){year}",
        rf"{name},?\s{{0,3}}(?:de\s|del\s)?{year}{era}",
    )
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)
