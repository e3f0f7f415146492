"""The one writer: adds, deletes and commits, under a lock that is always let go."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from archive.search.whoosh.batch import Batch
from archive.search.whoosh.merging import in_few, merge, worth_merging
from archive.search.whoosh.place import INDEX_NAME, Place, sync_directory
from archive.search.whoosh.schema import Schema
from archive.search.whoosh.sections import Sections
from archive.search.whoosh.segment import Segment
from archive.search.whoosh.sets import among, distinct

__all__ = ["LOCK_DEADLINE", "Writer"]

LOCK_DEADLINE = 10.0  # seconds
MOST_WORDS = 6_000_000  # words held in memory before a segment is written: about 450 MB at the peak


class Writer:
    """Changes to the index, visible to searches at `commit` and not before.

    Use it as a context manager: leaving it without a commit, or by an exception, forgets every change.
    `directory` names a directory that is being built beside the one in use. Raises
    IndexLocked when another writer holds the lock past the deadline, IndexUnavailable when
    the index is missing, damaged or of another schema, and OSError when the disk is full.
    """

    def __init__(
        self, place: Place, schema: Schema, *, directory: str | None = None, deadline: float = LOCK_DEADLINE
    ) -> None:
        self.place = place
        self.schema = schema
        self._wanted = directory
        self._deadline = deadline
        self._stack = ExitStack()
        self._batches: dict[str, Batch] = {}
        self._fresh: list[Segment] = []
        self._opened: dict[str, Sections] = {}

    def __enter__(self) -> "Writer":
        if self._wanted is None:
            self._stack.enter_context(self.place.lock(deadline=self._deadline))
        try:
            self._directory = self._wanted or self.place.pointer(self.schema).directory
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._forget()
        finally:
            self._stack.close()

    def _open(self) -> None:
        self._generation = self.place.generation(self._directory)
        self._segments: list[Segment] = list(
            self.place.read_toc(self._directory, self._generation, self.schema).segments
        )

    @property
    def path(self) -> Path:
        return self.place.path / self._directory

    def add(self, model: str, documents: Iterable[tuple[int, Mapping[str, Any]]]) -> int:
        """Add or replace documents of a model, by primary key; how many were given."""
        count = 0
        for key, document in documents:
            batch = self._batches.get(model)
            if batch is None:
                batch = self._batches[model] = Batch(model, self.schema)
            batch.add(key, document)
            count += 1
            if sum(waiting.words for waiting in self._batches.values()) > MOST_WORDS:
                self._flush()
        return count

    def delete(self, model: str, keys: Iterable[int]) -> None:
        """Delete every copy of these documents."""
        self._flush()
        self._delete(self._all, model, "key", np.fromiter(keys, dtype=np.int64))

    def delete_where(self, model: str, field: str, values: Iterable[int]) -> None:
        """Delete the documents of a model whose number field has one of these values."""
        self._flush()
        self._delete(self._all, model, field, np.fromiter(values, dtype=np.int64))

    def delete_models(self, models: Iterable[str] | None = None) -> None:
        """Delete all documents of these models; of every model when None."""
        wanted = None if models is None else set(models)
        for model in [model for model in self._batches if wanted is None or model in wanted]:
            del self._batches[model]
        for listed in (self._segments, self._fresh):
            listed[:] = [segment for segment in listed if wanted is not None and segment.model not in wanted]

    def commit(self, *, merge: bool = True, built: bool = False) -> None:
        """Make the changes durable, then visible, in one step; the writer can go on afterwards. `merge`
        lets small segments become one, `built` large ones too, which takes its time."""
        self._flush()
        if merge:
            self._merge(in_few(self._all) if built else worth_merging(self._all))
        segments = [segment for segment in self._all if segment.doc_count()]
        storage = FileStorage(str(self.path))
        generation = self._generation + 1
        toc = TOC(self.schema.whoosh, segments, generation)
        sync_directory(self.path)
        toc.write(storage, INDEX_NAME)
        sync_directory(self.path)
        clean_files(storage, INDEX_NAME, generation, segments)
        self._segments, self._fresh, self._generation = segments, [], generation

    @property
    def counts(self) -> dict[str, int]:
        """Live documents by model, uncommitted ones included but for those not yet in a segment."""
        counts: dict[str, int] = {}
        for segment in self._all:
            counts[segment.model] = counts.get(segment.model, 0) + segment.doc_count()
        return counts

    def keys(self, model: str) -> list[int]:
        """The primary keys of a model's live documents that are in a segment."""
        found: list[int] = []
        for segment in self._all:
            if segment.model == model:
                keys = self._sections(segment)["key"]
                live = np.ones(len(keys), dtype=bool)
                live[list(segment.deleted_docs())] = False
                found += keys[live].tolist()
        return found

    @property
    def _all(self) -> list[Segment]:
        return [*self._segments, *self._fresh]

    def _flush(self) -> None:
        for model, batch in list(self._batches.items()):
            self._delete(self._all, model, "key", batch.keys)
            self._fresh.append(batch.write(self.path, INDEX_NAME))
            del self._batches[model]

    def _merge(self, groups: Iterable[list[Segment]]) -> None:
        for group in groups:
            merged = merge(self.path, group)
            self._segments = [segment for segment in self._segments if segment not in group]
            for segment in [segment for segment in self._fresh if segment in group]:
                self._fresh.remove(segment)
                self._file(segment).unlink(missing_ok=True)
            self._fresh.append(merged)

    def _delete(self, segments: Iterable[Segment], model: str, field: str, values: NDArray[np.int64]) -> None:
        wanted = distinct(values)
        for segment in segments:
            if segment.model == model and len(wanted):
                found = among(self._sections(segment)[field], wanted).nonzero()[0].tolist()
                if found:
                    segment.delete_documents(frozenset(found))

    def _sections(self, segment: Segment) -> Sections:
        """A segment's arrays, opened once."""
        if segment.segid not in self._opened:
            self._opened[segment.segid] = Sections(self._file(segment))
        return self._opened[segment.segid]

    def _file(self, segment: Segment) -> Path:
        name: str = segment.make_filename(segment.EXTENSION)
        return self.path / name

    def _forget(self) -> None:
        self._batches.clear()
        for segment in self._fresh:
            with suppress(OSError):
                self._file(segment).unlink()
        self._fresh.clear()
        for unfinished in self.path.glob("*.toc.*"):  # a table of contents that the disk had no room for
            with suppress(OSError):
                unfinished.unlink()
