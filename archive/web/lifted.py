"""Filters that a search found nothing under, each with what there is without it."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.search.query import Filters
from archive.search.results import Lifted, Results
from archive.web.links import Chip, search_address, with_filters

__all__ = ["Without", "without_each"]

PERIOD = ("first", "last")


@dataclass(frozen=True, slots=True)
class Without:
    """Filters of one kind as people read them, or all of them where `label` is empty; how much the search
    finds without them, and its address."""

    label: str
    values: tuple[str, ...]
    count: int
    href: str


def without_each(results: Results, chips: Sequence[Chip]) -> tuple[Without, ...]:
    """In the order of the search."""
    return tuple(_without(results, one, chips) for one in results.lifted)


def _without(results: Results, lifted: Lifted, chips: Sequence[Chip]) -> Without:
    free = Filters()
    unset = {name: getattr(free, name) for name in lifted.names}
    label, values = _words(lifted.names, chips)
    return Without(label, values, lifted.count, search_address(with_filters(results.query, **unset)))


def _words(names: tuple[str, ...], chips: Sequence[Chip]) -> tuple[str, tuple[str, ...]]:
    if names == PERIOD:  # whose chips are of no parameter of their own: from, to, or one date
        ends = [chip for chip in chips if not chip.name]
        lone = len(ends) == 1 and ends[0].label == "Date"
        return "date", tuple(end.value if lone else f"{end.label.lower()} {end.value}" for end in ends)
    if len(names) > 1:
        return "", ()
    of_field = [chip for chip in chips if chip.name == names[0]]
    return of_field[0].label.lower(), tuple(chip.value for chip in of_field)
