"""Which day's words stand with which quotation: in the clause of its cue, or in the sentence before it.

A day is taken only where the grammar ties it to the saying: beside the cue ("said on Saturday", "on Saturday
said"), at the head of its sentence, or after an occasion of speaking ("in an interview on 3 March"). A day
inside reported words, in a relative clause or after "since" says nothing about when somebody spoke. Whoever
goes on speaks on the same day, unless the sentence tells another time.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.extract.dates.daywords import DayIndex, DayWords
from archive.extract.dates.timewords import tells_time
from archive.extract.facts import Quotation
from archive.extract.layout.sentences import sentence_ends
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["SaidOn", "days_said"]

LEFT, RIGHT = 200, 120  # characters around a cue in which its day may stand
GAP = 90  # characters between a cue and its day
OPENER_GAP = 120  # characters between the day that opens a sentence and the cue
GOES_ON, NAMED_AGAIN = 500, 300  # characters between quotations of one speech

AFTER_CUE, BEFORE_CUE, OPENS, OCCASION, INTRODUCED = (
    "day after the cue",
    "day before the cue",
    "day that opens the sentence",
    "day of the occasion",
    "day in the sentence before",
)
CONFIDENCE = {AFTER_CUE: 0.92, BEFORE_CUE: 0.92, OPENS: 0.85, OCCASION: 0.85, INTRODUCED: 0.7}

_GOES_ON = re.compile(r"\s++[a-zà-ÿ]")
_WORD = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+")
_PAUSE = re.compile(r"[,;:—–()\"“”«»]|--")


@dataclass(slots=True)
class SaidOn:
    """A day's words, the rule that ties them to quotations, its confidence, and the quotations' positions."""

    words: DayWords
    rule: str
    confidence: float
    quotations: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Speech:
    """The speech that goes on: its day, who speaks, and where its last quotation ends."""

    said: SaidOn
    speaker: int
    end: int


def days_said(text: str, quotations: Sequence[Quotation], *, language: str = "en") -> tuple[SaidOn, ...]:
    """The days on which quotations of a folded text were said, in text order of their words."""
    surroundings = _Surroundings(text, quotations, language or "en")
    if not surroundings.days.places:
        return ()
    found: dict[Span, SaidOn] = {}
    speech: _Speech | None = None
    for at, quotation in enumerate(quotations):
        said, dated = surroundings.day_of(quotation), False
        if said is None:
            goes_on = speech is not None and _goes_on(quotation, speech, text, language)
            said = speech.said if speech and goes_on else surroundings.introduced(quotation)
            dated = said is not None and surroundings.has_time_of_its_own(quotation)
            said = None if dated else said
        speaker = quotation.attribution.speaker if quotation.attribution else -1
        if said is None:
            speech = None if dated or speech is None or speaker != speech.speaker else speech
            continue
        said = found.setdefault(said.words.span, said)
        said.quotations.append(at)
        speech = _Speech(said, speaker, quotation.span.end)
    return tuple(found[span] for span in sorted(found))


def _goes_on(quotation: Quotation, speech: _Speech, text: str, language: str) -> bool:
    """Whether the same speaker goes on: as "he", without a cue, or soon after under the same name."""
    said_by = quotation.attribution
    if said_by is None or said_by.speaker != speech.speaker:
        return False
    mention = said_by.mention.of(text).lower() if said_by.mention else ""
    near = not mention or mention in terms(f"pronouns-{language or 'en'}")
    return quotation.span.start - speech.end <= (GOES_ON if near else NAMED_AGAIN)


class _Surroundings:
    """A text with its reported words masked and its sentences parted."""

    def __init__(self, text: str, quotations: Sequence[Quotation], language: str) -> None:
        self.text, self.language = text, language
        spans = {quotation.span for quotation in quotations}
        self.masked = sorted(spans, key=lambda span: (span.start, span.end))
        self.starts = [span.start for span in self.masked]
        self.days = DayIndex(text, language=language)

    def _is_within(self, position: int) -> bool:
        """Whether reported words hold a position."""
        at = bisect_right(self.starts, position)
        return any(span.start <= position < span.end for span in self.masked[max(0, at - 3) : at])

    def day_of(self, quotation: Quotation) -> SaidOn | None:
        """The day beside the quotation's own cue."""
        cue = quotation.attribution.cue if quotation.attribution else None
        if cue is None:
            return None
        return self._after(cue) or self._before(cue, leads=quotation.span.start > cue.start)

    def has_time_of_its_own(self, quotation: Quotation) -> bool:
        """Whether the sentence of the cue tells another time, that is no day: "in 2015", "two weeks ago"."""
        cue = quotation.attribution.cue if quotation.attribution else None
        if cue is None:
            return False
        floor = max(0, cue.start - LEFT, self._last_masked(cue.start))
        start, _ = self._sentence_start(floor, cue.start)
        end = self._next_stop(cue.end, min(cue.end + RIGHT, self._next_masked(cue.end)))
        return tells_time(self.text[start : cue.start], self.language) or tells_time(
            self.text[cue.end : end], self.language
        )

    def _after(self, cue: Span) -> SaidOn | None:
        end = min(cue.end + RIGHT, self._next_masked(cue.end))
        if not self.days.has(cue.end, end):
            return None
        end = min(end, self._next_stop(cue.end, end))
        for words in self.days.between(cue.end, end):
            gap = self.text[cue.end : words.span.start]
            if len(gap) > GAP or _PAUSE.search(gap) or self._parts(gap, words):
                return None
            if words.modifier != "coming":
                return SaidOn(words, AFTER_CUE, CONFIDENCE[AFTER_CUE])
        return None

    def _before(self, cue: Span, *, leads: bool) -> SaidOn | None:
        """`leads` says that the quotation follows its cue; else the day that opens may be of what is told."""
        floor = max(0, cue.start - LEFT, self._last_masked(cue.start))
        if not self.days.has(floor, cue.start):
            return None
        start, opens = self._sentence_start(floor, cue.start)
        for words in reversed(list(self.days.between(start, cue.start))):
            head, gap = self.text[start : words.span.start], self.text[words.span.end : cue.start]
            if _is_adverbial(gap) and not self._parts(head[-30:], words, last_only=True):
                return SaidOn(words, BEFORE_CUE, CONFIDENCE[BEFORE_CUE])
            if words.modifier == "coming" or len(gap) > OPENER_GAP:
                return None
            if not head.strip() and opens and leads:
                return SaidOn(words, OPENS, CONFIDENCE[OPENS])
            if _spoken(head, self.language) and not self._parts(head, words):
                return SaidOn(words, OCCASION, CONFIDENCE[OCCASION])
        return None

    def introduced(self, quotation: Quotation) -> SaidOn | None:
        """The day of the sentence before the quotation's own, where that tells of somebody's speaking."""
        cue = quotation.attribution.cue if quotation.attribution else None
        begin = min(quotation.span.start, cue.start if cue else quotation.span.start)
        floor = max(0, begin - LEFT - RIGHT, self._last_masked(begin))
        if not self.days.has(floor, begin):
            return None
        own = self._sentence_start(floor, begin)[0]
        own = floor + len(self.text[floor:own].rstrip())
        start = self._sentence_start(floor, own - 1)[0] if own > floor else own
        for words in self.days.between(start, own):
            head = self.text[start : words.span.start]
            tells = {word.lower() for word in _WORD.findall(head)} & terms(f"utterances-{self.language}")
            if tells and not self._parts(head, words) and self._known(quotation, own):
                return SaidOn(words, INTRODUCED, CONFIDENCE[INTRODUCED])
        return None

    def _known(self, quotation: Quotation, before: int) -> bool:
        """Whether the speaker goes unnamed, is a pronoun, or has been named before."""
        mention = quotation.attribution.mention if quotation.attribution else None
        if quotation.attribution is None:
            return False
        if mention is None:
            return True
        name = mention.of(self.text)
        last = _WORD.findall(name)[-1:] or [name]
        return name.lower() in terms(f"pronouns-{self.language}") or last[0] in self.text[:before]

    def _parts(self, between: str, words: DayWords, *, last_only: bool = False) -> bool:
        """Whether a clause stands between, or a bound or determiner directly before the day."""
        said = [word.lower() for word in _WORD.findall(between)]
        if said and said[-1] in terms("day-bounds"):
            return True
        return not terms("day-breaks").isdisjoint(said[-1:] if last_only else said)

    def _next_stop(self, start: int, end: int) -> int:
        """Where the first sentence that ends from `start` to `end` does; `end` where none does."""
        return next(self._ends(start, end), end)

    def _ends(self, start: int, end: int) -> Iterator[int]:
        """Where sentences and lines end that no reported words hold; none before a small letter."""
        for line in self._lines(start, end):
            for stop in sentence_ends(self.text, line.start, line.end):
                if not self._is_within(stop.start) and not _GOES_ON.match(self.text, stop.end, line.end):
                    yield stop.end
            if line.end < end:
                yield line.end + 1

    def _lines(self, start: int, end: int) -> Iterator[Span]:
        while (stop := self.text.find("\n", start, end)) >= 0:
            yield Span(start, stop)
            start = stop + 1
        yield Span(start, end)

    def _sentence_start(self, floor: int, position: int) -> tuple[int, bool]:
        """Where the sentence of `position` begins, and whether that is its true beginning, not `floor`."""
        ends = list(self._ends(floor, position))
        start = ends[-1] if ends else floor
        while start < position and self.text[start].isspace():
            start += 1
        return start, bool(ends) or floor == 0

    def _next_masked(self, position: int) -> int:
        at = bisect_left(self.starts, position)
        return self.starts[at] if at < len(self.starts) else len(self.text)

    def _last_masked(self, position: int) -> int:
        """Where the reported words that end last before a position end; some may lie inside others."""
        at = bisect_right(self.starts, position) - 1
        found = 0
        for span in self.masked[max(0, at - 2) : at + 1]:
            if found < span.end <= position:
                found = span.end
        return found


def _is_adverbial(gap: str) -> bool:
    """Nothing, or an adverb or auxiliary, between a day and the verb of saying after it."""
    words = [word.lower() for word in gap.split()]
    return len(words) <= 2 and all(word in _LIGHT or word.endswith("ly") for word in words)


_LIGHT = frozenset({"had", "has", "have", "also", "again", "once", "a", "hat", "habe"})


def _spoken(head: str, language: str) -> bool:
    words = {word.lower() for word in _WORD.findall(head)}
    return not words.isdisjoint(terms(f"occasions-{language}") | terms(f"speaking-{language}"))
