"""Whether words are a clause: by the verb that they hold, or by their length."""

from archive.extract.people.name_runs import is_contracted
from archive.extract.words.phrases import PASTS, is_adverbial
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

__all__ = ["SUBJECTS", "has_verb", "is_clause"]

# So many words before ", she said" are a clause though no verb among them is known.
LONG = 6
# Pronouns that only a clause can begin with: "promised they would".
SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it", "there"})


def has_verb(
    tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int, *, doubtful: bool = False
) -> bool:
    """Whether the clause that begins at `first` has a verb, by the lists and by its form; `doubtful` where it
    may as well be an object: "the need to", "the text adopted by the council"."""
    if is_contracted(tokens[first].low, lexicon):
        return True
    if tokens[first].low in SUBJECTS and lexicon.language == "en":
        return tokens[first].low not in ("it", "there") or _acts(tokens, first + 1, stop, lexicon)
    for at in range(first + 1, min(stop, first + 16)):
        token = tokens[at]
        if token.text in ";:" or token.kind == "quoted":
            return False
        if doubtful and _is_no_verb(tokens, at, lexicon):
            continue
        if token.low in lexicon.auxiliaries or (token.low.endswith("ed") and not token.capital):
            return True
        if lexicon.language == "en" and (token.low in PASTS or _is_present(tokens, at, stop, lexicon)):
            return True
    return False


def _is_no_verb(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a noun or no finite verb: "the need", "to do so", "adopted by"."""
    before, behind = tokens[at - 1].low, tokens[min(at + 1, len(tokens) - 1)].low
    return lexicon.language == "en" and (before in lexicon.determiners or before == "to" or behind == "by")


def _acts(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands right behind "it": "said it was", not "found it hard", "threatened it in"."""
    while at < stop and tokens[at].low in lexicon.adverbs:
        at += 1
    if (
        at >= stop
        or tokens[at].kind != "word"
        or tokens[at].low in lexicon.prepositions
        or tokens[at].low in lexicon.determiners
    ):
        return False
    low = tokens[at].low
    return low in lexicon.auxiliaries or low in PASTS or low.endswith(("ed", "s")) or low == "'s"


def _is_present(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a word is formed and stands as a verb of the present does: "the clinic needs a roof"."""
    low, before = tokens[at].low, tokens[at - 1]
    if not low.endswith("s") or low.endswith("ss") or tokens[at].capital or at + 1 >= stop:
        return False
    noun = before.kind == "word" and before.low not in lexicon.functions and not before.low.endswith("s")
    behind = tokens[at + 1].low
    return noun and (
        behind in lexicon.determiners or behind in lexicon.adverbs or behind in ("to", "too", "no")
    )


def is_clause(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether a clause stands before a trailing "she said": with a verb, or long and opened by a subject."""
    if has_verb(tokens, lexicon, first, stop):
        return True
    return stop - first >= LONG and not is_adverbial(tokens, first, lexicon)
