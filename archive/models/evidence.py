"""Evidence: why the archive holds a value."""

from django.db import models
from django.db.models import Q

from archive.models.articles import Article
from archive.models.spans import span_is_sound, span_or_none
from archive.text import Span


class Evidence(models.Model):
    """One reason for one value of an article's field.

    `rank` 0 marks the effective value; what it outranked follows. A value read from the text has a
    span; one that the container stated names its field in `origin`. Quotations and name forms hold
    their own spans and are not repeated here. Of datelines and statements each rank is a day of its own
    and all are effective; its value is empty where the words ("on Saturday") cannot be placed.
    """

    class Field(models.TextChoices):
        TITLE = "title", "title"
        DATE = "date", "date"
        SOURCE = "source", "source"
        VIA = "via", "via"
        LANGUAGE = "language", "language"
        DATELINE = "dateline", "day of the dateline"
        STATEMENT = "statement", "day of a statement"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="evidence")
    field = models.CharField(max_length=20, choices=Field)
    rank = models.PositiveIntegerField()
    position = models.PositiveIntegerField(help_text="order within one value")
    value = models.CharField(max_length=400)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=100, blank=True, help_text="the container's field")
    rule = models.CharField(max_length=60)
    confidence = models.FloatField()
    says = models.CharField(max_length=500, blank=True, help_text="what it says, for readers")

    class Meta:
        ordering = ["article", "field", "rank", "position"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "field", "rank", "position"], name="evidence_place_is_unique"
            ),
            span_is_sound("", name="evidence_span_is_sound", optional=True),
            models.CheckConstraint(
                condition=Q(start__isnull=False, origin="") | Q(start__isnull=True),
                name="evidence_read_from_the_text_has_no_origin",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="evidence_confidence_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"

    @property
    def span(self) -> Span | None:
        return span_or_none(self.start, self.end)
