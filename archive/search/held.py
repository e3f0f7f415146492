"""Evidence of absence: what the archive holds for the circumstances of a search, its words aside."""

from dataclasses import replace

from archive.search import asking
from archive.search.query import Filters, Query
from archive.search.results import Holdings
from archive.search.tree import Node, circumstances

__all__ = ["holdings"]


def holdings(query: Query, about: Node | None, days: asking.Days) -> Holdings:
    """What there is under the query's filters and `about`, what its text asks of speakers and dates."""
    articles = replace(query, text="", subject="articles", group="none")
    quotations = replace(articles, subject="quotations")
    anyone = replace(quotations, filters=replace(query.filters, speaker=()))
    _, others = circumstances(about, of=("speaker",))
    nobody = asking.ask(anyone, others, days.narrowing, facet_size=None).filter(attributed="false")
    asked = asking.ask(articles, about, days.narrowing, facet_size=None)
    _, ever = circumstances(about, of=("date",))
    undated = asking.ask(articles, ever, days.narrowing, facet_size=None)
    asking.add_dated(undated.query)
    undated[:1]
    return Holdings(
        articles=asked.count(),
        quotations=asking.ask(quotations, about, days.narrowing, facet_size=None).count(),
        unattributed=nobody.count(),
        undated=dict(undated.query.answer.facets["dated"]).get("false", 0),
        narrowed=others is not None or anyone.filters != Filters(),
    )
