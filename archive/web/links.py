"""Addresses of searches: one way to write each, and those one click away from the present one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from archive.search.query import DEFAULT_SIZE, Filters, Query
from archive.search.reading import read
from archive.search.tree import circumstances

REPEATABLE = ("source", "via", "speaker", "year", "language", "kind")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: its parameter and value, both for people too, and the address of the search
    without it."""

    label: str
    value: str
    href: str
    name: str = ""
    key: str = ""


def search_address(query: Query) -> str:
    """The address of a search, its parameters in a fixed order, defaults left out."""
    return _address("search", query)


def with_all_values(query: Query) -> str:
    """The address of a search with more of each facet's values than it shows at first."""
    address = search_address(query)
    return f"{address}{'&' if '?' in address else '?'}facets=all"


def advanced_address(query: Query) -> str:
    """The address of the form that changes a search."""
    return _address("search-advanced", replace(query, page=1, group="none"))


def export_address(query: Query, name: str) -> str:
    """The address of all results of a search in a format: `search-csv` or `search-jsonl`."""
    return _address(name, replace(query, page=1, size=DEFAULT_SIZE, group="none"))


def _address(name: str, query: Query) -> str:
    pairs = list(_parameters(query))
    return _path(name) + (f"?{urlencode(pairs)}" if pairs else "")


@cache
def _path(name: str) -> str:
    """Asked for each value of each facet: found once a process."""
    return reverse(name)


def _parameters(query: Query) -> Iterator[tuple[str, str]]:
    if query.text:
        yield "q", query.text
    for name in REPEATABLE:
        yield from ((name, value) for value in getattr(query.filters, name))
    defaults = Query()
    chosen = {
        "from": query.filters.first,
        "to": query.filters.last,
        "in": query.subject if query.subject != defaults.subject else "",
        "match": query.match if query.match != defaults.match else "",
        "sort": query.sort if query.sort != defaults.sort else "",
        "versions": query.versions if query.versions != defaults.versions else "",
        "group": query.group if query.grouped else "",
        "page": str(query.page) if query.page > 1 else "",
        "size": str(query.size) if query.size != DEFAULT_SIZE else "",
    }
    yield from ((name, value) for name, value in chosen.items() if value)


def with_filters(query: Query, **changes: object) -> Query:
    """The search with other filters, from its first page."""
    return replace(query, filters=replace(query.filters, **changes), page=1)  # type: ignore[arg-type]


def toggled(query: Query, name: str, value: str) -> str:
    """The address with one value of a filter added, or removed where it is chosen."""
    chosen: tuple[str, ...] = getattr(query.filters, name)
    changed = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
    return search_address(with_filters(query, **{name: changed}))


def without_filters(query: Query) -> Query:
    return replace(query, filters=Filters(), page=1)


def in_period(query: Query, start: str) -> str:
    """The address of the search within one year, month or day."""
    return search_address(with_filters(query, year=(), first=start, last=start))


def undated_only(query: Query) -> str:
    """The address of what a date filter left out: the same search among articles without a year."""
    about, rest = circumstances(read(query).node, of=("date",))
    query = query if about is None else replace(query, text="" if rest is None else str(rest))
    return search_address(with_filters(query, year=("undated",), first="", last=""))
