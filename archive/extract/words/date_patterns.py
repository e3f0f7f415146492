"""How dates are written: the words and patterns by which `datetexts` reads them."""

import re
from collections.abc import Iterable
from functools import cache

from archive.extract.words.calendars import Calendar
from archive.extract.words.terms import table

__all__ = [
    "ARABIC_SCRIPT", "ERAS", "ROMAN", "first_words", "key", "months", "opening", "patterns", "weekday_after",
    "weekday_before", "weekday_number",
]  # fmt: skip

ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")  # "18.IX.1964"
# The year before an era's first, in Taiwan and in Japan: "民國103年5月2日", "平成25年4月3日".
ERAS = {
    **dict.fromkeys(("中華民國", "中华民国", "民國", "民国"), 1911),
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
}


def weekday_number(weekday: str) -> int:
    """The number of a weekday's name, from Monday, 0."""
    return _weekdays()[key(weekday)]


def key(term: str) -> str:
    return re.sub(r"['’‘ʿ`]", "'", re.sub(r"[\s-]", " ", term)).lower()


@cache
def months() -> dict[str, tuple[Calendar, int]]:
    names = {**table("months"), **table("months-shared")}
    bare = {_without_hamza(term): value for term, value in names.items()}  # "ايلول"
    return {key(term): (calendar, int(number)) for term, (calendar, number) in {**bare, **names}.items()}  # type: ignore[misc]


def _without_hamza(term: str) -> str:
    return re.sub("[أإآ]", "ا", term)


@cache
def _month_names() -> list[str]:
    return [form for term in table("months") for form in (term, _without_hamza(term))]


def _arabic_months() -> list[str]:
    named = months().items()
    return [name for name, (calendar, _) in named if calendar == "gregorian" and ARABIC_SCRIPT.match(name)]


@cache
def first_words() -> frozenset[str]:
    words = {re.split(r"[\W_]", term)[0].lower() for term in [*_month_names(), *table("weekdays")]}
    return frozenset(words | {"the", "le", "on", "den", "am", "el", "في"})


@cache
def _weekdays() -> dict[str, int]:
    return {key(term): int(number) for term, (number,) in table("weekdays").items()}


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    patterns = (re.escape(word).replace(r"\ ", r"[\s-]").replace("'", "['’‘ʿ`]") for word in ordered)
    return "|".join(patterns)


@cache
def weekday_before() -> re.Pattern[str]:
    names = _any_of(table("weekdays"))
    return re.compile(
        rf"(?:on\s|le\s|am\s)?(?P<weekday>{names})(?!\w)\.?[,،]?(?:\s[-–]\s|[ \t]{{0,2}})"
        r"(?:the\s|le\s|den\s|الموافق\s)?",
        re.IGNORECASE,
    )


@cache
def weekday_after() -> re.Pattern[str]:
    return re.compile(rf",?\s?\(?(?P<weekday>{_any_of(table('weekdays'))})(?!\w)\)?", re.IGNORECASE)


@cache
def opening() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:\d{{1,4}}(?!\d)|(?:{_any_of(_month_names())})(?!\w))", re.IGNORECASE)


@cache
def patterns(*, number: bool) -> tuple[re.Pattern[str], ...]:
    """The forms of a date that can begin with a number, or those that can begin with a word."""
    shared = rf"(?:{_any_of(table('months-shared'))})(?=\.|\s?[(/]|,?\s(?:de\s)?\d{{4}})"
    name = rf"(?P<name>{_any_of(_month_names())}|{shared})(?:[\u200c ]?ماه)?(?!\w)\.?"
    day = r"(?P<day>\d{1,2})(?!\d)"
    nth = r"(?:st|nd|rd|th)?(?!\w)"  # a stop behind it ends the dateline: "LONDON, Aug. 17."
    ordinal = r"(?:(?:st|nd|rd|th|d|er|e|º|ª)(?!\w)|\.|(?=[^\W\d_]))?"
    year = r"(?P<year>\d{4})(?!\d(?!\d?:\d\d))"  # an hour may follow at once: "Mar 4 20143:41 PM"
    juche = r"(?:,?\sJuche\s\d{2,3},?\s?\(?(?P<juche>\d{4})\)?)?"  # Pyongyang's own count, and the year
    era = r"(?:\s?(?:A\.?H\.?|H|A\.?P\.?|S\.?H\.?|هـ|ه\.ق|ه\.ش|ش|مـ?|года|г\.?|року|р\.?|r\.)(?!\w))?"
    # An Arabic month may stand under both its names: "مارس آذار", "آذار/مارس".
    second = rf"(?:[\s/]{{1,3}}\(?(?:{_any_of(_arabic_months())})\)?(?!\w))?"
    clock = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
    roman = rf"(?P<roman>{'|'.join(sorted(ROMAN, key=len, reverse=True))})"
    of = r"(?:of\s|de\s|d[’']|شهر\s)?"
    day_first = rf"(?:(?:the|le|den|am|el|في)\s)?{day}{ordinal}(?:\s{{0,3}}|[-/]){of}{name}{second}"
    later = rf"(?:(?:\s?[,،]?\s{{0,3}}|[-/])(?:de\s|del\s|سنة\s|عام\s|من عام\s|لسنة\s)?{year}{era})?"
    texts = (
        rf"{year}(?P<mark>[-/]|\.\s?)(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d){clock}{era}",
        rf"(?P<era>{'|'.join(ERAS)})(?P<year>\d{{1,3}}|元)年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",
        rf"{year}[年년]\s?(?P<month>\d{{1,2}})[月월]\s?(?P<day>\d{{1,2}})[日일]",
        r"(?P<month>\d{1,2})[月월]\s?(?P<day>\d{1,2})[日일]",
        r"(?P<either>(?P<day>\d{1,2})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d))(?![\d/])"
        + era,
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
        rf"{year}\.\s{name}\s{day}(?:\.(?=,))?",
        rf"{day}(?P<mark>\.\s?|[-/\s]){roman}(?P=mark){year}",
        rf"{name},?\s{{0,3}}(?:de\s|del\s)?{year}{era}",
    )
    worded = (name, "(?P<era>")
    kept = (text for text in texts if text.startswith(day_first) or text.startswith(worded) != number)
    return tuple(re.compile(text, re.IGNORECASE) for text in kept)
