"""Close relatives among languages, told apart by words and spellings that one has and the other has not.

At the length of a quotation the model hardly knows Bosnian from Croatian or Nynorsk from Bokmål.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from archive.extract.words.terms import terms

__all__ = ["nearest_relative", "told_by_own_words"]

# Languages that the model is often unsure of or does not know, and the share of small words that tells them:
# of 4,150 passages of 120 characters in 83 languages only Swahili has so many of another's, and more of its
# own.
UNSURE_OF = ("so", "sw", "ha")
OWN_SHARE = 0.3


class OwnWords(NamedTuple):
    """The words of a language that its relatives do not have: whole, by beginnings, by endings."""

    whole: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    def among(self, words: Sequence[str]) -> int:
        whole, heads, tails = self
        return sum(word in whole or word.startswith(heads) or word.endswith(tails) for word in words)


def nearest_relative(code: str, words: Sequence[str]) -> str:
    """Of the language and its relatives the one with the most words of its own; the nearest of several."""
    family = _families().get(code)
    if not family:
        return code
    counts = {one: _own_words(one).among(words) for one in family}
    most = max(counts.values())
    leading = [one for one in family if counts[one] == most]
    return min(leading, key=lambda one: abs(family.index(one) - family.index(code)))


def told_by_own_words(words: Sequence[str]) -> str:
    """The one of the languages that the model is unsure of whose small words these are; else ""."""
    counts = {code: _own_words(code).among(words) for code in UNSURE_OF}
    best = max(UNSURE_OF, key=lambda code: counts[code])
    return best if counts[best] >= OWN_SHARE * len(words) else ""


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """By language its family, neighbours beside each other."""
    families = (tuple(row.split()) for row in terms("relatives"))
    return {code: family for family in families for code in family}


@cache
def _own_words(code: str) -> OwnWords:
    found = terms(f"own-words-{code}")
    heads = tuple(sorted(term[:-1] for term in found if term.endswith("*")))
    tails = tuple(sorted(term[1:] for term in found if term.startswith("*")))
    return OwnWords(frozenset(term for term in found if "*" not in term), heads, tails)
