"""One JSON object with `text` or `html`, and the fields that state things about it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive.errors import DocumentError
from archive.parse import decoding, json_lines, stated
from archive.parse.markup import fragment
from archive.parse.unit import Unit
from archive.text import Document, Span, Text

BODY = ("id", "text", "html")


def read(unit: Unit) -> Document:
    """`text` as it stands, else the paragraphs of `html`; every other field is stated by the container."""
    value, encoding, certainty = decoding.decoded(unit.data)
    return from_fields(unit.id, json_lines.loads(value), encoding=encoding, certainty=certainty)


def from_fields(ident: str, fields: Mapping[str, Any], *, encoding: str, certainty: float) -> Document:
    """The document of a mapping with the fields of a JSON line, decoded as said."""
    text, headings = _body(fields)
    text = replace(text, encoding=encoding, certainty=certainty)
    rest = {name: value for name, value in fields.items() if name not in BODY}
    return Document(id=ident, text=text, stated=stated.from_fields(rest), headings=headings)


def _body(fields: Mapping[str, Any]) -> tuple[Text, tuple[Span, ...] | None]:
    text, html = fields.get("text"), fields.get("html")
    for name, value in (("text", text), ("html", html)):
        if not isinstance(value, str | None):
            raise DocumentError(f"`{name}` must be a string.", stage="parse")
    if text and text.strip():
        return decoding.text_of(text), None
    if html and html.strip():
        return fragment(html)
    raise DocumentError("It has neither `text` nor `html`; one of them must hold the words.", stage="parse")
