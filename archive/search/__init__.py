"""Finding: a frozen Query in, Results out; the index behind it is this package's own affair."""

from archive.search.query import (
    DEFAULT_SIZE,
    MOST_SIZE,
    UNDATED,
    UNKNOWN_LANGUAGE,
    UNKNOWN_SOURCE,
    Filters,
    Group,
    Match,
    Query,
    Sort,
    Subject,
    Versions,
)
from archive.search.results import (
    Bar,
    Facet,
    FacetValue,
    Hit,
    Holdings,
    Results,
    Snippet,
    Speakers,
    SpeakerUse,
)
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
    "Group",
    "Hit",
    "Holdings",
    "Match",
    "Query",
    "Results",
    "Snippet",
    "Sort",
    "SpeakerUse",
    "Speakers",
    "Subject",
    "Versions",
    "run",
]
