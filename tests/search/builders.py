"""A small index of its own, in Haystack's terms, over any model with whole numbers as keys."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from haystack import connections, indexes
from haystack.fields import FacetMultiValueField
from haystack.utils.loading import UnifiedIndex

from archive.models import Source, Speaker
from archive.search.whoosh.backend import Backend


class SourceIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    text = indexes.CharField(document=True, stored=False)
    name = indexes.CharField(model_attr="name", faceted=True)
    tags = FacetMultiValueField()
    made = indexes.DateTimeField(null=True)
    size = indexes.IntegerField(null=True)

    def get_model(self) -> type[Source]:
        return Source

    def prepare(self, obj: Source) -> dict[str, Any]:
        given = getattr(obj, "given", Given())
        return super().prepare(obj) | {
            "text": given.text, "tags": list(given.tags), "made": given.made, "size": given.size,
        }  # fmt: skip


class SpeakerIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    text = indexes.CharField(document=True, model_attr="name", stored=False)

    def get_model(self) -> type[Speaker]:
        return Speaker


@dataclass(frozen=True)
class Given:
    text: str = "words"
    tags: tuple[str, ...] = ()
    made: datetime | None = None
    size: int | None = None


def a_source(key: int, name: str = "Someone", **given: Any) -> Source:
    """A source as the index sees it; no row is made."""
    source = Source(pk=key, key=f"k{key}", name=name, slug=f"s{key}")
    source.given = Given(**given)  # type: ignore[attr-defined]
    return source


def declare(*declared: indexes.SearchIndex) -> Backend:
    """Let Haystack know these indexes and no others, and start from an empty index."""
    connections["default"].reset_sessions()
    unified = UnifiedIndex()
    unified.build(indexes=list(declared))
    connections["default"]._index = unified
    backend: Backend = connections["default"].get_backend()
    backend.setup()
    return backend


def fill(sources: Iterable[Source]) -> Backend:
    index = SourceIndex()
    backend = declare(index, SpeakerIndex())
    backend.update(index, sources)
    return backend
