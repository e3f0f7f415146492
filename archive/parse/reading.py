"""Read one Unit into a Document with the reader of its format, under a bound of time."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import cast

from archive.errors import DocumentError
from archive.parse import detect, flags, limits, sidecars
from archive.parse.deadline import within
from archive.parse.unit import Unit
from archive.text import Document


def parse(unit: Unit) -> Document:
    """The Text of a document and what its container states. Raises DocumentError where it has none."""
    try:
        with within(limits.DOCUMENT_SECONDS):
            document = sidecars.apply(unit.sidecars, _reader(unit.format)(unit))
            return replace(document, flags=(*document.flags, *flags.of(document)))
    except (RecursionError, MemoryError) as error:
        message = "The document is nested too deeply or is too large to be read."
        raise DocumentError(message, stage="parse") from error


def _reader(name: str) -> Callable[[Unit], Document]:
    """Loaded when first met: a folder of plain texts needs none of the libraries of the other formats."""
    found = detect.FORMATS.get(name)
    if found is None or not found.reader:
        raise DocumentError(f"There is no reader for the format {name!r}.", stage="parse")
    return cast("Callable[[Unit], Document]", import_module(f"archive.parse.{found.reader}").read)
