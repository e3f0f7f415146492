"""Primary keys to hits: the shown page's rows, loaded once, with marks and passages."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from archive.models import Article, Quotation
from archive.search.lookup import fetched
from archive.search.results import Hit
from archive.search.snippets import Marker, Term
from archive.search.tree import Node, words_in

__all__ = ["article_hits", "quotation_hits"]

TITLE, QUOTE = ("title",), ("quote",)


def article_hits(keys: Sequence[int], node: Node | None, *, snippets: bool = True) -> tuple[Hit, ...]:
    """Hits of articles in the given order; an article that has gone since is left out."""
    rows = {key: values for key, *values in fetched(_texts if snippets else _titles, keys)}
    titles, texts = _markers(node)

    def hit(key: int, title: str, language: str, text: str = "") -> Hit:
        passages = texts.of(language).snippets(text, skip=title) if snippets else ()
        return Hit(key, title_marks=titles.of(language).marks(title), snippets=passages)

    return tuple(hit(key, *rows[key]) for key in keys if key in rows)


def quotation_hits(keys: Sequence[int], node: Node | None, *, snippets: bool = True) -> tuple[Hit, ...]:
    """Hits of quotations in the given order, which are shown whole, with all that matched."""
    rows = {key: values for key, *values in fetched(_quotations, keys)}
    titles, texts = _markers(node)

    def hit(key: int, article: int, title: str, language: str, text: str) -> Hit:
        said = texts.of(language).marks(text) if snippets else ()
        marks = titles.of(language).marks(title)
        return Hit(article, quotation=key, title_marks=marks, said_marks=said)

    return tuple(hit(key, *rows[key]) for key in keys if key in rows)


Rows = QuerySet[Any, tuple[Any, ...]]


def _titles(keys: list[str]) -> Rows:
    return Article.objects.visible().filter(pk__in=keys).values_list("pk", "title", "language")


def _texts(keys: list[str]) -> Rows:
    return Article.objects.visible().filter(pk__in=keys).values_list("pk", "title", "language", "text")


def _quotations(keys: list[str]) -> Rows:
    fields = ("pk", "article_id", "article__title", "article__language", "text")
    return Quotation.objects.visible().filter(pk__in=keys).values_list(*fields)


def _markers(node: Node | None) -> "tuple[_Markers, _Markers]":
    """Those for titles and for texts; the same where the query asks the same of both."""
    in_title, in_text = words_in(node, fields=TITLE), words_in(node, fields=QUOTE)
    titles = _Markers(in_title)
    return titles, titles if in_title == in_text else _Markers(in_text)


class _Markers:
    """One Marker a language, made when first needed."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._known: dict[str, Marker] = {}

    def of(self, language: str) -> Marker:
        if language not in self._known:
            self._known[language] = Marker(self._terms, language)
        return self._known[language]
