"""A query tree against the leaves: which documents match, and how well, as whole arrays."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh_query

from archive.search.whoosh import places
from archive.search.whoosh.compile import Compiler, Uncompiled
from archive.search.whoosh.deadline import Deadline, PastDeadline
from archive.search.whoosh.filters import by_id, by_label, by_names, by_overlap, by_range
from archive.search.whoosh.found import Found, Mask, Scores, joined
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
    Weighted,
)
from archive.search.whoosh.searcher import Searcher
from archive.search.whoosh.sets import among, distinct
from archive.search.whoosh.similar import similar

__all__ = ["Evaluator"]

# BM25F (Robertson, Zaragoza, Taylor 2004): K1 saturates repeated words, B discounts long documents. The
# usual values: over the dev halves of four collections (python -m benchmarks.ranking; lee, semanlink, papers,
# packages) mean nDCG@10 is .623, with K1 from .9 to 1.5 .625 to .622, with B from .5 to .9 .625 to .621.
K1 = 1.2
B = 0.75
FEW = 16  # of so many documents at most one: sought, not all gone through
TERMS_AT_ONCE = 2_048  # of a prefix, between two looks at the clock


class Evaluator:
    """Evaluates query trees over the leaves of one model. Past the deadline it gives what it has found by
    then: never a document that does not match."""

    def __init__(
        self, searcher: Searcher, leaves: Sequence[Leaf], *, deadline: Deadline | None = None
    ) -> None:
        self.searcher = searcher
        self.leaves = leaves
        self.deadline = deadline or Deadline()
        self._total = max(1, sum(leaf.count for leaf in leaves))
        self._rules: dict[type, Callable[[Any], list[Found]]] = {
            whoosh_query.And: self._and,
            whoosh_query.Or: self._or,
            whoosh_query.Not: self._not,
            whoosh_query.Every: self._every,
            whoosh_query.ConstantScoreQuery: self._constant,
            whoosh_query.Term: self._term,
            Between: lambda query: self._filtered(lambda leaf: by_range(leaf, query)),
            Overlap: lambda query: self._filtered(lambda leaf: by_overlap(leaf, query)),
            Among: lambda query: self._filtered(lambda leaf: by_names(leaf, query, self.deadline)),
            Synonyms: lambda query: self._scored(query, self._synonyms),
            Verbatim: lambda query: self._scored(query, self._verbatim),
            Starting: lambda query: self._scored(query, self._starting),
            Similar: lambda query: self._scored(query, self._similar),
            Near: lambda query: self._scored(query, self._near),
            Joined: self._joined,
            Uncompiled: self._uncompiled,
            Weighted: self._weighted,
        }

    def find(self, query: whoosh_query.Query) -> list[Found]:
        """What matches in each leaf, deleted documents included. Raises NotImplementedError for a kind of
        query that this engine does not know."""
        if query is whoosh_query.NullQuery:
            return [Found(np.zeros(leaf.count, dtype=bool)) for leaf in self.leaves]
        rule = self._rules.get(type(query))
        if rule is None:
            raise NotImplementedError(f"this engine cannot run a {type(query).__name__} query")
        return rule(query)

    def _uncompiled(self, query: Uncompiled) -> list[Found]:
        schema = self.searcher.schema
        return self.find(
            Compiler(schema, self.searcher.languages, schema.searched, query.rules).compile(query.node)
        )

    def _every(self, _: whoosh_query.Every) -> list[Found]:
        return [Found(np.ones(leaf.count, dtype=bool)) for leaf in self.leaves]

    def _constant(self, query: whoosh_query.ConstantScoreQuery) -> list[Found]:
        return [Found(found.mask, complete=found.complete) for found in self.find(query.child)]

    def _not(self, query: whoosh_query.Not) -> list[Found]:
        """Of a leaf that was not wholly looked at, nothing is known not to match."""
        return [
            Found(~found.mask if found.complete else np.zeros_like(found.mask), complete=found.complete)
            for found in self.find(query.query)
        ]

    def _and(self, query: whoosh_query.And) -> list[Found]:
        return self._combine(query.subqueries, np.logical_and)

    def _or(self, query: whoosh_query.Or) -> list[Found]:
        return self._combine(query.subqueries, np.logical_or)

    def _weighted(self, query: Weighted) -> list[Found]:
        found = self.find(query.inner)
        for one in found:
            if one.scores is not None:
                one.scores *= np.float32(query.share)
        return found

    def _combine(self, queries: Sequence[whoosh_query.Query], join: Any) -> list[Found]:
        if not queries:  # all of nothing is everything, any of nothing is nothing
            return [Found(np.full(leaf.count, join is np.logical_and, dtype=bool)) for leaf in self.leaves]
        parts = [self.find(query) for query in queries]
        return [joined(found, join) for found in zip(*parts, strict=True)]

    def _term(self, query: whoosh_query.Term) -> list[Found]:
        kind = self.searcher.schema.fields.get(query.fieldname)
        if kind is None:
            return self._filtered(lambda leaf: by_id(leaf, query.fieldname, query.text))
        if kind.kind != "labels":
            raise NotImplementedError(f"{query.fieldname} has no labels")
        return self._filtered(lambda leaf: by_label(leaf, query.fieldname, query.text))

    def _joined(self, query: Joined) -> list[Found]:
        """A filter by a label of the other model is remembered for as long as nothing changes."""
        kept = isinstance(query.inner, whoosh_query.Term) and bool(self.leaves)
        key = (query, self.leaves[0].model if self.leaves else "")
        if kept and key in self.searcher.joins:
            return [Found(mask) for mask in self.searcher.joins[key]]
        found = self._join(query)
        if kept and all(one.complete for one in found):
            self.searcher.joins[key] = [one.mask for one in found]
        return found

    def _join(self, query: Joined) -> list[Found]:
        others = self.searcher.leaves_of([query.model])
        inner = Evaluator(self.searcher, others, deadline=self.deadline).find(query.inner)
        keys = [
            leaf.sections[query.theirs][found.mask & leaf.live]
            for leaf, found in zip(others, inner, strict=True)
        ]
        wanted = distinct(np.concatenate(keys)) if keys else np.empty(0, dtype=np.int64)
        complete = all(found.complete for found in inner)
        return [Found(among(leaf.sections[query.ours], wanted), complete=complete) for leaf in self.leaves]

    def _filtered(self, rule: Callable[[Leaf], Mask]) -> list[Found]:
        """Leaf by leaf what a filter lets through."""
        found = []
        for leaf in self.leaves:
            try:
                self.deadline.check()
                found.append(Found(rule(leaf)))
            except PastDeadline:
                found.append(Found(np.zeros(leaf.count, dtype=bool), complete=False))
        return found

    def _scored(self, query: Any, rule: Callable[[Leaf, Any, Scores], None]) -> list[Found]:
        """Leaf by leaf what a rule adds to the weight of each document, as scores."""
        occurring, complete = [], []
        for leaf in self.leaves:
            weighted = np.zeros(leaf.count, dtype=np.float32)
            try:
                self.deadline.check()
                rule(leaf, query, weighted)
                complete.append(True)
            except PastDeadline:
                complete.append(False)
            occurring.append(weighted)
        masks = [weighted > 0 for weighted in occurring]
        counts = [int(np.count_nonzero(mask)) for mask in masks]
        matching = sum(counts)
        rarity = np.float32(log(1 + (self._total - matching + 0.5) / (matching + 0.5)) * (K1 + 1))
        return [
            Found(mask, _saturated(weighted, mask, rarity, count) if count else None, whole)
            for mask, count, weighted, whole in zip(masks, counts, occurring, complete, strict=True)
        ]

    def _weigh(
        self, weighted: Scores, leaf: Leaf, field: str, documents: Numbers, counts: NDArray[np.float32]
    ) -> None:
        """Add a field's occurrences to `weighted`, discounted by the field's length in each document."""
        base = field.partition(".")[0]
        lengths = self.searcher.relative_lengths(leaf, base, self.leaves)
        if lengths is not None:
            weighted[documents] += counts / (np.float32(1 - B) + np.float32(B) * lengths[documents])

    def _synonyms(self, leaf: Leaf, query: Synonyms, weighted: Scores) -> None:
        for field, term, weight in query.terms:
            postings = leaf.postings(field, term.encode())
            if postings is not None:
                counts = postings.counts * np.float32(weight)
                self._weigh(weighted, leaf, field, postings.documents, counts)
        without = None  # made when first needed: most segments have nothing under `otherwise`
        for field, term, weight in query.otherwise:
            postings = leaf.postings(field, term.encode())
            if postings is not None:
                without = weighted == 0 if without is None else without
                kept = without[postings.documents]
                counts = postings.counts[kept] * np.float32(weight)
                self._weigh(weighted, leaf, field, postings.documents[kept], counts)

    def _verbatim(self, leaf: Leaf, query: Verbatim, weighted: Scores) -> None:
        terms = [word.encode() for word in query.words]
        for field, weight, inverted in _inverted(leaf, query.fields):
            documents, counts = _by_document(places.phrase(inverted, terms, self.deadline))
            if query.whole:
                kept = leaf.sections[f"{field}/lengths"][documents] == len(terms)
                documents, counts = documents[kept], counts[kept]
            self._weigh(weighted, leaf, field, documents, counts * np.float32(weight))

    def _starting(self, leaf: Leaf, query: Starting, weighted: Scores) -> None:
        for field, weight, inverted in _inverted(leaf, query.fields):
            numbers = inverted.prefixed(query.prefix.encode())
            hit = np.zeros(leaf.count, dtype=bool)
            try:
                for first in range(numbers.start, numbers.stop, TERMS_AT_ONCE):
                    self.deadline.check()
                    hit[inverted.documents_of(range(first, min(first + TERMS_AT_ONCE, numbers.stop)))] = True
            finally:
                documents = np.flatnonzero(hit)
                self._weigh(weighted, leaf, field, documents, np.full(len(documents), weight, np.float32))

    def _similar(self, leaf: Leaf, query: Similar, weighted: Scores) -> None:
        for field, weight, inverted in _inverted(leaf, query.fields):
            for number in similar(inverted, query.word, query.edits, deadline=self.deadline):
                found = inverted.postings(number)
                self._weigh(weighted, leaf, field, found.documents, found.counts * np.float32(weight))

    def _near(self, leaf: Leaf, query: Near, weighted: Scores) -> None:
        fields = dict.fromkeys(field for operand in query.operands for field in _fields(operand))
        for field, weight in fields:
            found = [_operand(leaf, operand, field, self.deadline) for operand in query.operands]
            documents, counts = _by_document(places.near(found, query.distance))
            self._weigh(weighted, leaf, field, documents, counts * np.float32(weight))


def _saturated(weighted: Scores, mask: Mask, rarity: np.float32, count: int) -> Scores:
    """Scores of weighted occurrences, in their place; the mask has those above 0, `count` in all."""
    few = count * FEW < len(mask)
    chosen = mask.nonzero()[0] if few else slice(None)
    some = weighted[chosen]
    some /= some + np.float32(K1)
    some *= rarity
    if few:
        weighted[chosen] = some
    return weighted


def _inverted(leaf: Leaf, fields: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float, Inverted]]:
    """Those of the weighted fields that the leaf has."""
    for field, weight in fields:
        inverted = leaf.inverted(field)
        if inverted is not None:
            yield field, weight, inverted


def _by_document(found: Numbers) -> tuple[Numbers, NDArray[np.float32]]:
    """Documents and how often each occurs, of occurrences in order."""
    documents = found >> places.PLACE_BITS
    new = np.ones(len(documents), dtype=bool)
    new[1:] = documents[1:] != documents[:-1]
    first = new.nonzero()[0]
    counts = np.empty(len(first), dtype=np.float32)
    counts[:-1] = first[1:] - first[:-1]
    counts[-1:] = len(documents) - first[-1:]
    return documents[first], counts


def _fields(operand: Synonyms | Verbatim) -> list[tuple[str, float]]:
    if isinstance(operand, Verbatim):
        return list(operand.fields)
    return [(field.partition(".")[0], weight) for field, _, weight in operand.terms]


def _operand(leaf: Leaf, operand: Synonyms | Verbatim, field: str, deadline: Deadline) -> tuple[Numbers, int]:
    """An operand's occurrences in one field, by first word, and its length in words."""
    if isinstance(operand, Verbatim):
        inverted = leaf.inverted(field)
        terms = [word.encode() for word in operand.words]
        found = places.phrase(inverted, terms, deadline) if inverted else np.empty(0, dtype=np.int64)
        return found, len(terms)
    listed = []
    for name, term, _ in (*operand.terms, *operand.otherwise):
        inverted = leaf.inverted(name) if name.partition(".")[0] == field else None
        if inverted is not None:
            deadline.check()
            listed.append(places.occurrences(inverted, term.encode()))
    return (distinct(np.concatenate(listed)) if listed else np.empty(0, dtype=np.int64)), 1
