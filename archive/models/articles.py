"""Articles: the documents as readers see them, and the intervals that their dates may lie in."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.functional import cached_property

from archive import dates
from archive.models.addresses import address_of
from archive.models.originals import Original
from archive.models.sources import Source
from archive.paragraphs import flowing
from archive.text import Span, Text

if TYPE_CHECKING:
    from archive.models.evidence import Evidence
    from archive.models.originals import Origin, Revision
    from archive.models.quotations import Quotation
    from archive.models.series import SeriesMention
    from archive.models.speakers import Appearance
    from archive.models.versions import Fingerprint

TITLE_LENGTH = 100  # contracts.md: "at most 100 characters"


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible(self) -> "ArticleQuerySet":
        """Those that readers may see: not withdrawn."""
        return self.filter(withdrawn_at=None)

    def visible_by_key(self, keys: Iterable[int]) -> dict[int, "Article"]:
        """Those of these keys that are visible, by key. Not by `visible`: asked for fifty keys or more SQLite
        would go through all articles that are not withdrawn."""
        return {key: one for key, one in self.in_bulk(keys).items() if not one.is_withdrawn}

    def newest_first(self) -> "ArticleQuerySet":
        """By date, undated last."""
        return self.order_by(F("date_earliest").desc(nulls_last=True), F("date_latest").desc(), "pk")

    def oldest_first(self) -> "ArticleQuerySet":
        """By date, undated last."""
        return self.order_by(F("date_earliest").asc(nulls_last=True), F("date_latest").asc(), "pk")

    def undated(self) -> "ArticleQuerySet":
        """Those whose year is unknown, a known month and day included."""
        return self.filter(date_earliest=None)

    def overlapping(self, first: date, last: date) -> "ArticleQuerySet":
        """Those that may have been published between the two days, both included."""
        intervals = DateInterval.objects.filter(earliest__lte=last, latest__gte=first)
        return self.filter(pk__in=intervals.values("article"))

    def within(self, first: date, last: date) -> "ArticleQuerySet":
        """Those certainly published between the two days, both included."""
        return self.filter(date_earliest__gte=first, date_latest__lte=last)

    def for_lists(self) -> "ArticleQuerySet":
        """Without the long columns, with all that a row of a list shows, in a fixed number of queries."""
        named = apps.get_model("archive", "Appearance").objects.select_related("speaker")
        return (
            self.defer(*Article.LONG)
            .select_related("source")
            .prefetch_related(
                Prefetch("vias", to_attr="fetched_vias"),
                Prefetch("appearances", named, to_attr="fetched_appearances"),
            )
        )


class Article(models.Model):
    """One ingested document. All but its public id, slug, original and withdrawal is extraction."""

    LONG = ("text", "metadata", "headings", "flags")  # columns that no list shows

    class VersionState(models.TextChoices):
        """What is known of an article's other versions."""

        UNREAD = "unread", "its wording is not sampled yet"
        NEW = "new", "its wording is new"
        STALE = "stale", "to be grouped anew"
        GROUPED = "grouped", "grouped"

    public_id = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=120, allow_unicode=True, help_text="given once")
    revision = models.PositiveIntegerField(default=1)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="articles")
    extractor = models.CharField(max_length=40, help_text="version of the rules that read it")

    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    encoding = models.CharField(max_length=40)
    encoding_certainty = models.FloatField(default=1.0)
    headings = models.JSONField(default=list, help_text="[[start, end], ...]")

    title = models.CharField(max_length=TITLE_LENGTH)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="articles", null=True, blank=True
    )
    vias = models.ManyToManyField(Source, related_name="relayed", blank=True)
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47; empty when unknown")
    url = models.TextField(blank=True, help_text="the container's address for it; http or https")
    metadata = models.JSONField(default=dict, blank=True, help_text="the container's other fields")

    flags = models.JSONField(
        default=list, blank=True, help_text="what is odd about the text: [{kind, says, span: [start, end]}]"
    )

    date_edtf = models.CharField(max_length=400, blank=True, help_text="EDTF; empty when unknown")
    date_earliest = models.DateField(null=True, blank=True)
    date_latest = models.DateField(null=True, blank=True)
    year_evidence = models.PositiveSmallIntegerField(
        default=0, help_text="independent pieces of evidence for an inferred year"
    )
    quotation_count = models.PositiveIntegerField(default=0)

    version_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="versions", null=True, blank=True,
        help_text="the first article of this text; empty for that one and for one of its own",
    )  # fmt: skip
    version_state = models.CharField(max_length=10, choices=VersionState, default=VersionState.UNREAD)

    stored_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    index_version = models.PositiveIntegerField(
        default=0, help_text="rises with each change that the search index must see"
    )

    appearances: "models.Manager[Appearance]"
    evidence: "models.Manager[Evidence]"
    fingerprints: "models.Manager[Fingerprint]"
    intervals: "models.Manager[DateInterval]"
    origins: "models.Manager[Origin]"
    quotations: "models.Manager[Quotation]"
    revisions: "models.Manager[Revision]"
    series_mentions: "models.Manager[SeriesMention]"

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            # The visible, newest first; NULLs, the undated, come last of themselves in descending order.
            models.Index(
                fields=["withdrawn_at", "-date_earliest", "-date_latest", "id"], name="article_newest"
            ),
            models.Index(fields=["version_state"], name="article_version_state"),
            # Counts of visible articles read these alone: a row's own page lies behind its whole text.
            models.Index(fields=["withdrawn_at", "date_edtf"], name="article_visible_dates"),
            models.Index(fields=["withdrawn_at", "source"], name="article_visible_sources"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(date_earliest__isnull=True, date_latest__isnull=True)
                | Q(
                    date_earliest__isnull=False,
                    date_latest__isnull=False,
                    date_earliest__lte=F("date_latest"),
                ),
                name="article_dates_are_both_known_or_neither",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="article_withdrawal_has_a_reason",
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="article_revision_starts_at_one"),
            models.CheckConstraint(
                condition=Q(encoding_certainty__gte=0, encoding_certainty__lte=1),
                name="article_encoding_certainty_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        """Keeps the date columns derived from the EDTF value; raises ValueError when it is not EDTF."""
        known = dates.parse(self.date_edtf) if self.date_edtf else None
        self.date_earliest = known.earliest if known else None
        self.date_latest = known.latest if known else None
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return address_of("article", self.public_id, self.slug)

    def version_group(self) -> ArticleQuerySet:
        """Every version of this text, this article and withdrawn ones included."""
        leader = self.version_of_id or self.pk
        # Two lookups by index: SQLite answers one "pk or version_of" in order by going through every article.
        first = Article.objects.order_by().filter(pk=leader).values("pk")
        followers = Article.objects.order_by().filter(version_of=leader).values("pk")
        return Article.objects.filter(pk__in=first.union(followers))

    def other_versions(self) -> ArticleQuerySet:
        """The other articles that readers may see whose text is this one republished, corrected or trimmed;
        the oldest first, ready for a list."""
        return self.version_group().visible().exclude(pk=self.pk).for_lists().oldest_first()

    @property
    def listed_vias(self) -> "list[Source]":
        """Whom it was taken from, where `for_lists` has fetched it: a manager takes longer than a row."""
        fetched: list[Source] | None = self.__dict__.get("fetched_vias")
        return list(self.vias.all()) if fetched is None else fetched

    @property
    def listed_appearances(self) -> "list[Appearance]":
        """Its speakers in their order, each with whom the archive knows; likewise."""
        fetched: list[Appearance] | None = self.__dict__.get("fetched_appearances")
        return list(self.appearances.select_related("speaker")) if fetched is None else fetched

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def headline(self) -> str:
        """The title as a heading begins it: in a large letter, but for words such as "iPhone"."""
        inside = self.title[1:2].isupper()
        return self.title if inside else self.title[:1].upper() + self.title[1:]

    @property
    def date_words(self) -> dates.Words:
        """The date in words, as it is known."""
        return dates.words(self.date_edtf or None, year_evidence=self.year_evidence)

    @property
    def heading_spans(self) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in self.headings)

    @cached_property
    def paragraph_lines(self) -> tuple[tuple[Span, ...], ...]:
        """The printed lines of each paragraph, headings included: several where it is hard-wrapped."""
        printed = Text(self.text).paragraphs
        return tuple(tuple(group) for group in flowing(self.text, printed, headings=self.heading_spans))

    @property
    def paragraph_spans(self) -> tuple[Span, ...]:
        """Each paragraph of the text, headings included."""
        return tuple(Span(group[0].start, group[-1].end) for group in self.paragraph_lines)


class DateInterval(models.Model):
    """One interval that an article's date may lie in: one a date, or one a member of an EDTF set."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="intervals")
    earliest = models.DateField()
    latest = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["earliest", "latest"], name="interval_bounds")]
        constraints = [
            models.CheckConstraint(condition=Q(earliest__lte=F("latest")), name="interval_is_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.earliest}/{self.latest}"
