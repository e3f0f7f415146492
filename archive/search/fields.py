"""What the fields of the query language mean for the index's documents."""

from collections.abc import Callable, Mapping
from functools import cache

from whoosh import query as whoosh_query

from archive import dates
from archive.search.query import Subject
from archive.search.tree import And, Dated, Node, Or
from archive.search.whoosh.compile import Compiler, every, nothing
from archive.search.whoosh.queries import Among, Joined, Overlap

__all__ = ["FAR_FUTURE", "FAR_PAST", "field_rules", "overlap", "unattributed"]

Rule = Callable[[Compiler, Node], whoosh_query.Query]

ARTICLE, QUOTATION = "archive.article", "archive.quotation"
FAR_PAST, FAR_FUTURE = 1, 3_652_059  # the first and last day that `date` can hold, as ordinals


@cache
def field_rules(subject: Subject) -> Mapping[str, Rule]:
    """By field name, how a node of the query's tree becomes a query on articles or on quotations."""
    own = {
        "speaker": _words_of("speaker_names"),
        "source": _words_of("source_names"),
        "language": _language,
        "date": _date,
    }
    if subject == "articles":
        return own | {"title": _words_of("title"), "quote": _quote}
    return own | {"title": _title, "quote": _words_of("text")}


def unattributed(subject: Subject) -> whoosh_query.Query:
    """Quotations attributed to nobody, or articles with such a one."""
    nobody = whoosh_query.Term("attributed", "false")
    return nobody if subject == "quotations" else Joined(nobody, QUOTATION, theirs="article", ours="key")


def overlap(first: str, last: str) -> Overlap | None:
    """A filter on dates between two partial dates, either of which may be empty; None for an impossible
    stretch. Raises ValueError with a message for a date that is none."""
    start = dates.bounds(first)[0].toordinal() if first else FAR_PAST
    end = dates.bounds(last)[1].toordinal() if last else FAR_FUTURE
    return Overlap("days", start, end) if start <= end else None


def _words_of(name: str) -> Rule:
    return lambda compiler, node: compiler.within(((name, 1.0),)).compile(node)


def _quote(compiler: Compiler, node: Node) -> whoosh_query.Query:
    return Joined(_plain(compiler, "text").compile(node), QUOTATION, theirs="article", ours="key")


def _title(compiler: Compiler, node: Node) -> whoosh_query.Query:
    return Joined(_plain(compiler, "title").compile(node), ARTICLE, theirs="key", ours="article")


def _plain(compiler: Compiler, field: str) -> Compiler:
    return compiler.within(((field, 1.0),))


def _language(compiler: Compiler, node: Node) -> whoosh_query.Query:
    """By tag, whatever its case; "en" finds "en-GB" too."""
    return compiler.each(node, lambda text: Among("language", "tag", (text,)))


def _date(compiler: Compiler, node: Node) -> whoosh_query.Query:
    match node:
        case Dated(first, last) if first or last:
            try:
                return overlap(first, last) or nothing()
            except ValueError:
                return nothing()
        case Dated():
            return whoosh_query.Term("dated", "false")
        case And(nodes):
            return whoosh_query.And([_date(compiler, child) for child in nodes])
        case Or(nodes):
            return whoosh_query.Or([_date(compiler, child) for child in nodes])
    return every()
