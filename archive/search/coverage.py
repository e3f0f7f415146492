"""The years and months of which the archive holds anything, whatever a search asks for."""

from functools import lru_cache

from haystack.query import SearchQuerySet

from archive.search import asking
from archive.search.query import INFERRED, SPREAD, UNDATED, Query

__all__ = ["periods_held"]

GENERATIONS = 4  # of the index remembered: while one changes, searches may still read the one before


def periods_held() -> frozenset[str]:
    """As YYYY and YYYY-MM. Raises IndexUnavailable."""
    return _held(SearchQuerySet().query.backend.searcher().version)


@lru_cache(maxsize=GENERATIONS)
def _held(_: object) -> frozenset[str]:
    """Of one generation of the index."""
    found = asking.ask(Query(), None, None, facet_size=None)
    found.query.add_field_facet(asking.PERIODS)
    found[:1]
    counted = (name for name, _ in found.query.answer.facets[asking.PERIODS])
    return frozenset(name for name in counted if name not in (SPREAD, UNDATED) and INFERRED not in name)
