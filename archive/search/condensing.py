"""A question too long for a query, as the words that tell what it is about."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping

from archive.search.analysis import WORD, fold
from archive.search.tree import Node, Word, any_of

__all__ = ["MOST_TELLING", "Rarity", "condensed"]

READ = 8_000  # characters looked at
# Words searched at most. Of 400 passages sought by the 1,000 characters before them (python -m
# benchmarks.ranking, halves) nDCG@10 on the dev half is .691 with 32, .733 with 64, .739 with 100 or more.
MOST_TELLING = 100

# Folded words to how much each tells of an article that holds it; 0 where it tells nothing.
Rarity = Callable[[Collection[str]], Mapping[str, float]]


def condensed(text: str, rarity: Rarity) -> Node | None:
    """Any of the words of a text that tell most, by how often they come and how rare they are, each as often
    as it comes; None where none of them tells anything."""
    printed: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for word in WORD.findall(text[:READ]):
        folded = fold(word)
        if len(folded) > 1 or not folded.isascii():
            printed.setdefault(folded, word.lower())
            counts[folded] += 1
    rare = rarity(printed)
    telling = sorted((one for one in printed if rare[one]), key=lambda one: -counts[one] * rare[one])
    kept = frozenset(telling[:MOST_TELLING])
    return any_of(Word(printed[one]) for one in printed if one in kept for _ in range(counts[one]))
