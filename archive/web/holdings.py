"""What the archive holds by year and month, counted from the distinct dates of articles or quotations."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from archive import dates
from archive.models import Article
from archive.search.results import Bar


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

    def bars(self) -> list[Bar]:
        """Months, or years where some date names no month."""
        counted = self.months if sum(self.months.values()) >= sum(self.years.values()) else self.years
        return [Bar(start, count, self.inferred[start]) for start, count in sorted(counted.items())]

    def months_of(self, year: str) -> list[Bar]:
        months = sorted(start for start in self.months if start.startswith(year))
        return [Bar(start, self.months[start], self.inferred[start]) for start in months]

    def days_of(self, month: str) -> list[Bar]:
        days = sorted(start for start in self.days if start.startswith(month))
        return [Bar(start, self.days[start], self.inferred[start]) for start in days]

    def years_latest_first(self) -> list[Bar]:
        return [Bar(year, self.years[year], self.inferred[year]) for year in sorted(self.years, reverse=True)]


def holdings_of(rows: QuerySet[Any], *, edtf: str = "date_edtf") -> Holdings:
    """Count the rows by the EDTF column that `edtf` names."""
    holdings = Holdings()
    for value, count in rows.order_by().values_list(edtf).annotate(counted=Count("pk")):
        _count(holdings, value, count)
    return holdings


def _count(holdings: Holdings, value: str, count: int) -> None:
    known = dates.parse(value) if value else None
    holdings.total += count
    if known is None or not known.years:
        holdings.undated += count
        return
    starts = [f"{year:04d}" for year in known.years]
    holdings.years.update(dict.fromkeys(starts, count))
    if known.precision in ("day", "month"):
        months = [f"{year:04d}-{month:02d}" for year, month in known.months]
        holdings.months.update(dict.fromkeys(months, count))
        starts += months
    if known.precision == "day":
        days = [first.isoformat() for first, last in known.intervals if first == last]
        holdings.days.update(dict.fromkeys(days, count))
        starts += days
    if known.inferred:
        holdings.inferred.update(dict.fromkeys(starts, count))


def day_before(day: date) -> date | None:
    """The last day before `day` on which the archive certainly holds something."""
    rows = Article.objects.visible().filter(date_latest__lt=day).order_by("-date_latest")
    return rows.values_list("date_latest", flat=True).first()


def day_after(day: date) -> date | None:
    """The first day after `day` on which the archive certainly holds something."""
    rows = Article.objects.visible().filter(date_earliest__gt=day).order_by("date_earliest")
    return rows.values_list("date_earliest", flat=True).first()
