"""The rows of an article's dates: its own, and those of its dateline and statements."""

from collections.abc import Iterator, Sequence

from archive import dates as edtf
from archive.extract import series_key
from archive.extract.facts import Facts, RoleDate
from archive.models import Article, DateInterval, Evidence, Quotation

__all__ = [
    "FIELDS", "interval_rows", "role_rows", "said_columns", "said_values", "series_rows", "set_said",
    "write_values",
]  # fmt: skip

FIELDS = (Evidence.Field.DATE, Evidence.Field.DATELINE, Evidence.Field.STATEMENT)
NAME_LENGTH = 200
SAYS_LENGTH = 500


def write_values(article: Article, facts: Facts) -> None:
    """Set, and do not save, the article's columns of its date."""
    date = facts.dates[0] if facts.dates else None
    article.date_edtf = (date.edtf or "") if date else ""
    article.year_evidence = date.year_evidence if date else 0


def interval_rows(article: Article) -> Iterator[DateInterval]:
    """One row for each interval that the article's date may lie in."""
    known = edtf.parse(article.date_edtf).intervals if article.date_edtf else ()
    for first, last in known:
        yield DateInterval(article=article, earliest=first, latest=last)


def role_rows(found: Sequence[RoleDate]) -> Iterator[tuple[str | int | float, ...]]:
    """One row of evidence a day: of the dateline, then of each statement's words, in text order."""
    ranks = {"dateline": 0, "statement": 0}
    for day in found:
        says = "; ".join(reason.says for reason in day.evidence)
        yield (
            day.role, ranks[day.role], 0, day.edtf or "", day.span.start, day.span.end, "", day.rule,
            day.confidence, says[:SAYS_LENGTH],
        )  # fmt: skip
        ranks[day.role] += 1


def said_columns(facts: Facts) -> dict[int, RoleDate]:
    """The day of a statement by the position of each quotation that it dates."""
    return {at: day for day in facts.role_dates for at in day.quotations}


def set_said(row: Quotation, day: RoleDate | None) -> None:
    """Set, and do not save, the columns that say when a quotation was said."""
    row.said_on, row.said_start, row.said_end = said_values(day)


def said_values(day: RoleDate | None) -> tuple[str, int, int] | tuple[str, None, None]:
    """The values of those columns."""
    return ("", None, None) if day is None else (day.edtf or "", day.span.start, day.span.end)


def series_rows(facts: Facts) -> Iterator[tuple[str | int, ...]]:
    """The numbered events of the article's lead; unsettled, so that the run works their years out."""
    for item in facts.series:
        yield (
            item.name[:NAME_LENGTH], series_key(item.name)[:NAME_LENGTH], item.number, item.span.start,
            item.span.end,
        )  # fmt: skip
