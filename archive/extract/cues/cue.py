"""A quotation in its sentence, and the cue that ties it to a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.extract.cues.subjects import DASHES, subject_before, subject_of_segments
from archive.extract.words.marks import Quoted
from archive.extract.words.phrases import (
    FOCUS,
    FRAME,
    PASTS,
    Range,
    is_adverbial,
    is_finite,
    leading_phrase,
    may_open_phrase,
    phrase_after,
)
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, Sentence, Token

# How far from its end a sentence may say who said it, in tokens.
SIGNED = 12
# What opens a clause about a phrase before it: "Mr. Dunn, who sat beside her, rose".
RELATIVES = frozenset({"that", "who", "which", "whose"})
LONGEST_ASIDE = 3  # "I must say", in tokens
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def count_words(text: str) -> int:
    """How many words a text holds; where a script parts none, two characters are counted as one."""
    return max(len(text.split()), len(UNSPACED.findall(text)) // 2)


@dataclass(frozen=True, slots=True)
class Cue:
    """The rule that fired, the token of the cue, and the subject's tokens; None where it is elsewhere."""

    rule: str
    cue: int
    subject: Range | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One quotation in its sentence: the token `at` masks it."""

    reading: Reading
    lexicon: Lexicon
    sentence: Sentence
    at: int
    quoted: Quoted

    @property
    def tail(self) -> str:
        """The last character of the quoted words, marks of a nested quotation aside."""
        words = self.reading.text[
            max(self.quoted.span.start, self.quoted.span.end - 6) : self.quoted.span.end
        ]
        return words.rstrip(" \u00a0\u2009'’”\"")[-1:]

    @property
    def words(self) -> int:
        return count_words(self.quoted.span.of(self.reading.text))

    @property
    def alone(self) -> bool:
        """Whether the sentence holds nothing but the quotation and marks."""
        sentence = self.sentence
        head = self.reading.tokens[sentence.first : min(sentence.last, sentence.first + 6)]
        return sentence.last - sentence.first <= 6 and all(token.kind in ("mark", "quoted") for token in head)


def past_comma(frame: Frame) -> tuple[int, bool]:
    """The first token after the quotation and its comma, and whether a comma, ! or ? closed the quotation."""
    tokens, at = frame.reading.tokens, frame.at + 1
    closed = frame.tail in (",", "?", "!", "—", "–", "-", "…", "،")
    if at < frame.sentence.last and (tokens[at].text in (",", "،") or tokens[at].text in DASHES):
        return at + 1, True
    # A full stop before a small letter stands for the comma: `"We left." she said`.
    goes_on = frame.tail == "." and at < frame.sentence.last and tokens[at].text[:1].islower()
    return at, closed or goes_on


def announces(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether "quote" only announces somebody's words: "As Ann Hale said, and I quote"."""
    return at > first + 1 and tokens[at].low == "quote" and tokens[at - 2].low == "and"


def lead_in(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """The subject and cue of a sentence that ends with a colon, before a quotation in the next paragraph."""
    tokens = reading.tokens
    for at in range(sentence.last - 1, max(sentence.first, sentence.last - FRAME) - 1, -1):
        if is_finite(tokens, at, sentence.first, lexicon) and not announces(tokens, at, sentence.first):
            subject = None
            if lexicon.verb_first and is_adverbial(tokens, sentence.first, lexicon):
                subject = phrase_after(tokens, lexicon, at + 1, sentence.last)
            subject = subject or subject_before(reading, lexicon, sentence.first, at)
            return Cue("paragraph-before", at, subject)
    subject = subject_of_segments(tokens, lexicon, max(sentence.first, sentence.last - FRAME), sentence.last)
    return Cue("paragraph-before", sentence.last - 1, subject)


def sentence_subject(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Range | None:
    """Whom or what a sentence is about: the noun phrase before its first verb, adverbial phrases aside."""
    tokens = reading.tokens
    stop = min(sentence.last, sentence.first + FRAME)
    first_phrase: Range | None = told_at_end(reading, lexicon, sentence)
    if first_phrase is not None:
        return first_phrase
    if tokens[sentence.first].low in lexicon.auxiliaries and tokens[sentence.last - 1].text == "?":
        return leading_phrase(tokens, lexicon, sentence.first + 1, stop)
    for start, end in _segments(tokens, sentence.first, stop):
        if is_verb(tokens[start], lexicon) and first_phrase is not None:
            return first_phrase
        start = _after_times(tokens, start, end, lexicon)
        if is_adverbial(tokens, start, lexicon):
            continue
        if first_phrase is not None and (tokens[start].low in RELATIVES or _is_aside(tokens, start, end)):
            continue
        if first_phrase is not None and _is_apposed(tokens, first_phrase[0], start, end):
            continue
        phrase = leading_phrase(tokens, lexicon, start, end)
        if phrase is not None and leads_to_verb(tokens, phrase[1], end, lexicon):
            return phrase
        first_phrase = first_phrase or phrase
    return first_phrase or subject_of_segments(tokens, lexicon, sentence.first, stop)


def told_at_end(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Range | None:
    """Who says what stands before, at the end of an English sentence: "Not so fast, says Ann Hale."."""
    tokens, last = reading.tokens, sentence.last
    if lexicon.language != "en":
        return None
    for at in range(last - 3, max(sentence.first, last - SIGNED), -1):
        if tokens[at].low in lexicon.bare and tokens[at - 1].text == ",":
            phrase = phrase_after(tokens, lexicon, at + 1, last)
            ended = phrase is not None and phrase[1] < len(tokens) and tokens[phrase[1]].text in (".", ",")
            return phrase if ended else None
    return None


def _is_aside(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the text's own speaker comes in between two commas: "The mayor, I thought, was late"."""
    closed = end < len(tokens) and tokens[end].text == ","
    return closed and end - start <= LONGEST_ASIDE and tokens[start].low in ("i", "we")


def _is_apposed(tokens: tuple[Token, ...], named: int, start: int, end: int) -> bool:
    """Whether commas enclose what somebody is: "Ann Hale, 46, a herder turned ranger, patrols"."""
    closed = end < len(tokens) and tokens[end].text == ","
    return tokens[named].capital and tokens[start].low in ("a", "an") and closed


def _segments(tokens: tuple[Token, ...], first: int, stop: int) -> Iterator[Range]:
    """The stretches between commas, up to a quotation after them, without opening conjunctions."""
    start = first
    for at in range(first, stop + 1):
        if at < stop and tokens[at].text not in (",", ";", ":") and tokens[at].kind != "quoted":
            continue
        while start < at and (tokens[start].kind == "mark" or tokens[start].low in FOCUS):
            start += 1
        if start < at:
            yield start, at
            if at < stop and tokens[at].kind == "quoted":
                return
        start = at + 1


def _after_times(tokens: tuple[Token, ...], start: int, end: int, lexicon: Lexicon) -> int:
    """Past words of time that no comma parts from the subject: "Last week Mr. Leaf", "On Monday Ms. Ito"."""
    at = start + (tokens[start].low in ("on", "in", "last", "this", "late", "early", "earlier"))
    while at < end and (tokens[at].low in lexicon.times or tokens[at].kind == "number"):
        at += 1
    timed = at > start and (tokens[at - 1].low in lexicon.times or tokens[at - 1].kind == "number")
    return at if timed and at < end and may_open_phrase(tokens[at], lexicon) else start


def leads_to_verb(tokens: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows a phrase, with words of time and manner between: "today firmly rejected"."""
    while at < end and (tokens[at].low in lexicon.times or tokens[at].low in lexicon.adverbs):
        at += 1
    while at < end and tokens[at].low.endswith("ly"):
        at += 1
    return at < end and (tokens[at].text == "(" or is_verb(tokens[at], lexicon))


def is_verb(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is as likely a finite verb: an auxiliary, a verb of saying, a past form."""
    if token.kind != "word" or token.capital:
        return False
    low = token.low
    return low in lexicon.auxiliaries or low in lexicon.verbs or low.endswith("ed") or low in PASTS
