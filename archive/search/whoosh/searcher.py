"""The open index of one process: its leaves and the statistics that scores need."""

from _thread import LockType
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.query import Query

from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.schema import Schema
from archive.search.whoosh.segment import Segment

__all__ = ["Searcher", "Version"]

Version = tuple[str, int]  # the directory's name and its generation


class Searcher:
    """One generation of the index. It never changes; a later generation is another Searcher, which takes
    over the leaves that both share."""

    def __init__(
        self,
        directory: Path,
        version: Version,
        schema: Schema,
        segments: Iterable[Segment],
        reuse: "Searcher | None" = None,
    ) -> None:
        self.version = version
        self.schema = schema
        old = {leaf.segment.segid: leaf for leaf in reuse.leaves} if reuse else {}
        self.leaves: list[Leaf] = [_open(directory, segment, old.get(segment.segid)) for segment in segments]
        # Shared with the generations before, for a leaf keeps the numbers it was given.
        self._numberings: dict[str, dict[str, int]] = reuse._numberings if reuse else {}
        # By a filter on labels of another model and the model it filters, the documents of each leaf.
        self.joins: dict[tuple[Query, str], list[NDArray[np.bool_]]] = {}
        self._norms: dict[tuple[str, str], NDArray[np.float32]] = {}
        self._lock: LockType = reuse._lock if reuse else Lock()

    def is_whole(self) -> bool:
        """Whether every file is as long as when it was opened: to read past the end of a mapped file kills
        the process."""
        return all(leaf.sections.is_whole() for leaf in self.leaves)

    def leaves_of(self, models: Iterable[str]) -> list[Leaf]:
        wanted = set(models)
        return [leaf for leaf in self.leaves if leaf.model in wanted]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Documents by model, deleted ones left out."""
        counts: dict[str, int] = {}
        for leaf in self.leaves:
            counts[leaf.model] = counts.get(leaf.model, 0) + leaf.segment.doc_count()
        return counts

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The primary languages whose rules stemmed something here, "" among them."""
        return tuple(
            sorted({language for leaf in self.leaves for language in leaf.sections.facts["languages"]})
        )

    def relative_lengths(self, leaf: Leaf, field: str, leaves: Sequence[Leaf]) -> NDArray[np.float32] | None:
        """Each document's length in the field over the mean of the `leaves`, which are all of one model."""
        key = (leaf.segment.segid, field)
        known = self._norms.get(key)
        if known is None:
            lengths = leaf.array(f"{field}/lengths")
            if lengths is None:
                return None
            words, documents = self._size(field, leaves)
            known = (lengths * (documents / max(1, words))).astype(np.float32)
            with self._lock:
                self._norms[key] = known
        return known

    def rarity(self, model: str, field: str, words: Iterable[str]) -> dict[str, float]:
        """For each folded word how much it tells of a document of the model that holds it in the field: the
        logarithm of one in how many does; 0 where none does."""
        leaves = self.leaves_of([model])
        listed = [inverted for leaf in leaves if (inverted := leaf.inverted(field))]
        total = sum(leaf.count for leaf in leaves)
        told = {}
        for word in words:
            numbers = ((inverted, inverted.number(word.encode())) for inverted in listed)
            holding = sum(inverted.frequency(number) for inverted, number in numbers if number is not None)
            told[word] = log(1 + total / holding) if holding else 0.0
        return told

    @staticmethod
    def _size(field: str, leaves: Sequence[Leaf]) -> tuple[int, int]:
        """Words and non-empty documents of a field."""
        counted = [leaf.sections.facts["words"].get(field, (0, 0)) for leaf in leaves]
        return sum(words for words, _ in counted), sum(documents for _, documents in counted)

    def numbering(self, field: str, leaves: Iterable[Leaf]) -> list[str]:
        """The labels that the leaves' shared numbers stand for, in the order of these numbers."""
        numbering = self._numberings.setdefault(field, {})
        with self._lock:
            for leaf in leaves:
                leaf.shared_numbers(field, numbering)
            return list(numbering)

    def find(self, model: str, key: int) -> tuple[Leaf, int] | None:
        """The live document of a primary key."""
        for leaf in self.leaves_of([model]):
            for document in np.flatnonzero(leaf.keys == key):
                if leaf.live[document]:
                    return leaf, int(document)
        return None

    def keys_of(self, model: str) -> NDArray[Any]:
        """The primary keys of all live documents of a model, in no order."""
        found = [leaf.keys[leaf.live] for leaf in self.leaves_of([model])]
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _open(directory: Path, segment: Segment, old: Leaf | None) -> Leaf:
    if old is None:
        return Leaf(directory, segment)
    return old if old.segment.deleted_docs() == segment.deleted_docs() else old.with_segment(segment)
