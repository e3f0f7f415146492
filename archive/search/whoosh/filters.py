"""Filters: which documents of a leaf have a value; an empty set is an empty set, never "no filter"."""

from collections.abc import Callable
from typing import Any

import numpy as np
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from numpy.typing import NDArray

from archive.search.whoosh.columns import MISSING
from archive.search.whoosh.deadline import Deadline
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.queries import Among, Between, Overlap

__all__ = ["by_id", "by_label", "by_names", "by_overlap", "by_range"]

Mask = NDArray[np.bool_]

NAMES_AT_ONCE = 1_024  # words tested between two looks at the clock


def by_label(leaf: Leaf, field: str, label: str) -> Mask:
    """Documents that carry the label."""
    mask = np.zeros(leaf.count, dtype=bool)
    labels = leaf.labels(field)
    number = labels.number(label) if labels else None
    if labels is not None and number is not None:
        mask[labels.documents[labels.labels == number]] = True
    return mask


def by_id(leaf: Leaf, field: str, value: str) -> Mask:
    """Documents by Haystack's own fields: id, model or primary key. Raises NotImplementedError for others."""
    if field == DJANGO_CT:
        return np.full(leaf.count, leaf.model == value, dtype=bool)
    if field == ID:
        model, _, value = value.rpartition(".")
        if model != leaf.model:
            return np.zeros(leaf.count, dtype=bool)
    elif field != DJANGO_ID:
        raise NotImplementedError(f"the index has no field {field}")
    if not value.isdecimal():
        return np.zeros(leaf.count, dtype=bool)
    same: Mask = leaf.keys == int(value)
    return same


TESTS: dict[str, Callable[[str, tuple[str, ...]], bool]] = {
    "tag": lambda name, values: f"{name.lower()}-".startswith(f"{values[0].lower()}-"),
    "contains": lambda name, values: values[0] in name,
    "startswith": lambda name, values: name.startswith(values[0]),
    "endswith": lambda name, values: name.endswith(values[0]),
    "gt": lambda name, values: name > values[0],
    "gte": lambda name, values: name >= values[0],
    "lt": lambda name, values: name < values[0],
    "lte": lambda name, values: name <= values[0],
    "range": lambda name, values: values[0] <= name <= values[1],
}


def by_names(leaf: Leaf, query: Among, deadline: Deadline) -> Mask:
    """Documents with a label, or for a field of words a word, that passes the test. Raises PastDeadline."""
    mask = np.zeros(leaf.count, dtype=bool)
    passes = TESTS[query.test]
    labels, inverted = leaf.labels(query.fieldname), leaf.inverted(query.fieldname)
    if labels is not None:
        chosen = np.array([passes(name, query.values) for name in labels.names()], dtype=bool)
        mask[labels.documents[chosen[labels.labels]]] = True
    elif inverted is not None:
        for number, term in enumerate(inverted.terms()):
            if number % NAMES_AT_ONCE == 0:
                deadline.check()
            if passes(term.decode(), query.values):
                mask[inverted.postings(number).documents] = True
    return mask


def by_range(leaf: Leaf, query: Between) -> Mask:
    """Documents whose number lies between the bounds; those without a number are outside every range."""
    values: NDArray[Any] | None = leaf.array(query.fieldname)
    if values is None:
        return np.zeros(leaf.count, dtype=bool)
    mask: Mask = ~np.isnan(values) if values.dtype.kind == "f" else values != MISSING
    if query.start is not None:
        mask &= values > query.start if query.startexcl else values >= query.start
    if query.end is not None:
        mask &= values < query.end if query.endexcl else values <= query.end
    return mask


def by_overlap(leaf: Leaf, query: Overlap) -> Mask:
    """Documents with an interval that shares a day with the wanted one."""
    mask = np.zeros(leaf.count, dtype=bool)
    documents = leaf.array(f"{query.fieldname}/documents")
    if documents is not None:
        first, last = leaf.sections[f"{query.fieldname}/first"], leaf.sections[f"{query.fieldname}/last"]
        mask[documents[(first <= query.last) & (last >= query.first)]] = True
    return mask
