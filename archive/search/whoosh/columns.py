"""Values by document: labels, numbers, moments, intervals of days, and what results carry along."""

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.sections import Sections

__all__ = [
    "MISSING",
    "Labels",
    "intervals_sections",
    "kept_sections",
    "labels_sections",
    "moment",
    "moment_value",
    "numbers_sections",
    "read_all_kept",
    "read_kept",
]

MISSING = np.iinfo(np.int64).min
UTC = UTC
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FEW = 32  # of so many documents at most one: its labels are sought, not all gone through
MICROSECOND = timedelta(microseconds=1)
BLOCK_DOCUMENTS = 64  # kept values are compressed by so many, which halves them against one by one

Arrays = dict[str, NDArray[Any]]


def moment(value: date | datetime) -> int:
    """Microseconds since 1970 in UTC; a naive time is taken as UTC, a date as its midnight."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if value.tzinfo is None:
        value = value.replace(tzinfo=UTC)
    return (value - EPOCH) // MICROSECOND


def moment_value(number: int) -> datetime:
    """The aware time in UTC that `moment` gave the number of."""
    return EPOCH + number * MICROSECOND


def labels_sections(name: str, values: Sequence[Iterable[str]]) -> Arrays:
    """Pairs of document and label number, in the order of documents, and the labels in code point order."""
    listed = sorted({label for labels in values for label in labels})
    number = {label: index for index, label in enumerate(listed)}
    distinct = [list(dict.fromkeys(labels)) for labels in values]
    counts = np.fromiter(map(len, distinct), dtype=np.int64, count=len(distinct))
    encoded = [label.encode() for label in listed]
    ends = np.zeros(len(listed) + 1, dtype=np.uint32)
    ends[1:] = np.cumsum([len(label) for label in encoded], dtype=np.int64) if encoded else ends[1:]
    return {
        f"{name}/documents": np.repeat(np.arange(len(distinct), dtype=np.uint32), counts),
        f"{name}/labels": np.array(
            [number[label] for labels in distinct for label in labels], dtype=np.uint32
        ),
        f"{name}/names": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        f"{name}/ends": ends,
    }


def numbers_sections(name: str, values: Sequence[int | float | None]) -> Arrays:
    """One number a document, whole where all are; MISSING (or NaN) where there is none."""
    if any(isinstance(value, float) for value in values):
        return {name: np.array([np.nan if value is None else value for value in values], dtype=np.float64)}
    return {name: np.array([MISSING if value is None else value for value in values], dtype=np.int64)}


def intervals_sections(name: str, values: Sequence[Iterable[tuple[date, date]]]) -> Arrays:
    """Triples of document, first and last day, days counted as by `date.toordinal`."""
    rows = [
        (document, first.toordinal(), last.toordinal())
        for document, intervals in enumerate(values)
        for first, last in intervals
    ]
    table = np.array(rows, dtype=np.int32).reshape(-1, 3)
    return {
        f"{name}/documents": table[:, 0].astype(np.uint32),
        f"{name}/first": np.ascontiguousarray(table[:, 1]),
        f"{name}/last": np.ascontiguousarray(table[:, 2]),
    }


def kept_sections(values: Sequence[dict[str, Any]]) -> Arrays:
    """Each document's kept values as JSON, compressed in blocks."""
    blocks = [
        zlib.compress(json.dumps(values[start : start + BLOCK_DOCUMENTS], ensure_ascii=False).encode(), 6)
        for start in range(0, len(values), BLOCK_DOCUMENTS)
    ]
    ends = np.zeros(len(blocks) + 1, dtype=np.uint64)
    ends[1:] = np.cumsum([len(block) for block in blocks], dtype=np.int64) if blocks else ends[1:]
    return {"kept": np.frombuffer(b"".join(blocks), dtype=np.uint8), "kept.ends": ends}


def read_kept(sections: Sections, document: int) -> dict[str, Any]:
    """What `kept_sections` kept of one document."""
    block = document // BLOCK_DOCUMENTS
    first, last = (int(end) for end in sections["kept.ends"][block : block + 2])
    listed = json.loads(zlib.decompress(sections["kept"][first:last].tobytes()))
    values: dict[str, Any] = listed[document % BLOCK_DOCUMENTS]
    return values


def read_all_kept(sections: Sections) -> list[dict[str, Any]]:
    """What `kept_sections` kept, document by document."""
    ends = sections["kept.ends"].tolist()
    whole = sections["kept"].tobytes()
    return [
        values for first, last in pairwise(ends) for values in json.loads(zlib.decompress(whole[first:last]))
    ]


class Labels:
    """One field's labels in one segment: `documents[i]` has label number `labels[i]`."""

    def __init__(self, sections: Sections, name: str) -> None:
        self.documents: NDArray[Any] = sections[f"{name}/documents"]
        self.labels: NDArray[Any] = sections[f"{name}/labels"]
        self._names = sections[f"{name}/names"]
        self._ends = sections[f"{name}/ends"]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def name(self, number: int) -> str:
        return self._names[int(self._ends[number]) : int(self._ends[number + 1])].tobytes().decode()

    def names(self) -> list[str]:
        return [self.name(number) for number in range(len(self))]

    def number(self, label: str) -> int | None:
        """The number of a label, or None when no document here has it."""
        wanted, low, high = label.encode(), 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._names[int(self._ends[middle]) : int(self._ends[middle + 1])].tobytes() < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.name(low) == label else None

    def among(self, mask: NDArray[np.bool_]) -> NDArray[Any]:
        """The label numbers of the documents in a mask, one for each label of each."""
        wanted: NDArray[Any] = mask
        if not (len(self.documents) == len(mask) and self._one_each):
            documents = mask.nonzero()[0]
            few = len(documents) * FEW < len(mask)
            wanted = self._places(documents) if few else mask[self.documents]
        labels: NDArray[Any] = self.labels[wanted]
        return labels

    def _places(self, documents: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the labels of these documents stand."""
        firsts = np.searchsorted(self.documents, documents)
        counts = np.searchsorted(self.documents, documents, side="right") - firsts
        offsets = np.repeat(firsts - (np.cumsum(counts) - counts), counts)
        return offsets + np.arange(len(offsets))

    @cached_property
    def _one_each(self) -> bool:
        """Whether document n's one label is the nth."""
        count = len(self.documents)
        return bool(count == 0 or (self.documents == np.arange(count, dtype=self.documents.dtype)).all())

    def of(self, document: int) -> list[str]:
        """The labels of one document, as they were given."""
        first, last = np.searchsorted(self.documents, [document, document + 1])
        return [self.name(int(number)) for number in self.labels[first:last]]
