"""What a query's text asks for."""

from functools import partial

from archive.search import asking, grammar
from archive.search.condensing import MOST_TELLING, condensed
from archive.search.query import Query
from archive.search.tree import Node

__all__ = ["read"]

CONDENSED = (
    f"The query is longer than {grammar.LONGEST} characters; "
    f"of its words at most {MOST_TELLING} that tell most are searched, the rest is ignored."
)


def read(query: Query) -> grammar.Parsed:
    """The text's tree and what its writer should know. Where any of the words will do, a text too long for a
    query is read as words alone, whatever stands between them."""
    node = _telling(query)
    return grammar.parse(query.text) if node is None else grammar.Parsed(node, (CONDENSED,))


def _telling(query: Query) -> Node | None:
    if query.match != "any" or len(query.text) <= grammar.LONGEST:
        return None
    return condensed(query.text, partial(asking.rarity, query.subject))
