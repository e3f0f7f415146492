"""Days of events that a page announces, in JSON-LD, microdata or RDFa: https://schema.org/Event."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from archive.text import StatedValue

_DAYS = ("startDate", "endDate", "doorTime")
_SMALL = frozenset(name.lower() for name in _DAYS)


def read(root: etree._Element, objects: Iterable[dict[str, Any]]) -> Iterator[StatedValue]:
    """The days that machines are told; `objects` are those of the page's JSON-LD."""
    for item in objects:
        names = item.get("@type")
        names = names if isinstance(names, list) else [names]
        if any(isinstance(name, str) and name.endswith(("Event", "Festival")) for name in names):
            for field in _DAYS:
                if isinstance(item.get(field), str):
                    yield StatedValue(item[field], f"html:ld+json {field}")
    for element in root.iter("time", "span", "meta", "div", "p", "abbr"):
        if element.attrib and (name := _property(element)):
            value = element.get("datetime") or element.get("content") or element.get("title") or ""
            yield StatedValue(value, f"html:{name}")


def _property(element: etree._Element) -> str:
    said = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split()
    names = [one.rpartition(":")[2] for one in said] + (element.get("class") or "").lower().split()
    return next((one for one in names if one in _SMALL or one in ("dtstart", "dtend")), "")
