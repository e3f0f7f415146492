"""Speakers: whose words are reported, under which names, by whom."""

from dataclasses import replace
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Appearance, Article, NameForm, Quotation, Role, Source, Speaker
from archive.models.articles import ArticleQuerySet
from archive.search.query import Filters, Query
from archive.web import histogram
from archive.web.histogram import period_words
from archive.web.holdings import quotation_holdings
from archive.web.links import in_period, search_address, undated_only
from archive.web.pages import TALLY_SIZE, page_of
from archive.web.tallies import rank_speakers, speaker_tallies, visible_quotations

FORMS = 20  # name forms, roles and sources listed beside a speaker's quotations


@require_safe
def speakers(request: HttpRequest) -> HttpResponse:
    ranking = rank_speakers()
    page = page_of(ranking.keys, request, size=TALLY_SIZE)
    tallies = replace(page, rows=speaker_tallies(ranking, page.rows))
    unattributed = visible_quotations().unattributed().count()
    return render(request, "speaker/list.html", {"page": tallies, "unattributed": unattributed})


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponseBase:
    speaker = Speaker.objects.filter(slug=slug).first()
    if speaker is None:
        raise Http404("The archive has no speaker of this address.")
    articles = _articles(speaker)
    article_count = articles.count()
    if not article_count:
        return _bearer_of(speaker)
    quotations = Quotation.objects.visible().filter(speaker=speaker)
    oldest_first = request.GET.get("sort") == "oldest"
    ordered = quotations.oldest_first() if oldest_first else quotations.newest_first()
    said = Query(filters=Filters(speaker=(slug,)), subject="quotations")
    holdings = quotation_holdings(quotations)
    timeline = holdings.timeline()
    bars = timeline.months or timeline.years
    ends = (*bars[:1], *bars[1:][-1:])
    listed = articles.for_lists().newest_first()
    context = {
        "speaker": speaker,
        "oldest_first": oldest_first,
        "article_count": article_count,
        "page": page_of(ordered.for_lists() if holdings.total else listed, request),
        "holdings": holdings,
        "dated": [period_words(bar.start) for bar in ends],
        "histogram": histogram.draw(timeline, link=lambda start: in_period(said, start), noun="quotations"),
        "search": search_address(said),
        "undated": undated_only(said),
        "search_articles": search_address(Query(filters=Filters(speaker=(slug,)))),
        **_printed(speaker),
    }
    return render(request, "speaker/speaker.html", context)


def _bearer_of(speaker: Speaker) -> HttpResponseBase:
    """An address once published leads to the single speaker who bears the name form now."""
    held = Appearance.objects.filter(article__withdrawn_at=None, key=speaker.key).exclude(speaker=speaker)
    bearers = Speaker.objects.filter(pk__in=held.values("speaker"))[:2]
    if len(bearers) != 1:
        raise Http404("No article in the archive names this speaker any more.")
    return HttpResponsePermanentRedirect(bearers[0].get_absolute_url())


def _articles(speaker: Speaker) -> ArticleQuerySet:
    named = Appearance.objects.filter(speaker=speaker).values("article")
    return Article.objects.visible().filter(pk__in=named)


def _printed(speaker: Speaker) -> dict[str, Any]:
    """Name forms and roles as printed, and who reported, each with how often."""
    here = Appearance.objects.filter(speaker=speaker, article__withdrawn_at=None)
    forms = NameForm.objects.filter(appearance__in=here)
    roles = Role.objects.filter(appearance__in=here)
    reported = Article.objects.visible().filter(pk__in=here.values("article"))
    return {
        "forms": _most_printed(forms),
        "roles": _most_printed(roles),
        "sources": Source.objects.filter(articles__in=reported)
        .annotate(here=Count("articles"))
        .order_by("-here", "name")[:FORMS],
        "unstated": reported.filter(source=None).count(),
    }


def _most_printed(printed: QuerySet[Any]) -> list[dict[str, Any]]:
    counted = printed.order_by().values("text").annotate(here=Count("pk"))
    return list(counted.order_by("-here", "text")[:FORMS])
