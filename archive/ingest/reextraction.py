"""Read the stored originals again with the current rules; replaces extraction rows only."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import F

from archive import extract
from archive.errors import DocumentError
from archive.ingest import linking, rows, series, store, versions
from archive.ingest.naming import Names
from archive.ingest.reading import Reading, read_each
from archive.ingest.rows import Row, Rows
from archive.ingest.stored_units import unit_of
from archive.ingest.workers import read_all
from archive.models import Article, Origin, Revision
from archive.parse import Unit

Reads = Counter[tuple[str, str, str]]
"""How often each field (or "quotation") was read as a value by a rule: (field, value, rule)."""
READ = ("start", "end", "kind", "said_on", "said_start", "language")  # columns of a quotation


@dataclass(slots=True)
class Changes:
    """What reading again did. `by_rule` counts values gained and lost: (field, rule) -> [gained, lost]."""

    read: int = 0
    changed: int = 0
    by_rule: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def add(self, before: Reads, after: Reads) -> None:
        for position, difference in enumerate((after - before, before - after)):
            for (name, _, rule), count in difference.items():
                self.by_rule.setdefault((name, rule), [0, 0])[position] += count


def reextract(*, jobs: int = 1, on_document: Callable[[str], object] = lambda public_id: None) -> Changes:
    """Read every article's current original again and replace its facts where they differ.

    What can no longer be read keeps its rows and is told in `failures`. Queues what changed for the index.
    """
    changes = Changes()
    handed_out: deque[Article] = deque()

    def units() -> Iterator[Unit]:
        for article, unit in _stored_units(changes):
            on_document(article.public_id)
            handed_out.append(article)
            yield unit

    names = Names()
    for _, reading in read_all(units(), jobs=jobs, reader=read_each):
        article = handed_out.popleft()
        if isinstance(reading, DocumentError):
            changes.failures.append((article.public_id, reading.message))
        else:
            changes.read += 1
            _replace(article.pk, reading, names, changes)
    linking.link_speakers()
    series.date_by_series()
    versions.link_versions()
    return changes


def _stored_units(changes: Changes) -> Iterator[tuple[Article, Unit]]:
    current = Revision.objects.filter(number=F("article__revision")).order_by("article")
    for revision in current.select_related("article", "original").iterator(chunk_size=100):
        origin = Origin.objects.filter(path=revision.origin_path).first()
        if origin is None:
            continue
        try:
            data = revision.original.path.read_bytes()
        except OSError as error:
            changes.failures.append((revision.article.public_id, f"Its original cannot be read: {error}."))
            continue
        yield revision.article, unit_of(origin, data, revision.original.media_type)


def _replace(article_id: int, reading: Reading, names: Names, changes: Changes) -> None:
    with names.in_transaction():
        article = Article.objects.get(pk=article_id)
        found = replace(reading, facts=series.in_context(reading, article_id)).rows()
        before, after = _reads_of_article(article), _reads_of(found)
        if before == after and article.text_sha256 == found.text_sha256:
            Article.objects.filter(pk=article_id).update(extractor=extract.VERSION)
            return
        changes.changed += 1
        changes.add(before, after)
        store.write_facts(article, found, names)


def _reads_of_article(article: Article) -> Reads:
    quotations: Reads = Counter()
    for row in article.quotations.select_related("appearance"):
        name = row.appearance.name if row.appearance else None
        read = {column: getattr(row, column) for column in READ}
        quotations["quotation", _value(read, name), row.attribution_rule or row.rule] += 1
    mentions = article.series_mentions.values_list(*rows.SERIES_MENTION)
    return _reads(article.evidence.values_list(*rows.EVIDENCE)) + quotations + _mentions(mentions)


def _reads_of(found: Rows) -> Reads:
    names = [row[rows.APPEARANCE.index("name")] for row in found.appearances]
    quotations: Reads = Counter()
    for values, said_by in zip(found.quotations, found.said_by, strict=True):
        row = dict(zip(rows.QUOTATION, values, strict=True))
        name = None if said_by is None else names[said_by]
        quotations["quotation", _value(row, name), row["attribution_rule"] or row["rule"]] += 1
    return _reads(found.evidence) + quotations + _mentions(found.series)


def _value(row: Mapping[str, object], name: str | None) -> str:
    """What was read of a quotation, in words that can be compared."""
    return " ".join(str(row[column]) for column in READ) + f" {name}"


def _mentions(found: Iterable[Row]) -> Reads:
    """The numbered events that an article names."""
    return Counter(("series", " ".join(map(str, values)), "numbered event") for values in found)


def _reads(evidence: Iterable[Row]) -> Reads:
    named = (dict(zip(rows.EVIDENCE, values, strict=True)) for values in evidence)
    return Counter(
        (row["field"], f"{row['start']} {row['end']} {row['value']} {row['says']}", row["rule"])
        for row in named
    )
