"""All results of a search at once, as exports need them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.errors import IndexUnavailable, SearchError
from archive.search import asking
from archive.search.query import Query
from archive.search.reading import read
from archive.search.run import run
from archive.search.tree import Node, loosened

__all__ = ["Listed", "every_result"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One result: the primary key of an article, or of a quotation in a search of quotations, and how many
    other versions it stands for."""

    key: int
    hidden: int


def every_result(query: Query) -> Sequence[Listed]:
    """What the pages of the search list, all of it and in their order; speakers are not grouped. Raises
    IndexUnavailable where the index cannot answer, and SearchError where the search takes too long: nothing
    is ever left out in silence."""
    query = replace(query, group="none", page=1, size=1)
    found = run(query, facets=False, snippets=False)
    if found.fallback:
        raise IndexUnavailable("The search index is being rebuilt. Try again in a few minutes.")
    node = _asked(query, relaxed=found.relaxed)
    asked = asking.ask(found.query, node, asking.days_between(query.filters).narrowing, facet_size=None)
    rows: list[asking.Found] = asked[: found.total] if found.total else []
    if found.partial or (rows and asked.query.answer.partial):
        raise SearchError("This search took too long. Add words or filters, and export what remains.")
    return [Listed(row.pk, row.hidden) for row in rows]


def _asked(query: Query, *, relaxed: bool) -> Node | None:
    """What `run` looked for in the end."""
    node = read(query).node
    node = loosened(node, phrases=True) if query.match == "any" else node
    return loosened(node) if relaxed else node
