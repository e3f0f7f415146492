"""Words of saying that report nothing said: "may recall that", "has not said that", "people who say that"."""

from collections.abc import Sequence

from archive.extract.words.phrases import Range
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

# Auxiliaries under which nothing has been said yet, and negations.
MODALS = terms("modals-en")
# Verbs that "will" and "would" make a supposition: speeches announced beforehand "will say".
SUPPOSED = terms("supposed-en")
ANYBODY = terms("anybody-en")
# Verbs and words of being sure that "not" makes doubts.
DOUBTED = terms("doubted-en")
# How far before them the negation may stand, and "will" before a verb, in tokens.
DOUBT_REACH = 3
FORESEEN_REACH = 4


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


def is_doubted(tokens: Sequence[Token], subject: int) -> bool:
    """Whether the clause of the subject at `subject` hangs on a doubt: "I do not think that he said"."""
    at = subject - 1 - (tokens[subject - 1].low == "that" if subject else 0)
    if at < 1 or tokens[at].low not in DOUBTED:
        return False
    before = [token.low for token in tokens[max(0, at - DOUBT_REACH) : at]]
    return any(low in ("not", "never") or low.endswith(("n't", "n’t")) for low in before)


def is_foreseen(tokens: Sequence[Token], lexicon: Lexicon, verb: int) -> bool:
    """Whether "will" or "would" stands before the verb at `verb`: in a speech what nobody has said yet."""
    for at in range(verb - 1, max(0, verb - FORESEEN_REACH) - 1, -1):
        low = tokens[at].low
        if low in ("will", "would") or low.endswith(("'ll", "'d")):
            return True
        if low not in lexicon.adverbs and low not in lexicon.auxiliaries and not low.endswith("ly"):
            return False
    return False


def is_anybody(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Whether "who" takes up somebody who is nobody in particular: "people who say", "the man who wrote"."""
    relative = any(token.low == "who" for token in tokens[subject[1] : verb])
    return relative and tokens[subject[1] - 1].low in ANYBODY
