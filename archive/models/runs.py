"""Ingest runs, the documents that they could not keep, and what the index has still to learn."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from archive.models.articles import Article


class IngestRun(models.Model):
    """One call of `manage.py ingest`; `finished_at` stays null when it was cut off."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    paths = models.JSONField(default=list)
    collection = models.CharField(max_length=255, blank=True, help_text="empty: each folder's own name")
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    quarantined = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"ingest of {self.started_at:%Y-%m-%d %H:%M:%S}"


class IngestProblemQuerySet(models.QuerySet["IngestProblem"]):
    def open(self) -> "IngestProblemQuerySet":
        """Those in quarantine: not ingested since."""
        return self.filter(resolved_at=None)


class IngestProblem(models.Model):
    """A document in quarantine: where it stands, at which stage it failed, and why."""

    class Stage(models.TextChoices):
        READ = "read", "read"
        DECODE = "decode", "decode"
        PARSE = "parse", "parse"
        EXTRACT = "extract", "extract"
        STORE = "store", "store"

    run = models.ForeignKey(IngestRun, on_delete=models.PROTECT, related_name="problems")
    origin_path = models.CharField(max_length=1000)
    stage = models.CharField(max_length=10, choices=Stage)
    message = models.TextField()
    permanent = models.BooleanField(help_text="the same bytes will always fail")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the bytes, where they could be read")
    seen_at = models.DateTimeField(auto_now=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = IngestProblemQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["origin_path"], condition=Q(resolved_at=None), name="problem_is_open_once_an_origin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin_path}: {self.message}"


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    def announce(self, articles: Iterable[int]) -> None:
        """Queue articles, by primary key, for the index; call it in the transaction that changes them."""
        keys = list(articles)
        for start in range(0, len(keys), 500):
            batch = keys[start : start + 500]
            Article.objects.filter(pk__in=batch).update(index_version=F("index_version") + 1)
            self.bulk_create(OutboxEntry(article_id=key) for key in batch)


class OutboxEntry(models.Model):
    """An article, by primary key, whose place in the index is out of date. No foreign key: the row
    outlives a deleted article."""

    article_id = models.PositiveBigIntegerField(db_index=True)
    queued_at = models.DateTimeField(auto_now_add=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "outbox entries"

    def __str__(self) -> str:
        return str(self.article_id)
