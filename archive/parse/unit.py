"""Unit and BadUnit: one document's bytes cut out of its file, or the reason why they could not be."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from archive.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file of metadata given by people beside a document: its name below the given folder, its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unit:
    """The bytes of one document, before they are read; `parse` needs nothing else.

    `id` is the container's id for it, for a whole file the stem. `key` is what follows "#" in an
    origin: empty for a whole file, else the id, else the line or row number. `data` is the Original.
    `format` names its reader, `media_type` what the bytes are. `sidecars` come strongest first.
    """

    id: str
    key: str
    data: bytes
    format: str
    media_type: str
    sidecars: tuple[Sidecar, ...] = ()

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def context_sha256(self) -> str:
        """A digest of the sidecars, empty without any: a document changes with it as with its bytes."""
        if not self.sidecars:
            return ""
        digest = hashlib.sha256()
        for sidecar in self.sidecars:
            digest.update(hashlib.sha256(sidecar.name.encode("utf-8", "surrogateescape")).digest())
            digest.update(hashlib.sha256(sidecar.data).digest())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class BadUnit:
    """A document that could not be cut out; `data` holds its bytes where they are known and not too large."""

    key: str
    error: DocumentError
    data: bytes | None = None


Cutter = Callable[[BinaryIO, str], Iterator[Unit | BadUnit]]
"""From an open file and its name to the documents in it."""
