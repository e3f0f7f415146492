"""One document into the database: one transaction, idempotent by content hash."""

import base64
from typing import Literal

from django.db import transaction
from django.db.models import Q

from archive import extract
from archive.extract.facts import Facts
from archive.ingest import date_rows, keys, rows, versions
from archive.ingest.reading import Reading
from archive.models import Article, IngestProblem, Origin, Original, OutboxEntry, Revision
from archive.models.articles import TITLE_LENGTH
from archive.parse import Unit

Outcome = Literal["new", "changed", "unchanged"]
HELD = (
    "original_id",
    "document_id",
    "format",
    "sidecars",
    "context_sha256",
)  # of an origin, at each revision


def outcome_for(origin_path: str, unit: Unit) -> Outcome:
    """What storing this document at this origin would do; bytes held elsewhere make no new article."""
    held_here = Q(path=origin_path)
    held_anywhere = Q(original=unit.sha256, context_sha256=unit.context_sha256)
    found = Origin.objects.filter(held_here | held_anywhere).order_by()
    held = {path: rest for path, *rest in found.values_list("path", "original_id", "context_sha256")}
    if origin_path in held:
        return "unchanged" if held[origin_path] == [unit.sha256, unit.context_sha256] else "changed"
    return "unchanged" if held else "new"


def _holder(unit: Unit) -> Origin | None:
    held = Origin.objects.filter(original=unit.sha256, context_sha256=unit.context_sha256)
    return held.order_by("pk").first()


def add_origin(origin_path: str, unit: Unit) -> None:
    """Name a further origin of a document that another origin holds; nothing where it is named already."""
    if Origin.objects.filter(path=origin_path).exists():
        return
    with transaction.atomic():
        holder = _holder(unit)
        if holder is not None and not Origin.objects.filter(path=origin_path).exists():
            _new_origin(origin_path, unit, holder.article_id).save()


def store(origin_path: str, unit: Unit, reading: Reading) -> Outcome:
    """Write a document, whose original is kept already, and its facts. Raises a database error when the
    disk refuses."""
    original = Original(sha256=unit.sha256, size=len(unit.data), media_type=unit.media_type)
    with transaction.atomic():
        # asked again inside the transaction: another ingest may have been here in between
        outcome = outcome_for(origin_path, unit)
        if outcome == "unchanged":
            add_origin(origin_path, unit)
            return outcome
        # one statement each, where get_or_create and its like would take a savepoint and two more
        Original.objects.bulk_create([original], ignore_conflicts=True)
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
    if article.pk is not None:
        rows.clear_rows(article)
    _write_article(article, reading)
    rows.write_rows(article, reading.facts)
    versions.keep_fingerprint(article, reading.sample)
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
    article.flags = [
        {
            "kind": flag.kind,
            "says": flag.says,
            "span": [flag.span.start, flag.span.end] if flag.span else None,
        }
        for flag in document.flags
    ]
    _write_values(article, facts)
    if not article.slug:
        article.slug = keys.slug(article.title, fallback=article.public_id)
    article.save()


def _write_values(article: Article, facts: Facts) -> None:
    article.title = facts.titles[0].value[:TITLE_LENGTH] if facts.titles else ""
    article.source = rows.source_named(facts.sources[0].value) if facts.sources else None
    article.language = facts.languages[0].value if facts.languages else ""
    article.headings = [[heading.span.start, heading.span.end] for heading in facts.headings]
    date_rows.write_values(article, facts)
    article.quotation_count = len(facts.quotations)


def _write_origin(origin_path: str, unit: Unit, article: Article) -> None:
    """Say what the origin holds now; the article that an origin leads to never changes."""
    origin = _new_origin(origin_path, unit, article.pk)
    if article.revision == 1:
        origin.save(force_insert=True)
    else:
        held = {name: getattr(origin, name) for name in HELD}
        Origin.objects.filter(path=origin_path).update(**held)


def _new_origin(origin_path: str, unit: Unit, article_id: int) -> Origin:
    return Origin(
        path=origin_path, collection=origin_path.partition("/")[0], article_id=article_id,
        original_id=unit.sha256, document_id=unit.id, format=unit.format,
        sidecars=[[held.name, base64.b64encode(held.data).decode("ascii")] for held in unit.sidecars],
        context_sha256=unit.context_sha256,
    )  # fmt: skip
