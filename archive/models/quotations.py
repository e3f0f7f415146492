"""Quotations: reported words at their place in an article."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Prefetch, Q

from archive.models.articles import Article
from archive.models.spans import span_is_sound, span_or_none
from archive.models.speakers import Appearance, Speaker
from archive.text import Span


class QuotationQuerySet(models.QuerySet["Quotation"]):
    def visible(self) -> "QuotationQuerySet":
        """Those in articles that are not withdrawn."""
        return self.filter(article__withdrawn_at=None)

    def visible_by_key(self, keys: Iterable[int]) -> dict[int, "Quotation"]:
        """Those of these keys that are visible, by key. Not by `visible`: asked for fifty keys or more SQLite
        would go through all articles that are not withdrawn, which takes a second of a hundred thousand."""
        found = self.select_related("article").in_bulk(keys)
        return {key: one for key, one in found.items() if not one.article.is_withdrawn}

    def unattributed(self) -> "QuotationQuerySet":
        return self.filter(speaker=None)

    def newest_first(self) -> "QuotationQuerySet":
        """By the article's date, undated last; in text order within an article."""
        return self.order_by(F("article__date_earliest").desc(nulls_last=True), "article", "start")

    def oldest_first(self) -> "QuotationQuerySet":
        """By the article's date, undated last; in text order within an article."""
        return self.order_by(F("article__date_earliest").asc(nulls_last=True), "article", "start")

    def for_lists(self) -> "QuotationQuerySet":
        """With all that a row of a list shows, in a fixed number of queries."""
        return (
            self.select_related("article", "article__source", "speaker", "appearance")
            .defer("article__text", "article__metadata", "article__headings")
            .prefetch_related(Prefetch("article__vias", to_attr="fetched_vias"))
        )


class Quotation(models.Model):
    """Words that an article reports. `text` equals the article's text between `start` and `end`.

    `speaker` repeats the appearance's speaker, so that a speaker's quotations are one index away.
    """

    class Kind(models.TextChoices):
        DIRECT = "direct", "direct"
        INDIRECT = "indirect", "indirect"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quotations")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    confidence = models.FloatField()

    appearance = models.ForeignKey(
        Appearance, on_delete=models.CASCADE, related_name="quotations", null=True, blank=True
    )
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, related_name="quotations", null=True, blank=True
    )
    mention_start = models.PositiveIntegerField(null=True, blank=True)
    mention_end = models.PositiveIntegerField(null=True, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    attribution_rule = models.CharField(max_length=60, blank=True)
    attribution_confidence = models.FloatField(null=True, blank=True)

    language = models.CharField(
        max_length=35, blank=True, db_default="", default="", help_text="of these words; BCP 47"
    )
    language_confidence = models.FloatField(
        null=True, blank=True, help_text="empty where it is taken from the article"
    )
    said_on = models.CharField(
        max_length=400,
        blank=True,
        db_default="",
        default="",
        help_text="EDTF of the day that the text gives for these words",
    )
    said_start = models.PositiveIntegerField(null=True, blank=True, help_text="of the words that give it")
    said_end = models.PositiveIntegerField(null=True, blank=True)

    objects = QuotationQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position"]
        indexes = [models.Index(fields=["speaker", "article"], name="quotation_speaker_article")]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="quotation_position_is_unique"),
            span_is_sound("", name="quotation_span_is_sound", optional=False),
            span_is_sound("mention_", name="quotation_mention_is_sound", optional=True),
            span_is_sound("cue_", name="quotation_cue_is_sound", optional=True),
            span_is_sound("said_", name="quotation_said_is_sound", optional=True),
            models.CheckConstraint(
                condition=Q(
                    appearance__isnull=True, speaker__isnull=True, attribution_confidence__isnull=True
                )
                | Q(appearance__isnull=False, speaker__isnull=False, attribution_confidence__isnull=False),
                name="quotation_is_attributed_wholly_or_not",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="quotation_confidence_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"q-{self.start}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def mention(self) -> Span | None:
        return span_or_none(self.mention_start, self.mention_end)

    @property
    def said(self) -> Span | None:
        """The words that name the day on which it was said, whether or not they could be placed."""
        return span_or_none(self.said_start, self.said_end)

    @property
    def cue(self) -> Span | None:
        return span_or_none(self.cue_start, self.cue_end)
