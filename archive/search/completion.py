"""What a reader may be about to type: speakers, sources and words of titles that begin so.

Speakers and sources become fields of the query language, so that more can be typed after them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from django.db.models import Model
from haystack.backends import SQ
from haystack.query import SearchQuerySet
from haystack.utils import get_model_ct
from whoosh import query as whoosh_query

from archive.errors import IndexUnavailable
from archive.models import Article, Quotation, Source, Speaker
from archive.search.analysis import folded_words
from archive.search.grammar import LONGEST
from archive.search.tokens import QUOTES
from archive.search.whoosh.beginnings import words_beginning
from archive.search.whoosh.queries import Starting

__all__ = ["KINDS", "Completion", "Kind", "complete", "names_beginning"]

Kind = Literal["speaker", "source", "title"]
KINDS: tuple[Kind, ...] = ("speaker", "source", "title")

MOST: dict[Kind, int] = {"speaker": 5, "source": 3, "title": 4}
MOST_ALONE = 8  # where one kind alone is wanted
SHORTEST = 2  # letters
LOOKED_THROUGH = 24  # names in a facet: in an article, others stand beside those searched for

_OPEN_FIELD = re.compile(r"\b(speaker|source):\Z", re.IGNORECASE)
_FIELD = re.compile(r"\b([a-z]{1,10}):([^\s()]*)\Z", re.IGNORECASE)
_OPERATOR = re.compile(r"OR|AND|NOT|NEAR/\d+|-.*|.*[:*~].*")
_CHUNK = re.compile(r"[^\s()]+")


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is the whole query with it; `count` tells how many quotations (a speaker), articles (a source)
    or titles have it, about: what was withdrawn lately may be among them."""

    text: str
    label: str
    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class Typed:
    """The folded words at the end of a query, each with the place where its chunk of the query begins, and
    what they may be completed to. `field` says that they stand in a field already."""

    words: tuple[tuple[str, int], ...]
    kinds: tuple[Kind, ...] = KINDS
    field: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name found, how often it occurs, and how many of the last words typed begin words of it."""

    name: str
    count: int
    used: int


def complete(text: str) -> list[Completion]:
    """Likely queries that begin with what is typed. Empty when the index cannot be read."""
    typed = _typed(text) if len(text) <= LONGEST else Typed(())
    if sum(len(word) for word, _ in typed.words) < SHORTEST:
        return []
    most = MOST if len(typed.kinds) > 1 else dict.fromkeys(typed.kinds, MOST_ALONE)
    try:
        found = [one for kind in typed.kinds for one in islice(_completions(text, typed, kind), most[kind])]
    except IndexUnavailable:
        return []
    return [one for one in found if len(one.text) <= LONGEST]


def names_beginning(kind: Kind, text: str) -> list[Completion]:
    """Names alone, for a form with a field for each kind; `text` is the name."""
    words = folded_words(text[:LONGEST])
    if sum(map(len, words)) < SHORTEST:
        return []
    try:
        named = [one for one in _names(kind, words) if one.used == len(words)]
    except IndexUnavailable:
        return []
    return [Completion(one.name, one.name, kind, one.count) for one in named[:MOST_ALONE]]


def _typed(text: str) -> Typed:
    *closed, last = re.split(f"[{QUOTES}]", text)
    at = len(text) - len(last)
    if len(closed) % 2:  # a phrase that is still open: a name in a field, else the reader's own words
        field = _OPEN_FIELD.search(closed[-1])
        start = at - 1 - (len(field[0]) if field else 0)
        words = tuple((word, start) for word in folded_words(last))
        return Typed(words, _kinds(field[1]), field=True) if field else Typed(())
    field = _FIELD.search(last)
    if field:
        start = at + field.start()
        return Typed(tuple((word, start) for word in folded_words(field[2])), _kinds(field[1]), field=True)
    return _plain(last, at)


def _plain(last: str, at: int) -> Typed:
    """The words after the last operator, field or parenthesis; none after a space."""
    chunks = list(_CHUNK.finditer(last))
    if not chunks or chunks[-1].end() < len(last):
        return Typed(())
    if chunks[-1][0].startswith("-"):
        start = at + chunks[-1].start() + 1
        return Typed(tuple((word, start) for word in folded_words(chunks[-1][0])))
    kept: list[tuple[str, int]] = []
    for chunk, before in zip(reversed(chunks), [None, *reversed(chunks)], strict=False):
        apart = before is not None and "(" in last[chunk.end() : before.start()]
        if apart or _OPERATOR.fullmatch(chunk[0]):
            break
        kept = [(word, at + chunk.start()) for word in folded_words(chunk[0])] + kept
    return Typed(tuple(kept))


def _kinds(field: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if kind == field.lower())


def _completions(text: str, typed: Typed, kind: Kind) -> Iterator[Completion]:
    words = [word for word, _ in typed.words]
    if kind == "title":
        start = typed.words[-1][1]
        if len(words[-1]) < SHORTEST or (not typed.field and sum(one == start for _, one in typed.words) > 1):
            return  # too short, or a word of several parts
        for word, count in _title_words(words[-1]):
            if word != words[-1]:
                yield Completion(f"{text[:start]}{'title:' if typed.field else ''}{word} ", word, kind, count)
        return
    for named in _names(kind, words):
        whole = typed.field and named.used < len(words)
        places = [start for _, start in typed.words]
        first = len(words) - named.used
        if not whole and places[first] not in places[: 0 if typed.field else first]:
            name = " ".join(re.sub(f"[{QUOTES}]", " ", named.name).split())
            yield Completion(f'{text[: places[first]]}{kind}:"{name}" ', named.name, kind, named.count)


def _title_words(prefix: str) -> list[tuple[str, int]]:
    leaves = SearchQuerySet().query.backend.searcher().leaves_of([get_model_ct(Article)])
    return words_beginning(leaves, "title", prefix, most=MOST_ALONE + 1)


def _names(kind: Kind, words: Sequence[str]) -> list[Named]:
    """Names that the last words begin, those with more of them first, then the most frequent."""
    for last in dict.fromkeys((tuple(words[-2:]), tuple(words[-1:]))):
        if sum(map(len, last)) < SHORTEST:
            break
        names = _speakers(last) if kind == "speaker" else _sources(last)
        found = [Named(name, count, _used(name, words)) for name, count in names.items()]
        found = [one for one in found if one.used >= len(last)]
        if found:
            return sorted(found, key=lambda one: (-one.used, -one.count, one.name))
    return []


def _used(name: str, words: Sequence[str]) -> int:
    """How many of the last words each begin a word of the name."""
    parts = folded_words(name)
    for count, word in enumerate(reversed(words)):
        if not any(part.startswith(word) for part in parts):
            return count
    return len(words)


def _speakers(words: Sequence[str]) -> dict[str, int]:
    """By quotations; where few are quoted, also those whom the containers of articles name."""
    counts = _facets(Quotation, "speaker_names", words, ("speaker",))
    if len(counts) < MOST["speaker"]:
        counts = dict.fromkeys(_facets(Article, "speaker_names", words, ("speaker",)), 0) | counts
    return _by_name(Speaker, counts)


def _sources(words: Sequence[str]) -> dict[str, int]:
    counts = _facets(Article, "source_names", words, ("source", "via"))
    return _by_name(Source, counts)


def _by_name(model: type[Speaker] | type[Source], counts: dict[str, int]) -> dict[str, int]:
    """Those of one name together: a field of the query language cannot tell them apart."""
    named: dict[str, int] = {}
    for slug, name in model._default_manager.filter(slug__in=counts).values_list("slug", "name"):
        named[name] = named.get(name, 0) + counts[slug]
    return named


def _facets(model: type[Model], field: str, words: Sequence[str], facets: Iterable[str]) -> dict[str, int]:
    """By slug, how many documents have it among those in which each word begins a word of the field."""
    found = SearchQuerySet()
    asked: Any = found.query
    asked.add_model(model)
    starting = [Starting(((field, 1.0),), word) for word in words]
    asked.add_filter(SQ(content=whoosh_query.And(starting)))
    for facet in facets:
        asked.add_field_facet(facet, limit=LOOKED_THROUGH)
    found[:1]
    counts: dict[str, int] = {}
    for listed in asked.answer.facets.values():
        for slug, count in listed:
            counts[slug] = counts.get(slug, 0) + count
    return counts
