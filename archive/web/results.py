"""A page of search results as its template shows it: rows, facets, chips and sort links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from archive.models import Article, Quotation
from archive.search.query import UNKNOWN_LANGUAGE, UNKNOWN_SOURCE, Query
from archive.search.results import Facet, FacetValue, Hit, Results, Snippet
from archive.text import Span
from archive.web import histogram
from archive.web.forms import SORTS
from archive.web.links import (
    REPEATABLE,
    Chip,
    in_period,
    search_address,
    toggled,
    undated_only,
    with_filters,
    without_filters,
)
from archive.web.pages import Page
from archive.web.render import highlighted

TITLES = {
    "source": "Source",
    "via": "Via",
    "speaker": "Speaker",
    "year": "Year",
    "language": "Language",
    "from": "From",
    "to": "To",
}
UNKNOWN = {("source", UNKNOWN_SOURCE): "Source not stated", ("language", UNKNOWN_LANGUAGE): "not known"}


@dataclass(frozen=True, slots=True)
class Passage:
    html: SafeString
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One result: an article, or a quotation in it (`said` holds its words, marked)."""

    article: Article
    title: SafeString
    passages: tuple[Passage, ...]
    quotation: Quotation | None = None
    said: SafeString | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value: the link adds it, or removes it where it is chosen."""

    value: FacetValue
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetBox:
    name: str
    title: str
    choices: tuple[Choice, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str
    current: bool
    count: int | None = None


def rows_of(results: Results) -> list[Row]:
    """The hits with their rows of the database, in their order; those withdrawn since are left out."""
    if results.query.subject == "quotations":
        quoted = Quotation.objects.visible().for_lists()
        held = quoted.in_bulk([hit.quotation for hit in results.hits if hit.quotation])
        return [_quotation_row(held[hit.quotation], hit) for hit in results.hits if hit.quotation in held]
    articles = Article.objects.visible().for_lists().in_bulk([hit.article for hit in results.hits])
    return [_article_row(articles[hit.article], hit) for hit in results.hits if hit.article in articles]


def _article_row(article: Article, hit: Hit) -> Row:
    passages = tuple(_passage(snippet) for snippet in hit.snippets)
    return Row(article, highlighted(article.title, hit.title_marks), passages)


def _quotation_row(quotation: Quotation, hit: Hit) -> Row:
    """The whole quotation, since words may not be cut from one, with what matched in it. A passage that
    does not stand in it so is shown apart."""
    places = [(quotation.text.find(snippet.text), snippet) for snippet in hit.snippets]
    inside = [Span(at + mark.start, at + mark.end) for at, found in places if at >= 0 for mark in found.marks]
    passages = tuple(_passage(snippet) for at, snippet in places if at < 0)
    title = highlighted(quotation.article.title, hit.title_marks)
    return Row(quotation.article, title, passages, quotation, highlighted(quotation.text, inside))


def _passage(snippet: Snippet) -> Passage:
    return Passage(highlighted(snippet.text, snippet.marks), snippet.before, snippet.after)


def page_of_results(results: Results, rows: list[Row]) -> Page[Row]:
    first = (results.query.page - 1) * results.query.size + 1
    return Page(
        rows=rows,
        number=results.query.page,
        pages=results.pages,
        first=first if rows else 0,
        last=first + len(results.hits) - 1 if rows else 0,
        total=results.total,
    )


def facet_boxes(query: Query, facets: Iterable[Facet]) -> list[FacetBox]:
    return [_facet_box(query, facet) for facet in facets if facet.values and facet.name in REPEATABLE]


def _facet_box(query: Query, facet: Facet) -> FacetBox:
    choices = tuple(
        Choice(
            value,
            UNKNOWN.get((facet.name, value.value), value.label),
            toggled(query, facet.name, value.value),
        )
        for value in facet.values
    )
    return FacetBox(facet.name, TITLES[facet.name], choices, max(0, facet.distinct - len(choices)))


def chips_of(query: Query, names: Mapping[tuple[str, str], str]) -> Iterator[Chip]:
    """Each filter in force, with the address of the search without it."""
    for name in REPEATABLE:
        for value in getattr(query.filters, name):
            yield Chip(TITLES[name], names.get((name, value), value), toggled(query, name, value))
    if query.filters.first:
        yield Chip("From", query.filters.first, search_address(with_filters(query, first="")))
    if query.filters.last:
        yield Chip("To", query.filters.last, search_address(with_filters(query, last="")))


def tabs_of(results: Results) -> list[Link]:
    query = results.query
    others = {query.subject: results.total}
    return [
        Link(
            text=subject.capitalize(),
            href=search_address(replace(query, subject=subject, page=1)),
            current=subject == query.subject,
            count=others.get(subject, results.other_total),
        )
        for subject in ("articles", "quotations")
    ]


def sorts_of(query: Query) -> list[Link]:
    return [
        Link(sort, search_address(replace(query, sort=sort, page=1)), sort == query.sort) for sort in SORTS
    ]


def context_of(results: Results, names: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """All that the template of a search names, but for messages."""
    query = results.query
    rows = rows_of(results)
    return {
        "results": results,
        "query": query,
        "noun": query.subject,
        "page": page_of_results(results, rows),
        "facets": facet_boxes(query, results.facets),
        "chips": list(chips_of(query, names)),
        "tabs": tabs_of(results),
        "sorts": sorts_of(query),
        "all_words": search_address(replace(query, match="all", page=1)),
        "any_word": search_address(replace(query, match="any", page=1)),
        "without_filters": search_address(without_filters(query)),
        "left_out": undated_only(query),
        "hidden": hidden_fields(query),
        "histogram": histogram.draw(
            results.histogram, link=lambda start: in_period(query, start), noun=query.subject
        ),
    }


def hidden_fields(query: Query) -> list[tuple[str, str]]:
    """What the form of dates carries along."""
    chosen = [(name, value) for name in REPEATABLE for value in getattr(query.filters, name)]
    kept = [("q", query.text), ("in", query.subject), ("match", query.match), ("sort", query.sort)]
    return [(name, value) for name, value in [*kept, *chosen] if value]
