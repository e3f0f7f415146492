"""Cues of a quotation that is a sentence of its own, in the sentence before or behind it."""

from archive.extract.cue import Cue, lead_in
from archive.extract.impersonal import called
from archive.extract.phrases import is_finite
from archive.extract.speechwords import Lexicon
from archive.extract.tokens import Reading
from archive.extract.uncued import said_next

__all__ = ["cue_beside", "introduction"]


def cue_beside(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """The cue beside sentence `number`: a signature, a short sentence behind it, a colon before it."""
    return said_next(reading, lexicon, number) or introduction(reading, lexicon, number)


def introduction(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """A sentence before the quotation that ends with a colon or a verb of saying, page numbers aside."""
    tokens = reading.tokens
    for before in reversed(reading.sentences[max(0, number - 2) : number]):
        if any(token.kind == "word" for token in tokens[before.first : before.last]):
            last = before.last - 1
            says = last > before.first and is_finite(tokens, last, before.first, lexicon)
            if tokens[last].text != ":" and not (says and tokens[last].low in lexicon.bare):
                return None
            return called(reading, lexicon, before.first, last) or lead_in(reading, lexicon, before)
    return None
