"""Words of a field that begin so, the most frequent first: straight from the segments' sorted terms."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.leaf import Inverted, Leaf

__all__ = ["words_beginning"]


def words_beginning(leaves: Iterable[Leaf], field: str, prefix: str, *, most: int) -> list[tuple[str, int]]:
    """At most so many words with the number of documents that hold each, deleted ones included; a word
    that only deleted documents hold is left out. `prefix` is folded. Looks at `most` words a segment."""
    counts: dict[str, int] = {}
    for leaf in leaves:
        inverted = leaf.inverted(field)
        if inverted is not None:
            frequencies = leaf.sections[f"{field}/frequencies"]
            for number in _most_frequent(inverted.prefixed(prefix.encode()), frequencies, most):
                if _is_live(leaf, inverted, number):
                    word = inverted.term(number).decode()
                    counts[word] = counts.get(word, 0) + inverted.frequency(number)
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


def _is_live(leaf: Leaf, inverted: Inverted, number: int) -> bool:
    if not leaf.segment.deleted_count():
        return True
    return bool(leaf.live[inverted.postings(number).documents].any())


def _most_frequent(numbers: range, frequencies: NDArray[Any], most: int) -> Iterable[int]:
    here = frequencies[numbers.start : numbers.stop].astype(np.int64)
    kept = np.argpartition(-here, most)[:most].tolist() if len(here) > most else range(len(here))
    return (numbers.start + place for place in kept)
