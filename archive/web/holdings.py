"""What the archive holds by year, month and day: counted by the database from the intervals of dates."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet
from django.db.models.functions import Cast, Substr

from archive import dates
from archive.models import Article, DateInterval, Quotation
from archive.search.results import Bar, Timeline
from archive.web.tallies import withdrawn

YEAR, MONTH, DAY = 4, 7, 10  # characters of YYYY-MM-DD
MOST_YEARS = 10  # that one date counts in (contracts.md)


@dataclass(slots=True)
class Holdings:
    """Counts by year (YYYY), month (YYYY-MM) and day; the inferred ones are among them. A date counts in
    each year that it touches, and in a month or day only when it names one."""

    years: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    inferred: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    total: int = 0

    def timeline(self) -> Timeline:
        """Years, and months unless some date names none."""
        months = self.months if sum(self.months.values()) >= sum(self.years.values()) else Counter[str]()
        by_month, by_year = (tuple(self._bars(counted, sorted(counted))) for counted in (months, self.years))
        return Timeline(by_month, by_year, undated=self.undated)

    def months_of(self, year: str) -> list[Bar]:
        return self._bars(self.months, sorted(start for start in self.months if start.startswith(year)))

    def days_of(self, month: str) -> list[Bar]:
        return self._bars(self.days, sorted(start for start in self.days if start.startswith(month)))

    def years_latest_first(self) -> list[Bar]:
        return self._bars(self.years, sorted(self.years, reverse=True))

    def _bars(self, counted: Counter[str], starts: Iterable[str]) -> list[Bar]:
        return [Bar(start, counted[start], self.inferred[start]) for start in starts]


def article_holdings(articles: QuerySet[Article], *, days: bool = False) -> Holdings:
    """Count articles; by day, too, where `days` asks for it."""
    intervals = DateInterval.objects.filter(article__in=articles.order_by().values("pk"))
    return _completed(_counted(intervals, "article", days=days), articles)


def _completed(holdings: Holdings, articles: QuerySet[Article]) -> Holdings:
    holdings.total = articles.count()
    holdings.undated = articles.filter(date_earliest=None).count()
    holdings.inferred = _inferred(articles, "date_edtf")
    return holdings


def all_holdings() -> Holdings:
    """Count every visible article: the whole archive, without the withdrawn ones."""
    holdings = _counted(DateInterval.objects.exclude(article__in=withdrawn()), "article", days=False)
    return _completed(holdings, Article.objects.visible())


def quotation_holdings(quotations: QuerySet[Quotation]) -> Holdings:
    """Count quotations by the dates of their articles."""
    intervals = DateInterval.objects.filter(article__quotations__in=quotations.order_by().values("pk"))
    holdings = _counted(intervals, "article__quotations", days=False)
    holdings.total = quotations.count()
    holdings.undated = quotations.filter(article__date_earliest=None).count()
    holdings.inferred = _inferred(quotations, "article__date_edtf")
    return holdings


def _counted(intervals: QuerySet[DateInterval], of: str, *, days: bool) -> Holdings:
    holdings = Holdings()
    for first, last, count in _pairs(intervals, of, YEAR):
        years = range(int(first), min(int(last), int(first) + MOST_YEARS - 1) + 1)
        holdings.years.update({f"{year:04d}": count for year in years})
    for counted, length in ((holdings.months, MONTH), *([(holdings.days, DAY)] if days else [])):
        counted.update(
            {first: count for first, last, count in _pairs(intervals, of, length) if first == last}
        )
    return holdings


def _pairs(intervals: QuerySet[DateInterval], of: str, length: int) -> Iterable[tuple[str, str, int]]:
    """First and last year, month or day of intervals, and how many rows have such a one."""
    starts = {"begins": _start("earliest", length), "ends": _start("latest", length)}
    grouped = intervals.order_by().values(**starts).annotate(counted=Count(of, distinct=True))
    return ((row["begins"], row["ends"], row["counted"]) for row in grouped)


def _start(column: str, length: int) -> Substr:
    return Substr(Cast(F(column), CharField()), 1, length)


def _inferred(rows: QuerySet[Any], edtf: str) -> Counter[str]:
    """Counts by year, month and day of rows whose year is inferred."""
    counts: Counter[str] = Counter()
    doubtful = rows.filter(
        Q(**{f"{edtf}__contains": "?"}) | Q(**{f"{edtf}__contains": "%"})
    )  # a coarse sieve
    for value, count in doubtful.order_by().values_list(edtf).annotate(counted=Count("pk")):
        known = dates.parse(value)
        if known.inferred:
            counts.update(dict.fromkeys(_starts(known), count))
    return counts


def _starts(known: dates.Edtf) -> Iterable[str]:
    yield from (f"{year:04d}" for year in known.years)
    if known.precision in ("day", "month"):
        yield from (f"{year:04d}-{month:02d}" for year, month in known.months)
    if known.precision == "day":
        yield from (first.isoformat() for first, last in known.intervals if first == last)


def day_before(day: date) -> date | None:
    """The last day before `day` on which something begins that certainly ends before it."""
    rows = Article.objects.visible().filter(date_earliest__lt=day, date_latest__lt=day)
    return rows.order_by("-date_earliest", "-date_latest").values_list("date_latest", flat=True).first()


def day_after(day: date) -> date | None:
    """The first day after `day` on which the archive certainly holds something."""
    rows = Article.objects.visible().filter(date_earliest__gt=day).order_by("date_earliest")
    return rows.values_list("date_earliest", flat=True).first()
