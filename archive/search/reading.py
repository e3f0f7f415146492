"""What a query's text asks for."""

import re
from functools import partial

from archive.search import asking, grammar
from archive.search.analysis import WORD
from archive.search.condensing import MOST_TELLING, condensed
from archive.search.query import Query
from archive.search.tree import Node

__all__ = ["read"]

CONDENSED = (
    f"The query is longer than {grammar.LONGEST} characters or {grammar.MOST_TERMS} words; "
    f"of its words at most {MOST_TELLING} that tell most are searched, the rest is ignored."
)
FEWEST = 5  # words of a sentence
_ENDING = re.compile(r"""[^\W\d_]{2}["'”’»)\]]*+\s*+[.?!…؟۔。]++["'”’»)\]]*+\s*+\Z""")
# Signs of the query language that prose may hold and mean nothing by: NOT, -19, title:x, ~50.
_SIGNS = re.compile(r"(?<!\S)[-−]+(?=\S)|(?<!\S)(?:NOT|AND|OR)(?!\S)|(?<=[A-Za-z_]):(?=\S)|[*~]")


def read(query: Query) -> grammar.Parsed:
    """The text's tree and what its writer should know. Where any of the words will do, a text too long for a
    query is read as words alone, whatever stands between them, and a sentence as one."""
    if query.match != "any":
        return grammar.parse(query.text)
    if (node := _telling(query)) is not None:
        return grammar.Parsed(node, (CONDENSED,))
    return grammar.parse(_plain(query.text) if _is_sentence(query.text) else query.text)


def _telling(query: Query) -> Node | None:
    if len(query.text) <= grammar.LONGEST and len(WORD.findall(query.text)) <= grammar.MOST_TERMS:
        return None
    return condensed(query.text, partial(asking.rarity, query.subject))


def _is_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, or is written in capitals throughout; queries hardly do."""
    if len(WORD.findall(text)) < FEWEST:
        return False
    return text.isupper() or _ENDING.search(text) is not None


def _plain(text: str) -> str:
    """As long as the text, without what it cannot mean."""
    return _SIGNS.sub(lambda sign: sign[0].lower() if sign[0].isalpha() else " " * len(sign[0]), text)
