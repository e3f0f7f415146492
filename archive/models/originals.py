"""Original bytes, kept unchanged and named by their hash, and the places that they came from."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class Original(models.Model):
    """The bytes of one document as received. The file lies under ARCHIVE_DATA, named by its sha256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=100)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Exact(Length("sha256"), 64), name="original_sha256_has_64_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def path(self) -> Path:
        return settings.ORIGINALS_DIR / self.sha256[:2] / self.sha256[2:4] / self.sha256


class Origin(models.Model):
    """A place that a document came from: `<collection>/<relative path>[#<key>]`, and what it holds now.

    `format` names the reader of its bytes. `sidecars` are the files of metadata that people laid beside
    it, strongest first, as [name, bytes in base64]; `context_sha256` is their digest.
    """

    path = models.CharField(max_length=1000, unique=True)
    collection = models.CharField(max_length=255, db_index=True)
    article = models.ForeignKey("archive.Article", on_delete=models.PROTECT, related_name="origins")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="origins")
    document_id = models.CharField(max_length=1000, help_text="the container's id for it, else the stem")
    format = models.CharField(max_length=20)
    sidecars = models.JSONField(default=list, blank=True)
    context_sha256 = models.CharField(max_length=64, blank=True)
    first_seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.path


class Revision(models.Model):
    """One state of an article's bytes, in the order in which the archive received them."""

    article = models.ForeignKey("archive.Article", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="revisions")
    origin_path = models.CharField(max_length=1000)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_is_unique"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_number_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} revision {self.number}"
