"""Plain text: the whole file is one document, and its decoded form is the Text."""

from archive.parse.decoding import decode
from archive.parse.unit import Unit
from archive.text import Document


def read(unit: Unit) -> Document:
    return Document(id=unit.id, text=decode(unit.data))
