"""Descriptions that only say again who was named: "the Italian", "the 54-year-old"."""

from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.speech.described import without_age
from archive.extract.words.terms import terms

__all__ = ["ARTICLES", "is_epithet", "of_age"]

NATIONALS = terms("nationals-en")
# Whom reports keep nameless: "the 14-year-old victim" is not whoever was named last.
UNNAMED = frozenset({"victim", "suspect", "complainant", "defendant", "girl", "boy"})
# What opens a description of somebody known.
ARTICLES = frozenset({"the", "his", "her", "der", "die", "das", "le", "la", "l'"})


def is_epithet(cast: Cast, first: int, last: int) -> bool:
    """Whether words tell no more than where from or how old: "the Italian", "the 27-year-old"."""
    tokens = cast.reading.tokens
    if last - first < 2 or tokens[first].low not in ARTICLES:
        return False
    low = tokens[first + 1].low
    if any(token.low.endswith("year-old") for token in tokens[first + 1 : min(last, first + 4)]):
        return tokens[last - 1].low not in UNNAMED
    origin = last - first == 2 and (low in cast.lexicon.demonyms or low in NATIONALS)
    if without_age(tokens, first, last) < last:
        return True
    return origin or "year-old" in tokens[last - 1].low or tokens[last - 1].low == "old"


def of_age(cast: Cast, first: int, last: int) -> Member | None:
    """The person named last with the age that words tell: "the 54-year-old", "Ann Hale, 54,"."""
    tokens = cast.reading.tokens
    ages = [token.text for token in tokens[first:last] if token.kind == "number"]
    named = (name for name in reversed(cast.at.values()) if name.last < first) if ages else ()
    for name in named:
        if tokens[name.last].text == "," and tokens[name.last + 1].text == ages[0]:
            return cast.of.get(name.first)
    return None
