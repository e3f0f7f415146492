"""Outlets: those that published articles, and those that articles credit."""

from dataclasses import replace

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article, Source, Speaker
from archive.search.query import Filters, Query
from archive.web import histogram
from archive.web.holdings import article_holdings
from archive.web.links import in_period, search_address, undated_only
from archive.web.pages import TALLY_SIZE, page_of
from archive.web.tallies import rank_sources, source_tallies

QUOTED = 12  # speakers listed beside a source's articles


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    ranking = rank_sources()
    page = page_of(ranking.keys, request, size=TALLY_SIZE)
    context = {
        "page": replace(page, rows=source_tallies(ranking, page.rows)),
        "unstated": Article.objects.visible().filter(source=None).count(),
    }
    return render(request, "source/list.html", context)


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise Http404("The archive has no source of this address.")
    holdings = article_holdings(Article.objects.visible().filter(source=source))
    articles = Article.objects.visible().filter(Q(source=source) | Q(pk__in=source.relayed.values("pk")))
    article_count = articles.count()
    if not article_count:
        raise Http404("No article in the archive names this source any more.")
    published = Query(filters=Filters(source=(slug,)))
    quoted = Speaker.objects.filter(quotations__article__in=articles).annotate(here=Count("quotations"))
    context = {
        "source": source,
        "published_count": holdings.total,
        "via_count": article_count - holdings.total,
        "page": page_of(articles.for_lists().newest_first(), request),
        "holdings": holdings,
        "speakers": quoted.order_by("-here", "name")[:QUOTED],
        "search": search_address(published),
        "undated": undated_only(published),
        "histogram": histogram.draw(
            holdings.timeline(), link=lambda start: in_period(published, start), noun="articles"
        ),
    }
    return render(request, "source/source.html", context)
