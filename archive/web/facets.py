"""The filters beside a search's results: what they can be narrowed to, and what is in force."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.search.query import UNKNOWN_LANGUAGE, UNKNOWN_SOURCE, UNKNOWN_SPEAKER, Query
from archive.search.results import Bar, Facet, Results
from archive.web.forms import KINDS
from archive.web.histogram import period_words
from archive.web.links import REPEATABLE, Chip, in_period, search_address, toggled, with_filters

TITLES = {
    "source": "Source",
    "via": "Via",
    "speaker": "Speaker",
    "year": "Year",
    "month": "Month",
    "language": "Language",
    "kind": "Reported words",
}
SAID = {
    ("source", UNKNOWN_SOURCE): "not stated",
    ("speaker", UNKNOWN_SPEAKER): "not attributed",
    ("language", UNKNOWN_LANGUAGE): "not known",
} | {("kind", kind): words for kind, words in KINDS.items()}
YEAR, MONTH = 4, 7  # characters of YYYY-MM
SHOWN = 12  # values of a facet; years and months alone can be more
FEW = 3  # values that are not worth a fold


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value: the link adds it, or removes it where it is chosen."""

    label: str
    href: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet's values: those shown at once, `more` behind a fold, and the number of those left out."""

    name: str
    title: str
    values: tuple[Choice, ...]
    hidden: int = 0

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The first ones, and those that are chosen."""
        return tuple(one for at, one in enumerate(self.values) if at < self._shown or one.chosen)

    @property
    def more(self) -> tuple[Choice, ...]:
        return tuple(one for one in self.values[self._shown :] if not one.chosen)

    @property
    def _shown(self) -> int:
        return len(self.values) if len(self.values) <= SHOWN + FEW else SHOWN


def facet_boxes(results: Results) -> list[FacetBox]:
    """A box for each facet that has values; months where the results are of one year."""
    query = results.query
    boxes = [_facet_box(query, facet) for facet in results.facets if facet.values]
    months = _months(query, results.histogram.months)
    after_years = next((place for place, box in enumerate(boxes, start=1) if box.name == "year"), len(boxes))
    return [*boxes[:after_years], *months, *boxes[after_years:]]


def chips_of(query: Query, names: Mapping[tuple[str, str], str]) -> list[Chip]:
    """Each filter in force, with the address of the search without it."""
    chosen = ((name, value) for name in REPEATABLE for value in getattr(query.filters, name))
    return [
        *(_chip(query, name, value, names.get((name, value), value)) for name, value in chosen),
        *_period_chips(query),
    ]


def _chip(query: Query, name: str, value: str, label: str) -> Chip:
    return Chip(TITLES[name], SAID.get((name, value), label), toggled(query, name, value), name, value)


def _facet_box(query: Query, facet: Facet) -> FacetBox:
    chips = [_chip(query, facet.name, value.value, value.label) for value in facet.values]
    choices = tuple(
        Choice(chip.value, chip.href, value.count, value.chosen)
        for chip, value in zip(chips, facet.values, strict=True)
    )
    return FacetBox(facet.name, TITLES[facet.name], choices, max(0, facet.distinct - len(choices)))


def _period_chips(query: Query) -> Iterator[Chip]:
    first, last = query.filters.first, query.filters.last
    if first and first == last:
        yield Chip("Date", period_words(first), search_address(with_filters(query, first="", last="")))
        return
    if first:
        yield Chip("From", period_words(first), search_address(with_filters(query, first="")))
    if last:
        yield Chip("To", period_words(last), search_address(with_filters(query, last="")))


def _months(query: Query, bars: Sequence[Bar]) -> Iterator[FacetBox]:
    """The months of the one year that is chosen; of one month that is chosen, the way back to its year."""
    chosen = _one_period(query)
    if len(chosen) == YEAR:
        held = [bar for bar in bars if bar.start.startswith(chosen)]
        listed = [(bar, in_period(query, bar.start)) for bar in held]
    else:
        year = search_address(with_filters(query, year=(chosen[:YEAR],), first="", last=""))
        listed = [(bar, year) for bar in bars if chosen and bar.start == chosen]
    if listed:
        choices = (
            Choice(period_words(bar.start), href, bar.count, bar.start == chosen) for bar, href in listed
        )
        yield FacetBox("month", TITLES["month"], tuple(choices))


def _one_period(query: Query) -> str:
    """The year (YYYY) or month that the results are narrowed to, if it is one."""
    filters = query.filters
    if not (filters.first or filters.last):
        return filters.year[0] if len(filters.year) == 1 and filters.year[0].isdigit() else ""
    same = filters.first == filters.last and not filters.year
    return filters.first if same and len(filters.first) in (YEAR, MONTH) else ""
