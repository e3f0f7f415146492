"""Sentences that tell of somebody speaking whose words are the next paragraph: "Hale was blunt."."""

from collections.abc import Sequence

from archive.extract.cues.cue import Cue, sentence_subject, told_at_end
from archive.extract.cues.subjects import subject_before
from archive.extract.words.phrases import PASSIVE
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Sentence, Token

__all__ = ["speaks_up"]

SPEAKING = terms("speaking-up-en")
OUTSPOKEN = terms("outspoken-en")
# How long such a sentence may be, and how far behind its subject it tells of the speaking, in tokens.
LONGEST, REACH = 18, 4
# How somebody may say "it", and how near the end of a sentence, in tokens.
PUTTING, ENDING = frozenset({"said", "says", "put", "puts", "summed", "sums"}), 6
# What follows a verb that tells of no speaking: "agreed to pay".
ELSEWHERE = frozenset({"to", "on", "a", "an"})


def speaks_up(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """The cue in the sentence before number `number`, where that opens a paragraph with its words, or where
    the one before ends with "Hale put it bluntly"."""
    if lexicon.language != "en" or not number:
        return None
    before, tokens = reading.sentences[number - 1], reading.tokens
    words = tokens[before.first : before.last]
    if words[-1].text != "." or any(token.kind == "quoted" for token in words):
        return None
    told = _puts_it(reading, lexicon, before)
    if told is not None or before.paragraph == reading.sentences[number].paragraph or len(words) > LONGEST:
        return told
    subject = sentence_subject(reading, lexicon, before)
    if subject is None or not _is_somebody(tokens[slice(*subject)], lexicon):
        return None
    for at in range(subject[1], min(before.last - 1, subject[1] + REACH)):
        low = tokens[at].low
        if low in SPEAKING and tokens[at + 1].low not in ELSEWHERE:
            return Cue("paragraph-before", at, subject)
        if low in OUTSPOKEN and any(token.low in PASSIVE for token in tokens[subject[1] : at]):
            return Cue("paragraph-before", at, subject)
    return None


def _puts_it(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """The cue of a sentence that ends with "says Hale", "Hale said it briefly" or "Hale put it this way"."""
    tokens = reading.tokens
    told = told_at_end(reading, lexicon, sentence)
    if told is not None and _is_somebody(tokens[slice(*told)], lexicon):
        return Cue("paragraph-before", told[0] - 1, told)
    for at in range(sentence.last - 2, max(sentence.first, sentence.last - ENDING), -1):
        if tokens[at].low in PUTTING and tokens[at + 1].low in ("it", "so"):
            subject = subject_before(reading, lexicon, sentence.first, at)
            known = subject is not None and _is_somebody(tokens[slice(*subject)], lexicon)
            return Cue("paragraph-before", at, subject) if known else None
    return None


def _is_somebody(subject: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(token.capital or token.low in lexicon.pronouns for token in subject)
