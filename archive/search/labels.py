"""Facet values as people read them."""

from collections.abc import Iterable

from django.utils.translation import get_language_info

from archive.models import Source, Speaker
from archive.search.query import UNDATED, UNKNOWN_LANGUAGE, UNKNOWN_SOURCE, Filters
from archive.search.results import Facet, FacetValue

__all__ = ["facet", "language_name"]


def facet(name: str, counts: Iterable[tuple[str, int]], *, distinct: int, filters: Filters) -> Facet:
    """A facet with labels for its values; years with the latest first and "undated" last."""
    listed = list(counts)
    if name == "year":
        listed.sort(key=lambda item: (item[0] != UNDATED, item[0]), reverse=True)
    labels = _labels(name, [value for value, _ in listed])
    chosen = set(getattr(filters, name, ()))
    values = tuple(
        FacetValue(value, labels.get(value, value), count, value in chosen) for value, count in listed
    )
    return Facet(name, values, distinct)


def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag; the tag itself where none is known."""
    if tag == UNKNOWN_LANGUAGE:
        return "language unknown"
    try:
        return str(get_language_info(tag.lower())["name"])
    except KeyError:
        return tag


def _labels(name: str, values: list[str]) -> dict[str, str]:
    if name in ("source", "via"):
        rows = Source.objects.filter(slug__in=values).values_list("slug", "name")
        return {UNKNOWN_SOURCE: "source unknown"} | dict(rows)
    if name == "speaker":
        return dict(Speaker.objects.filter(slug__in=values).values_list("slug", "name"))
    if name == "language":
        return {value: language_name(value) for value in values}
    return {}
