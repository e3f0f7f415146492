"""What the engine is asked in one go, as a frozen value, and what it answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from whoosh.query import Query

__all__ = ["Answer", "DateFacet", "Ends", "FieldFacet", "Request", "Row"]


@dataclass(frozen=True, slots=True)
class FieldFacet:
    """Count the results by the labels of a field: the `limit` most frequent and those of `always`.
    Narrowing queries on the fields in `ignoring` do not apply. With `ends`, also the first and the last
    result of each value listed, by these fields."""

    field: str
    ignoring: frozenset[str] = frozenset()
    limit: int | None = None
    always: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ends:
    """Primary keys of the first and the last result of a facet's value; `unknown` of its results have no
    place in that order."""

    first: int | None = None
    last: int | None = None
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class DateFacet:
    """Count the results by stretches of time between the edges; one count fewer than edges."""

    field: str
    edges: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A query over the documents of `models`, `narrow` being filters that score nothing. `sort` holds
    fields, each with whether it runs downwards; without any, the best match comes first. `collapse`
    names a number field: of documents that hold the same number the first in order stands for all, in
    the rows, the total and every count; those without a number stand for themselves."""

    query: Query
    models: tuple[str, ...]
    narrow: frozenset[Query] = frozenset()
    sort: tuple[tuple[str, bool], ...] = ()
    start: int = 0
    end: int | None = None
    facets: tuple[FieldFacet, ...] = ()
    date_facets: tuple[DateFacet, ...] = ()
    query_facets: tuple[tuple[str, Query], ...] = ()
    collapse: str = ""


class Row(NamedTuple):
    """One result: its model, primary key, score, and what the index keeps of it. `hidden` counts the
    matching documents that it stands for, `others` are the first of them by primary key, in order."""

    model: str
    key: int
    score: float
    segment: str
    document: int
    others: tuple[int, ...] = ()
    hidden: int = 0


@dataclass(slots=True)
class Answer:
    """`total` counts results, `documents` the matching documents that they stand for. `facets` holds
    values and counts, most frequent first; `distinct` how many values there are in
    all; `ends` the first and last results of those listed. `partial` says that the deadline cut the
    search short."""

    total: int
    documents: int
    rows: list[Row]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    distinct: dict[str, int] = field(default_factory=dict)
    ends: dict[str, dict[str, Ends]] = field(default_factory=dict)
    date_facets: dict[str, list[tuple[datetime, int]]] = field(default_factory=dict)
    query_facets: dict[str, int] = field(default_factory=dict)
    partial: bool = False
