"""How many results there are, in all and by value, where one is a document, or all documents
that hold the same number in the field that results are collapsed by."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.columns import MISSING, moment
from archive.search.whoosh.deadline import Deadline
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.packing import Numbers
from archive.search.whoosh.request import DateFacet, FieldFacet
from archive.search.whoosh.searcher import Searcher
from archive.search.whoosh.sets import distinct

__all__ = ["Counter", "documents_in", "smallest"]

Mask = NDArray[np.bool_]


class Counter:
    """Counts among the leaves of a search; `collapse` names a number field, or is empty. Late counts are
    those of the leaves that were reached in time."""

    def __init__(
        self, searcher: Searcher, leaves: Sequence[Leaf], *, collapse: str = "", deadline: Deadline
    ) -> None:
        self.searcher = searcher
        self.leaves = leaves
        self.collapse = collapse
        self.deadline = deadline

    def total(self, masks: Sequence[Mask]) -> int:
        """How many results the masks select."""
        count = documents_in(masks)
        if not self.collapse:
            return count
        groups = []
        for leaf, mask in zip(self.leaves, masks, strict=True):
            documents, numbers = leaf.numbered(self.collapse)
            if len(documents):
                groups.append(numbers[mask[documents]])
        if not groups:
            return count
        together = np.concatenate(groups)
        return count - len(together) + len(distinct(together))

    def labels(self, masks: Sequence[Mask], facet: FieldFacet) -> tuple[list[tuple[str, int]], int]:
        """The most frequent values with their counts, then those always listed; and how many there are."""
        names = self.searcher.numbering(facet.field, self.leaves)
        counts = self._by_label(masks, facet.field, len(names))
        occurring = np.flatnonzero(counts)
        likely = occurring
        if facet.limit is not None and facet.limit < len(occurring):
            likely = occurring[smallest(-counts[occurring], max(1, facet.limit))]
        ranked = sorted(
            ((names[number], int(counts[number])) for number in likely), key=lambda one: (-one[1], one[0])
        )
        listed = ranked if facet.limit is None else ranked[: facet.limit]
        shown = {name for name, _ in listed}
        if any(name not in shown for name in facet.always):
            number = {name: index for index, name in enumerate(names)}
            missing = (name for name in facet.always if name not in shown)
            listed += [(name, int(counts[number[name]]) if name in number else 0) for name in missing]
        return listed, len(occurring)

    def dates(self, masks: Sequence[Mask], facet: DateFacet) -> list[tuple[Any, int]]:
        """Results by stretches of time."""
        edges = np.array([moment(edge) for edge in facet.edges], dtype=np.int64)
        size = max(0, len(edges) - 1)
        counts = np.zeros(size, dtype=np.int64)
        pairs: list[tuple[Numbers, Numbers]] = []
        for leaf, mask in self._in_time(masks):
            values = leaf.array(facet.field)
            if values is None:
                continue
            documents = np.flatnonzero(mask & (values != MISSING))
            places = np.searchsorted(edges, values[documents], side="right") - 1
            inside = (places >= 0) & (places < size)
            counts += np.bincount(places[inside], minlength=size)
            if self.collapse and (numbers := leaf.array(self.collapse)) is not None:
                groups = numbers[documents[inside]]
                pairs.append((places[inside][groups != MISSING], groups[groups != MISSING]))
        return [
            (edge, int(count))
            for edge, count in zip(facet.edges, counts - _repeats(pairs, size), strict=False)
        ]

    def _by_label(self, masks: Sequence[Mask], field: str, size: int) -> Numbers:
        counts = np.zeros(size, dtype=np.int64)
        pairs: list[tuple[Numbers, Numbers]] = []
        for leaf, mask in self._in_time(masks):
            labels = leaf.labels(field)
            if labels is None or not len(labels):
                continue
            shared = leaf.shared_numbers(field, {})
            counts[shared] += np.bincount(labels.among(mask), minlength=len(labels))
            documents, numbers, groups = leaf.numbered_labels(field, self.collapse)
            if len(documents):
                chosen = mask[documents]
                pairs.append((shared[numbers[chosen]], groups[chosen]))
        return counts - _repeats(pairs, size)

    def _in_time(self, masks: Sequence[Mask]) -> Iterator[tuple[Leaf, Mask]]:
        """The leaves that are reached before the deadline."""
        for leaf, mask in zip(self.leaves, masks, strict=True):
            if self.deadline.is_over():
                return
            yield leaf, mask


def documents_in(masks: Sequence[Mask]) -> int:
    """How many documents the masks select."""
    return sum(int(np.count_nonzero(mask)) for mask in masks)


def smallest(column: NDArray[Any], count: int) -> NDArray[np.int64]:
    """Indices of the `count` smallest values and of all that equal the last of them."""
    if count >= len(column):
        return np.arange(len(column))
    bound = np.partition(column, count - 1)[count - 1]
    return np.flatnonzero(column <= bound)


def _repeats(pairs: Sequence[tuple[Numbers, Numbers]], size: int) -> Numbers:
    """How often each number below `size` comes again with the same group; `pairs` holds, a leaf each,
    numbers and their groups."""
    if not pairs:
        return np.zeros(size, dtype=np.int64)
    numbers, groups = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    order = np.lexsort((groups, numbers))
    numbers, groups = numbers[order], groups[order]
    again = (numbers[1:] == numbers[:-1]) & (groups[1:] == groups[:-1])
    return np.bincount(numbers[1:][again], minlength=size)
