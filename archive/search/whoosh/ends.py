"""For each label of a field, the first and the last result that has it: one pass over what matched."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.columns import MISSING
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.request import Ends

__all__ = ["ends_of"]

Mask = NDArray[np.bool_]
Column = NDArray[np.int64]


def ends_of(
    leaves: Sequence[Leaf], masks: Sequence[Mask], field: str, labels: Sequence[str], sort: Sequence[str]
) -> dict[str, Ends]:
    """The first and the last result of each label, ascending and descending by the `sort` fields, ties by
    primary key; results that lack the first of these fields are counted, not ordered."""
    numbers = {label: number for number, label in enumerate(labels)}
    parts = [_labelled(leaf, mask, field, numbers, sort) for leaf, mask in zip(leaves, masks, strict=True)]
    if not parts:
        return {label: Ends() for label in labels}
    number, keys, *columns = (np.concatenate(column) for column in zip(*parts, strict=True))
    known = columns[0] != MISSING
    unknown = np.bincount(number[~known], minlength=len(labels))
    number, keys, columns = number[known], keys[known], [column[known] for column in columns]
    firsts = _first_keys(number, keys, columns)
    lasts = _first_keys(number, keys, [-column for column in columns])
    return {
        label: Ends(firsts.get(place), lasts.get(place), int(unknown[place]))
        for label, place in numbers.items()
    }


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
