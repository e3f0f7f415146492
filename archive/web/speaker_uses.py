"""Who said what was found, as its template shows it: speakers with counts, first and last use."""

from dataclasses import dataclass, replace

from archive.models import Quotation
from archive.search.query import Query
from archive.search.results import Results, Speakers
from archive.web.links import search_address, with_filters
from archive.web.pages import Page, page_at


@dataclass(frozen=True, slots=True)
class Use:
    """One speaker; `href` lists their quotations, `first` and `last` are such by date."""

    name: str
    href: str
    count: int
    undated: int
    first: Quotation | None
    last: Quotation | None


def page_of_speakers(results: Results, speakers: Speakers) -> Page[Use]:
    ends = {key for use in speakers.listed for key in (use.first, use.last) if key is not None}
    held = Quotation.objects.for_lists().visible_by_key(ends)
    rows = [
        Use(
            name=use.name,
            href=quotations_of(results.query, use.slug),
            count=use.count,
            undated=use.undated,
            first=held.get(use.first) if use.first else None,
            last=held.get(use.last) if use.last else None,
        )
        for use in speakers.listed
    ]
    query = results.query
    return page_at(rows, number=query.page, pages=results.pages, size=query.size, total=speakers.total)


def quotations_of(query: Query, slug: str) -> str:
    """The address of the same search's quotations by one speaker."""
    return search_address(with_filters(replace(query, group="none"), speaker=(slug,)))
