"""Finding: a frozen Query in, Results out; the index behind it is this package's own affair."""

from archive.search.query import (
    DEFAULT_SIZE,
    MOST_SIZE,
    UNDATED,
    UNKNOWN_LANGUAGE,
    UNKNOWN_SOURCE,
    Filters,
    Match,
    Query,
    Sort,
    Subject,
)
from archive.search.results import Bar, Facet, FacetValue, Hit, Holdings, Results, Snippet
from archive.search.run import run

__all__ = [
    "DEFAULT_SIZE",
    "MOST_SIZE",
    "UNDATED",
    "UNKNOWN_LANGUAGE",
    "UNKNOWN_SOURCE",
    "Bar",
    "Facet",
    "FacetValue",
    "Filters",
    "Hit",
    "Holdings",
    "Match",
    "Query",
    "Results",
    "Snippet",
    "Sort",
    "Subject",
    "run",
]
