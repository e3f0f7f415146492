"""What a search that found nothing would find without one of its filters, and without all of them."""

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from archive.search import asking
from archive.search.query import Filters, Query
from archive.search.results import Lifted
from archive.search.tree import Node

__all__ = ["lifted"]

# Filters that come and go together: of two sources chosen, each by itself finds nothing either.
TOGETHER = (*((name,) for name in asking.FACETS), ("first", "last"))
SECONDS = 0.5  # after which no further one is counted


def lifted(query: Query, node: Node | None) -> Iterator[Lifted]:
    """By the names of the filters lifted, in a fixed order; all of them last, where there are several."""
    asked = [names for names in TOGETHER if any(getattr(query.filters, name) for name in names)]
    every = tuple(name for names in asked for name in names)
    until = monotonic() + SECONDS
    for names in (*asked, *([every] if len(asked) > 1 else [])):
        if monotonic() < until:
            yield Lifted(names, _count(query, node, names))


def _count(query: Query, node: Node | None, names: tuple[str, ...]) -> int:
    free = Filters()
    filters = replace(query.filters, **{name: getattr(free, name) for name in names})
    days = asking.days_between(filters)
    left = replace(query, filters=filters, group="none")
    return int(asking.ask(left, node, days.narrowing, facet_size=None).count())
