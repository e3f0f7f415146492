"""One pass over the index answers a request: total, page, order, facets."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh_query

from archive.search.whoosh.columns import MISSING, moment
from archive.search.whoosh.ends import ends_of
from archive.search.whoosh.evaluate import Evaluator, Found, PastDeadline
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.request import Answer, DateFacet, FieldFacet, Request, Row
from archive.search.whoosh.searcher import Searcher

__all__ = ["Answering"]

REMEMBERED = 16  # matches kept, so that a page, its count and its facets share one search

Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Matches:
    """What matched in one generation: leaves, masks and scores, and the mask of each narrowing query."""

    leaves: list[Leaf]
    found: list[Found]
    groups: list[tuple[frozenset[str], list[Mask]]]
    partial: bool

    def masks(self, ignoring: frozenset[str] = frozenset()) -> list[Mask]:
        """Documents that match and pass every narrowing query but those on the fields to ignore."""
        masks = [found.mask & leaf.live for found, leaf in zip(self.found, self.leaves, strict=True)]
        for fields, group in self.groups:
            if not (fields and fields <= ignoring):
                masks = [mask & allowed for mask, allowed in zip(masks, group, strict=True)]
        return masks


class Answering:
    """Answers requests, remembering the latest matches. Safe to use from several threads."""

    def __init__(self, *, seconds: float, remembered: int = REMEMBERED) -> None:
        self.seconds = seconds
        self.remembered = remembered
        self._known: OrderedDict[Any, Matches] = OrderedDict()
        self._lock = Lock()

    def answer(self, searcher: Searcher, request: Request) -> Answer:
        """Raises NotImplementedError for a query or field that this engine cannot serve."""
        matches = self._matches(searcher, request)
        masks = matches.masks()
        order = _order(matches, masks, request)
        answer = Answer(
            total=sum(int(np.count_nonzero(mask)) for mask in masks),
            rows=[_row(matches, leaf, document) for leaf, document in order],
            partial=matches.partial,
        )
        for facet in request.facets:
            relevant = matches.masks(facet.ignoring) if facet.ignoring else masks
            listed, answer.distinct[facet.field] = _count_labels(searcher, matches.leaves, relevant, facet)
            answer.facets[facet.field] = listed
            if facet.ends:
                labels = [label for label, _ in listed]
                answer.ends[facet.field] = ends_of(matches.leaves, relevant, facet.field, labels, facet.ends)
        for dates in request.date_facets:
            answer.date_facets[dates.field] = _count_dates(matches.leaves, masks, dates)
        for name, query in request.query_facets:
            found = Evaluator(searcher, matches.leaves).find(query)
            answer.query_facets[name] = sum(
                int(np.count_nonzero(one.mask & mask)) for one, mask in zip(found, masks, strict=True)
            )
        return answer

    def _matches(self, searcher: Searcher, request: Request) -> Matches:
        key = (searcher.version, request.query, request.models, request.narrow)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        matches = self._match(searcher, request)
        if not matches.partial:
            with self._lock:
                self._known[key] = matches
                while len(self._known) > self.remembered:
                    self._known.popitem(last=False)
        return matches

    def _match(self, searcher: Searcher, request: Request) -> Matches:
        deadline = monotonic() + self.seconds
        whole = Matches([], [], [(_fields_of(query), []) for query in request.narrow], partial=False)
        for model in request.models:
            leaves = searcher.leaves_of([model])
            evaluator = Evaluator(searcher, leaves, deadline=deadline)
            try:
                found = evaluator.find(request.query)
                groups = [[one.mask for one in evaluator.find(query)] for query in request.narrow]
            except PastDeadline:
                whole.partial = True
                continue
            whole.partial |= evaluator.partial
            whole.leaves += leaves
            whole.found += found
            for (_, masks), group in zip(whole.groups, groups, strict=True):
                masks += group
        return whole


def _fields_of(query: whoosh_query.Query) -> frozenset[str]:
    """The fields that a filter speaks of; none where that cannot be told."""
    if isinstance(query, whoosh_query.CompoundQuery):
        named = [_fields_of(child) for child in query.subqueries]
        return frozenset().union(*named) if all(named) else frozenset()
    name = getattr(query, "fieldname", None)
    return frozenset({name}) if name else frozenset()


def _order(matches: Matches, masks: Sequence[Mask], request: Request) -> list[tuple[int, int]]:
    """Leaf number and document of each row asked for, in order; ties by primary key."""
    selected = [np.flatnonzero(mask) for mask in masks]
    total = sum(map(len, selected))
    end = total if request.end is None else min(request.end, total)
    if request.start >= end:
        return []
    leaf_of = np.repeat(np.arange(len(selected)), [len(documents) for documents in selected])
    documents = np.concatenate(selected)
    columns = _sort_columns(matches, selected, request.sort)
    chosen = _smallest(columns[0], end)
    order = chosen[np.lexsort([column[chosen] for column in reversed(columns)])][request.start : end]
    return [(int(leaf_of[place]), int(documents[place])) for place in order]


def _smallest(column: NDArray[Any], count: int) -> NDArray[np.int64]:
    """Indices of the `count` smallest values and of all that equal the last of them."""
    if count >= len(column):
        return np.arange(len(column))
    bound = np.partition(column, count - 1)[count - 1]
    return np.flatnonzero(column <= bound)


def _sort_columns(
    matches: Matches, selected: Sequence[NDArray[np.int64]], sort: Sequence[tuple[str, bool]]
) -> list[NDArray[Any]]:
    """Columns to sort by, ascending, the most important first; the last is the primary key."""
    pairs = list(zip(matches.leaves, selected, strict=True))
    keys = np.concatenate([leaf.keys[documents] for leaf, documents in pairs])
    if not sort:
        scores = [
            np.zeros(len(documents), np.float32) if found.scores is None else found.scores[documents]
            for found, (_, documents) in zip(matches.found, pairs, strict=True)
        ]
        return [-np.concatenate(scores), keys]
    listed = [_sort_column(pairs, field, downwards) for field, downwards in sort]
    return [*listed, keys]


def _sort_column(
    pairs: Sequence[tuple[Leaf, NDArray[np.int64]]], field: str, downwards: bool
) -> NDArray[Any]:
    """One field's values, turned so that ascending is the order wanted; missing ones last either way."""
    parts: list[NDArray[Any]] = []
    for leaf, documents in pairs:
        values = leaf.array(field)
        if values is None:
            labels = leaf.labels(field)
            if labels is not None:
                return _sort_labels(pairs, field, downwards)
            values = np.full(leaf.count, MISSING, dtype=np.int64)
        parts.append(values[documents])
    column = np.concatenate(parts)
    missing = np.isnan(column) if column.dtype.kind == "f" else column == MISSING
    turned = -column if downwards else column.copy()
    turned[missing] = np.inf if column.dtype.kind == "f" else np.iinfo(np.int64).max
    return turned


def _sort_labels(
    pairs: Sequence[tuple[Leaf, NDArray[np.int64]]], field: str, downwards: bool
) -> NDArray[np.int64]:
    """Ranks of each document's first label; documents without one last either way."""
    firsts = []
    for leaf, documents in pairs:
        labels = leaf.labels(field)
        firsts += [(labels.of(int(document)) if labels else [])[:1] for document in documents]
    rank = {name: place for place, name in enumerate(sorted({one[0] for one in firsts if one}))}
    sign = -1 if downwards else 1
    return np.array([sign * rank[one[0]] if one else len(rank) + 1 for one in firsts], dtype=np.int64)


def _row(matches: Matches, number: int, document: int) -> Row:
    leaf, scores = matches.leaves[number], matches.found[number].scores
    score = 0.0 if scores is None else float(scores[document])
    return Row(leaf.model, int(leaf.keys[document]), score, leaf.segment.segid, document)


def _count_labels(
    searcher: Searcher, leaves: Sequence[Leaf], masks: Sequence[Mask], facet: FieldFacet
) -> tuple[list[tuple[str, int]], int]:
    """The most frequent values with their counts, then those always listed; and how many there are."""
    names = searcher.numbering(facet.field, leaves)
    counts = np.zeros(len(names), dtype=np.int64)
    for leaf, mask in zip(leaves, masks, strict=True):
        labels = leaf.labels(facet.field)
        if labels is not None and len(labels):
            here = np.bincount(labels.labels[mask[labels.documents]], minlength=len(labels))
            counts[leaf.shared_numbers(facet.field, {})] += here
    occurring = np.flatnonzero(counts)
    likely = occurring
    if facet.limit is not None and facet.limit < len(occurring):
        likely = occurring[_smallest(-counts[occurring], max(1, facet.limit))]
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


def _count_dates(leaves: Sequence[Leaf], masks: Sequence[Mask], facet: DateFacet) -> list[tuple[Any, int]]:
    edges = np.array([moment(edge) for edge in facet.edges], dtype=np.int64)
    counts = np.zeros(max(0, len(edges) - 1), dtype=np.int64)
    for leaf, mask in zip(leaves, masks, strict=True):
        values = leaf.array(facet.field)
        if values is not None:
            wanted = values[mask & (values != MISSING)]
            places = np.searchsorted(edges, wanted, side="right") - 1
            inside = places[(places >= 0) & (places < len(counts))]
            counts += np.bincount(inside, minlength=len(counts))
    return [(edge, int(count)) for edge, count in zip(facet.edges, counts, strict=False)]
