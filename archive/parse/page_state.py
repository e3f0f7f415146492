"""Dates and articles in a page's scripts: the state from which a program in the browser draws the page.

Next.js' __NEXT_DATA__, `window.__INITIAL_STATE__ = {...}`, `JSON.parse("...")`, a data layer, JSON-LD that
is not quite JSON. An object counts if it bears the page's headline; a date without one only if it is the only
one.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from archive.parse import stated
from archive.parse.page_parts import Parts, squeeze
from archive.text import StatedValue

_KEY = (
    r"(?:(?:article|story|post|page|content|first|original|date|time|web|online|display)[_-]?)*"
    r"publi(?:sh|shed|cation)(?:[_-]?(?:date|time|at|on|timestamp|iso|utc|gmt))*|pub[_-]?date|date[_-]?posted"
)
_IS_KEY = re.compile(rf"(?:{_KEY})\Z", re.IGNORECASE)
_PAIR = re.compile(
    rf"[\"']?\b((?:{_KEY}))[\"']?\s{{0,3}}[:=]\s{{0,3}}[\"']([^\"'\\]{{8,40}})[\"']", re.IGNORECASE
)
_MENTIONS = re.compile(r"publi[sc]|pub_?date|date_?posted", re.IGNORECASE)
_ASSIGNED = re.compile(r"=\s{0,3}(?=[{\[])|JSON\.parse\(\s{0,3}(?=[\"'])")
_DATE_LIKE = re.compile(r"(?:19|20)\d\d-?[01]\d-?[0-3]\d|\b(?:19|20)\d\d\b")
_TITLES = ("headline", "headlines", "title", "name")
_WORDINGS = ("basic", "main", "rendered", "text", "default", "title")  # of a headline that is an object
_BODIES = ("articleBody", "body", "content", "text", "html", "articleContent", "blocks", "paragraphs")
_PARTS_OF_BODY = ("text", "html", "content", "value", "children", "data", "body")
_NODES, _TRIES, _SHORTEST_BODY, _SCRIPT = 100_000, 20, 300, 4_000_000


@dataclass(frozen=True, slots=True)
class State:
    """What the scripts of a page hold: `named` are dates of objects with the page's headline, `others` the
    only day that any names, `body` the words or markup of an article."""

    named: tuple[StatedValue, ...] = ()
    others: tuple[StatedValue, ...] = ()
    body: str = ""


def read(parts: Parts, *, with_body: bool = False) -> State:
    """Looks only into scripts that speak of publishing, or into all for a body."""
    named: list[StatedValue] = []
    loose: dict[str, StatedValue] = {}
    body = ""
    for script in parts.root.iter("script"):
        text = script.text or ""
        if not text or len(text) > _SCRIPT or not (with_body or _MENTIONS.search(text)):
            continue
        linked = "ld+json" in (script.get("type") or "").lower()
        several: set[int] = set()
        objects = list(islice(_objects(text, several), _NODES))
        for item in objects:
            if with_body and _bears_headline(item, parts):
                body = max(body, _body(item), key=len)
            for found in () if linked else _dates(item):
                if _bears_headline(item, parts):
                    named.append(found)
                elif not (_title(item) or id(item) in several or found.origin.endswith(" published")):
                    loose[found.value[:10]] = found
        if not objects:
            pairs = _PAIR.finditer(text.replace('\\"', '"'))
            loose |= {
                m[2][:10]: StatedValue(m[2], f"html:script {m[1]}") for m in pairs if _DATE_LIKE.search(m[2])
            }
    return State(tuple(named), tuple(loose.values()) if len(loose) == 1 else (), body)


def _objects(text: str, several: set[int]) -> Iterator[dict[str, Any]]:
    """Every object of the JSON in a script, outermost first; those of a list of some go to `several`."""
    waiting = deque(_values(text))
    while waiting:
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
            if len(item) > 1:
                several.update(map(id, item))


def _values(text: str) -> Iterator[Any]:
    """The JSON that a script is, or that it assigns."""
    decoder = json.JSONDecoder(strict=False)
    try:
        yield decoder.decode(text.strip().rstrip(";"))
        return
    except (ValueError, RecursionError):
        pass
    end = 0
    for match in islice(_ASSIGNED.finditer(text), _TRIES):
        if match.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, match.end())
            yield json.loads(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue


def _title(item: dict[str, Any]) -> str:
    found = (_wording(item.get(name)) for name in _TITLES)
    return next((title for title in found if title), "")


def _wording(title: Any) -> str:
    """A title that is a string, or an object that holds the string as its first wording."""
    if isinstance(title, dict):
        title = next((title[name] for name in _WORDINGS if name in title), "")
    return title if isinstance(title, str) else ""


def _bears_headline(item: dict[str, Any], parts: Parts) -> bool:
    return squeeze(_title(item)) in parts.titles


def _dates(item: dict[str, Any]) -> Iterator[StatedValue]:
    for name, value in sorted(item.items(), key=lambda field: "first" not in field[0].lower()):
        if not _IS_KEY.match(name):
            continue
        if isinstance(value, str) and len(value) <= 40 and _DATE_LIKE.search(value):
            yield StatedValue(value, f"html:script {name}")
        elif type(value) is int and (day := stated.day_of_seconds(str(value))):
            yield StatedValue(day, f"html:script {name}, seconds since 1970")


def _body(item: dict[str, Any]) -> str:
    """The longest text of an object's fields for one, blocks put together; "" for a short one."""
    found = max((_joined(item[name]) for name in _BODIES if name in item), key=len, default="")
    return found if len(found) >= _SHORTEST_BODY else ""


def _joined(value: Any, depth: int = 0) -> str:
    if isinstance(value, str):
        return value
    if depth > 6:
        return ""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_joined(item, depth + 1) for item in value)))
    if isinstance(value, dict):
        return next(filter(None, (_joined(value.get(name), depth + 1) for name in _PARTS_OF_BODY)), "")
    return ""
