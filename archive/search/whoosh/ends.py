"""For each label of a field, the first and the last result that has it: one pass over what matched."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.columns import MISSING
from archive.search.whoosh.counting import Counter
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.request import Ends, FieldFacet

__all__ = ["ends_of"]

Mask = NDArray[np.bool_]
Column = NDArray[np.int64]


def ends_of(
    counter: Counter, masks: Sequence[Mask], facet: FieldFacet, listed: Sequence[tuple[str, int]]
) -> dict[str, Ends]:
    """The first and the last result of each label listed, ascending and descending by the facet's `ends`,
    ties by primary key; results that lack the first of these fields are counted, not ordered."""
    numbers = {label: number for number, (label, _) in enumerate(listed)}
    placed = [_placed(leaf, mask, facet.ends[0]) for leaf, mask in zip(counter.leaves, masks, strict=True)]
    known = dict(counter.labels(placed, FieldFacet(facet.field, limit=0, always=tuple(numbers)))[0])
    parts = [
        _labelled(leaf, mask, facet.field, numbers, facet.ends)
        for leaf, mask in zip(counter.leaves, placed, strict=True)
    ]
    if not parts:
        return {label: Ends(unknown=count) for label, count in listed}
    number, keys, *columns = (np.concatenate(column) for column in zip(*parts, strict=True))
    firsts = _first_keys(number, keys, columns)
    lasts = _first_keys(number, keys, [-column for column in columns])
    return {
        label: Ends(firsts.get(place), lasts.get(place), count - known[label])
        for place, (label, count) in enumerate(listed)
    }


def _placed(leaf: Leaf, mask: Mask, field: str) -> Mask:
    values = leaf.array(field)
    return np.zeros_like(mask) if values is None else mask & (values != MISSING)


def _labelled(
    leaf: Leaf, mask: Mask, field: str, numbers: Mapping[str, int], sort: Sequence[str]
) -> tuple[Column, ...]:
    """Matching documents of one leaf that have a wanted label: label numbers, keys, and sort columns."""
    labels = leaf.labels(field)
    if labels is None or not len(labels):
        return tuple(np.empty(0, dtype=np.int64) for _ in range(2 + len(sort)))
    wanted = np.full(len(labels), -1, dtype=np.int64)
    for label, number in numbers.items():
        here = labels.number(label)
        if here is not None:
            wanted[here] = number
    number = wanted[labels.labels]
    chosen = mask[labels.documents] & (number >= 0)
    documents = labels.documents[chosen]
    columns = (leaf.array(name) for name in sort)
    values = (np.full(leaf.count, MISSING, dtype=np.int64) if one is None else one for one in columns)
    return number[chosen], leaf.keys[documents], *(one[documents].astype(np.int64) for one in values)


def _first_keys(number: Column, keys: Column, columns: Sequence[Column]) -> dict[int, int]:
    """By label number, the key of the document that comes first in the order of the columns."""
    order = np.lexsort([keys, *reversed(columns), number])
    ordered = number[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    return dict(zip(ordered[first].tolist(), keys[order][first].tolist(), strict=True))
