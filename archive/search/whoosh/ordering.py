"""The rows that a request asks for, in its order: by score or by fields, ties by primary key."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.columns import MISSING
from archive.search.whoosh.counting import smallest
from archive.search.whoosh.evaluate import Found
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.packing import Numbers
from archive.search.whoosh.request import Request, Row

__all__ = ["ordered"]

MOST_OTHERS = 12  # documents named that a row stands for; all are counted

Mask = NDArray[np.bool_]


def ordered(
    leaves: Sequence[Leaf], found: Sequence[Found], masks: Sequence[Mask], request: Request
) -> list[Row]:
    """The rows from `request.start` to `request.end` of what the masks select."""
    line = _Line(leaves, found, [mask.nonzero()[0] for mask in masks])
    if request.start >= line.length or request.end == 0:
        return []
    columns = [*line.sort_columns(request.sort), line.keys]
    groups = _Groups(line.numbers(request.collapse), columns) if request.collapse else None
    places = np.arange(line.length) if groups is None else groups.firsts
    end = len(places) if request.end is None else min(request.end, len(places))
    if request.start >= end:
        return []
    leading = columns[0] if groups is None else columns[0][places]
    places = places[smallest(leading, end)]
    order = np.lexsort([column[places] for column in reversed(columns)])[request.start : end]
    shown = places[order].tolist()
    others = [groups.others(place) for place in shown] if groups else [()] * len(shown)
    return [line.row(place, behind) for place, behind in zip(shown, others, strict=True)]


class _Line:
    """The selected documents of all leaves in one line: place 0 is the first leaf's first document."""

    def __init__(self, leaves: Sequence[Leaf], found: Sequence[Found], selected: Sequence[Numbers]) -> None:
        some = [number for number, documents in enumerate(selected) if len(documents)]
        self.leaves = [leaves[number] for number in some]
        self.found = [found[number] for number in some]
        self.selected = [selected[number] for number in some]
        self.starts = [0]
        for documents in self.selected:
            self.starts.append(self.starts[-1] + len(documents))
        self.length = self.starts[-1]
        self.keys = self._joined(lambda leaf, documents: leaf.keys[documents])

    def _joined(self, values: Callable[[Leaf, Numbers], NDArray[Any]]) -> NDArray[Any]:
        parts = [values(*pair) for pair in zip(self.leaves, self.selected, strict=True)]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)

    def row(self, place: int, others: Sequence[int]) -> Row:
        """The row of a place, which stands for those at the places `others`."""
        number = bisect_right(self.starts, place) - 1
        leaf, scores = self.leaves[number], self.found[number].scores
        document = int(self.selected[number][place - self.starts[number]])
        return Row(
            leaf.model,
            int(leaf.keys[document]),
            0.0 if scores is None else float(scores[document]),
            leaf.segment.segid,
            document,
            others=tuple(int(self.keys[other]) for other in others[:MOST_OTHERS]),
            hidden=len(others),
        )

    def numbers(self, field: str) -> Numbers:
        """A number field's values."""
        return self._joined(lambda leaf, documents: _numbers(leaf, field)[documents])

    def sort_columns(self, sort: Sequence[tuple[str, bool]]) -> list[NDArray[Any]]:
        """Columns to sort by, ascending, the most important first."""
        if not sort:
            scores = [
                np.zeros(len(documents), np.float32) if found.scores is None else -found.scores[documents]
                for found, documents in zip(self.found, self.selected, strict=True)
            ]
            return [np.concatenate(scores)]
        return [self._sort_column(field, downwards) for field, downwards in sort]

    def _sort_column(self, field: str, downwards: bool) -> NDArray[Any]:
        """One field's values, turned so that ascending is the order wanted; missing ones last either way."""
        if any(leaf.array(field) is None and leaf.labels(field) is not None for leaf in self.leaves):
            return self._sort_labels(field, downwards)
        column = self.numbers(field)
        missing = np.isnan(column) if column.dtype.kind == "f" else column == MISSING
        turned = -column if downwards else column.copy()
        turned[missing] = np.inf if column.dtype.kind == "f" else np.iinfo(np.int64).max
        return turned

    def _sort_labels(self, field: str, downwards: bool) -> Numbers:
        """Ranks of each document's first label; documents without one last either way."""
        firsts: list[list[str]] = []
        for leaf, documents in zip(self.leaves, self.selected, strict=True):
            labels = leaf.labels(field)
            firsts += [(labels.of(int(document)) if labels else [])[:1] for document in documents]
        rank = {name: place for place, name in enumerate(sorted({one[0] for one in firsts if one}))}
        sign = -1 if downwards else 1
        return np.array([sign * rank[one[0]] if one else len(rank) + 1 for one in firsts], dtype=np.int64)


class _Groups:
    """Places in groups of one number each, those within a group by the columns; a place without a number
    is one of its own."""

    def __init__(self, numbers: Numbers, columns: Iterable[NDArray[Any]]) -> None:
        grouped = np.flatnonzero(numbers != MISSING)
        order = np.lexsort([column[grouped] for column in reversed([numbers, *columns])])
        self._places = grouped[order]
        codes = numbers[self._places]
        first = np.ones(len(codes), dtype=bool)
        first[1:] = codes[1:] != codes[:-1]
        self._numbers = numbers
        self._codes = codes
        kept = numbers == MISSING
        kept[self._places[first]] = True
        self.firsts = np.flatnonzero(kept)

    def others(self, place: int) -> list[int]:
        """The places that the first of a group stands for, in order."""
        if self._numbers[place] == MISSING:
            return []
        first, last = np.searchsorted(self._codes, [self._numbers[place], self._numbers[place] + 1])
        others: list[int] = self._places[first + 1 : last].tolist()
        return others


def _numbers(leaf: Leaf, field: str) -> NDArray[Any]:
    values = leaf.array(field)
    return np.full(leaf.count, MISSING, dtype=np.int64) if values is None else values
