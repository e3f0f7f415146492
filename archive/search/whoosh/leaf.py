"""One segment, read in place: postings by term, values by document, and which documents still count."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexUnavailable
from archive.search.whoosh.columns import MISSING, Labels, read_kept
from archive.search.whoosh.inversion import Occurrences
from archive.search.whoosh.packing import Numbers, unpack
from archive.search.whoosh.sections import Sections
from archive.search.whoosh.segment import Segment

__all__ = ["Inverted", "Leaf", "Postings"]

LONG = 1 << 13  # bytes of a stream: fewer are not worth a word to the system beforehand
CACHED_POSTINGS = 2_000_000  # decoded postings kept a segment: 24 MB


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that hold a term, ascending, and how often each does."""

    documents: Numbers
    counts: NDArray[np.float32]


class Inverted:
    """One inverted field of a segment: terms in byte order, each with its postings and places."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._sections = sections
        self._name = name
        self._terms = sections[f"{name}/terms"]
        self._ends = sections[f"{name}/ends"]
        # Views give single numbers and short runs of bytes far sooner than arrays do.
        self._term_bytes, self._term_ends = self._terms.data, self._ends.data
        self._frequencies = sections[f"{name}/frequencies"]
        self._count = len(self._frequencies)
        self._streams: dict[str, tuple[memoryview, NDArray[np.uint8]]] = {}

    def __len__(self) -> int:
        return self._count

    def term(self, number: int) -> bytes:
        return bytes(self._term_bytes[self._term_ends[number] : self._term_ends[number + 1]])

    def terms(self) -> Iterator[bytes]:
        """All terms, in byte order."""
        whole, ends = self._terms.tobytes(), self._ends.tolist()
        return (whole[first:last] for first, last in pairwise(ends))

    def number(self, term: bytes) -> int | None:
        """The number of a term, or None when this segment lacks it."""
        place = self._place(term)
        return place if place < self._count and self.term(place) == term else None

    def prefixed(self, prefix: bytes) -> range:
        """The numbers of the terms that begin so; they are neighbours."""
        return range(self._place(prefix), self._place(prefix + b"\xff"))

    def widths(self, numbers: range) -> Numbers:
        """The length of each term in bytes."""
        ends: Numbers = self._ends[numbers.start : numbers.stop + 1].astype(np.int64)
        return ends[1:] - ends[:-1]

    def sizes(self) -> Numbers:
        """Of each term the bytes that its places take, one an occurrence at least."""
        ends = self._sections[f"{self._name}/places.at"].astype(np.int64)
        return ends[1:] - ends[:-1]

    def _place(self, term: bytes) -> int:
        return bisect_left(range(self._count), term, key=self.term)

    def frequency(self, number: int) -> int:
        """How many documents hold the term, deleted ones included."""
        return int(self._frequencies[number])

    def postings(self, number: int) -> Postings:
        return Postings(self.documents(number), self.counts(number).astype(np.float32))

    def documents(self, number: int) -> Numbers:
        """The documents that hold a term, ascending."""
        documents = unpack(self._slice("documents", number, number + 1)).cumsum()
        if len(documents) != self._frequencies[number]:
            raise IndexUnavailable(f"postings of {self._name} in the search index are damaged")
        return documents

    def counts(self, number: int) -> Numbers:
        """How often each of these documents holds it."""
        counts = unpack(self._slice("counts", number, number + 1))
        if len(counts) != self._frequencies[number]:
            raise IndexUnavailable(f"postings of {self._name} in the search index are damaged")
        return counts

    def documents_of(self, numbers: range) -> Numbers:
        """The documents that hold any of several neighbouring terms; repeated where several do."""
        steps = unpack(self._slice("documents", numbers.start, numbers.stop))
        frequencies = self._frequencies[numbers.start : numbers.stop].astype(np.int64)
        if len(steps) != frequencies.sum():
            raise IndexUnavailable(f"postings of {self._name} in the search index are damaged")
        return _from_steps(steps, frequencies)

    def places(self, number: int) -> tuple[Numbers, Numbers]:
        """Every occurrence of a term, in order: the documents, and the places of the word in each."""
        found = self.occurrences(range(number, number + 1))
        return found.documents, found.places

    def places_in(self, number: int, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The places of a term in some of the documents that hold it, chosen by their places among them:
        which of the chosen ones, and the place."""
        counts = self.counts(number)
        wanted = counts[chosen]
        ends = wanted.cumsum()
        before = counts.cumsum()[chosen] - ends  # occurrences in documents that were not chosen
        stream = self._slice("places", number, number + 1)
        try:
            steps = unpack(stream, before.repeat(wanted) + np.arange(ends[-1] if len(ends) else 0))
        except IndexError as error:
            raise IndexUnavailable(f"places of {self._name} in the search index are damaged") from error
        return np.arange(len(chosen)).repeat(wanted), _from_steps(steps, wanted)

    def occurrences(self, numbers: range | None = None) -> Occurrences:
        """Every occurrence of neighbouring terms, of all when None, in the order of terms; the terms
        themselves are left out."""
        numbers = numbers if numbers is not None else range(len(self))
        documents = self.documents_of(numbers)
        counts = unpack(self._slice("counts", numbers.start, numbers.stop))
        steps = unpack(self._slice("places", numbers.start, numbers.stop))
        if len(counts) != len(documents) or len(steps) != counts.sum():
            raise IndexUnavailable(f"places of {self._name} in the search index are damaged")
        frequencies = self._frequencies[numbers.start : numbers.stop]
        terms = np.repeat(np.arange(numbers.start, numbers.stop, dtype=np.uint32), frequencies)
        places = _from_steps(steps, counts)
        return Occurrences((), np.repeat(terms, counts), np.repeat(documents, counts), places)

    def _slice(self, stream: str, first: int, last: int) -> NDArray[np.uint8]:
        known = self._streams.get(stream)
        if known is None:
            starts = self._sections[f"{self._name}/{stream}.at"].data
            known = self._streams[stream] = starts, self._sections[f"{self._name}/{stream}"]
        at, data = known
        start, end = at[first], at[last]
        if end - start > LONG:
            self._sections.expect(f"{self._name}/{stream}", start, end)
        return data[start:end]


def _from_steps(steps: Numbers, sizes: Numbers) -> Numbers:
    """The numbers of which `deltas` made the steps, in groups of these sizes, none of them empty."""
    if not len(steps):
        return steps
    sums = steps.cumsum()
    before = np.zeros(len(sizes), dtype=np.int64)
    before[1:] = sums[sizes.cumsum()[:-1] - 1]
    return sums - before.repeat(sizes)


class Leaf:
    """One segment of the index. Raises IndexUnavailable where its file is missing or damaged."""

    def __init__(self, directory: Path, segment: Segment) -> None:
        self.segment = segment
        self.model = segment.model
        self.count = segment.doc_count_all()
        self.sections = Sections(directory / segment.make_filename(segment.EXTENSION))
        if self.sections.facts.get("documents") != self.count:
            raise IndexUnavailable(
                f"segment {segment.segid} of the search index has another size than listed"
            )
        self._inverted: dict[str, Inverted | None] = {}
        self._labels: dict[str, Labels | None] = {}
        self._shared: dict[str, NDArray[np.int64]] = {}
        self._numbered: dict[str, tuple[Numbers, Numbers]] = {}
        self._numbered_labels: dict[tuple[str, str], tuple[Numbers, Numbers, Numbers]] = {}
        self._postings: OrderedDict[tuple[str, bytes], Postings] = OrderedDict()
        self._cached = 0
        self._lock = Lock()
        self.live = np.ones(self.count, dtype=bool)
        self.live[sorted(segment.deleted_docs())] = False

    def with_segment(self, segment: Segment) -> "Leaf":
        """The same file with another set of deleted documents."""
        fresh = object.__new__(Leaf)
        fresh.__dict__.update(self.__dict__)
        fresh.segment = segment
        fresh.live = np.ones(self.count, dtype=bool)
        fresh.live[sorted(segment.deleted_docs())] = False
        return fresh

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """The primary key of each document."""
        return self.sections["key"]

    def inverted(self, field: str) -> Inverted | None:
        """An inverted field, or None when this segment has none of that name."""
        if field not in self._inverted:
            there = f"{field}/terms" in self.sections
            self._inverted[field] = Inverted(self.sections, field) if there else None
        return self._inverted[field]

    def labels(self, field: str) -> Labels | None:
        if field not in self._labels:
            there = f"{field}/labels" in self.sections
            self._labels[field] = Labels(self.sections, field) if there else None
        return self._labels[field]

    def shared_numbers(self, field: str, numbering: dict[str, int]) -> NDArray[np.int64]:
        """For each label of the field its number in a numbering that the leaves share, which grows."""
        known = self._shared.get(field)
        if known is None:
            labels = self.labels(field)
            names = labels.names() if labels else []
            known = np.array([numbering.setdefault(name, len(numbering)) for name in names], dtype=np.int64)
            self._shared[field] = known
        return known

    def numbered(self, field: str) -> tuple[Numbers, Numbers]:
        """The documents that have a number in this field, ascending, and their numbers."""
        known = self._numbered.get(field)
        if known is None:
            values = self.array(field)
            values = np.empty(0, dtype=np.int64) if values is None else values
            documents = np.flatnonzero(values != MISSING)
            known = self._numbered[field] = documents, values[documents]
        return known

    def numbered_labels(self, labels_field: str, field: str) -> tuple[Numbers, Numbers, Numbers]:
        """For each label of a document that has a number in `field`: document, label number, number."""
        known = self._numbered_labels.get((labels_field, field))
        if known is None:
            labels, values = self.labels(labels_field), self.array(field)
            if labels is None or values is None or not len(self.numbered(field)[0]):
                empty = np.empty(0, dtype=np.int64)
                return empty, empty, empty
            groups = values[labels.documents]
            there = np.flatnonzero(groups != MISSING)
            known = labels.documents[there], labels.labels[there], groups[there]
            self._numbered_labels[labels_field, field] = known
        return known

    def array(self, name: str) -> NDArray[Any] | None:
        """A plain section, or None when this segment lacks it."""
        return self.sections.get(name)

    def postings(self, field: str, term: bytes) -> Postings | None:
        """A term's postings, from the cache where they were asked for before."""
        key = (field, term)
        with self._lock:
            known = self._postings.get(key)
            if known is not None:
                self._postings.move_to_end(key)
                return known
        inverted = self.inverted(field)
        number = inverted.number(term) if inverted else None
        if inverted is None or number is None:
            return None
        found = inverted.postings(number)
        with self._lock:
            if key not in self._postings:
                self._postings[key] = found
                self._cached += len(found.documents)
            while self._cached > CACHED_POSTINGS and len(self._postings) > 1:
                _, old = self._postings.popitem(last=False)
                self._cached -= len(old.documents)
        return found

    def kept(self, document: int) -> dict[str, Any]:
        """The values that results carry."""
        return read_kept(self.sections, document)
