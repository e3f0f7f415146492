"""One document into the database: one transaction, idempotent by content hash."""

import base64
from typing import Literal

from django.db import transaction

from archive import extract
from archive.extract.facts import Facts
from archive.ingest import keys, originals, rows
from archive.ingest.reading import Reading
from archive.models import Article, IngestProblem, Origin, Original, OutboxEntry, Revision
from archive.models.articles import TITLE_LENGTH
from archive.parse import Unit

Outcome = Literal["new", "changed", "unchanged"]


def outcome_for(origin_path: str, unit: Unit) -> Outcome:
    """What storing this document at this origin would do; bytes held elsewhere make no new article."""
    held = Origin.objects.filter(path=origin_path).values_list("original_id", "context_sha256").first()
    if held is not None:
        return "unchanged" if held == _identity(unit) else "changed"
    return "new" if _holder(unit) is None else "unchanged"


def _identity(unit: Unit) -> tuple[str, str]:
    return unit.sha256, unit.context_sha256


def _holder(unit: Unit) -> Origin | None:
    sha256, context = _identity(unit)
    return Origin.objects.filter(original=sha256, context_sha256=context).order_by("pk").first()


def add_origin(origin_path: str, unit: Unit) -> None:
    """Name a further origin of a document that another origin holds; nothing where it is named already."""
    if Origin.objects.filter(path=origin_path).exists():
        return
    with transaction.atomic():
        holder = _holder(unit)
        if holder is not None and not Origin.objects.filter(path=origin_path).exists():
            _write_origin(origin_path, unit, holder.article)


def store(origin_path: str, unit: Unit, reading: Reading) -> Outcome:
    """Keep a document and its facts. Raises OSError or a database error when the disk refuses."""
    original = originals.keep(unit.data, media_type=unit.media_type)
    with transaction.atomic():
        # asked again inside the transaction: another ingest may have been here in between
        outcome = outcome_for(origin_path, unit)
        if outcome == "unchanged":
            add_origin(origin_path, unit)
            return outcome
        Original.objects.get_or_create(
            sha256=original.sha256, defaults={"size": original.size, "media_type": original.media_type}
        )
        article = _new_article(origin_path) if outcome == "new" else _next_revision(origin_path)
        article.original_id = original.sha256
        write_facts(article, reading)
        _write_origin(origin_path, unit, article)
        Revision.objects.create(
            article=article, number=article.revision, original_id=original.sha256, origin_path=origin_path
        )
        IngestProblem.objects.open().filter(origin_path=origin_path).update(resolved_at=article.changed_at)
    return outcome


def write_facts(article: Article, reading: Reading) -> None:
    """Replace all that extraction wrote for the article, and queue it for the index. In a transaction."""
    _write_article(article, reading)
    rows.replace_rows(article, reading.facts)
    OutboxEntry.objects.announce([article.pk])


def _new_article(origin_path: str) -> Article:
    taken = Article.objects.filter
    return Article(
        public_id=keys.public_id(origin_path, is_taken=lambda key: taken(public_id=key).exists()), revision=1
    )


def _next_revision(origin_path: str) -> Article:
    article = Origin.objects.select_related("article").get(path=origin_path).article
    article.revision += 1
    return article


def _write_article(article: Article, reading: Reading) -> None:
    document, facts = reading.document, reading.facts
    article.extractor = extract.VERSION
    article.text = document.text.value
    article.text_sha256 = document.text.sha256
    article.encoding = document.text.encoding
    article.encoding_certainty = document.text.certainty
    article.url = document.stated.url
    article.metadata = dict(document.stated.metadata)
    _write_values(article, facts)
    if not article.slug:
        article.slug = keys.slug(article.title, fallback=article.public_id)
    article.save()


def _write_values(article: Article, facts: Facts) -> None:
    date = facts.dates[0] if facts.dates else None
    article.title = facts.titles[0].value[:TITLE_LENGTH] if facts.titles else ""
    article.source = rows.source_named(facts.sources[0].value) if facts.sources else None
    article.language = facts.languages[0].value if facts.languages else ""
    article.headings = [[heading.span.start, heading.span.end] for heading in facts.headings]
    article.date_edtf = (date.edtf or "") if date else ""
    article.year_evidence = date.year_evidence if date else 0
    article.quotation_count = len(facts.quotations)


def _write_origin(origin_path: str, unit: Unit, article: Article) -> None:
    """Say what the origin holds now; the article an origin leads to never changes."""
    held = {
        "original_id": unit.sha256,
        "document_id": unit.id,
        "format": unit.format,
        "sidecars": [
            [sidecar.name, base64.b64encode(sidecar.data).decode("ascii")] for sidecar in unit.sidecars
        ],
        "context_sha256": unit.context_sha256,
    }
    where = {"collection": origin_path.partition("/")[0], "article": article}
    Origin.objects.update_or_create(path=origin_path, defaults=held, create_defaults=where | held)
