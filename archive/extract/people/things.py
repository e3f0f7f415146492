"""Capitals that name a place, a ship or a people, not a person."""

from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["DIRECTIONS", "is_thing", "names_place"]

# What ends the name of a place: "Oak Street", "South Yarrow Valley".
PLACE_ENDINGS = terms("place-endings-en")
SHIPS = terms("ship-prefixes")
DIRECTIONS = terms("directions-en")


def is_thing(tokens: tuple[Token, ...], words: list[Token], core: int, lexicon: Lexicon) -> bool:
    """Whether words name a thing or a people: "the Endeavour", "HMS Endeavour", "Young Australians"."""
    if words[0].low in SHIPS and words[0].text.isupper():
        return True
    before = tokens[core - 1].low if core else ""
    people = words[-1].low.removesuffix("s")
    several = people != words[-1].low and people in lexicon.demonyms
    return several or (len(words) == 1 and before in ("the", "a", "an"))


def names_place(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether the words of a name are those of a place: a listed one, or "Oak Street", "Eastern Asia"."""
    if " ".join(word.low for word in words) in lexicon.places:
        return True
    if len(words) > 1 and words[-1].low in PLACE_ENDINGS and not is_given(words[0].low):
        return True
    if len(words) > 1 and DIRECTIONS.issuperset(words[0].low.split("-")):
        words = words[1:]  # "South-East Asia"
    return all(word.low in lexicon.places or word.low in lexicon.demonyms for word in words)
