"""Haystack's options of facets as the engine's own."""

from datetime import datetime, timedelta
from typing import Any

from haystack.exceptions import SearchBackendError

from archive.search.whoosh.request import DateFacet, FieldFacet
from archive.search.whoosh.schema import Schema

__all__ = ["date_facet", "field_facet"]

GAPS = {"day": 1, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}
MOST_GAPS = 10_000


def field_facet(field: str, options: dict[str, Any]) -> FieldFacet:
    return FieldFacet(
        field,
        ignoring=frozenset(options.get("ignoring", ())),
        limit=options.get("limit"),
        always=tuple(options.get("always", ())),
        ends=tuple(options.get("ends", ())),
    )


def date_facet(schema: Schema, field: str, details: dict[str, Any]) -> DateFacet:
    """Raises SearchBackendError for a field without times, and for too many stretches."""
    known = schema.fields.get(field)
    if known is None or known.kind != "moment":
        raise SearchBackendError(f"“{field}” holds no times, which a date facet counts.")
    edges: list[datetime] = []
    edge: datetime = details["start_date"]
    while edge < details["end_date"]:
        if len(edges) == MOST_GAPS:
            raise SearchBackendError(f"A date facet may hold {MOST_GAPS} stretches; choose a larger gap.")
        edges.append(edge)
        edge = _later(edge, details["gap_by"], details.get("gap_amount", 1))
    return DateFacet(field, (*edges, details["end_date"]))


def _later(edge: datetime, gap: str, amount: int) -> datetime:
    if gap in GAPS:
        return edge + timedelta(days=GAPS[gap] * amount)
    months = edge.year * 12 + edge.month - 1 + amount * (12 if gap == "year" else 1)
    return edge.replace(year=months // 12, month=months % 12 + 1, day=min(edge.day, 28))
