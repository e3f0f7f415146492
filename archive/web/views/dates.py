"""Articles by year, month and day, and those whose year is unknown."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.dates import bounds
from archive.models import Article
from archive.search.query import Query
from archive.web import histogram
from archive.web.histogram import period_words
from archive.web.holdings import all_holdings, article_holdings, day_after, day_before
from archive.web.links import in_period
from archive.web.pages import page_of

COARSER = 10  # less exactly dated articles listed on the page of a period


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day: `start` is YYYY, YYYY-MM or YYYY-MM-DD."""

    start: str

    @property
    def words(self) -> str:
        return period_words(self.start)

    @property
    def href(self) -> str:
        parts = self.start.split("-")
        return reverse(("dates-year", "dates-month", "dates-day")[len(parts) - 1], args=parts)

    def holding(self, day: date | None) -> "Period | None":
        """The period of this kind that holds the day."""
        return Period(day.isoformat()[: len(self.start)]) if day else None

    @property
    def wider(self) -> "tuple[Period, ...]":
        """The year, and the month, around a month or day."""
        return tuple(Period(self.start[:length]) for length in (4, 7) if length < len(self.start))


def dates_address(start: str) -> str:
    return Period(start).href


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    holdings = all_holdings()
    figure = histogram.draw(holdings.timeline(), link=dates_address, noun="articles")
    years = [(Period(bar.start), bar) for bar in holdings.years_latest_first()]
    return render(request, "dates/years.html", {"holdings": holdings, "years": years, "histogram": figure})


@require_safe
def period(request: HttpRequest, year: str, month: str = "", day: str = "") -> HttpResponse:
    this = Period("-".join(part for part in (year, month, day) if part))
    try:
        first, last = bounds(this.start)
    except ValueError as error:
        raise Http404(str(error)) from error
    articles = Article.objects.visible()
    within = articles.within(first, last)
    coarser = articles.overlapping(first, last).exclude(pk__in=within.values("pk"))
    page = page_of(within.for_lists().oldest_first(), request)
    coarser_count = coarser.count()
    if not page.total and not coarser_count:
        raise Http404(f"The archive holds no article of {this.words}.")
    context = {
        "period": this,
        "page": page,
        "coarser": coarser.for_lists().oldest_first()[:COARSER],
        "coarser_count": coarser_count,
        "search": in_period(Query(), this.start),
        "parts": parts_of(this),
        "before": this.holding(day_before(first)),
        "after": this.holding(day_after(last)),
        "undated_count": articles.undated().count(),
    }
    return render(request, "dates/period.html", context)


def parts_of(period: Period) -> list[tuple[Period, int]]:
    """Months of a year, or days of a month, with how many articles name each."""
    if len(period.start) == 10:
        return []
    first, last = bounds(period.start)
    holdings = article_holdings(
        Article.objects.visible().overlapping(first, last), days=len(period.start) == 7
    )
    parts = holdings.months_of(period.start) if len(period.start) == 4 else holdings.days_of(period.start)
    return [(Period(bar.start), bar.count) for bar in parts]


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    page = page_of(Article.objects.visible().undated().for_lists().newest_first(), request)
    return render(request, "dates/undated.html", {"page": page})
