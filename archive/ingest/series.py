"""Years of articles that print none, by numbered events that dated articles of the archive name too.

Worked out anew for every series that gained or lost an article, from what the texts themselves say: an
inferred year never supports another, so the order of ingest does not show.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from archive import dates as edtf
from archive import extract
from archive.errors import DocumentError
from archive.extract import Context, Numbered
from archive.extract.dates.series import BY_HIJRI_DAY, BY_NUMBER, series_evidence
from archive.extract.facts import Facts
from archive.extract.words.datetexts import fold
from archive.ingest import date_rows, rows, tables
from archive.ingest.reading import Reading, read
from archive.ingest.stored_units import unit_of_article
from archive.models import Article, DateInterval, Evidence, OutboxEntry, Quotation, SeriesMention
from archive.parse import Unit

__all__ = ["date_by_series", "in_context"]

COLUMNS = ("date_edtf", "date_earliest", "date_latest", "year_evidence", "changed_at")
BATCH = 500  # keys in one statement
DAY_WITHOUT_YEAR = re.compile(r"(?:XXXX|\d{4}\?)-(\d\d)-(\d\d)")
_Numbers = dict[str, list[Numbered]]
LACKS_ITS_YEAR = Q(article__date_edtf__startswith="XXXX-") | Q(article__year_evidence__gt=0)
YEAR_IS_PRINTED = Q(article__year_evidence=0, article__date_earliest__isnull=False)


def date_by_series() -> int:
    """Give, change or take back inferred years where a series changed; how many articles changed.

    One transaction an article: a kill leaves the series open for the next run.
    """
    mentions = dict(SeriesMention.objects.unsettled().order_by().values_list("pk", "key"))
    dated: dict[str, _Numbers] = {}
    changed = 0
    for article in _without_year(set(mentions.values())):
        changed += _date_again(article, dated)
    opened = sorted(mentions)
    for start in range(0, len(opened), BATCH):
        SeriesMention.objects.filter(pk__in=opened[start : start + BATCH]).update(settled=True)
    return changed


def in_context(reading: Reading, article_id: int) -> Facts:
    """A reading's facts, with what dated articles of the archive say about a missing year."""
    facts = reading.facts
    date = facts.dates[0] if facts.dates else None
    lacks = date is not None and date.edtf is not None and (date.edtf[:5] == "XXXX-" or date.year_evidence)
    if not (facts.series and lacks):
        return facts
    keys = {extract.series_key(item.name) for item in facts.series}
    context = _context(_dated(key, besides=article_id) for key in keys)
    return extract.redate(reading.document, facts, context=context) if context.series else facts


def _without_year(keys: set[str]) -> list[Article]:
    """The articles of these series that need a year, or have an inferred one; by primary key."""
    found: set[int] = set()
    listed = sorted(keys)
    for start in range(0, len(listed), BATCH):
        batch = SeriesMention.objects.filter(LACKS_ITS_YEAR, key__in=listed[start : start + BATCH])
        found |= set(batch.order_by().values_list("article_id", flat=True))
    return list(Article.objects.filter(pk__in=found).order_by("pk"))


def _dated(key: str, *, besides: int | None = None) -> _Numbers:
    """The numbers of a series, by name, in dated articles that readers may see."""
    found: _Numbers = defaultdict(list)
    mentions = SeriesMention.objects.filter(YEAR_IS_PRINTED, key=key, article__withdrawn_at=None)
    columns = ("article_id", "name", "number", "article__date_edtf", "article__public_id")
    for article_id, name, number, value, public_id in mentions.order_by().values_list(*columns):
        day = edtf.parse(value)
        first = day.earliest
        if day.precision != "day" or day.inferred or first is None or first != day.latest:
            continue
        if article_id != besides:
            found[name].append(Numbered(number, first.year, first.month, first.day, public_id))
    return found


def _context(dated: Iterable[_Numbers]) -> Context:
    return Context(series={name: numbers for one in dated for name, numbers in one.items()})


def _date_again(article: Article, dated: dict[str, _Numbers]) -> bool:
    """Read the article's dates again in the archive as it is; whether they changed. `dated` keeps what was
    asked of each series, which no change made here alters."""
    keys = set(article.series_mentions.values_list("key", flat=True))
    for key in keys - set(dated):
        dated[key] = _dated(key)
    context = _context(dated[key] for key in keys)
    held = article.evidence.filter(field=Evidence.Field.DATE, rule__in=(BY_NUMBER, BY_HIJRI_DAY))
    if _evidence(article, context) == set(held.values_list("rule", "says")):
        return False
    reading = _read(article)
    return reading is not None and _replace_dates(article, in_context(reading, article.pk))


def _evidence(article: Article, context: Context) -> set[tuple[str, str]]:
    """What the series say about the article's year, as its rows would hold it."""
    match = DAY_WITHOUT_YEAR.fullmatch(article.date_edtf)
    if match is None:
        return set()
    found = series_evidence(fold(article.text), int(match[1]), int(match[2]), context.series)
    return {(reason.rule, reason.says[: date_rows.SAYS_LENGTH]) for _, reason in found}


def _read(article: Article) -> Reading | None:
    """The article read again; None where its original cannot be read, and its rows stay as they are."""
    try:
        unit: Unit | None = unit_of_article(article)
    except OSError:  # `verify` tells of a damaged original
        return None
    outcome = read(unit) if unit is not None else None
    if outcome is None or isinstance(outcome, DocumentError):
        return None
    return outcome if outcome.document.text.sha256 == article.text_sha256 else None


def _replace_dates(article: Article, facts: Facts) -> bool:
    new = [row for row in rows.evidence_rows(facts) if row[rows.EVIDENCE.index("field")] in date_rows.FIELDS]
    with transaction.atomic():
        held = article.evidence.filter(field__in=date_rows.FIELDS)
        if set(held.values_list(*rows.EVIDENCE)) == set(new):
            return False
        held.delete()
        tables.insert(Evidence, ("article_id", *rows.EVIDENCE), ((article.pk, *row) for row in new))
        date_rows.write_values(article, facts)
        article.save(update_fields=COLUMNS)
        article.intervals.all().delete()
        DateInterval.objects.bulk_create(date_rows.interval_rows(article))
        _date_quotations(article, facts)
        OutboxEntry.objects.announce([article.pk])
    return True


def _date_quotations(article: Article, facts: Facts) -> None:
    said = date_rows.said_columns(facts)
    quotations = list(article.quotations.all())
    for row in quotations:
        date_rows.set_said(row, said.get(row.position))
    Quotation.objects.bulk_update(quotations, ["said_on", "said_start", "said_end"])
