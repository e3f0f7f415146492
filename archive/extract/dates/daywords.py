"""Words that name a day: a weekday, "yesterday", a written date, with what stands before them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.extract.words.datetexts import DateText, date_at, weekday_at
from archive.extract.words.terms import pairs, table
from archive.text import Span

__all__ = ["DayIndex", "DayWords"]

LONGEST = 60  # characters of a written date
SHORTEST = 5  # letters of a Latin name that stands alone: "Sun" and "Mon" are too many other things
_WORD = re.compile(r"[^\W\d_]++(?:['’\u200c-][^\W\d_]++)*+|\d++")
# What every English term for a day holds. A pattern without a choice is searched for fastest.
_MONTH = re.compile(r"[ADFJMNOS](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
_PARTS = tuple(map(re.compile, ("day", "night", "evening", "morning", "afternoon")))
_NUMBER_BEFORE = re.compile(r"(?<!\w)\d{1,2}(?:st|nd|rd|th)?[\s-](?:of\s)?$")
_BEFORE = re.compile(r"(?:[^\W\d_]++\s){0,2}+$")
_PART_OF_DAY = re.compile(
    r"\s(?:morning|afternoon|evening|night|lunchtime|abend|morgen|nachmittag|matin|soir|après-midi)\b",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"['’‑-]?s?\s?[A-Z]|['’]s\b")


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words that name a day. `span` begins with their modifier ("late on Tuesday"). One of `written`,
    `weekday` (from Monday, 0) and `offset` (days from the day of writing) is given. `modifier` is "latest"
    for on, late and their like, "before" for last, "open" for this, "coming" for next, else ""."""

    span: Span
    written: DateText | None = None
    weekday: int | None = None
    offset: int | None = None
    modifier: str = ""


class DayIndex:
    """The days that a folded text names. Where names may stand is found at once, what they say when asked."""

    def __init__(self, text: str, *, language: str = "en") -> None:
        self.text, self.language = text, language or "en"
        self.places = sorted(_english(text) if self.language == "en" else _any_language(text))
        self._read: dict[int, DayWords | None] = {}

    def has(self, start: int, end: int) -> bool:
        """Whether a day may be named from `start` to `end`."""
        at = bisect_left(self.places, start)
        return at < len(self.places) and self.places[at] < end

    def between(self, start: int, end: int) -> Iterator[DayWords]:
        """The days that begin in `start` to `end`, modifiers aside, from the left."""
        position = start
        for at in self.places[bisect_left(self.places, start) :]:
            if at >= end:
                return
            if at < position:
                continue
            if at not in self._read:
                self._read[at] = _at(self.text, at, self.language)
            found = self._read[at]
            if found is not None and found.span.end <= end:
                position = found.span.end
                yield found


def _english(text: str) -> Iterator[int]:
    """Where an English day's name or date may begin; found by the letters that all of them share, because
    this reads every word."""
    for match in _MONTH.finditer(text):
        if _word_at(text, match.start()) in _openings():
            number = _NUMBER_BEFORE.search(text, max(0, match.start() - 12), match.start())
            yield number.start() if number else match.start()
    for part in _PARTS:
        for match in part.finditer(text):
            start = _word_start(text, match.start())
            if start == match.start() > 1:  # "last night", "this evening"
                start = _word_start(text, start - 1)
            if text[start : match.end()].lower() in _english_names():
                yield start


def _word_start(text: str, position: int) -> int:
    while position and text[position - 1].isalpha():
        position -= 1
    return position


def _word_at(text: str, start: int) -> str:
    word = _WORD.match(text, start)
    return word[0].lower() if word else ""


@cache
def _english_names() -> frozenset[str]:
    return frozenset({*table("weekdays"), *(term for term, _ in _relative("en"))})


def _any_language(text: str) -> Iterator[int]:
    openings = _openings()
    for word in _WORD.finditer(text):
        if word[0].isdigit() or word[0].lower() in openings:
            yield word.start()


def _at(text: str, at: int, language: str) -> DayWords | None:
    word = _WORD.match(text, at)
    if word is None or (at and text[at - 1].isalnum()):
        return None
    end = min(len(text), at + LONGEST)
    cased = word[0].lower() != word[0].upper()
    named = word[0].isdigit() or not cased or word[0][0].isupper() or language not in ("en", "de")
    if named and (written := date_at(text, at, end)) is not None and written.month and written.day:
        return DayWords(_with_modifier(text, written.span)[0], written=written)
    if named and (not cased or len(word[0]) >= SHORTEST) and (weekday := weekday_at(text, at, end)):
        return _weekday(text, Span(at, weekday[1]), weekday[0])
    for term, offset in _relative(language):
        stop = at + len(term)
        if text[at].lower() + text[at + 1 : stop] == term and not text[stop : stop + 1].isalpha():
            return DayWords(Span(at, stop), offset=offset)
    return None


def _weekday(text: str, span: Span, number: int) -> DayWords | None:
    part = _PART_OF_DAY.match(text, span.end)
    end = part.end() if part else span.end
    if _NAME_AFTER.match(text, end) or text[end : end + 1].isalpha():
        return None  # "Saturday Night Live", "Friday's attack"
    whole, modifier = _with_modifier(text, Span(span.start, end))
    return DayWords(whole, weekday=number, modifier=modifier)


def _with_modifier(text: str, span: Span) -> tuple[Span, str]:
    """The span with the longest known modifier before it, and what that says."""
    before = _BEFORE.search(text, max(0, span.start - 24), span.start)
    words = before[0].lower().split() if before else []
    while words:
        phrase = " ".join(words)
        if (kind := pairs("day-modifiers").get(phrase)) is not None:
            return Span(span.start - len(phrase) - 1, span.end), kind
        words = words[1:]
    return span, ""


@cache
def _relative(language: str) -> tuple[tuple[str, int], ...]:
    rows = table("relative-days").items()
    return tuple((term, int(days)) for term, (tag, days) in rows if tag == (language or "en"))


@cache
def _openings() -> frozenset[str]:
    """The first words of every name of a day or month, in lower case."""
    names = [term for name in ("months", "weekdays", "relative-days") for term in table(name)]
    return frozenset(match[0].lower() for name in names if (match := _WORD.match(name)))
