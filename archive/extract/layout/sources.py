"""Sources and via credits: who published a report, and from whom it was taken."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from archive.extract.facts import Value
from archive.extract.layout.frame import Frame
from archive.text import StatedValue

__all__ = ["read_sources", "read_vias"]


def read_sources(
    text: str, frame: Frame, *, stated: Sequence[StatedValue], url: str = ""
) -> tuple[Value, ...]:
    """Every source found, the effective one first; one value a name. The site of the document's address
    comes last: a page may carry another outlet's report."""
    read = sorted(_read(text, frame), key=lambda value: -value.confidence)
    return tuple(_distinct([*_stated(stated), *read, *_site(url)]))


def read_vias(text: str, frame: Frame, *, sources: Sequence[Value]) -> tuple[Value, ...]:
    """The credits in text order, and a dateline's agency where the container states another source."""
    found = list(_credits(text, frame))
    stated = bool(sources) and sources[0].origin is not None
    if stated and frame.dateline is not None:
        others = (span for span in frame.dateline.agencies if not _alike(span.of(text), sources[0].value))
        found = [*(Value(s.of(text), s, "agency of a stated source", 0.8) for s in others), *found]
    source = sources[0].value.casefold() if sources else ""
    return tuple(value for value in _distinct(found) if value.value.casefold() != source)


def _stated(stated: Sequence[StatedValue]) -> Iterator[Value]:
    for item in stated:
        if words := " ".join(item.value.split()):
            yield Value(words, None, "stated", 0.98, item.origin)


def _site(url: str) -> Iterator[Value]:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return
    site = host.removeprefix("www.")
    if "." in site and not site.replace(".", "").isdigit():
        yield Value(site, None, "site of the address", 0.6, "url")


def _read(text: str, frame: Frame) -> Iterator[Value]:
    if frame.dateline is not None:
        for span in frame.dateline.agencies:
            yield Value(span.of(text), span, frame.dateline.rule, frame.dateline.confidence)
    for line in frame.head:
        for span in line.names if line.kind != "credit" else ():
            yield Value(span.of(text), span, line.rule, line.confidence)
    for line in frame.tail:
        if line.rule == "copyright" or line.kind == "source":
            for span in line.names:
                yield Value(span.of(text), span, line.rule, line.confidence)


def _credits(text: str, frame: Frame) -> Iterator[Value]:
    for line in (*frame.head, *frame.tail):
        if line.kind == "credit":
            for span in line.names:
                yield Value(span.of(text), span, line.rule, line.confidence)


def _distinct(values: Sequence[Value]) -> Iterator[Value]:
    seen: set[str] = set()
    for value in values:
        key = value.value.casefold()
        if key not in seen:
            seen.add(key)
            yield value


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
    return shorter in longer
