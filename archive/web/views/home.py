"""The front page: what the archive holds, and ways into it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article, Quotation, Source, Speaker
from archive.search.query import Query
from archive.web import histogram
from archive.web.holdings import holdings_of
from archive.web.links import in_period

NEWEST = 6
TALLY = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.visible()
    holdings = holdings_of(articles)
    sources = Source.objects.in_use()
    speakers = Speaker.objects.in_use()
    context = {
        "holdings": holdings,
        "quotation_count": Quotation.objects.visible().count(),
        "source_count": sources.count(),
        "speaker_count": speakers.count(),
        "newest": articles.for_lists().newest_first()[:NEWEST],
        "sources": sources.order_by("-article_count", "name")[:TALLY],
        "unstated": articles.filter(source=None).count(),
        "speakers": speakers.named().order_by("-quotation_count", "-article_count", "name")[:TALLY],
        "histogram": histogram.draw(
            holdings.bars(), link=lambda start: in_period(Query(), start), noun="articles"
        ),
    }
    return render(request, "home/home.html", context)
