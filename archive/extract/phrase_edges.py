"""What stands at the edges of a noun phrase: a verb with its object, a trade before a name."""

from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Token

OPENING = terms("opening-participles-en")


def may_act(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may be somebody who acts: a name or a body."""
    return token.capital or token.low in lexicon.bodies


def has_object(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun or determiner follows a word that may be a verb: "telephoned me"."""
    if at + 1 >= len(tokens):
        return False
    low = tokens[at + 1].low
    return low in lexicon.pronouns or low in lexicon.determiners or low in ("me", "us", "him", "them", "you")


def opens_as_participle(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle before a preposition or time opens words about a subject: "Reached by phone"."""
    if tokens[at].low not in OPENING or at + 1 >= len(tokens) or lexicon.language != "en":
        return False
    behind = tokens[at + 1].low
    return behind in lexicon.prepositions or behind in lexicon.times or behind in lexicon.adverbs


def is_quality(token: Token, lexicon: Lexicon) -> bool:
    """Whether a small word may be an adjective or a thing: no verb, no word for people, no small word."""
    low = token.low
    if token.kind != "word" or token.capital or low.endswith("ed"):
        return False
    return low not in lexicon.nominals and low not in lexicon.functions and low not in lexicon.verbs


def trade_before_name(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> bool:
    """Whether small words that no list holds lead up to a name: "says palaeobotanist Ann Lee"."""
    for at in range(start, min(stop, start + 4)):
        token = tokens[at]
        if token.kind != "word" or token.low in lexicon.functions or token.low in lexicon.verbs:
            return False
        if token.capital:
            return at > start
    return False
