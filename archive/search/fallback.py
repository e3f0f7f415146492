"""A plain search of the database, for as long as the index cannot answer: words anywhere in the text,
the same filters, newest first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from archive.models import Appearance, Article, Quotation
from archive.search.hits import article_hits, quotation_hits
from archive.search.matching import SPOKEN, any_of, dated, matching, teach, within
from archive.search.paging import DEEPEST_RESULT, page_in
from archive.search.query import UNDATED, UNKNOWN_LANGUAGE, UNKNOWN_SOURCE, UNKNOWN_SPEAKER, Filters, Query
from archive.search.results import Results
from archive.search.tree import Dated, Node
from archive.search.whoosh.queries import Overlap

__all__ = ["search"]


def search(
    query: Query, node: Node | None, days: Overlap | None, *, facet_size: int | None = None
) -> Results:
    """Results without facets. They hold the words as typed, endings not unified; versions of one text are
    one result, and so are quotations in them that agree to the letter."""
    teach(connection)
    found = _articles(query, node, days) if query.subject == "articles" else _quotations(query, node, days)
    documents, total, listed = _read(found, query, most=DEEPEST_RESULT)
    page, message = page_in(total, page=query.page, size=query.size)
    query = replace(query, page=page)
    shown = listed[(page - 1) * query.size : page * query.size]
    hits = quotation_hits if query.subject == "quotations" else article_hits
    return Results(
        query, total, hits(shown, node),
        documents=documents, fallback=True, messages=(message,) if message else (),
    )  # fmt: skip


def _read(found: QuerySet[Any], query: Query, *, most: int) -> tuple[int, int, list[int]]:
    """How many rows and how many results there are, and the keys of the first results; in one pass, for the
    database goes through every text each time that it is asked."""
    documents, units, listed = 0, set[int | str](), list[int]()
    for key, unit in found.values_list("pk", "unit").iterator():
        documents += 1
        unit = unit if query.versions == "one" else key
        if unit not in units:
            units.add(unit)
            if len(listed) < most:
                listed.append(key)
    return documents, len(units), listed


def _articles(query: Query, node: Node | None, days: Overlap | None) -> QuerySet[Any]:
    wanted = matching(node, "articles") & _filters(query.filters, days, article="")
    found = Article.objects.visible().filter(wanted).annotate(unit=Coalesce("version_of", "pk"))
    return found.oldest_first() if query.sort == "oldest" else found.newest_first()


def _quotations(query: Query, node: Node | None, days: Overlap | None) -> QuerySet[Any]:
    wanted = matching(node, "quotations") & _filters(query.filters, days, article="article__")
    follows = Q(article__version_of__isnull=False)
    leads = Exists(Article.objects.filter(version_of=OuterRef("article")))
    leader = Cast(Coalesce("article__version_of", "article"), CharField())
    words = Concat(leader, Value(" "), "text", output_field=TextField())
    unit = Case(When(follows | Q(leads), then=words), default=Cast("pk", TextField()))
    spoken = Coalesce(NullIf("language", Value("")), "article__language")
    found = Quotation.objects.visible().annotate(**{SPOKEN: spoken}).filter(wanted).annotate(unit=unit)
    return found.oldest_first() if query.sort == "oldest" else found.newest_first()


def _filters(filters: Filters, days: Overlap | None, *, article: str) -> Q:
    wanted = Q()
    if filters.source:
        unknown = Q(**{f"{article}source": None}) if UNKNOWN_SOURCE in filters.source else Q(pk__in=[])
        wanted &= Q(**{f"{article}source__slug__in": filters.source}) | unknown
    if filters.via:
        wanted &= Q(pk__in=_by_via(filters.via, article))
    if filters.speaker:
        wanted &= _speakers(filters.speaker, article)
    if filters.language:
        tags = [("" if tag == UNKNOWN_LANGUAGE else tag) for tag in filters.language]
        wanted &= Q(**{f"{SPOKEN if article else 'language'}__in": tags})
    if filters.kind:
        wanted &= _kinds(filters.kind, article)
    if filters.year:
        wanted &= any_of(_year(year, article) for year in filters.year)
    if days is not None:
        wanted &= within(days, article=article)
    return wanted


def _by_via(slugs: Sequence[str], article: str) -> Any:
    articles = Article.objects.filter(vias__slug__in=slugs).values("pk")
    return Quotation.objects.filter(article__in=articles).values("pk") if article else articles


def _speakers(slugs: Sequence[str], article: str) -> Q:
    nobody = UNKNOWN_SPEAKER in slugs
    said = Q(speaker__slug__in=slugs) | (Q(speaker=None) if nobody else Q(pk__in=[]))
    if article:
        return said
    quoted = Quotation.objects.filter(said, article=OuterRef("pk"))
    stated = Appearance.objects.filter(article=OuterRef("pk"), stated=True, speaker__slug__in=slugs)
    return Q(Exists(quoted)) | Q(Exists(stated))


def _kinds(kinds: Sequence[str], article: str) -> Q:
    if article:
        return Q(kind__in=kinds)
    return Q(Exists(Quotation.objects.filter(article=OuterRef("pk"), kind__in=kinds)))


def _year(value: str, article: str) -> Q:
    if value == UNDATED:
        return dated(Dated(), article=article)
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= 9999):
        return Q(pk__in=[])
    return dated(Dated(value, value), article=article)
