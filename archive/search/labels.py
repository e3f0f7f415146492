"""Facet values as people read them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language_info

from archive.models import Source, Speaker
from archive.search.lookup import fetched
from archive.search.query import UNDATED, UNKNOWN_LANGUAGE, UNKNOWN_SOURCE, UNKNOWN_SPEAKER, Filters
from archive.search.results import Facet, FacetValue

__all__ = ["facets", "language_name"]


def facets(
    counts: Mapping[str, Sequence[tuple[str, int]]], *, distinct: Mapping[str, int], filters: Filters
) -> tuple[Facet, ...]:
    """Facets with labels for their values; years with the latest first and "undated" last."""
    labels = _labels(counts)
    return tuple(
        _facet(name, listed, labels[name], distinct=distinct[name], chosen=getattr(filters, name, ()))
        for name, listed in counts.items()
    )


def _facet(
    name: str,
    counts: Sequence[tuple[str, int]],
    labels: Mapping[str, str],
    *,
    distinct: int,
    chosen: Sequence[str],
) -> Facet:
    if name == "year":
        counts = sorted(counts, key=lambda item: (item[0] != UNDATED, item[0]), reverse=True)
    values = (FacetValue(value, labels.get(value, value), count, value in chosen) for value, count in counts)
    return Facet(name, tuple(values), distinct)


def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag; the tag itself where none is known."""
    if tag == UNKNOWN_LANGUAGE:
        return "language unknown"
    try:
        return str(get_language_info(tag.lower())["name"])
    except KeyError:
        return tag


def _labels(counts: Mapping[str, Sequence[tuple[str, int]]]) -> Mapping[str, Mapping[str, str]]:
    """By facet and value, what people read; in two queries."""
    listed = {name: [value for value, _ in values] for name, values in counts.items()}
    outlets = {*listed.get("source", ()), *listed.get("via", ())} - {UNKNOWN_SOURCE}
    names = dict(fetched(_sources, outlets))
    known: dict[str, Mapping[str, str]] = {name: {} for name in listed}
    known["source"] = known["via"] = {**names, UNKNOWN_SOURCE: "source unknown"}
    if "speaker" in listed:
        names = dict(fetched(_speakers, {*listed["speaker"]} - {UNKNOWN_SPEAKER}))
        known["speaker"] = {**names, UNKNOWN_SPEAKER: "not attributed"}
    known["language"] = {tag: language_name(tag) for tag in listed.get("language", ())}
    return known


def _sources(slugs: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    return Source.objects.filter(slug__in=slugs).values_list("slug", "name")


def _speakers(slugs: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    return Speaker.objects.filter(slug__in=slugs).values_list("slug", "name")
