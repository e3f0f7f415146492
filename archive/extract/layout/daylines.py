"""Dates at the edges of a report: at the head of its first paragraph, or in brackets after its last words."""

import re

from archive.extract.layout.frame_line import FrameLine
from archive.extract.layout.outlets import is_agency
from archive.extract.words.datetexts import DateText, date_at
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["closing_day", "leading_date"]

_AGENCY = re.compile(r"([A-Z][\w.]{1,14}(?:\s[A-Z]\w+)?)(?:,|\s[–—-])?\s(?=\w)")
CLOSING_REACH = 50  # characters that a date in brackets may take at a report's end
LONGEST_LABEL = 40

_LABEL = re.compile(
    r"[^\W\d_][^\d:\n]{0,28}?(?=\s*[:：]|\s[-–—]\s|\s{1,4}(?:(?!vom\b)\w{3,10}[,.]?\s){0,2}[\d])"
)
_POSTED_BY = re.compile(
    r"(?:(?:(?:posted|published|written|submitted|uploaded|updated|filed)\s)?by|par|von|por|di)"
    r"\s[\w .'’-]{1,40}?\s(?:on|at|le|am|el|il)\s(?=[\w ]{0,10}\d)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?<=[.!?…”\"’»])\s+\((?=\w)")
_BEFORE_DATE = (" on", " at", " am", " le", " il", " el", " em", " den", " op", " в", " vom", " du")
_GAP = re.compile(r"[\])]?\s*+(?:[-–—:|]+\s*+|\.\s++|(?<=\s))")


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
    if labelled is None and _goes_on_to(text, found, after, end):
        return None
    span, numeric = Span(start, after), _is_numeric(found.span.of(text))
    if labelled is not None and (numeric or not text[after].islower()):
        return FrameLine("date", span, "labelled date", 0.95, date=found)
    if text[after].islower():
        return None
    if bracket or text[found.span.end : after].strip() or numeric:
        return FrameLine("date", span, "leading date", 0.9, date=found)
    sentence = text[after].isupper() or text[after] in "“\"‘'«"  # no script without capitals shows one
    return FrameLine("date", span, "leading date", 0.75, date=found) if sentence else None


def _goes_on_to(text: str, day: DateText, after: int, end: int) -> bool:
    """Whether another day stands behind a date and a dash: "January 8, 1926 – November 30, 2010"."""
    other = date_at(text, after, end)
    return other is not None and other.complete and day.is_other_day(other)


def closing_day(text: str, start: int, end: int) -> FrameLine | None:
    """A complete date in brackets after a report's last sentence: "... in the spring. (July 22, 1999)",
    perhaps behind the agency's name."""
    match = _CLOSING.search(text, max(start, end - CLOSING_REACH), end)
    agency = _AGENCY.match(text, match.end(), end) if match else None
    at = agency.end() if agency and is_agency(agency[1]) else match.end() if match else end
    found = date_at(text, at, end) if match else None
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
