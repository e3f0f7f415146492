"""What stands at the edges of a noun phrase: a verb with its object, a trade before a name."""

from archive.extract.speechwords import Lexicon
from archive.extract.tokens import Token

# What makes a noun of the word behind a capital: "an Instagram post", "her Facebook posts".
SINGLING = frozenset({"a", "an", "his", "her", "its", "their"})


def may_act(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may be somebody who acts: a name or a body."""
    return token.capital or token.low in lexicon.bodies


def has_object(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun or determiner follows a word that may be a verb: "telephoned me"."""
    if at + 1 >= len(tokens):
        return False
    low = tokens[at + 1].low
    return low in lexicon.pronouns or low in lexicon.determiners or low in ("me", "us", "him", "them", "you")


def trade_before_name(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> bool:
    """Whether small words that no list holds lead up to a name: "says palaeobotanist Ann Lee"."""
    for at in range(start, min(stop, start + 4)):
        token = tokens[at]
        if token.kind != "word" or token.low in lexicon.functions or token.low in lexicon.verbs:
            return False
        if token.capital:
            return at > start
    return False


def is_singled(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether an article leads up to a capital, so that a noun follows it: "a recent Northbank report"."""
    for back in range(at - 1, max(first, at - 5) - 1, -1):
        token = tokens[back]
        if token.low in SINGLING:
            return True
        if token.kind != "word" or (token.low in lexicon.functions and not token.capital):
            return False
    return False
