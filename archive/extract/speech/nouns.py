"""What the nouns of a phrase without a name tell: several bodies, an origin, or a speaker at all."""

from archive.extract.people.roles import RolePhrase
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["are_bodies", "as_role", "is_head", "is_nominal"]

# Determiners that are a speaker by themselves: "many said".
SOME = terms("lone-quantities-en")


def are_bodies(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun means several bodies: "the major banks"."""
    low = token.low
    return lexicon.language == "en" and low not in lexicon.bodies and low.removesuffix("s") in lexicon.bodies


def as_role(tokens: tuple[Token, ...], at: int) -> RolePhrase:
    """Somebody of whom no more is told than where from: "an Iraqi"."""
    words = frozenset({tokens[at].low})
    return RolePhrase((at, at + 1), tokens[at].low, words, words)


def is_head(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word behind a name is the noun that the name describes: "a Northbank Economics report"."""
    if token.low in lexicon.nominals or token.low in lexicon.nouns:
        return True
    plain = token.kind == "word" and not token.capital and token.low not in lexicon.functions
    return plain and token.low.endswith(("tion", "ment", "ism")) and token.low not in lexicon.verbs


def is_nominal(tokens: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether words without a role or name can still name a speaker: "the ad", "many", "locals"."""
    opening = tokens[first]
    if opening.low in lexicon.determiners:
        return last - first >= 2 or opening.low in SOME
    apart = (lexicon.functions, lexicon.verbs, lexicon.participles)
    if opening.kind != "word" or any(opening.low in words for words in apart):
        return False
    return opening.capital or last - first >= 2 or opening.low.endswith("s")
