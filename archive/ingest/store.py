"""One document into the database: one transaction, idempotent by content hash."""

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


def outcome_for(origin_path: str, sha256: str) -> Outcome:
    """What storing these bytes at this origin would do; bytes held elsewhere make no new article."""
    held = Origin.objects.filter(path=origin_path).values_list("original_id", flat=True).first()
    if held is not None:
        return "unchanged" if held == sha256 else "changed"
    return "unchanged" if Origin.objects.filter(original_id=sha256).exists() else "new"


def is_stored(origin_path: str, sha256: str) -> bool:
    """Whether the origin holds just these bytes, so that nothing needs to be written."""
    return Origin.objects.filter(path=origin_path, original_id=sha256).exists()


def add_origin(origin_path: str, sha256: str) -> bool:
    """Name a further origin of bytes that another origin holds; False where none does, or it is known."""
    with transaction.atomic():
        if Origin.objects.filter(path=origin_path).exists():
            return False
        holder = Origin.objects.filter(original_id=sha256).order_by("pk").first()
        if holder is None:
            return False
        _add_origin(origin_path, holder.article, sha256)
        return True


def store(origin_path: str, unit: Unit, reading: Reading) -> Outcome:
    """Keep a document and its facts. Raises OSError or a database error when the disk refuses."""
    original = originals.keep(unit.data, media_type=unit.media_type)
    with transaction.atomic():
        # asked again inside the transaction: another ingest may have been here in between
        outcome = outcome_for(origin_path, original.sha256)
        if outcome == "unchanged":
            if not is_stored(origin_path, original.sha256):
                add_origin(origin_path, original.sha256)
            return outcome
        original, _ = Original.objects.get_or_create(
            sha256=original.sha256, defaults={"size": original.size, "media_type": original.media_type}
        )
        article = _new_article(origin_path) if outcome == "new" else _next_revision(origin_path)
        _write_article(article, original, reading)
        _write_origin(origin_path, article, original)
        rows.replace_rows(article, reading.facts)
        OutboxEntry.objects.announce([article.pk])
        IngestProblem.objects.open().filter(origin_path=origin_path).update(resolved_at=article.changed_at)
    return outcome


def _new_article(origin_path: str) -> Article:
    taken = Article.objects.filter
    return Article(
        public_id=keys.public_id(origin_path, is_taken=lambda key: taken(public_id=key).exists()), revision=1
    )


def _next_revision(origin_path: str) -> Article:
    article = Origin.objects.select_related("article").get(path=origin_path).article
    article.revision += 1
    return article


def _write_article(article: Article, original: Original, reading: Reading) -> None:
    document, facts = reading.document, reading.facts
    article.original = original
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


def _write_origin(origin_path: str, article: Article, original: Original) -> None:
    if article.revision == 1:
        _add_origin(origin_path, article, original.sha256)
    else:
        Origin.objects.filter(path=origin_path).update(original=original)
    Revision.objects.create(
        article=article, number=article.revision, original=original, origin_path=origin_path
    )


def _add_origin(origin_path: str, article: Article, sha256: str) -> None:
    collection = origin_path.partition("/")[0]
    Origin.objects.create(path=origin_path, collection=collection, article=article, original_id=sha256)
