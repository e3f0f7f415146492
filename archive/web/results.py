"""A page of search results as its template shows it: rows, facets, chips and sort links."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from archive.models import Article, Quotation
from archive.search.query import UNKNOWN_SPEAKER, Query
from archive.search.results import Hit, Results, Snippet
from archive.web import histogram
from archive.web.behind import Behind, behind, switch
from archive.web.facets import chips_of, facet_boxes
from archive.web.forms import SORTS
from archive.web.lifted import without_each
from archive.web.links import (
    REPEATABLE,
    advanced_address,
    export_address,
    in_period,
    search_address,
    undated_only,
    with_all_values,
    without_filters,
)
from archive.web.pages import Page, page_at
from archive.web.render import highlighted
from archive.web.speaker_uses import page_of_speakers, quotations_of
from archive.web.ways import ways_to_write


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, and the anchor of their line on its page."""

    words: SafeString
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One result: an article, or a quotation in it (`said` holds its words, marked)."""

    article: Article
    title: SafeString
    passages: tuple[Passage, ...]
    quotation: Quotation | None = None
    said: SafeString | None = None
    behind: Behind | None = None


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str
    current: bool
    count: int | None = None


def rows_of(results: Results) -> list[Row]:
    """The hits with their rows of the database, in their order; those withdrawn since are left out."""
    if results.query.subject == "quotations":
        quoted = Quotation.objects.for_lists()
        held = quoted.visible_by_key([hit.quotation for hit in results.hits if hit.quotation])
        rows = [_quotation_row(held[hit.quotation], hit) for hit in results.hits if hit.quotation in held]
    else:
        articles = Article.objects.for_lists().visible_by_key([hit.article for hit in results.hits])
        rows = [_article_row(articles[hit.article], hit) for hit in results.hits if hit.article in articles]
    others = behind(results)
    return [replace(row, behind=others.get((row.quotation or row.article).pk)) for row in rows]


def _article_row(article: Article, hit: Hit) -> Row:
    passages = tuple(_passage(snippet) for snippet in hit.snippets)
    return Row(article, highlighted(article.title, hit.title_marks), passages)


def _quotation_row(quotation: Quotation, hit: Hit) -> Row:
    """The whole quotation, since words may not be cut from one."""
    title = highlighted(quotation.article.title, hit.title_marks)
    return Row(quotation.article, title, (), quotation, highlighted(quotation.text, hit.said_marks))


def _passage(snippet: Snippet) -> Passage:
    """With dots where its paragraph goes on."""
    words = highlighted(snippet.text, snippet.marks)
    before, after = SafeString("… " * snippet.before), SafeString("\N{NO-BREAK SPACE}…" * snippet.after)
    return Passage(before + words + after, f"#p-{snippet.line}")


def page_of_results(results: Results, rows: list[Row]) -> Page[Row]:
    query = results.query
    return page_at(
        rows, number=query.page, pages=results.pages, size=query.size, total=results.total,
        shown=len(results.hits),
    )  # fmt: skip


def tabs_of(results: Results) -> list[Link]:
    """Articles, quotations, and the speakers of these quotations."""
    query = results.query
    totals = {query.subject: results.total}
    tabs = [
        Link(
            text=subject.capitalize(),
            href=search_address(replace(query, subject=subject, group="none", page=1)),
            current=subject == query.subject and results.speakers is None,
            count=totals.get(subject, results.other_total),
        )
        for subject in ("articles", "quotations")
    ]
    grouped = search_address(replace(query, subject="quotations", group="speaker", page=1))
    return [*tabs, Link("Speakers", grouped, results.speakers is not None, _speakers_found(results))]


def _speakers_found(results: Results) -> int | None:
    """How many speakers the quotations found have; None where only a search of its own would tell."""
    if results.speakers is not None:
        return results.speakers.total
    query = results.query
    listed = [facet for facet in results.facets if facet.name == "speaker"]
    if query.subject != "quotations" or query.filters.speaker or not listed:
        return None
    nobody = any(value.value == UNKNOWN_SPEAKER for value in listed[0].values)
    return listed[0].distinct - nobody


def sorts_of(results: Results) -> list[Link]:
    """Orders to choose from. Without words, and without the index, nothing is more relevant: the newest come
    first."""
    query = results.query
    ranked = bool(query.text) and not results.fallback
    offered = [sort for sort in SORTS if ranked or sort != "relevance"]
    current = query.sort if query.sort in offered else "newest"
    return [
        Link(sort, search_address(replace(query, sort=sort, page=1)), sort == current) for sort in offered
    ]


def context_of(results: Results, names: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """All that the template of a search names, but for messages."""
    query = results.query
    tabs = tabs_of(results)
    chips = chips_of(query, names)
    without = without_each(results, chips)
    return {
        "results": results,
        "query": query,
        "noun": query.subject,
        "page": page_of_speakers(results, results.speakers)
        if results.speakers
        else page_of_results(results, rows_of(results)),
        "facets": facet_boxes(results),
        "chips": chips,
        "without": without,
        "without_helps": any(one.count for one in without),
        "ways": () if results.total else ways_to_write(query),
        "tabs": tabs,
        "other": tabs[query.subject == "articles"],
        "sorts": sorts_of(results),
        "switch": switch(results),
        "all_words": search_address(replace(query, match="all", page=1)),
        "any_word": search_address(replace(query, match="any", page=1)),
        "without_filters": search_address(without_filters(query)),
        "advanced": advanced_address(query),
        "csv": export_address(query, "search-csv"),
        "jsonl": export_address(query, "search-jsonl"),
        "all_values": with_all_values(query),
        "left_out": undated_only(query),
        "unattributed": quotations_of(query, UNKNOWN_SPEAKER),
        "hidden": hidden_fields(query),
        "histogram": histogram.draw(
            results.histogram, link=lambda start: in_period(query, start), noun=query.subject
        ),
    }


def hidden_fields(query: Query) -> list[tuple[str, str]]:
    """What the form of dates carries along."""
    chosen = [(name, value) for name in REPEATABLE for value in getattr(query.filters, name)]
    kept = [("q", query.text), ("in", query.subject), ("match", query.match), ("sort", query.sort)]
    kept += [("group", query.group)] if query.grouped else []
    kept += [("versions", query.versions)] if query.versions == "all" else []
    return [(name, value) for name, value in [*kept, *chosen] if value]
