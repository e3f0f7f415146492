"""Sentences that tell of somebody speaking whose words are the next paragraph: "Hale was blunt."."""

from archive.extract.cues.cue import Cue, sentence_subject
from archive.extract.words.phrases import PASSIVE
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading

__all__ = ["speaks_up"]

SPEAKING = terms("speaking-up-en")
OUTSPOKEN = terms("outspoken-en")
# How long such a sentence may be, and how far behind its subject it tells of the speaking, in tokens.
LONGEST, REACH = 18, 4
# What follows a verb that tells of no speaking: "agreed to pay".
ELSEWHERE = frozenset({"to", "on", "a", "an"})


def speaks_up(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """The cue in the sentence before number `number`, where that opens a paragraph with its words."""
    if lexicon.language != "en" or not number:
        return None
    before, tokens = reading.sentences[number - 1], reading.tokens
    if before.paragraph == reading.sentences[number].paragraph or before.last - before.first > LONGEST:
        return None
    if tokens[before.last - 1].text != "." or any(
        t.kind == "quoted" for t in tokens[before.first : before.last]
    ):
        return None
    subject = sentence_subject(reading, lexicon, before)
    if subject is None or not any(
        token.capital or token.low in lexicon.pronouns for token in tokens[slice(*subject)]
    ):
        return None
    for at in range(subject[1], min(before.last - 1, subject[1] + REACH)):
        low = tokens[at].low
        if low in SPEAKING and tokens[at + 1].low not in ELSEWHERE:
            return Cue("paragraph-before", at, subject)
        if low in OUTSPOKEN and any(token.low in PASSIVE for token in tokens[subject[1] : at]):
            return Cue("paragraph-before", at, subject)
    return None
