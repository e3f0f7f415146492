"""Read one Unit into a Document with the reader of its format."""

from collections.abc import Callable

from archive.errors import DocumentError
from archive.parse import json_document, plain
from archive.parse.unit import Unit
from archive.text import Document

READERS: dict[str, Callable[[Unit], Document]] = {
    "text": plain.read,
    "json": json_document.read,
}


def parse(unit: Unit) -> Document:
    """The Text of a document and what its container states. Raises DocumentError where it has none."""
    reader = READERS.get(unit.format)
    if reader is None:
        raise DocumentError(f"There is no reader for the format {unit.format!r}.", stage="parse")
    try:
        return reader(unit)
    except (RecursionError, MemoryError) as error:
        message = "The document is nested too deeply or is too large to be read."
        raise DocumentError(message, stage="parse") from error
