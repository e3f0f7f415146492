"""Cut a file into the Units of its documents: one whole file, or one a line, row, entry or member."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from archive.errors import DocumentError
from archive.parse import detect, opening, sidecars
from archive.parse.unit import BadUnit, Cutter, Unit


def handles(path: Path) -> bool:
    """Whether a file of this name is a document or holds documents."""
    return detect.is_document(path.name)


def units(path: Path, *, top: Path | None = None) -> Iterator[Unit | BadUnit]:
    """The documents of one file, streaming; a file that cannot be opened or cut gives one BadUnit.

    Sidecars are sought beside the file, and `_metadata.yaml` in every folder from its own up to `top`.
    """
    try:
        with opening.open_regular(path) as stream:
            beside = sidecars.beside(path, top or path.parent)
            for unit in cut(stream, path.name):
                yield replace(unit, sidecars=beside) if beside and isinstance(unit, Unit) else unit
    except DocumentError as error:
        yield BadUnit("", error)


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """The documents of an open file of that name. Raises DocumentError where it cannot be read at all."""
    found = detect.format_of(name)
    if found is None:
        message = f"No reader knows the suffix of {name!r}; docs/formats.md lists the ones that are read."
        raise DocumentError(message, stage="read")
    if found.cutter:
        # Loaded when first met: a folder of plain texts needs none of the libraries of the other formats.
        yield from cast("Cutter", import_module(f"archive.parse.{found.cutter}").cut)(stream, name)
    else:
        data = opening.read_all(stream, found.limit)
        yield Unit(detect.stem_of(name), "", data, found.name, found.media_type)
