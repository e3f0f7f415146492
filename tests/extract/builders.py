"""Small builders for tests of extraction."""

from archive.extract import Context, extract
from archive.extract.facts import Facts
from archive.text import Document, Span, Stated, StatedValue, Text


def document(text: str, *, headings: tuple[str, ...] | None = None, **stated: str) -> Document:
    """A Document of `text`; each keyword is a value that the container states under that name."""
    values = {name: (StatedValue(value, name),) for name, value in stated.items()}
    spans = None if headings is None else tuple(span_of(text, heading) for heading in headings)
    return Document(id="test", text=Text(text), stated=Stated(**values), headings=spans)  # type: ignore[arg-type]


def facts(text: str, *, context: Context | None = None, **stated: str) -> Facts:
    return extract(document(text, **stated), **({} if context is None else {"context": context}))


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
