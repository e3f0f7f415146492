"""The front page: what the archive holds, and ways into it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.search.query import Query
from archive.web import histogram
from archive.web.holdings import all_holdings
from archive.web.links import in_period
from archive.web.tallies import (
    RANKED_FOR_NAMES,
    named,
    rank_sources,
    rank_speakers,
    source_tallies,
    speaker_tallies,
    visible_quotations,
)

NEWEST = 6
TALLY = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.visible()
    holdings = all_holdings()
    sources, speakers = rank_sources(), rank_speakers()
    context = {
        "holdings": holdings,
        "quotation_count": visible_quotations().count(),
        "source_count": len(sources.keys),
        "speaker_count": len(speakers.keys),
        "newest": articles.for_lists().newest_first()[:NEWEST],
        "sources": [tally for tally in source_tallies(sources, sources.keys[:TALLY]) if tally.article_count],
        "unstated": articles.filter(source=None).count(),
        "speakers": named(speaker_tallies(speakers, speakers.keys[:RANKED_FOR_NAMES]))[:TALLY],
        "histogram": histogram.draw(
            holdings.timeline(), link=lambda start: in_period(Query(), start), noun="articles"
        ),
    }
    return render(request, "home/home.html", context)
