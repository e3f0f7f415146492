"""Words of saying that report nothing said: "may recall that", "has not said that", "people who say that"."""

from collections.abc import Sequence

from archive.extract.phrases import Range
from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Token

# Auxiliaries under which nothing has been said yet, and negations.
MODALS = terms("modals-en")
# Verbs that "will" and "would" make a supposition: speeches announced beforehand "will say".
SUPPOSED = terms("supposed-en")
ANYBODY = terms("anybody-en")


def is_supposed(tokens: Sequence[Token], lexicon: Lexicon, first: int, verb: int) -> bool:
    """Whether an auxiliary or a negation makes the verb at `verb` tell nothing that was said."""
    for at in range(verb - 1, first - 1, -1):
        low = tokens[at].low
        if low in MODALS or low.endswith(("n't", "n’t")):
            return True
        if low in ("will", "would") or low.endswith(("'ll", "'d")):
            return tokens[verb].low in SUPPOSED
        if low not in lexicon.auxiliaries and low not in lexicon.adverbs and not low.endswith("ly"):
            return False
    return False


def is_anybody(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Whether "who" takes up somebody who is nobody in particular: "people who say", "the man who wrote"."""
    relative = any(token.low == "who" for token in tokens[subject[1] : verb])
    return relative and tokens[subject[1] - 1].low in ANYBODY
