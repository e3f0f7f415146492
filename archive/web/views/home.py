"""The front page: what the archive holds, and ways into it."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.search.query import Query
from archive.search.results import Bar
from archive.search.tree import Dated, Field, Phrase
from archive.web import histogram
from archive.web.holdings import all_holdings
from archive.web.links import in_period, search_address
from archive.web.tallies import (
    RANKED_FOR_NAMES,
    SpeakerTally,
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
    people = named(speaker_tallies(speakers, speakers.keys[:RANKED_FOR_NAMES]))[:TALLY]
    context = {
        "holdings": holdings,
        "tries": _tries(people, holdings.timeline().years),
        "quotation_count": visible_quotations().count(),
        "source_count": len(sources.keys),
        "speaker_count": len(speakers.keys),
        "newest": articles.for_lists().newest_first()[:NEWEST],
        "sources": [tally for tally in source_tallies(sources, sources.keys[:TALLY]) if tally.article_count],
        "unstated": articles.filter(source=None).count(),
        "speakers": people,
        "unattributed": visible_quotations().unattributed().count(),
        "histogram": histogram.draw(
            holdings.timeline(), link=lambda start: in_period(Query(), start), noun="articles"
        ),
    }
    return render(request, "home/home.html", context)


def _tries(people: Sequence[SpeakerTally], bars: Sequence[Bar]) -> list[tuple[str, str]]:
    """Searches that show what can be written, with their addresses; each finds something here."""
    names = [tally.speaker.name for tally in people if '"' not in tally.speaker.name][:1]
    years = [bar.start for bar in bars[-1:]]
    nodes = [*(Field("speaker", Phrase(name)) for name in names), *(Dated(year, year) for year in years)]
    return [(str(node), search_address(Query(str(node)))) for node in nodes]
