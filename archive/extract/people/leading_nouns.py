"""Capitals before a name that are none of it: "Rentner Ewald Roth", "de l'Environnement Anne Roux"."""

from collections.abc import Sequence

from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

__all__ = ["leading_nouns"]

# How German words for those who do something end.
AGENTS = ("er", "or", "ist", "ant", "ent", "eur", "loge", "graf", "nom", "in", "är", "mann", "frau")


def leading_nouns(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """The words of a run of capitals before a known given name and its surname; 0 where a name opens it."""
    # German writes nouns large; both languages put offices and bodies right before a name.
    if not lexicon.verb_first or last - first < 3 or _may_be_named(tokens[first], lexicon):
        return 0
    if lexicon.language == "fr" and not _hangs_on_a_noun(tokens, first, lexicon):
        return 0
    if lexicon.language == "de" and tokens[first].low.endswith(AGENTS):
        return 1
    for at in range(first + 1, last - 1):
        if is_given(tokens[at].low) and tokens[at].capital and tokens[at + 1].kind == "word":
            return at - first
    # Behind an article an unlisted word is an office: "der Ranger Momme Petersen".
    return int(first > 0 and tokens[first - 1].low in lexicon.determiners)


def _may_be_named(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a given name, an initial, or an office, body or title, read with the name."""
    known = lexicon.roles, lexicon.bodies, lexicon.modifiers, lexicon.demonyms, lexicon.honorifics
    initial = token.low.endswith(".") and len(token.low) <= 3
    return is_given(token.low) or initial or any(token.low in words for words in known)


def _hangs_on_a_noun(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """Whether a French noun or its article stands before the run, not a verb or a comma."""
    if not first or tokens[first - 1].kind != "word":
        return False
    return tokens[first - 1].low not in lexicon.verbs
