"""Primary keys to hits: the shown page's rows, loaded once, with marks and passages."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from archive.models import Article, Quotation
from archive.search.lookup import ByKeys, fetched
from archive.search.results import Hit
from archive.search.snippets import Marker
from archive.search.tree import Node, asks
from archive.text import Span

__all__ = ["article_hits", "quotation_hits"]

LANGUAGES_AT_ONCE = 100  # more than a page has


def article_hits(keys: Sequence[int], node: Node | None, *, snippets: bool = True) -> tuple[Hit, ...]:
    """Hits of articles in the given order; an article that has gone since is left out."""
    rows = _visible(_texts if snippets else _titles, keys)
    quoted = _spans(keys) if snippets and asks(node, "quote") else {}
    marker = _markers(node)

    def hit(key: int, title: str, language: str, text: str = "") -> Hit:
        marked = marker(language).article(text, title=title, quotations=quoted.get(key, ()))
        return Hit(key, title_marks=marked.title_marks, snippets=marked.snippets() if snippets else ())

    return tuple(hit(key, *rows[key]) for key in keys if key in rows)


def quotation_hits(keys: Sequence[int], node: Node | None, *, snippets: bool = True) -> tuple[Hit, ...]:
    """Hits of quotations in the given order, which are shown whole, with all that matched."""
    rows = _visible(_quotations, keys)
    marker = _markers(node)

    def hit(key: int, article: int, title: str, spoken: str, language: str, text: str) -> Hit:
        marked = marker(spoken or language).quotation(text, title=title)
        said = marked.marks if snippets else ()
        return Hit(article, quotation=key, title_marks=marked.title_marks, said_marks=said)

    return tuple(hit(key, *rows[key]) for key in keys if key in rows)


Rows = QuerySet[Any, tuple[Any, ...]]


def _visible(by_keys: ByKeys, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """By key the rows whose article is not withdrawn, which their second value tells: asked of fifty keys or
    more, SQLite would go through all such articles."""
    return {key: tuple(values) for key, gone, *values in fetched(by_keys, keys) if gone is None}


def _titles(keys: list[str]) -> Rows:
    return Article.objects.filter(pk__in=keys).values_list("pk", "withdrawn_at", "title", "language")


def _texts(keys: list[str]) -> Rows:
    return Article.objects.filter(pk__in=keys).values_list("pk", "withdrawn_at", "title", "language", "text")


def _quotations(keys: list[str]) -> Rows:
    article = ("article_id", "article__title")
    fields = ("pk", "article__withdrawn_at", *article, "language", "article__language", "text")
    return Quotation.objects.filter(pk__in=keys).values_list(*fields)


def _places(keys: list[str]) -> Rows:
    return Quotation.objects.filter(article__in=keys).order_by("start").values_list("article", "start", "end")


def _spans(keys: Sequence[int]) -> dict[int, list[Span]]:
    """The places of the articles' quotations."""
    spans: dict[int, list[Span]] = {}
    for article, start, end in fetched(_places, keys):
        spans.setdefault(article, []).append(Span(start, end))
    return spans


def _markers(node: Node | None) -> Callable[[str], Marker]:
    """One Marker a language, made when first needed."""
    return lru_cache(maxsize=LANGUAGES_AT_ONCE)(lambda language: Marker(node, language))
