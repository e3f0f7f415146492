"""Cut a file into the Units of its documents: one whole file, or one a line, row, entry or member."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from archive.errors import DocumentError
from archive.parse import detect, json_lines, limits, opening
from archive.parse.unit import BadUnit, Unit

Cutter = Callable[[BinaryIO, str], Iterator[Unit | BadUnit]]

CUTTERS: dict[str, Cutter] = {
    "json": json_lines.cut,
    "json.gz": json_lines.cut_gzip,
}
"""Formats that hold several documents; every other file is one."""


def handles(path: Path) -> bool:
    """Whether a file of this name is a document or holds documents."""
    return detect.is_document(path.name)


def units(path: Path) -> Iterator[Unit | BadUnit]:
    """The documents of one file, streaming; a file that cannot be opened or cut gives one BadUnit."""
    try:
        with opening.open_regular(path) as stream:
            yield from cut(stream, path.name)
    except DocumentError as error:
        yield BadUnit("", error)


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """The documents of an open file of that name. Raises DocumentError where it cannot be read at all."""
    found = detect.format_of(name)
    if found is None:
        message = f"No reader knows the suffix of {name!r}; docs/formats.md lists the ones that are read."
        raise DocumentError(message, stage="read")
    if cutter := CUTTERS.get(found.name):
        yield from cutter(stream, name)
    else:
        data = opening.read_all(stream, limits.DOCUMENT_BYTES)
        yield Unit(detect.stem_of(name), "", data, found.name, found.media_type)
