"""One JSON object with `text` or `html`, and the fields that state things about it."""

from typing import Any

from archive.errors import DocumentError
from archive.parse import decoding, json_lines, stated
from archive.parse.markup import fragment
from archive.parse.unit import Unit
from archive.text import Document, Span, Text

BODY = ("id", "text", "html")


def read(unit: Unit) -> Document:
    """`text` as it stands, else the paragraphs of `html`; every other field is stated by the container."""
    fields = json_lines.loads(unit.data)
    text, headings = _body(fields)
    rest = {name: value for name, value in fields.items() if name not in BODY}
    return Document(id=unit.id, text=text, stated=stated.from_fields(rest), headings=headings)


def _body(fields: dict[str, Any]) -> tuple[Text, tuple[Span, ...] | None]:
    text, html = fields.get("text"), fields.get("html")
    for name, value in (("text", text), ("html", html)):
        if not isinstance(value, str | None):
            raise DocumentError(f"`{name}` must be a string.", stage="parse")
    if text and text.strip():
        return decoding.text_of(text), None
    if html and html.strip():
        return fragment(html)
    raise DocumentError("It has neither `text` nor `html`; one of them must hold the words.", stage="parse")
