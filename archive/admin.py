"""The admin: every model listed and searched; what extraction wrote is read-only."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from archive import models

if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:  # only the type checker's ModelAdmin takes a model
    Admin = admin.ModelAdmin


class ReadOnly(Admin):
    """Extracted rows are replaced at each re-ingest, so an edit here would be lost without a word."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(models.Article)
class ArticleAdmin(ReadOnly):
    list_display = [
        "public_id",
        "title",
        "date_edtf",
        "source",
        "language",
        "quotation_count",
        "withdrawn_at",
    ]
    list_filter = ["language", ("withdrawn_at", admin.EmptyFieldListFilter), "extractor"]
    list_select_related = ["source"]
    search_fields = ["public_id", "title", "origins__path", "original__sha256"]


@admin.register(models.Quotation)
class QuotationAdmin(ReadOnly):
    list_display = ["text", "speaker", "kind", "attribution_rule", "attribution_confidence", "article"]
    list_filter = ["kind", "attribution_rule"]
    list_select_related = ["speaker", "article"]
    search_fields = ["text", "speaker__name", "article__public_id"]


@admin.register(models.Speaker)
class SpeakerAdmin(ReadOnly):
    list_display = ["name", "kind", "has_full_name", "slug"]
    list_filter = ["kind", "has_full_name"]
    search_fields = ["name", "slug", "key"]


@admin.register(models.SpeakerSuggestion)
class SpeakerSuggestionAdmin(ReadOnly):
    list_display = ["speaker", "candidate", "reason"]
    list_select_related = ["speaker", "candidate"]
    search_fields = ["speaker__name", "candidate__name"]


@admin.register(models.Appearance)
class AppearanceAdmin(ReadOnly):
    list_display = ["name", "speaker", "article", "link_rule", "stated"]
    list_filter = ["kind", "link_rule", "stated"]
    list_select_related = ["speaker", "article"]
    search_fields = ["name", "speaker__name", "article__public_id"]


@admin.register(models.NameForm, models.Role)
class PrintedFormAdmin(ReadOnly):
    list_display = ["text", "appearance"]
    list_select_related = ["appearance"]
    search_fields = ["text"]


@admin.register(models.Source)
class SourceAdmin(ReadOnly):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]


@admin.register(models.Evidence)
class EvidenceAdmin(ReadOnly):
    list_display = ["article", "field", "value", "rank", "rule", "confidence", "origin"]
    list_filter = ["field", "rule"]
    list_select_related = ["article"]
    search_fields = ["value", "article__public_id"]


@admin.register(models.SeriesMention)
class SeriesMentionAdmin(ReadOnly):
    list_display = ["article", "name", "number"]
    list_select_related = ["article"]
    search_fields = ["name", "article__public_id"]


@admin.register(models.DateInterval)
class DateIntervalAdmin(ReadOnly):
    list_display = ["article", "earliest", "latest"]
    list_select_related = ["article"]
    search_fields = ["article__public_id"]


@admin.register(models.Original)
class OriginalAdmin(ReadOnly):
    list_display = ["sha256", "size", "media_type", "received_at"]
    search_fields = ["sha256"]


@admin.register(models.Origin)
class OriginAdmin(ReadOnly):
    list_display = ["path", "collection", "article", "first_seen_at"]
    list_filter = ["collection"]
    list_select_related = ["article"]
    search_fields = ["path", "article__public_id"]


@admin.register(models.Revision)
class RevisionAdmin(ReadOnly):
    list_display = ["article", "number", "original", "origin_path", "stored_at"]
    list_select_related = ["article", "original"]
    search_fields = ["article__public_id", "origin_path"]


@admin.register(models.IngestRun)
class IngestRunAdmin(ReadOnly):
    list_display = ["started_at", "finished_at", "new", "changed", "unchanged", "skipped", "quarantined"]
    search_fields = ["paths"]


@admin.register(models.IngestProblem)
class IngestProblemAdmin(ReadOnly):
    list_display = ["origin_path", "stage", "message", "permanent", "seen_at", "resolved_at"]
    list_filter = ["stage", "permanent", ("resolved_at", admin.EmptyFieldListFilter)]
    search_fields = ["origin_path", "message", "sha256"]


@admin.register(models.OutboxEntry)
class OutboxEntryAdmin(ReadOnly):
    list_display = ["article_id", "queued_at"]
    search_fields = ["=article_id"]


@admin.register(models.Fingerprint)
class FingerprintAdmin(ReadOnly):
    list_display = ["article", "shingle"]
    list_select_related = ["article"]
    search_fields = ["article__public_id", "=shingle"]
