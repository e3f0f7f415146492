"""Narrowing queries as text: `field:value` for an exact label, the query language, or one of our own
filters written down."""

import json
import re

from whoosh.query import And, Not, Or, Query

from archive.search import grammar
from archive.search.whoosh.lookups import Lookups

__all__ = ["read_narrowing"]

_LABEL = re.compile(r'\s*(\w+):(?:"([^"]*)"|([^\s"()]+))\s*')


_RANGE = re.compile(r"\s*(\w+):\[(\S+) TO (\S+)\]\s*")
ANY = "*"


def read_narrowing(text: str, lookups: Lookups) -> Query:
    """The query object of a narrowing text. Raises SearchBackendError for a field that is not there."""
    label = _LABEL.fullmatch(text)
    if label:
        value = label[2] if label[2] is not None else label[3]
        return lookups.lookup(label[1], "exact" if lookups.kind(label[1]) != "words" else "content", value)
    if stretch := _RANGE.fullmatch(text):
        name, first, last = stretch.groups()
        if ANY in (first, last):
            test, value = ("lte", last) if first == ANY else ("gte", first)
            return lookups.lookup(name, test, value)
        return lookups.lookup(name, "range", (first, last))
    if '{"field": ' in text:
        query, _ = _any(text, 0, lookups)
        return query
    return lookups.compiler.compile(grammar.parse(text, fields=lookups.field_names()).node)


def _any(text: str, at: int, lookups: Lookups) -> tuple[Query, int]:
    """Reads `one (AND|OR one)*` as `SQ.as_query_string` writes it, from `at`; the query and its end."""
    parts, join = [], And
    while True:
        query, at = _one(text, at, lookups)
        parts.append(query)
        for word, kind in ((" AND ", And), (" OR ", Or)):
            if text.startswith(word, at):
                at, join = at + len(word), kind
                break
        else:
            return (join(parts) if len(parts) > 1 else parts[0]), at


def _one(text: str, at: int, lookups: Lookups) -> tuple[Query, int]:
    if text.startswith("NOT (", at):
        query, at = _any(text, at + 5, lookups)
        return Not(query), at + 1
    if text.startswith("(", at):
        query, at = _any(text, at + 1, lookups)
        return query, at + 1
    fragment, end = json.JSONDecoder().raw_decode(text, at)
    return lookups.lookup(fragment["field"], fragment["type"], fragment["value"]), end
