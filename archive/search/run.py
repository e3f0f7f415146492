"""One search: a Query to Results, from the index, or from the database when the index cannot answer."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from haystack.query import SearchQuerySet

from archive.errors import IndexUnavailable
from archive.models import Article
from archive.search import asking, fallback, grammar, grouping, labels
from archive.search.coverage import periods_held
from archive.search.held import holdings
from archive.search.hits import article_hits, quotation_hits
from archive.search.lifted import lifted
from archive.search.paging import DEEPEST_RESULT, page_in
from archive.search.query import INFERRED, MOST_SIZE, SPREAD, UNDATED, UNKNOWN_SPEAKER, Query
from archive.search.reading import read
from archive.search.results import Bar, Facet, Hit, Results, Suggestion, Timeline
from archive.search.tree import Node, circumstances, loosened
from archive.search.whoosh.request import Answer

__all__ = ["run"]

FACET_SIZE = 12  # values of a facet listed, chosen ones aside
YEAR, MONTH = 4, 7  # characters of YYYY and YYYY-MM

logger = logging.getLogger(__name__)


def run(query: Query, *, facets: bool = True, snippets: bool = True, facet_size: int = FACET_SIZE) -> Results:
    """Search. Never raises for what a reader asked; what cannot be used is ignored, with a message.

    Without `facets` the answer has neither facets, histogram nor the count of the other subject; without
    `snippets` its hits have no passages. When the index is missing, damaged or of another version the
    database answers, more simply, and `fallback` says so.
    """
    parsed = read(query)
    node = loosened(parsed.node, phrases=True) if query.match == "any" else parsed.node
    sound = replace(query, page=max(1, query.page), size=min(max(1, query.size), MOST_SIZE))
    days = asking.days_between(query.filters)
    messages = (*parsed.messages, *days.messages)
    if node is None and query.text.strip():
        messages = (*messages, "Nothing in the query can be searched for, so everything is listed.")
        sound = replace(sound, sort="newest" if query.sort == "relevance" else query.sort)
    size = facet_size if facets else None
    try:
        found = _search(sound, node, days, facet_size=size, snippets=snippets)
        if not found.total and not found.partial:
            _refuse_empty()
            found = _instead(found, node, days, facet_size=size, snippets=snippets)
    except IndexUnavailable as error:
        _warn(str(error))
        found = fallback.search(sound, node, days.narrowing, facet_size=size)
    return replace(found, messages=(*messages, *found.messages)) if messages else found


def _refuse_empty() -> None:
    """Raises IndexUnavailable where the index lacks everything though the archive does not."""
    if not asking.ask(Query(), None, None, facet_size=None).count() and Article.objects.visible().exists():
        raise IndexUnavailable("the search index holds nothing; `manage.py index` makes it anew")


@lru_cache(maxsize=8)
def _warn(why: str) -> None:
    """Once a process and reason: while the index is being built, every search would say the same."""
    logger.warning("The database answers searches: %s", why)


def _search(
    query: Query, node: Node | None, days: asking.Days, *, facet_size: int | None, snippets: bool
) -> Results:
    asked = asking.ask(query, node, days.narrowing, facet_size=facet_size)
    rows = _page(asked, query)
    answer: Answer = asked.query.answer
    listed = answer.distinct["speaker"] if query.grouped else answer.total
    page, message = page_in(listed, page=query.page, size=query.size)
    if page != query.page:
        query = replace(query, page=page)
        rows = _page(asked, query)
    hits = article_hits if query.subject == "articles" else quotation_hits
    return Results(
        query=query,
        total=answer.total,
        documents=answer.documents,
        hits=tuple(_with_versions(hits([row.pk for row in rows], node, snippets=snippets), rows)),
        facets=_facets(query, node, days, answer) if facet_size is not None else (),
        histogram=_histogram(answer) if facet_size is not None else Timeline(),
        other_total=_other_total(query, node, days)
        if facet_size is not None and not answer.partial
        else None,
        left_out=_left_out(query, node, days, answer),
        messages=(message,) if message else (),
        partial=answer.partial,
        speakers=grouping.speakers(query, answer) if query.grouped else None,
    )


def _page(asked: SearchQuerySet, query: Query) -> list[asking.Found]:
    """The results of the query's page; none where speakers are listed instead, which one row suffices for."""
    if query.grouped:
        asked[:1]
        return []
    start = min((query.page - 1) * query.size, DEEPEST_RESULT)
    rows: list[asking.Found] = asked[start : start + query.size]
    return rows


def _with_versions(hits: Iterable[Hit], rows: Iterable[asking.Found]) -> Iterator[Hit]:
    """The hits, told what they stand for."""
    behind = {row.pk: row for row in rows if row.hidden}
    for hit in hits:
        row = behind.get(hit.quotation or hit.article)
        yield hit if row is None else replace(hit, others=row.others, hidden=row.hidden)


def _instead(
    empty: Results, node: Node | None, days: asking.Days, *, facet_size: int | None, snippets: bool
) -> Results:
    """What a reader who found nothing may want: some of the words, other spellings, what there is."""
    query, found = empty.query, empty
    some = loosened(node)
    if some != node:
        loose = _search(query, some, days, facet_size=facet_size, snippets=snippets)
        found = replace(loose, relaxed=True) if loose.total else empty
    filters = query.filters
    about, _ = circumstances(node, of=("speaker", "date"))
    told = filters.speaker or days.narrowing or filters.year or about is not None
    return replace(
        found,
        suggestions=tuple(_suggestions(query, node, days)) if node else (),
        holdings=holdings(query, about, days) if told else None,
        lifted=tuple(lifted(query, node)),
    )


def _suggestions(query: Query, node: Node, days: asking.Days) -> Iterator[Suggestion]:
    """The text spelled otherwise, where that finds something."""
    text = asking.ask(query, node, None, facet_size=None).spelling_suggestion(str(node))
    if text:
        corrected = grammar.parse(text).node
        if count := asking.ask(query, corrected, days.narrowing, facet_size=None).count():
            yield Suggestion(text, count)


def _facets(query: Query, node: Node | None, days: asking.Days, answer: Answer) -> tuple[Facet, ...]:
    apart = (asking.PERIODS, "dated", "attributed", *(("speaker",) if query.grouped else ()))
    counts = {name: listed for name, listed in answer.facets.items() if name not in apart}
    distinct = dict(answer.distinct)
    if not query.grouped:
        nobody = _unattributed(query, node, days, answer)
        counts["speaker"] = [one for one in counts["speaker"] if one[0] != UNKNOWN_SPEAKER]
        if nobody or UNKNOWN_SPEAKER in query.filters.speaker:
            counts["speaker"].append((UNKNOWN_SPEAKER, nobody))
            distinct["speaker"] += bool(nobody)
    return labels.facets(counts, distinct=distinct, filters=query.filters)


def _unattributed(query: Query, node: Node | None, days: asking.Days, answer: Answer) -> int:
    """How many results there are of nobody, where these are asked for instead of any speaker chosen."""
    known = asking.unattributed_in(query, answer)
    if known is not None:
        return known
    alone = replace(query, filters=replace(query.filters, speaker=(UNKNOWN_SPEAKER,)))
    return int(asking.ask(alone, node, days.narrowing, facet_size=None).count())


def _histogram(answer: Answer) -> Timeline:
    counts = dict(answer.facets[asking.PERIODS])
    spread, undated = counts.pop(SPREAD, 0), counts.pop(UNDATED, 0)
    bars = [
        Bar(start, count, counts.get(f"{start} {INFERRED}", 0))
        for start, count in sorted(counts.items())
        if not start.endswith(INFERRED)
    ]
    months, years = (tuple(bar for bar in bars if len(bar.start) == length) for length in (MONTH, YEAR))
    return Timeline(months, years, spread=spread, undated=undated, held=periods_held())


def _other_total(query: Query, node: Node | None, days: asking.Days) -> int | None:
    counted = replace(query, subject=asking.other(query.subject), group="none")
    total: int = asking.ask(counted, node, days.narrowing, facet_size=None).count()
    return total


def _left_out(query: Query, node: Node | None, days: asking.Days, answer: Answer) -> int:
    """Articles without a year that match all but what is asked of dates, by filters or in the text."""
    years = query.filters.year
    about, rest = circumstances(node, of=("date",))
    if about is None and days.narrowing is None and (not years or UNDATED in years):
        return 0
    if about is None and query.subject == "articles":
        return dict(answer.facets["dated"]).get("false", 0)
    filters = replace(query.filters, year=(UNDATED,), first="", last="")
    undated = asking.ask(replace(query, filters=filters, group="none"), rest, None, facet_size=None)
    if query.subject == "quotations":  # articles are counted, not their quotations
        undated.query.collapse = "article"
    return int(undated.count())
