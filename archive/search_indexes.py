"""Rows as Haystack documents: articles, and quotations with the source and date of their article."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.fields.json import KT
from haystack import indexes
from haystack.fields import FacetCharField, FacetMultiValueField

from archive import dates
from archive.models import Appearance, Article, Quotation
from archive.search.analysis import folded_words
from archive.search.query import INFERRED, SPREAD, UNDATED, UNKNOWN_LANGUAGE, UNKNOWN_SOURCE
from archive.search.whoosh.schema import Intervals, Words

__all__ = ["ArticleIndex", "QuotationIndex", "for_indexing"]

# A title says in a few words what the text is about. nDCG@10 on the dev half of notes with titles of their
# own (semanlink, python -m benchmarks.ranking): .471 at 1, .486 at 2.5, .489 at 4; where the title is just
# the first sentence again (papers), .871 at 1.5, .859 at 2.5, .857 at 4. Words of quotations, which stand
# in the text as well, count no more than others there: counted once more by .1, .3 or 1, the nDCG@10 of 155
# news articles sought by words of their headlines falls by .002, .006 and .012.
TITLE_WEIGHT = 2.5


def for_indexing() -> QuerySet[Article]:
    """Visible articles with all that their documents and their quotations' documents hold."""
    quotations = Quotation.objects.select_related("speaker", "appearance__speaker").order_by("position")
    appearances = Appearance.objects.select_related("speaker")
    return (
        Article.objects.visible()
        .select_related("source")
        .defer("metadata", "headings")
        .annotate(
            leads=Exists(Article.objects.filter(version_of=OuterRef("pk"))), whole_title=KT("metadata__title")
        )
        .prefetch_related(
            "vias",
            "intervals",
            Prefetch("quotations", queryset=quotations),
            Prefetch("appearances", queryset=appearances),
        )
    )


class Published(indexes.SearchIndex):  # type: ignore[misc]
    """What articles and quotations share: where, when and in which language it was published. Versions of
    one text hold the same number in `wording`; it is empty where an article has no other version. `periods`
    is what a histogram draws: each year and month that the date touches, again with INFERRED after it where
    the year is inferred; SPREAD where the date is of no single month; UNDATED."""

    source = FacetCharField(stored=False)
    via = FacetMultiValueField(stored=False)
    speaker = FacetMultiValueField(stored=False)
    speaker_names = Words()
    source_names = Words()
    year = FacetMultiValueField(stored=False)
    periods = FacetMultiValueField(stored=False)
    dated = FacetCharField(stored=False)
    days = Intervals(stored=False)
    earliest = indexes.IntegerField(stored=False, null=True)
    latest = indexes.IntegerField(stored=False, null=True)
    language = FacetCharField(stored=False)
    kind = FacetMultiValueField(stored=False)
    wording = indexes.IntegerField(stored=False, null=True)

    def prepare(self, obj: Any) -> dict[str, Any]:
        data: dict[str, Any] = super().prepare(obj)
        return data | _published(self.article_of(obj))

    def article_of(self, obj: Any) -> Article:
        raise NotImplementedError


class ArticleIndex(Published, indexes.Indexable):  # type: ignore[misc]
    text = Words(document=True, model_attr="text")
    title = Words(model_attr="title", weight=TITLE_WEIGHT)
    version = indexes.IntegerField(model_attr="index_version", stored=False)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        return for_indexing()

    def read_queryset(self, using: str | None = None) -> QuerySet[Article]:
        return Article.objects.visible()

    def should_update(self, instance: Article, **kwargs: Any) -> bool:
        return not instance.is_withdrawn

    def article_of(self, obj: Article) -> Article:
        return obj

    def prepare(self, obj: Article) -> dict[str, Any]:
        data = super().prepare(obj)
        quoted = {quotation.speaker_id for quotation in obj.quotations.all()} - {None}
        meant = [one for one in obj.appearances.all() if one.stated or one.speaker_id in quoted]
        data["speaker"] = list(dict.fromkeys(one.speaker.slug for one in meant))
        data["speaker_names"] = _names(meant)
        data["title"] = _whole_title(obj)
        data["wording"] = _leader(obj)
        data["kind"] = sorted({quotation.kind for quotation in obj.quotations.all()})
        return data


class QuotationIndex(Published, indexes.Indexable):  # type: ignore[misc]
    text = Words(document=True, model_attr="text")
    article = indexes.IntegerField(model_attr="article_id", stored=False)
    start = indexes.IntegerField(model_attr="start", stored=False)
    attributed = FacetCharField(stored=False)

    def get_model(self) -> type[Quotation]:
        return Quotation

    def index_queryset(self, using: str | None = None) -> QuerySet[Quotation]:
        return Quotation.objects.visible().select_related("article__source", "speaker", "appearance__speaker")

    def read_queryset(self, using: str | None = None) -> QuerySet[Quotation]:
        return Quotation.objects.visible()

    def article_of(self, obj: Quotation) -> Article:
        return obj.article

    def prepare(self, obj: Quotation) -> dict[str, Any]:
        data = super().prepare(obj)
        data["speaker"] = [obj.speaker.slug] if obj.speaker else []
        data["speaker_names"] = _names([obj.appearance] if obj.appearance else [])
        data["attributed"] = "true" if obj.speaker else "false"
        data["kind"] = [obj.kind]
        data["language"] = obj.language or data["language"]
        leader = _leader(obj.article)
        data["wording"] = None if leader is None else _number(leader, folded_words(obj.text))
        return data


def _whole_title(article: Article) -> str:
    """The title; all of it where the archive shows only the beginning of what the container states."""
    whole = getattr(article, "whole_title", "")  # told by `for_indexing`
    whole = article.metadata.get("title") if whole == "" else whole
    return whole if isinstance(whole, str) and whole.startswith(article.title) else article.title


def _leader(article: Article) -> int | None:
    """The key of the article that leads the versions of this one's text; None where it has no other."""
    if article.version_of_id is not None:
        return article.version_of_id
    leads = getattr(article, "leads", None)  # told by `for_indexing`
    leads = article.versions.exists() if leads is None else leads
    return article.pk if leads else None


def _number(leader: int, words: Iterable[str]) -> int:
    """The same for the same words in versions of the same text; 63 bits, so that chance meetings are rare."""
    digest = blake2b(f"{leader} {' '.join(words)}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def _names(appearances: Iterable[Appearance]) -> str:
    """What the speakers are called, in the archive and in the article; a line each, so that no phrase
    spans two names."""
    listed = (name for one in appearances for name in (one.speaker.name, one.name))
    return "\n".join(dict.fromkeys(listed))


def _published(article: Article) -> dict[str, Any]:
    known = dates.parse(article.date_edtf) if article.date_edtf else None
    vias = list(article.vias.all())
    sources = [article.source, *vias] if article.source else vias
    return {
        "source": article.source.slug if article.source else UNKNOWN_SOURCE,
        "source_names": "\n".join(source.name for source in sources),
        "via": [source.slug for source in vias],
        "year": [f"{year:04}" for year in known.years] if known and known.years else [UNDATED],
        "periods": _periods(known),
        "dated": "true" if known and known.intervals else "false",
        "days": [(one.earliest, one.latest) for one in article.intervals.all()],
        "earliest": _day(article.date_earliest),
        "latest": _day(article.date_latest),
        "language": article.language or UNKNOWN_LANGUAGE,
    }


def _periods(known: dates.Edtf | None) -> list[str]:
    if known is None or not known.years:
        return [UNDATED]
    months = [f"{year:04}-{month:02}" for year, month in known.months]
    periods = [f"{year:04}" for year in known.years] + months
    inferred = [f"{period} {INFERRED}" for period in periods] if known.inferred else []
    return [*periods, *inferred, *([SPREAD] if len(months) > 1 else [])]


def _day(value: date | None) -> int | None:
    return value.toordinal() if value else None
