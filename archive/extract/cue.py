"""A quotation in its sentence, and the cue that ties it to a speaker."""

from dataclasses import dataclass

from archive.extract.marks import Quoted
from archive.extract.phrases import FRAME, Range, is_finite, leading_phrase, phrase_after
from archive.extract.speechwords import Lexicon
from archive.extract.subjects import subject_before, subject_of_segments
from archive.extract.tokens import Reading, Sentence


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
        return len(self.quoted.span.of(self.reading.text).split())


def lead_in(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """The subject and cue of a sentence that ends with a colon, before a quotation in the next paragraph."""
    tokens = reading.tokens
    for at in range(sentence.last - 1, max(sentence.first, sentence.last - FRAME) - 1, -1):
        if is_finite(tokens, at, sentence.first, lexicon):
            subject = subject_before(reading, lexicon, sentence.first, at)
            return Cue("paragraph-before", at, subject)
    subject = subject_of_segments(tokens, lexicon, max(sentence.first, sentence.last - FRAME), sentence.last)
    return Cue("paragraph-before", sentence.last - 1, subject)


def sentence_subject(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Range | None:
    """Whom or what a sentence is about: its first noun phrase that is not part of an adverbial phrase."""
    stop = min(sentence.last, sentence.first + FRAME)
    if lexicon.unicased:
        return _unicased_subject(reading, lexicon, sentence.first, stop)
    found = subject_of_segments(reading.tokens, lexicon, sentence.first, stop)
    return found and leading_phrase(reading.tokens, lexicon, found[0], found[1])


def _unicased_subject(reading: Reading, lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """Without capitals only the subject of a verb of saying is known to be somebody."""
    for at in range(first, stop):
        if reading.tokens[at].low in lexicon.saying:
            if lexicon.verb_first:
                return phrase_after(reading.tokens, lexicon, at + 1, stop)
            return subject_before(reading, lexicon, first, at)
    return None
