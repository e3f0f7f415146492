"""Cues of a quotation that is a sentence of its own, in the sentence before or behind it."""

from archive.extract.cue import Cue, lead_in
from archive.extract.impersonal import called
from archive.extract.speechwords import Lexicon
from archive.extract.tokens import Reading
from archive.extract.uncued import said_next

__all__ = ["cue_beside", "introduction"]


def cue_beside(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """The cue beside sentence `number`: a signature, a short sentence behind it, a colon before it."""
    return said_next(reading, lexicon, number) or introduction(reading, lexicon, number)


def introduction(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """A sentence before the quotation that ends with a colon, or with a verb that opens speech."""
    if not number:
        return None
    before = reading.sentences[number - 1]
    ending = reading.tokens[before.last - 1]
    if ending.text != ":" and ending.low not in lexicon.bare:
        return None
    paper = called(reading, lexicon, before.first, before.last - 1)
    return paper or lead_in(reading, lexicon, before)
