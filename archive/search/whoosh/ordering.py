"""The rows that a request asks for, in its order: by score or by fields, ties by primary key."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.columns import MISSING
from archive.search.whoosh.counting import smallest
from archive.search.whoosh.found import Found
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.packing import Numbers
from archive.search.whoosh.request import Request, Row

__all__ = ["ordered"]

MOST_OTHERS = 12  # documents named that a row stands for; all are counted

Mask = NDArray[np.bool_]
# Values by which places are sorted, ascending: of the ascending places given, of all when None.
Column = Callable[[Numbers | None], NDArray[Any]]
NONE: Numbers = np.empty(0, dtype=np.int64)


def ordered(
    leaves: Sequence[Leaf], found: Sequence[Found], masks: Sequence[Mask], request: Request
) -> list[Row]:
    """The rows from `request.start` to `request.end` of what the masks select."""
    line = _Line(leaves, found, masks)
    if request.start >= line.length or request.end == 0:
        return []
    columns = [*_columns(line, request.sort), line.keys]
    leading = columns[0](None)
    groups = _Groups(line, columns, request.collapse)
    kept = groups.firsts
    end = line.length if kept is None else len(kept)
    end = end if request.end is None else min(request.end, end)
    if request.start >= end:
        return []
    # Only what may be shown is looked at by the other columns.
    places = smallest(leading, end) if kept is None else kept[smallest(leading[kept], end)]
    order = np.lexsort([*(column(places) for column in reversed(columns[1:])), leading[places]])
    shown = places[order[request.start : end]].tolist()
    return [line.row(place, groups.others(place)) for place in shown]


class _Line:
    """The selected documents of all leaves in one line: place 0 is the first leaf's first document."""

    def __init__(self, leaves: Sequence[Leaf], found: Sequence[Found], masks: Sequence[Mask]) -> None:
        selected = [mask.nonzero()[0] for mask in masks]
        some = [number for number, documents in enumerate(selected) if len(documents)]
        self.leaves = [leaves[number] for number in some]
        self.found = [found[number] for number in some]
        self.masks = [masks[number] for number in some]
        self.selected = [selected[number] for number in some]
        self.starts = [0]
        for documents in self.selected:
            self.starts.append(self.starts[-1] + len(documents))
        self.length = self.starts[-1]

    def parts(self, places: Numbers | None) -> Iterator[tuple[Leaf, Found, Numbers]]:
        """Leaf by leaf the documents at these ascending places; of all places when None."""
        if places is None:
            yield from zip(self.leaves, self.found, self.selected, strict=True)
            return
        bounds = places.searchsorted(self.starts).tolist()
        for number, (first, last) in enumerate(pairwise(bounds)):
            if first < last:
                documents = self.selected[number][places[first:last] - self.starts[number]]
                yield self.leaves[number], self.found[number], documents

    def keys(self, places: Numbers | None) -> NDArray[Any]:
        return np.concatenate([leaf.keys[documents] for leaf, _, documents in self.parts(places)])

    def scores(self, places: Numbers | None) -> NDArray[Any]:
        """Turned, so that the best come first."""
        return np.concatenate(
            [
                np.zeros(len(documents), np.float32) if found.scores is None else -found.scores[documents]
                for _, found, documents in self.parts(places)
            ]
        )

    def numbered(self, field: str) -> tuple[Numbers, Numbers]:
        """The places of documents that have a number in this field, ascending, and their numbers."""
        places, numbers = [NONE], [NONE]
        for leaf, mask, selected, start in zip(
            self.leaves, self.masks, self.selected, self.starts, strict=False
        ):
            documents, given = leaf.numbered(field)
            if len(documents):
                chosen = mask[documents]
                places.append(start + selected.searchsorted(documents[chosen]))
                numbers.append(given[chosen])
        return np.concatenate(places), np.concatenate(numbers)

    def row(self, place: int, others: Numbers) -> Row:
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
            others=tuple(map(self._key, others[:MOST_OTHERS].tolist())) if others is not NONE else (),
            hidden=len(others),
        )

    def _key(self, place: int) -> int:
        number = bisect_right(self.starts, place) - 1
        return int(self.leaves[number].keys[self.selected[number][place - self.starts[number]]])


def _columns(line: _Line, sort: Sequence[tuple[str, bool]]) -> list[Column]:
    """What to sort by, ascending, the most important first."""
    return [partial(_sorted_by, line, *one) for one in sort] or [line.scores]


def _sorted_by(line: _Line, field: str, downwards: bool, places: Numbers | None) -> NDArray[Any]:
    """One field's values, turned so that ascending is the order wanted; missing ones last either way."""
    if any(leaf.array(field) is None and leaf.labels(field) is not None for leaf in line.leaves):
        return _sorted_by_label(line, field, downwards, places)
    column = np.concatenate([_numbers(leaf, field)[documents] for leaf, _, documents in line.parts(places)])
    missing = np.isnan(column) if column.dtype.kind == "f" else column == MISSING
    turned = -column if downwards else column
    turned[missing] = np.inf if column.dtype.kind == "f" else np.iinfo(np.int64).max
    return turned


def _sorted_by_label(line: _Line, field: str, downwards: bool, places: Numbers | None) -> Numbers:
    """Ranks of each document's first label; documents without one last either way."""
    firsts: list[list[str]] = []
    for leaf, _, documents in line.parts(places):
        labels = leaf.labels(field)
        firsts += [(labels.of(int(document)) if labels else [])[:1] for document in documents]
    rank = {name: place for place, name in enumerate(sorted({one[0] for one in firsts if one}))}
    sign = -1 if downwards else 1
    return np.array([sign * rank[one[0]] if one else len(rank) + 1 for one in firsts], dtype=np.int64)


class _Groups:
    """Places in groups of one number each, those within a group by the columns; a place without a number
    is one of its own. `firsts` are the first of each group and those of their own, ascending; None when
    all are."""

    firsts: Numbers | None = None

    def __init__(self, line: _Line, columns: Sequence[Column], field: str) -> None:
        places, numbers = line.numbered(field) if field else (NONE, NONE)
        self._group_of: dict[int, tuple[int, int]] = {}
        if not len(places):
            return
        order = np.lexsort([*(column(places) for column in reversed(columns)), numbers])
        self._places, numbers = places[order], numbers[order]
        first = np.ones(len(numbers), dtype=bool)
        first[1:] = numbers[1:] != numbers[:-1]
        starts = first.nonzero()[0]
        ends = np.append(starts[1:], len(numbers))
        several = ends - starts > 1
        leads = self._places[starts[several]].tolist()
        bounds = zip(starts[several].tolist(), ends[several].tolist(), strict=True)
        self._group_of = dict(zip(leads, bounds, strict=True))
        kept = np.ones(line.length, dtype=bool)
        kept[self._places[~first]] = False
        self.firsts = kept.nonzero()[0]

    def others(self, place: int) -> Numbers:
        """The places that the first of a group stands for, in order."""
        if place not in self._group_of:
            return NONE
        first, last = self._group_of[place]
        return self._places[first + 1 : last]


def _numbers(leaf: Leaf, field: str) -> NDArray[Any]:
    values = leaf.array(field)
    return np.full(leaf.count, MISSING, dtype=np.int64) if values is None else values
