"""One segment's file: named arrays behind a checked header, read in place from a memory map."""

import hashlib
import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexUnavailable

__all__ = ["Sections", "write_sections"]

MAGIC = b"ROSTRUM1"
HEADER = struct.Struct("<8sQQ")  # magic, length of the directory, length of the whole file
ALIGNMENT = 8
BLOCK = 1 << 20
SMALL = 1 << 22  # bytes of an array that is read whole when it is first used


def write_sections(path: Path, arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> str:
    """Write a new file, forced to disk, and return the sha256 of its bytes. Raises OSError, also when
    the file exists or the disk is full; then nothing of it is left."""
    places: dict[str, tuple[int, int, str]] = {}
    offset = 0
    for name, array in arrays.items():
        places[name] = (offset, len(array), array.dtype.str)
        offset += -(-array.nbytes // ALIGNMENT) * ALIGNMENT
    directory = json.dumps({"facts": dict(facts), "arrays": places}, ensure_ascii=False).encode()
    directory += b" " * (-(HEADER.size + len(directory)) % ALIGNMENT)
    total = HEADER.size + len(directory) + offset
    digest = hashlib.sha256()
    try:
        with path.open("xb") as file:
            for chunk in (HEADER.pack(MAGIC, len(directory), total), directory):
                digest.update(chunk)
                file.write(chunk)
            for array in arrays.values():
                whole = np.ascontiguousarray(array).view(np.uint8)
                for part in (whole.data, b"\0" * (-array.nbytes % ALIGNMENT)):
                    digest.update(part)
                    file.write(part)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


class Sections:
    """The arrays of one segment's file, mapped and read only.

    Raises IndexUnavailable when the file is missing, cut short or not of this form.
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if hasattr(mmap, "MADV_RANDOM"):
                # A query reads a few pages here and there; reading ahead made one fetch 108 MB for 0.2.
                self._map.madvise(mmap.MADV_RANDOM)
            magic, length, total = HEADER.unpack_from(self._map)
            if magic != MAGIC or total != len(self._map):
                raise ValueError("not a whole segment")
            directory = json.loads(self._map[HEADER.size : HEADER.size + length])
            self.facts: dict[str, Any] = directory["facts"]
            self._places: dict[str, tuple[int, int, str]] = directory["arrays"]
        except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
            raise IndexUnavailable(f"{path.name} of the search index cannot be read: {error}") from error
        self._base = HEADER.size + length
        self._used: set[str] = set()

    def is_whole(self) -> bool:
        """Whether the file is still there, and as long as it was."""
        try:
            return os.stat(self._path).st_size == len(self._map)  # noqa: PTH116 (asked before every search)
        except OSError:
            return False

    def expect(self, name: str, first: int = 0, last: int | None = None) -> None:
        """Have the system read these elements from the disk at once, if it has not: else every page that
        is missing waits by itself."""
        offset, count, dtype = self._places[name]
        start, size = self._base + offset, np.dtype(dtype).itemsize
        end = start + (count if last is None else min(last, count)) * size
        page = (start + first * size) // mmap.PAGESIZE * mmap.PAGESIZE
        if hasattr(mmap, "MADV_WILLNEED") and end > page:
            self._map.madvise(mmap.MADV_WILLNEED, page, end - page)

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def get(self, name: str) -> NDArray[Any] | None:
        """An array, or None when the segment lacks it."""
        return None if name not in self._places else self[name]

    def __getitem__(self, name: str) -> NDArray[Any]:
        offset, count, dtype = self._places[name]
        try:
            array = np.frombuffer(self._map, dtype=dtype, count=count, offset=self._base + offset)
        except (ValueError, TypeError) as error:
            raise IndexUnavailable(f"section {name} of the search index is damaged: {error}") from error
        if name not in self._used:
            self._used.add(name)
            if array.nbytes <= SMALL:
                self.expect(name)
        return array
