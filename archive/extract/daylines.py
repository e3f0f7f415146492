"""Dates of a frame: a line that is nothing but a date, or a date at the head of a paragraph."""

import re

from archive.extract.datetexts import date_at
from archive.extract.frame_line import FrameLine, stripped
from archive.extract.furniture import site_field
from archive.extract.outlets import is_place
from archive.extract.terms import terms
from archive.text import Span

__all__ = ["CHANGED", "clock", "closing_day", "date_line", "leading_date"]

CLOSING_REACH = 50  # characters that a date in brackets may take at a report's end
LONGEST_LABEL = 40
MOST_DATES = 3  # published, updated, printed

_LABEL = re.compile(
    r"[^\W\d_][^\d:\n]{0,28}?(?=\s*[:：]|\s[-–—]\s|\s{1,4}(?:(?!vom\b)\w{3,10}[,.]?\s){0,2}[\d])"
)
_POSTED_BY = re.compile(
    r"(?:(?:(?:posted|published|written|submitted|uploaded|updated|filed)\s)?by|par|von|por|di)"
    r"\s[\w .'’-]{1,40}?\s(?:on|at|le|am|el|il)\s(?=[\w ]{0,10}\d)",
    re.IGNORECASE,
)
CHANGED = "labelled day of a change"
_CHANGE = re.compile(
    r"updat|modif|edited|reviewed|revised|mis à jour|mise à jour|aktualis|geändert|änderung|actualis|actualiz"
    r"|atualiz|aggiorna|güncel|обновлено|تحديث|تعديل|به[‌ ]?روز|روزرسانی",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[(\[|/–—\s-]*+(?:(?:[Ll]e|[Aa]m|[Ii]l|[Ee]l)\s(?=\d{1,2}[/.]\d))?")
_BY_WHOM = re.compile(r"\s?\b(?:by|par|von)\s[\w.'’-]+(?:\s[\w.'’-]+){0,3}", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:[\s,،;|–—-]|(?:mis à jour|updated|aktualisiert)\b(?=\s(?:à\s|at\s|um\s)?\d\d?[:.h])|at\b"
    r"|um\b|à\b|alle\b|ore\b|às\b|a\slas\b|saat\b|kl\.?(?!\w)|klo\b|om\b|в(?!\w)|ساعت|الساعة"
    r"|[+-]\d{2}:?\d{2}\b|Z\b|\d{1,2}(?:[:.]|\s?h\s?)\d\d(?::\d\d)?|\(?(?-i:[A-Z]{2,4})\)?(?:[+-]\d{1,2}(?::\d\d)?)?(?!\w)"
    r"|\d{1,2}\s?(?:Uhr|h)(?!\w)|[صم](?!\w)|صباحا|مساء|صبح|عصر|ظهر|[قب]\.ظ"
    r"|[ap]\.?m\.?(?!\w)|Uhr|hrs|hours|o['’]clock)*+[.)\]\s]*+",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?<=[.!?…”\"’»])\s+\((?=\w)")
_CLOCK_FIRST = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[apAP]\.?[mM]\.?)?(?:\s?[A-Z]{2,4})?|\d{4}\s(?:GMT|UTC))"
    r"(?:\s\(\d{1,2}:?\d\d\s[A-Z]{2,4}\))?[\s,|–—-]{1,5}"
)
_BEFORE_DATE = (" on", " at", " am", " le", " il", " el", " em", " den", " op", " в", " vom", " du")
_GAP = re.compile(r"[\])]?\s*+(?:[-–—:|]+\s*+|(?<=\s))")


def date_line(text: str, start: int, end: int) -> FrameLine | None:
    """A line of one date, or of several of which the first counts ("... [Last update: ...]")."""
    dates: list[FrameLine] = []
    at = start
    for _ in range(MOST_DATES):
        found = _one_date(text, at, end)
        if found is None:
            rest = stripped(text, at, end)
            if not dates or site_field(text, rest.start, rest.end) is None:
                return None
            return _whole_line(dates, start, end)
        dates.append(found)
        at = found.span.end
        if at >= end:
            return _whole_line(dates, start, end)
    return None


def _whole_line(dates: list[FrameLine], start: int, end: int) -> FrameLine:
    """The line with its first date; the day of a change, and a Hijri one, give way to another beside it."""
    first = min(dates, key=lambda found: (found.rule == CHANGED, _is_hijri(found)))
    return FrameLine("date", Span(start, end), first.rule, first.confidence, date=first.date)


def _is_hijri(found: FrameLine) -> bool:
    return found.date is not None and found.date.calendar == "hijri"


def _one_date(text: str, start: int, end: int) -> FrameLine | None:
    """A date with its label and clock, and nothing between them and `start`."""
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    labelled = _after_label(text, start, end)
    inside = _OPENING.match(text, start if labelled is None else labelled, end)
    at = inside.end() if inside else start
    hour = _CLOCK_FIRST.match(text, at, end)
    at = hour.end() if hour else at
    found = date_at(text, at, end)
    if found is None or (found.day == 0 and found.year is None):
        return None
    rest = _CLOCK.match(text, found.span.end, end)
    stop = rest.end() if rest else found.span.end
    by_whom = labelled is not None and _BY_WHOM.fullmatch(text, stop, end)
    if by_whom or _then_place(text, found.span.end, end):
        stop = end
    if labelled is None:
        return FrameLine("date", Span(at, stop), "date line", 0.95, date=found)
    if _CHANGE.search(text, start, labelled):
        return FrameLine("date", Span(at, stop), CHANGED, 0.8, date=found)
    return FrameLine("date", Span(at, stop), "labelled date", 0.97, date=found)


def clock(text: str, start: int, end: int) -> FrameLine | None:
    """A part of a line that holds nothing but an hour: it says no more than the date beside it."""
    hour = _CLOCK.fullmatch(text, start, end) if any(sign.isdigit() for sign in text[start:end]) else None
    return FrameLine("note", Span(start, end), "clock", 0.9) if hour else None


def _then_place(text: str, start: int, end: int) -> bool:
    """Whether a clock and a place follow a date: "11:32 am IST - NEW DELHI"."""
    mark = max(text.rfind(sign, start, end) for sign in (" - ", " – ", " — ", " | "))
    return (
        mark >= 0 and is_place(text[mark + 3 : end]) and _CLOCK.fullmatch(text, start, mark + 1) is not None
    )


def leading_date(text: str, start: int, end: int) -> FrameLine | None:
    """A complete date at the head of a paragraph that goes on after it, with a label, in brackets, before
    a mark, in numbers, or at least before a new sentence; never "on" a day, which begins a sentence."""
    labelled = _after_label(text, start, end)
    at = start if labelled is None else labelled
    bracket = labelled is None and text[at] in "[("
    found = date_at(text, at + bracket, end)
    if found is None or not found.complete or text[at : at + 3].lower() == "on ":
        return None
    rest = _GAP.match(text, found.span.end, end)
    after = rest.end() if rest else found.span.end
    if after == found.span.end or after >= end or text[after] in ",.;)":
        return None
    span, numeric = Span(start, after), _is_numeric(found.span.of(text))
    if labelled is not None and (numeric or not text[after].islower()):
        return FrameLine("date", span, "labelled date", 0.95, date=found)
    if text[after].islower():
        return None
    if bracket or text[found.span.end : after].strip() or numeric:
        return FrameLine("date", span, "leading date", 0.9, date=found)
    sentence = text[after].isalpha() or text[after] in "“\"‘'«"
    return FrameLine("date", span, "leading date", 0.75, date=found) if sentence else None


def closing_day(text: str, start: int, end: int) -> FrameLine | None:
    """A complete date in brackets after a report's last sentence: "... in the spring. (July 22, 1999)"."""
    match = _CLOSING.search(text, max(start, end - CLOSING_REACH), end)
    found = date_at(text, match.end(), end) if match else None
    if match is None or found is None or not found.complete or text[found.span.end : end] not in (")", ")."):
        return None
    return FrameLine("date", Span(match.end() - 1, end), "day after the last sentence", 0.8, date=found)


def _after_label(text: str, start: int, end: int) -> int | None:
    """Where the words after a label such as "Published:", "date" or "Posted by X on" begin."""
    if posted := _POSTED_BY.match(text, start, end):
        return posted.end()
    label = _LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    if label is None or not _is_label(label[0].strip().lower()):
        return None
    rest = re.compile(r"\s*[:：–—-]?\s*").match(text, label.end(), end)
    return rest.end() if rest else None


def _is_label(words: str) -> bool:
    """A listed label, or one before "on", "at" or their like: "last modified on"."""
    return words in terms("date-labels") or (
        words.endswith(_BEFORE_DATE) and words.rpartition(" ")[0] in terms("date-labels")
    )


def _is_numeric(written: str) -> bool:
    return not any(letter.isalpha() for letter in written)
