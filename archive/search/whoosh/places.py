"""Phrases and neighbourhoods: occurrences as sorted numbers, document and place in one."""

from collections.abc import Iterable, Sequence

import numpy as np

from archive.search.whoosh.deadline import Deadline
from archive.search.whoosh.leaf import Inverted
from archive.search.whoosh.packing import Numbers
from archive.search.whoosh.sets import among

__all__ = ["PLACE_BITS", "near", "occurrences", "phrase"]

PLACE_BITS = 32  # an occurrence is document << PLACE_BITS | place


def occurrences(field: Inverted, term: bytes) -> Numbers:
    """Every occurrence of a term, ascending; empty when the segment lacks it."""
    number = field.number(term)
    if number is None:
        return np.empty(0, dtype=np.int64)
    documents, places = field.places(number)
    return (documents << PLACE_BITS) | places


def phrase(field: Inverted, terms: Sequence[bytes], deadline: Deadline) -> Numbers:
    """The occurrences of a phrase, each by its first word, ascending. Raises PastDeadline."""
    numbers = [number for number in map(field.number, terms) if number is not None]
    if len(numbers) < len(terms) or not numbers:
        return np.empty(0, dtype=np.int64)
    rarest_first = sorted(range(len(terms)), key=lambda index: field.frequency(numbers[index]))
    deadline.check()
    holding, chosen = _holding_all(field, [numbers[index] for index in rarest_first])
    found: Numbers | None = None
    for index in rarest_first:
        if not len(holding):
            break
        deadline.check()
        which, places = field.places_in(numbers[index], chosen[numbers[index]])
        here = ((holding[which] << PLACE_BITS) | places) - index
        found = here if found is None else found[among(found, here)]
    return np.empty(0, dtype=np.int64) if found is None else found


def _holding_all(field: Inverted, numbers: Sequence[int]) -> tuple[Numbers, dict[int, Numbers]]:
    """The documents that hold all of the terms, and by term their places among those that hold it; the
    rarest term comes first."""
    documents = {number: field.documents(number) for number in numbers}
    holding = documents[numbers[0]]
    if len(documents) == 1:
        return holding, {numbers[0]: np.arange(len(holding))}
    held = np.zeros(int(holding[-1]) + 1, dtype=np.uint8)
    for listed in documents.values():
        held[listed[: listed.searchsorted(len(held))]] += 1
    both = held == len(documents)
    holding = both.nonzero()[0]
    return holding, {number: listed.searchsorted(holding) for number, listed in documents.items()}


def near(operands: Iterable[tuple[Numbers, int]], distance: int) -> Numbers:
    """Occurrences of the last operand that end a chain in which each lies within `distance` words of the
    one before. An operand is its occurrences by first word, and its length in words; words between the
    nearest ends are counted, neighbours being 1 apart, and overlapping occurrences do not count."""
    chain: tuple[Numbers, int] | None = None
    for found, length in operands:
        if chain is None:
            chain = found, length
            continue
        before, before_length = chain
        after = _any_between(before, found - distance - before_length + 1, found - before_length)
        ahead = _any_between(before, found + length, found + length - 1 + distance)
        chain = found[after | ahead], length
    return chain[0] if chain else np.empty(0, dtype=np.int64)


def _any_between(among: Numbers, first: Numbers, last: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each pair of bounds, whether a number of `among` lies there, both included.

    A bound that runs below the document's first place lands among the places of no real word, for a
    document never holds nearly as many words as there are places.
    """
    return np.searchsorted(among, first, side="left") < np.searchsorted(among, last, side="right")
