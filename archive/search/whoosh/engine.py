"""Haystack's engine class: the one door between Haystack and this index."""

from haystack.backends import BaseEngine

from archive.search.whoosh.backend import Backend
from archive.search.whoosh.searching import SearchQuery

__all__ = ["Engine"]


class Engine(BaseEngine):  # type: ignore[misc]
    backend = Backend
    query = SearchQuery
