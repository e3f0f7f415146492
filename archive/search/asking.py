"""A Query as a Haystack SearchQuerySet."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from haystack.backends import SQ
from haystack.query import SearchQuerySet
from whoosh import query as whoosh_query

from archive import dates
from archive.errors import IndexUnavailable
from archive.models import Article, Quotation
from archive.search.fields import FAR_FUTURE, FAR_PAST, field_rules, unattributed
from archive.search.query import UNKNOWN_SPEAKER, Filters, Query, Subject
from archive.search.stemming import is_small_anywhere
from archive.search.tree import Node
from archive.search.whoosh.compile import Uncompiled
from archive.search.whoosh.queries import Overlap
from archive.search.whoosh.request import Answer

__all__ = [
    "FACETS",
    "PERIODS",
    "Found",
    "add_dated",
    "ask",
    "days_between",
    "order_of",
    "rarity",
    "unattributed_in",
]

# A choice of speakers is a filter on these: their names, and whether there is one.
SPEAKERS = ("speaker", "attributed")
FACETS = ("source", "via", "speaker", "year", "language", "kind")
PERIODS = "periods"  # years and months for the histogram
UNATTRIBUTED = "unattributed"
# What says when: a filter on these leaves articles without a year out, and results tell how many.
DATE_GROUPS = ("days", "year")

# Versions of one text hold the same number here, and come as one result.
WORDING = "wording"

MODELS = {"articles": Article, "quotations": Quotation}
NEWEST = ("-earliest", "-latest")
OLDEST = ("earliest", "latest")


class Found:
    """A result as `run` needs it: whose row it is, and the keys of the first of those that are `hidden`
    behind it. Haystack's own results carry far more."""

    bare = True

    def __init__(self, pk: int, score: float, *, others: tuple[int, ...] = (), hidden: int = 0) -> None:
        self.pk = pk
        self.score = score
        self.others = others
        self.hidden = hidden


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, as ordinals, and what was wrong with how it was asked for."""

    narrowing: Overlap | None = None
    messages: tuple[str, ...] = ()


def ask(query: Query, node: Node | None, days: Overlap | None, *, facet_size: int | None) -> SearchQuerySet:
    """The search of a query whose text means `node`; with facets and histogram unless `facet_size` is
    None."""
    found = SearchQuerySet()
    # Set on its query in place: each of SearchQuerySet's own methods makes a deep copy first.
    asked = found.query
    asked.add_model(MODELS[query.subject])
    asked.set_result_class(Found)
    if query.versions == "one":
        asked.collapse = WORDING
    asked.add_filter(SQ(content=Uncompiled(node, field_rules(query.subject))))
    for field in order_of(query, node):
        asked.add_order_by(field)
    for narrowing in _narrowings(query, days):
        asked.add_narrow_query(narrowing)
    if days is not None or query.filters.year:
        add_dated(asked)
    if facet_size is not None:
        _add_facets(asked, query, facet_size)
    if query.grouped:  # its speakers are those of the results, chosen ones alone where some are chosen
        asked.add_field_facet("speaker", limit=query.page * query.size, ends=OLDEST)
        asked.add_field_facet("attributed")
    return found


def add_dated(asked: Any) -> None:
    """Count what is dated and what is not, filters on dates aside."""
    asked.add_field_facet("dated", ignoring=DATE_GROUPS)


def _add_facets(asked: Any, query: Query, facet_size: int) -> None:
    for name in FACETS:
        chosen = getattr(query.filters, name)
        size = None if name == "year" else facet_size
        ignored = SPEAKERS if name == "speaker" else (name,)
        asked.add_field_facet(name, ignoring=ignored, limit=size, always=chosen)
    asked.add_field_facet(PERIODS)
    if query.subject == "quotations":
        asked.add_field_facet("attributed", ignoring=SPEAKERS)
    elif not query.filters.speaker:
        asked.query_facets.append((UNATTRIBUTED, unattributed("articles")))


def unattributed_in(query: Query, answer: Answer) -> int | None:
    """How many results are attributed to nobody, or quote such words, filters on speakers aside; None where
    that takes a search of its own."""
    if query.subject == "quotations":
        return dict(answer.facets["attributed"]).get("false", 0)
    return next((count for name, count in answer.query_facets.items() if name.startswith(UNATTRIBUTED)), None)


def order_of(query: Query, node: Node | None) -> tuple[str, ...]:
    """Fields to sort by; none for the best match first."""
    sort = query.sort
    if sort == "relevance" and node is None:
        sort = "newest"
    if sort == "relevance":
        return ()
    order = NEWEST if sort == "newest" else OLDEST
    return (*order, "article", "start") if query.subject == "quotations" else order


def days_between(filters: Filters) -> Days:
    """The filter on dates; nonsense gets a message and is ignored."""
    messages: list[str] = []
    first, last = FAR_PAST, FAR_FUTURE
    for value, is_first in ((filters.first, True), (filters.last, False)):
        try:
            if value and is_first:
                first = dates.bounds(value)[0].toordinal()
            elif value:
                last = dates.bounds(value)[1].toordinal()
        except ValueError as error:
            messages.append(f"{error} It is ignored.")
    if first > last:
        message = (
            f"“{filters.first}” lies after “{filters.last}”; both are ignored. Write the earlier date first."
        )
        return Days(None, (*messages, message))
    if (first, last) == (FAR_PAST, FAR_FUTURE):
        return Days(None, tuple(messages))
    return Days(Overlap("days", first, last), tuple(messages))


def rarity(subject: Subject, words: Collection[str]) -> Mapping[str, float]:
    """How much each folded word tells of what it is found in; without an index, small words of any language
    tell nothing, and all others the same."""
    try:
        told: Mapping[str, float] = SearchQuerySet().query.backend.rarity(MODELS[subject], words)
    except IndexUnavailable:
        told = {word: float(not is_small_anywhere(word)) for word in words}
    return told


def other(subject: Subject) -> Subject:
    return "quotations" if subject == "articles" else "articles"


def _narrowings(query: Query, days: Overlap | None) -> Iterable[whoosh_query.Query]:
    for name in FACETS:
        values = dict.fromkeys(getattr(query.filters, name))
        if values:
            yield whoosh_query.Or([_narrowing(name, value, query.subject) for value in values])
    if days is not None:
        yield days


def _narrowing(name: str, value: str, subject: Subject) -> whoosh_query.Query:
    if name == "speaker" and value == UNKNOWN_SPEAKER:
        return unattributed(subject)
    return whoosh_query.Term(name, value)
