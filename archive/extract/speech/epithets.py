"""Descriptions that only say again who was named: "the Italian", "the 54-year-old", "the old man"."""

from bisect import bisect_right
from collections.abc import Iterable

from archive.extract.people.cast import FEW, Cast
from archive.extract.people.members import Member
from archive.extract.speech.described import without_age
from archive.extract.words.terms import terms

__all__ = ["ARTICLES", "head_of", "is_epithet", "is_plain", "of_age", "of_trade"]

NATIONALS = terms("nationals-en")
# Whom reports keep nameless: "the 14-year-old victim" is not whoever was named last.
UNNAMED = frozenset({"victim", "suspect", "complainant", "defendant", "girl", "boy"})
# What opens a description of somebody known.
ARTICLES = frozenset({"the", "his", "her", "der", "die", "das", "le", "la", "l'"})
# Nouns that tell a gender and no more.
PLAIN = frozenset({"man", "woman", "lady", "gentleman"})
NEW = frozenset({"a", "an", "one", "another"})
# How far before its noun an article may stand, in tokens.
WITHIN = 4
# What ends a noun for somebody by what they do, the longest first, and the shortest stem before it.
AGENTS = ("ete", "ist", "ian", "eer", "er", "or")
SHORTEST = 4
# Nouns whose stem tells of anybody: "the minister", "ministry".
COMMON = terms("common-agents-en")


def head_of(cast: Cast, first: int, last: int) -> str:
    """The noun that heads a phrase: "senator" of "the senator from Oregon"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    end = next((at for at in range(first + 1, last) if tokens[at].low in lexicon.prepositions), last)
    return tokens[end - 1].low


def is_plain(cast: Cast, first: int, last: int) -> bool:
    """Whether a phrase says no more than "the old man", of nobody whom "a man" brought in."""
    head = head_of(cast, first, last)
    return head in PLAIN and cast.reading.tokens[first].low == "the" and not _is_new(cast, head, first)


def of_trade(cast: Cast, people: Iterable[Member], first: int, last: int) -> Member | None:
    """Whose sentences tell what "the" noun says: "the novelist" after "Ann Hale wrote two novels"."""
    head = head_of(cast, first, last)
    ending = next((end for end in AGENTS if head.endswith(end)), "")
    stem = head.removesuffix(ending)
    told = cast.reading.tokens[first].low == "the" and len(stem) >= SHORTEST and head not in COMMON
    if not ending or not told or _is_new(cast, head, first):
        return None
    return next((member for member in people if _does(cast, member, (stem, head), first)), None)


def _does(cast: Cast, member: Member, noun: tuple[str, str], before: int) -> bool:
    """Whether a sentence that names somebody before a token holds a word of a noun's stem, or one that the
    noun ends: "Wicketkeeper Ann Hale"."""
    sentences, tokens = cast.reading.sentences, cast.reading.tokens
    places = [place for place in member.places if place < before][:FEW]
    for number in {bisect_right(sentences, place, key=lambda s: s.first) - 1 for place in places}:
        sentence = sentences[number]
        words = (token.low for token in tokens[sentence.first : min(sentence.last, before)])
        if any(word.startswith(noun[0]) or word.endswith(noun[1]) for word in words):
            return True
    return False


def _is_new(cast: Cast, head: str, before: int) -> bool:
    """Whether "a" has brought in somebody of this noun before a token: "a man was seen"."""
    tokens = cast.reading.tokens
    return any(
        tokens[at].low == head and any(token.low in NEW for token in tokens[max(0, at - WITHIN) : at])
        for at in range(before)
    )


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
