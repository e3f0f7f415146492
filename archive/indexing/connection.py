"""The connection that this archive indexes through, and its documents' models by Haystack's names."""

from haystack import connections

from archive.search.fields import ARTICLE, QUOTATION
from archive.search.whoosh.backend import Backend

__all__ = ["ARTICLE", "QUOTATION", "the_backend"]


def the_backend() -> Backend:
    backend: Backend = connections["default"].get_backend()
    return backend
