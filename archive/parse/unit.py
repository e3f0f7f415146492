"""Unit and BadUnit: one document's bytes cut out of its file, or the reason why they could not be."""

from dataclasses import dataclass

from archive.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Unit:
    """The bytes of one document, before they are read; `parse` needs nothing else.

    `id` is the container's id for it, for a whole file the stem. `key` is what follows "#" in an
    origin: empty for a whole file, else the id, else the line or row number. `data` is the Original.
    `format` names its reader, `media_type` what the bytes are.
    """

    id: str
    key: str
    data: bytes
    format: str
    media_type: str


@dataclass(frozen=True, slots=True)
class BadUnit:
    """A document that could not be cut out; `data` holds its bytes where they are known and not too large."""

    key: str
    error: DocumentError
    data: bytes | None = None
