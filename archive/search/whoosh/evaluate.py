"""A query tree against the leaves: which documents match, and how well, as whole arrays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh_query

from archive.search.whoosh import places
from archive.search.whoosh.filters import by_id, by_label, by_names, by_overlap, by_range
from archive.search.whoosh.leaf import Inverted, Leaf
from archive.search.whoosh.packing import Numbers
from archive.search.whoosh.queries import (
    Among,
    Between,
    Joined,
    Near,
    Overlap,
    Similar,
    Starting,
    Synonyms,
    Verbatim,
)
from archive.search.whoosh.searcher import Searcher
from archive.search.whoosh.similar import similar

__all__ = ["Evaluator", "Found", "PastDeadline"]

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]

# BM25F (Robertson, Zaragoza, Taylor 2004): K1 saturates repeated words, B discounts long documents.
K1 = 1.2
B = 0.75


class PastDeadline(Exception):
    """The time for this search is over."""


@dataclass(slots=True)
class Found:
    """For one leaf: which documents match, and what each scores; None where nothing is scored."""

    mask: Mask
    scores: Scores | None = None


class Evaluator:
    """Evaluates query trees over the leaves of one model. `deadline` is a `time.monotonic()` moment."""

    def __init__(self, searcher: Searcher, leaves: Sequence[Leaf], *, deadline: float = float("inf")) -> None:
        self.searcher = searcher
        self.leaves = leaves
        self.deadline = deadline
        self.partial = False
        self._total = max(1, sum(leaf.count for leaf in leaves))
        self._rules: dict[type, Callable[[Any], list[Found]]] = {
            whoosh_query.And: self._and,
            whoosh_query.Or: self._or,
            whoosh_query.Not: self._not,
            whoosh_query.Every: self._every,
            whoosh_query.Term: self._term,
            whoosh_query.ConstantScoreQuery: self._constant,
            Between: self._range,
            Among: self._among,
            Synonyms: self._synonyms,
            Verbatim: self._verbatim,
            Starting: self._starting,
            Similar: self._similar,
            Near: self._near,
            Overlap: self._overlap,
            Joined: self._joined,
        }

    def find(self, query: whoosh_query.Query) -> list[Found]:
        """What matches in each leaf, deleted documents included. Raises PastDeadline when time is up
        and NotImplementedError for a kind of query that this engine does not know."""
        if monotonic() > self.deadline:
            raise PastDeadline
        if query is whoosh_query.NullQuery:
            return [Found(np.zeros(leaf.count, dtype=bool)) for leaf in self.leaves]
        rule = self._rules.get(type(query))
        if rule is None:
            raise NotImplementedError(f"this engine cannot run a {type(query).__name__} query")
        return rule(query)

    def _every(self, _: whoosh_query.Every) -> list[Found]:
        return [Found(np.ones(leaf.count, dtype=bool)) for leaf in self.leaves]

    def _constant(self, query: whoosh_query.ConstantScoreQuery) -> list[Found]:
        return [Found(found.mask) for found in self.find(query.child)]

    def _not(self, query: whoosh_query.Not) -> list[Found]:
        return [Found(~found.mask) for found in self.find(query.query)]

    def _and(self, query: whoosh_query.And) -> list[Found]:
        return self._combine(query.subqueries, np.logical_and)

    def _or(self, query: whoosh_query.Or) -> list[Found]:
        return self._combine(query.subqueries, np.logical_or)

    def _combine(self, queries: Sequence[whoosh_query.Query], join: Any) -> list[Found]:
        if not queries:  # all of nothing is everything, any of nothing is nothing
            return [Found(np.full(leaf.count, join is np.logical_and, dtype=bool)) for leaf in self.leaves]
        parts: list[list[Found]] = []
        for query in queries:
            try:
                parts.append(self.find(query))
            except PastDeadline:
                # What was found so far is worth more to a reader than nothing; `partial` says so.
                self.partial = True
                if not parts:
                    raise
                break
        return [_joined(found, join) for found in zip(*parts, strict=True)]

    def _term(self, query: whoosh_query.Term) -> list[Found]:
        kind = self.searcher.schema.fields.get(query.fieldname)
        if kind is None:
            return [Found(by_id(leaf, query.fieldname, query.text)) for leaf in self.leaves]
        if kind.kind != "labels":
            raise NotImplementedError(f"{query.fieldname} has no labels")
        return [Found(by_label(leaf, query.fieldname, query.text)) for leaf in self.leaves]

    def _range(self, query: Between) -> list[Found]:
        return [Found(by_range(leaf, query)) for leaf in self.leaves]

    def _overlap(self, query: Overlap) -> list[Found]:
        return [Found(by_overlap(leaf, query)) for leaf in self.leaves]

    def _among(self, query: Among) -> list[Found]:
        return [Found(by_names(leaf, query)) for leaf in self.leaves]

    def _synonyms(self, query: Synonyms) -> list[Found]:
        occurring = []
        for leaf in self.leaves:
            weighted = np.zeros(leaf.count, dtype=np.float32)
            for field, term, weight in query.terms:
                postings = leaf.postings(field, term.encode())
                if postings is not None:
                    self._weigh(
                        weighted, leaf, field, postings.documents, postings.counts * np.float32(weight)
                    )
            occurring.append(weighted)
        return self._scored(occurring)

    def _verbatim(self, query: Verbatim) -> list[Found]:
        terms = [word.encode() for word in query.words]
        occurring = []
        for leaf in self.leaves:
            weighted = np.zeros(leaf.count, dtype=np.float32)
            for field, weight in query.fields:
                inverted = leaf.inverted(field)
                if inverted is None:
                    continue
                documents, counts = _by_document(places.phrase(inverted, terms))
                if query.whole:
                    lengths = leaf.sections[f"{field}/lengths"]
                    kept = lengths[documents] == len(terms)
                    documents, counts = documents[kept], counts[kept]
                self._weigh(weighted, leaf, field, documents, counts * np.float32(weight))
            occurring.append(weighted)
        return self._scored(occurring)

    def _starting(self, query: Starting) -> list[Found]:
        prefix = query.prefix.encode()
        occurring = []
        for leaf in self.leaves:
            weighted = np.zeros(leaf.count, dtype=np.float32)
            for field, weight in query.fields:
                inverted = leaf.inverted(field)
                if inverted is not None:
                    documents = np.unique(inverted.documents_of(inverted.prefixed(prefix)))
                    self._weigh(weighted, leaf, field, documents, np.full(len(documents), weight, np.float32))
            occurring.append(weighted)
        return self._scored(occurring)

    def _similar(self, query: Similar) -> list[Found]:
        occurring = []
        for leaf in self.leaves:
            weighted = np.zeros(leaf.count, dtype=np.float32)
            for field, weight in query.fields:
                inverted = leaf.inverted(field)
                if inverted is None:
                    continue
                for number in similar(inverted, query.word, query.edits):
                    found = inverted.postings(number)
                    self._weigh(weighted, leaf, field, found.documents, found.counts * np.float32(weight))
            occurring.append(weighted)
        return self._scored(occurring)

    def _near(self, query: Near) -> list[Found]:
        fields = dict.fromkeys(field for operand in query.operands for field in _fields(operand))
        occurring = []
        for leaf in self.leaves:
            weighted = np.zeros(leaf.count, dtype=np.float32)
            for field, weight in fields:
                found = [_operand(leaf, operand, field) for operand in query.operands]
                documents, counts = _by_document(places.near(found, query.distance))
                self._weigh(weighted, leaf, field, documents, counts * np.float32(weight))
            occurring.append(weighted)
        return self._scored(occurring)

    def _joined(self, query: Joined) -> list[Found]:
        others = self.searcher.leaves_of([query.model])
        inner = Evaluator(self.searcher, others, deadline=self.deadline).find(query.inner)
        keys = [
            leaf.sections[query.theirs][found.mask & leaf.live]
            for leaf, found in zip(others, inner, strict=True)
        ]
        wanted = np.unique(np.concatenate(keys)) if keys else np.empty(0, dtype=np.int64)
        return [Found(np.isin(leaf.sections[query.ours], wanted)) for leaf in self.leaves]

    def _weigh(
        self, weighted: Scores, leaf: Leaf, field: str, documents: Numbers, counts: NDArray[np.float32]
    ) -> None:
        """Add a field's occurrences to `weighted`, discounted by the field's length in each document."""
        base = field.removesuffix(".stem")
        lengths = self.searcher.relative_lengths(leaf, base, self.leaves)
        if lengths is not None:
            weighted[documents] += counts / (np.float32(1 - B) + np.float32(B) * lengths[documents])

    def _scored(self, occurring: Sequence[Scores]) -> list[Found]:
        masks = [weighted > 0 for weighted in occurring]
        matching = sum(int(np.count_nonzero(mask)) for mask in masks)
        rarity = np.float32(np.log(1 + (self._total - matching + 0.5) / (matching + 0.5)) * (K1 + 1))
        return [
            Found(mask, rarity * weighted / (weighted + np.float32(K1)))
            for mask, weighted in zip(masks, occurring, strict=True)
        ]


def _joined(parts: Sequence[Found], join: Any) -> Found:
    mask = parts[0].mask
    scores = parts[0].scores
    for part in parts[1:]:
        mask = join(mask, part.mask)
        if part.scores is not None:
            scores = part.scores if scores is None else scores + part.scores
    return Found(mask, scores)


def _by_document(found: Numbers) -> tuple[Numbers, NDArray[np.float32]]:
    documents, counts = np.unique(found >> places.PLACE_BITS, return_counts=True)
    return documents, counts.astype(np.float32)


def _fields(operand: Synonyms | Verbatim) -> list[tuple[str, float]]:
    if isinstance(operand, Verbatim):
        return list(operand.fields)
    return [(field.removesuffix(".stem"), weight) for field, _, weight in operand.terms]


def _operand(leaf: Leaf, operand: Synonyms | Verbatim, field: str) -> tuple[Numbers, int]:
    """An operand's occurrences in one field, by first word, and its length in words."""
    if isinstance(operand, Verbatim):
        inverted = leaf.inverted(field)
        terms = [word.encode() for word in operand.words]
        found = places.phrase(inverted, terms) if inverted else np.empty(0, dtype=np.int64)
        return found, len(terms)
    listed = [
        places.occurrences(inverted, term.encode())
        for name, term, _ in operand.terms
        if name.removesuffix(".stem") == field and (inverted := _inverted(leaf, name)) is not None
    ]
    return (np.unique(np.concatenate(listed)) if listed else np.empty(0, dtype=np.int64)), 1


def _inverted(leaf: Leaf, field: str) -> Inverted | None:
    return leaf.inverted(field)
