"""One pass over the index answers a request: total, page, order, facets."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh_query

from archive.search.whoosh.counting import Counter, documents_in
from archive.search.whoosh.deadline import Deadline
from archive.search.whoosh.ends import ends_of
from archive.search.whoosh.evaluate import Evaluator
from archive.search.whoosh.found import Found
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.ordering import ordered
from archive.search.whoosh.queries import Joined
from archive.search.whoosh.request import Answer, FieldFacet, Request
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

    def masks(self, ignoring: frozenset[str] = frozenset()) -> list[Mask]:
        """Documents that match and pass every narrowing query but those on the fields to ignore."""
        masks = [found.mask & leaf.live for found, leaf in zip(self.found, self.leaves, strict=True)]
        for fields, group in self.groups:
            if not (fields and fields <= ignoring):
                masks = [mask & allowed for mask, allowed in zip(masks, group, strict=True)]
        return masks

    def apply(self, ignoring: frozenset[str]) -> bool:
        """Whether ignoring these fields makes a difference."""
        return any(fields and fields <= ignoring for fields, _ in self.groups)


class Answering:
    """Answers requests, remembering the latest matches. Safe to use from several threads. A search that
    takes longer than `seconds` of the `clock` gives what it has found by then."""

    def __init__(
        self, *, seconds: float, remembered: int = REMEMBERED, clock: Callable[[], float] = monotonic
    ) -> None:
        self.seconds = seconds
        self.remembered = remembered
        self.clock = clock
        self._known: OrderedDict[Any, Matches] = OrderedDict()
        self._lock = Lock()

    def answer(self, searcher: Searcher, request: Request) -> Answer:
        """Raises NotImplementedError for a query or field that this engine cannot serve."""
        deadline = Deadline.within(self.seconds, self.clock)
        matches = self._matches(searcher, request, deadline)
        masks = matches.masks()
        counter = Counter(searcher, matches.leaves, collapse=request.collapse, deadline=deadline)
        answer = Answer(
            total=counter.total(masks),
            documents=documents_in(masks),
            rows=ordered(matches.leaves, matches.found, masks, request),
        )
        for facet in request.facets:
            differs = matches.apply(facet.ignoring)
            _count(answer, counter, facet, matches.masks(facet.ignoring) if differs else masks)
        for dates in request.date_facets:
            answer.date_facets[dates.field] = counter.dates(masks, dates)
        for name, query in request.query_facets:
            found = Evaluator(searcher, matches.leaves, deadline=deadline).find(query)
            both = [one.mask & mask for one, mask in zip(found, masks, strict=True)]
            answer.query_facets[name] = counter.total(both)
        answer.partial = deadline.missed
        return answer

    def _matches(self, searcher: Searcher, request: Request, deadline: Deadline) -> Matches:
        key = (searcher.version, request.query, request.models, request.narrow)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        matches = _match(searcher, request, deadline)
        if not deadline.missed:
            with self._lock:
                self._known[key] = matches
                while len(self._known) > self.remembered:
                    self._known.popitem(last=False)
        return matches


def _match(searcher: Searcher, request: Request, deadline: Deadline) -> Matches:
    whole = Matches([], [], [(_fields_of(query), []) for query in request.narrow])
    for model in request.models:
        leaves = searcher.leaves_of([model])
        evaluator = Evaluator(searcher, leaves, deadline=deadline)
        whole.leaves += leaves
        whole.found += evaluator.find(request.query)
        for query, (_, masks) in zip(request.narrow, whole.groups, strict=True):
            masks += [one.mask for one in evaluator.find(query)]
    return whole


def _count(answer: Answer, counter: Counter, facet: FieldFacet, masks: list[Mask]) -> None:
    listed, answer.distinct[facet.field] = counter.labels(masks, facet)
    answer.facets[facet.field] = listed
    if facet.ends:
        answer.ends[facet.field] = ends_of(counter, masks, facet, listed)


def _fields_of(query: whoosh_query.Query) -> frozenset[str]:
    """The fields that a filter speaks of; none where that cannot be told."""
    if isinstance(query, whoosh_query.CompoundQuery):
        named = [_fields_of(child) for child in query.subqueries]
        return frozenset().union(*named) if all(named) else frozenset()
    if isinstance(query, Joined):
        return _fields_of(query.inner)
    name = getattr(query, "fieldname", None)
    return frozenset({name}) if name else frozenset()
