"""Stock Haystack on Whoosh over the same rows: its own engine class, its own index, as its guide has it."""

import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from haystack import connections, indexes
from haystack.backends.whoosh_backend import WhooshEngine
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from archive.models import Article

ALIAS = "stock"
BATCH = 1_000
MEMORY = 512  # MB of postings that Whoosh's writer sorts at a time
FACETS = ("source", "speaker", "year")


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


def build(path: Path, most: int) -> tuple[int, float]:
    """Documents and seconds of the first `most` rows, in batches as `rebuild_index` writes them."""
    index, backend = _opened(path)
    started, count = time.perf_counter(), 0
    for rows in _batches(index, most):
        backend.update(index, rows)
        count += len(rows)
    return count, time.perf_counter() - started


def build_at_once(path: Path) -> tuple[int, float]:
    """The same index by Whoosh's writer in one commit: one segment, in a fraction of the time.

    `rebuild_index` looks every document up before it adds it and merges segments with every batch, which
    at 100,000 documents takes hours. Schema, analysis and file format are those of the stock backend, and
    one segment is the best that it can be given to search."""
    index, backend = _opened(path)
    writer = backend.index.writer(limitmb=MEMORY)
    started, count = time.perf_counter(), 0
    for rows in _batches(index, None):
        for row in rows:
            prepared = index.full_prepare(row)
            writer.add_document(**{name: backend._from_python(value) for name, value in prepared.items()})
        count += len(rows)
        print(count, round(time.perf_counter() - started), flush=True)
    writer.commit(merge=False)
    return count, time.perf_counter() - started


def _opened(path: Path) -> tuple[StockIndex, Any]:
    connect(path)
    backend = connections[ALIAS].get_backend()
    backend.setup()
    return connections[ALIAS].get_unified_index().get_index(Article), backend


def _batches(index: StockIndex, most: int | None) -> Iterator[list[Article]]:
    keys = iter(Article.objects.order_by("pk").values_list("pk", flat=True)[:most])
    while batch := list(islice(keys, BATCH)):
        yield list(index.index_queryset().filter(pk__in=batch))


def found(text: str, *, kind: str) -> SearchQuerySet:
    """A query as Haystack's guide writes it; `kind` is a row of the benchmark."""
    asked = SearchQuerySet(using=ALIAS)
    if text.endswith("*"):
        return asked.filter(content__startswith=text.rstrip("*"))
    asked = asked.auto_query(text) if text.startswith('"') else asked.filter(content=text)
    if kind.startswith("filter"):
        asked = asked.narrow('source_exact:"outlet-1"')
    return asked.order_by("-date") if kind.startswith("newest") else asked


def page(text: str, *, kind: str, whole: bool) -> int:
    """A results page as Haystack's guide builds one: the total, 20 results; `whole`: with three facets and
    highlighted texts. It is spared the histogram."""
    asked = found(text, kind=kind)
    if whole:
        asked = asked.highlight()
        for field in FACETS:
            asked = asked.facet(field)
    list(asked[:20])
    total = asked.count()
    if whole:
        asked.facet_counts()
    return int(total)
