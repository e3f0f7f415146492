"""Where the index lies on disk: the pointer to its directory, the write lock, and opening a generation.

<PATH>/current      {"directory": "g-...", "schema": "..."}; replaced atomically, so a search sees the
                    old index or the new one, never neither
<PATH>/WRITELOCK    held by the one writer
<PATH>/suspect      there when a search stumbled over what it read: whoever writes next looks into it
<PATH>/g-.../       a Whoosh index: its table of contents and one file a segment
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC
from whoosh.util.filelock import FileLock, try_for

from archive.errors import IndexLocked, IndexUnavailable
from archive.search.whoosh.damage import reading
from archive.search.whoosh.schema import Schema
from archive.search.whoosh.searcher import Searcher, Version

__all__ = ["INDEX_NAME", "Place", "sync_directory"]

INDEX_NAME = "MAIN"
TOC_START, TOC_END = f"_{INDEX_NAME}_", ".toc"
POINTER, SUSPECT = "current", "suspect"
LONGEST_POINTER = 1 << 12  # bytes
RETRIES = 5  # a commit may remove the files of the generation that is just being opened
LOCK_PAUSE = 0.02  # seconds between attempts to get the lock


@dataclass(frozen=True, slots=True)
class Pointer:
    directory: str
    schema: str


class Place:
    """The index under one path, as one process sees it. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._searcher: Searcher | None = None
        self._told: tuple[bytes, Pointer] | None = None  # the pointer as it was read last
        self._opening = Lock()
        self._suspected: Version | None = None

    def searcher(self, schema: Schema) -> Searcher:
        """The newest generation. Raises IndexUnavailable: missing, damaged or of another schema."""
        for attempt in range(RETRIES):
            known = self._searcher
            try:
                pointer = self.pointer(schema)
                generation = self.generation(pointer.directory)
                if known is not None and known.version == (pointer.directory, generation):
                    if known.is_whole():
                        return known
                    self.forget()
                with self._opening:
                    self._searcher = self._open(pointer.directory, generation, schema)
                return self._searcher
            except IndexUnavailable:
                if attempt == RETRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def forget(self) -> None:
        """Close what this process has open, so that the next search reads the files again."""
        self._searcher = None

    def suspect(self) -> None:
        """Tell whoever writes the index next that what this process has open cannot be read; once for each
        state of the index, since looking into it takes long."""
        version = self._searcher.version if self._searcher else None
        if version != self._suspected or version is None:
            self._suspected = version
            with suppress(OSError):
                (self.path / SUSPECT).touch()

    @property
    def is_suspect(self) -> bool:
        return (self.path / SUSPECT).exists()

    def trust(self) -> None:
        """The index has been looked into, or made anew."""
        (self.path / SUSPECT).unlink(missing_ok=True)

    def remove(self) -> None:
        """Take the index away; only under the lock."""
        (self.path / POINTER).unlink(missing_ok=True)
        self.remove_unused()
        self.forget()

    def _open(self, directory: str, generation: int, schema: Schema) -> Searcher:
        known = self._searcher
        shared = known if known is not None and known.version[0] == directory else None
        toc = self.read_toc(directory, generation, schema)
        with reading():
            return Searcher(self.path / directory, (directory, generation), schema, toc.segments, shared)

    def pointer(self, schema: Schema | None = None) -> Pointer:
        """What the pointer says. Raises IndexUnavailable when there is none, or it names another schema."""
        try:
            told = _content(f"{self.path}/{POINTER}")
            known = self._told
            if known is None or known[0] != told:
                known = self._told = told, Pointer(**json.loads(told))
        except FileNotFoundError as error:
            raise IndexUnavailable("there is no search index yet; `manage.py index` makes one") from error
        except (OSError, ValueError, TypeError) as error:
            raise IndexUnavailable(f"the search index's pointer cannot be read: {error}") from error
        pointer = known[1]
        if schema is not None and pointer.schema != schema.fingerprint:
            raise IndexUnavailable("the search index is of another version; `manage.py index` rebuilds it")
        return pointer

    def generation(self, directory: str) -> int:
        """The number of the newest table of contents. Raises IndexUnavailable when there is none."""
        try:
            names = os.listdir(f"{self.path}/{directory}")  # noqa: PTH208
        except OSError as error:
            raise IndexUnavailable(f"the search index's directory cannot be read: {error}") from error
        # As Whoosh finds it, but every search looks: no pattern is matched against every file's name.
        tocs = (name[len(TOC_START) : -len(TOC_END)] for name in names if name.startswith(TOC_START))
        generation = max((int(number) for number in tocs if number.isdecimal()), default=-1)
        if generation < 0:
            raise IndexUnavailable("the search index has lost its table of contents")
        return generation

    def read_toc(self, directory: str, generation: int, schema: Schema) -> Any:
        """Whoosh's table of contents. Raises IndexUnavailable for one that is missing or damaged."""
        try:
            return TOC.read(_Folder(self.path / directory), INDEX_NAME, gen=generation, schema=schema.whoosh)
        except Exception as error:  # unpickling damaged bytes can raise anything
            raise IndexUnavailable(f"the search index's table of contents is damaged: {error!r}") from error

    def create(self, schema: Schema) -> str:
        """A new directory with an empty index, not yet pointed to; its name."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"g-{secrets.token_hex(6)}"
        (self.path / name).mkdir(mode=0o700)
        TOC.create(FileStorage(str(self.path / name)), schema.whoosh, INDEX_NAME)
        return name

    def point_to(self, directory: str, schema: Schema) -> None:
        """Let searches use this directory from now on, and remove the others."""
        fresh = self.path / f"{POINTER}.{secrets.token_hex(4)}"
        with fresh.open("x") as file:
            json.dump({"directory": directory, "schema": schema.fingerprint}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path / POINTER)
        sync_directory(self.path)

    def remove_unused(self) -> None:
        """Remove directories and half-written pointers that nothing points to; only under the lock. An
        open search keeps its mapped files until it ends, removed or not."""
        try:
            kept = self.pointer().directory
        except IndexUnavailable:
            kept = ""
        for entry in self.path.iterdir():
            if entry.name.startswith("g-") and entry.name != kept:
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name.startswith(f"{POINTER}."):
                with suppress(OSError):
                    entry.unlink()

    @contextmanager
    def lock(self, *, deadline: float) -> Iterator[None]:
        """Hold the write lock. Raises IndexLocked when it is not free within `deadline` seconds."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(str(self.path / "WRITELOCK"))
        if not try_for(lock.acquire, timeout=deadline, delay=LOCK_PAUSE):
            raise IndexLocked(f"Another process has been writing the search index for {deadline:.0f} s.")
        try:
            yield
        finally:
            lock.release()


def _content(path: str) -> bytes:
    """A small file's bytes, sooner than by a file object: every search looks."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, LONGEST_POINTER)
    finally:
        os.close(descriptor)


class _Folder:
    """As much of a Whoosh storage as reading a table of contents takes; unlike Whoosh's own it leaves
    no file open when the reading fails."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open_file(self, name: str) -> BufferFile:
        return BufferFile((self._path / name).read_bytes(), name=name)


def sync_directory(path: Path) -> None:
    """Force a directory's entries to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
