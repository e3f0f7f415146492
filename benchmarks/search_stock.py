"""Stock Haystack on Whoosh over the same rows: its own engine class, its own index, as its guide has it."""

import time
from pathlib import Path

from haystack import connections, indexes
from haystack.backends.whoosh_backend import WhooshEngine
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from archive.models import Article

ALIAS = "stock"
BATCH = 1_000


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, model_attr="text")
    title = indexes.CharField(model_attr="title")
    source = indexes.CharField(faceted=True)
    speaker = indexes.MultiValueField(faceted=True)
    year = indexes.CharField(faceted=True)
    date = indexes.DateField(model_attr="date_earliest", null=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None):
        return Article.objects.select_related("source").prefetch_related("appearances__speaker")

    def prepare_source(self, obj: Article) -> str:
        return obj.source.slug if obj.source else "unknown"

    def prepare_speaker(self, obj: Article) -> list[str]:
        return [one.speaker.slug for one in obj.appearances.all()]

    def prepare_year(self, obj: Article) -> str:
        return obj.date_edtf[:4] or "undated"


def connect(path: Path) -> None:
    connections.connections_info[ALIAS] = {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(path),
        "SILENTLY_FAIL": False,
    }
    engine = connections[ALIAS]
    assert isinstance(engine, WhooshEngine)
    engine.options = connections.connections_info[ALIAS]
    unified = UnifiedIndex()
    unified.build(indexes=[StockIndex()])
    engine._index = unified


def build(path: Path) -> tuple[int, float]:
    """Documents and seconds, in batches as `rebuild_index` writes them."""
    connect(path)
    backend = connections[ALIAS].get_backend()
    backend.setup()
    index = connections[ALIAS].get_unified_index().get_index(Article)
    started, count = time.perf_counter(), 0
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        rows = list(index.index_queryset().filter(pk__in=keys[start : start + BATCH]))
        backend.update(index, rows)
        count += len(rows)
        print(count, round(time.perf_counter() - started), flush=True)
    return count, time.perf_counter() - started


def page(
    text: str, *, facets: bool = True, newest: bool = False, narrow: str = "", highlight: bool = True
) -> int:
    """A results page as Haystack's guide builds one: the total, 20 results, facets and highlights."""
    found = SearchQuerySet(using=ALIAS).filter(content=text) if "*" not in text else None
    if found is None:
        found = SearchQuerySet(using=ALIAS).filter(content__startswith=text.rstrip("*"))
    if text.startswith('"'):
        found = SearchQuerySet(using=ALIAS).auto_query(text)
    if narrow:
        found = found.narrow(narrow)
    if newest:
        found = found.order_by("-date")
    if highlight:
        found = found.highlight()
    if facets:
        for field in ("source", "speaker", "year"):
            found = found.facet(field)
    rows = found[:20]
    total = found.count()
    if facets:
        found.facet_counts()
    return total if rows is not None else 0
