"""Speakers and sources with how often they occur, most frequent first.

Counted by one grouped query each: a subquery for every row, to sort by it, took seconds on 100,000 articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from archive.models import Appearance, Article, Quotation, Source, Speaker
from archive.models.quotations import QuotationQuerySet

RANKED_FOR_NAMES = 60  # ranked speakers looked through for named ones


@dataclass(frozen=True, slots=True)
class SpeakerTally:
    speaker: Speaker
    quotation_count: int
    article_count: int


@dataclass(frozen=True, slots=True)
class SourceTally:
    source: Source
    article_count: int
    via_count: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """Primary keys, the most frequent first, and two counts of each."""

    keys: Sequence[int]
    first: dict[int, int]
    second: dict[int, int]


def withdrawn() -> QuerySet[Article, Any]:
    """Primary keys of withdrawn articles: few, so that leaving them out is cheaper than joining the rest."""
    return Article.objects.exclude(withdrawn_at=None).values("pk")


def visible_quotations() -> QuotationQuerySet:
    return Quotation.objects.exclude(article__in=withdrawn())


def rank_speakers() -> Ranking:
    """By quotations, then by articles that name them."""
    quotations = _counts(visible_quotations().exclude(speaker=None), "speaker", of="pk")
    appearances = Appearance.objects.exclude(article__in=withdrawn())
    return _ranking(quotations, _counts(appearances, "speaker", of="article"))


def rank_sources() -> Ranking:
    """By articles published, then by articles that credit them."""
    published = Article.objects.exclude(pk__in=withdrawn()).exclude(source=None)
    credited = Article.vias.through.objects.exclude(article__in=withdrawn())
    return _ranking(_counts(published, "source", of="pk"), _counts(credited, "source", of="article"))


def speaker_tallies(ranking: Ranking, keys: Sequence[int]) -> list[SpeakerTally]:
    rows = Speaker.objects.in_bulk(list(keys))
    return [SpeakerTally(rows[key], ranking.first.get(key, 0), ranking.second.get(key, 0)) for key in keys]


def source_tallies(ranking: Ranking, keys: Sequence[int]) -> list[SourceTally]:
    rows = Source.objects.in_bulk(list(keys))
    return [SourceTally(rows[key], ranking.first.get(key, 0), ranking.second.get(key, 0)) for key in keys]


def named(tallies: Sequence[SpeakerTally]) -> list[SpeakerTally]:
    """Without those known by a description only."""
    return [tally for tally in tallies if tally.speaker.kind != Speaker.Kind.ROLE]


def _counts(rows: QuerySet[Any], by: str, *, of: str) -> dict[int, int]:
    grouped = rows.order_by().values_list(by).annotate(counted=Count(of, distinct=of != "pk"))
    return dict(grouped.values_list(by, "counted"))


def _ranking(first: dict[int, int], second: dict[int, int]) -> Ranking:
    keys = sorted(
        first.keys() | second.keys(), key=lambda key: (-first.get(key, 0), -second.get(key, 0), key)
    )
    return Ranking(keys, first, second)
