"""What a result stands for: other versions of its text that match as well, each with its own address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.models import Article, Quotation
from archive.search.results import Hit, Results
from archive.web.links import search_address

__all__ = ["Behind", "Switch", "Version", "behind", "switch"]


@dataclass(frozen=True, slots=True)
class Version:
    """One of them: the article, and the address of what matches in it."""

    article: Article
    href: str


@dataclass(frozen=True, slots=True)
class Behind:
    """How many there are, the first of them, how many more, and the search that lists every version."""

    count: int
    listed: tuple[Version, ...]
    more: int
    every: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the same search, its versions listed otherwise."""

    text: str
    href: str


def behind(results: Results) -> Mapping[int, Behind]:
    """By the key of the hit's article or quotation; only for hits that stand for others."""
    hits = [hit for hit in results.hits if hit.hidden]
    if not hits:
        return {}
    keys = [key for hit in hits for key in hit.others]
    held = _quotations(keys) if results.query.subject == "quotations" else _articles(keys)
    every = search_address(replace(results.query, versions="all", page=1))
    return {hit.quotation or hit.article: _behind(hit, held, every) for hit in hits}


def switch(results: Results) -> Switch | None:
    """From versions of one text as one result to each by itself, where there are any, and back."""
    query = replace(results.query, page=1)
    if query.versions == "all":
        return Switch("versions of one text as one result", search_address(replace(query, versions="one")))
    hidden = results.documents - results.total
    if hidden <= 0:
        return None
    what = "version" if hidden == 1 else "versions"
    return Switch(f"list {hidden:,} other {what} too", search_address(replace(query, versions="all")))


def _behind(hit: Hit, held: Mapping[int, Version], every: str) -> Behind:
    listed = tuple(held[key] for key in hit.others if key in held)
    return Behind(hit.hidden, listed, hit.hidden - len(hit.others), every)


def _articles(keys: list[int]) -> dict[int, Version]:
    found = Article.objects.select_related("source").defer(*Article.LONG).visible_by_key(keys)
    return {key: Version(article, article.get_absolute_url()) for key, article in found.items()}


def _quotations(keys: list[int]) -> dict[int, Version]:
    found = Quotation.objects.select_related("article__source").visible_by_key(keys)
    return {key: Version(one.article, one.get_absolute_url()) for key, one in found.items()}
