"""What the text of a query means for rows of the database, for as long as the index cannot answer."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache, reduce
from operator import and_, or_
from unicodedata import is_normalized

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, Value

from archive.models import Appearance, Article, Quotation
from archive.search.analysis import folded
from archive.search.fields import overlap
from archive.search.query import Subject
from archive.search.tree import And, Dated, Field, Near, Node, Not, Or
from archive.search.whoosh.queries import Overlap

__all__ = ["SPOKEN", "all_of", "any_of", "dated", "matching", "teach", "within"]

Rule = Callable[[str], Q]
# What rows of quotations must hold: their own language, or the article's where none is told, as in the index.
SPOKEN = "spoken"
# Letters and signs beyond ASCII, a word or a part of one; but for the quotation marks and dashes that nearly
# every text has, and that stay as they are.
OTHERS = re.compile("[^\x00-\x7f\u2012-\u2016\u2018-\u201f]{1,24}")
HOLDS = "archive_holds"  # a function of SQL: whether a text, folded, holds another


def matching(node: Node | None, subject: Subject) -> Q:
    """Rows that hold the words as typed: anywhere, so that "age" is found in "page", endings not unified."""
    if subject == "articles":
        return _matching(node, _anywhere("text", "title"), ARTICLES, article="")
    return _matching(node, _anywhere("text"), QUOTATIONS, article="article__")


def within(days: Overlap, *, article: str) -> Q:
    """Rows whose article, which `article` leads to, may be of these days."""
    inside = Article.objects.overlapping(date.fromordinal(days.first), date.fromordinal(days.last))
    return Q(**{f"{article}pk__in": inside.values("pk")})


def _matching(node: Node | None, words: Rule, fields: Mapping[str, Rule], *, article: str) -> Q:
    match node:
        case None:
            return Q()
        case And(nodes):
            return all_of(_matching(child, words, fields, article=article) for child in nodes)
        case Or(nodes):  # a word of a long question may come many times
            return any_of(_matching(child, words, fields, article=article) for child in dict.fromkeys(nodes))
        case Not(child):
            return ~_matching(child, words, fields, article=article)
        case Field("quote", child) if not article:  # all of it in one quotation
            said = _matching(child, _anywhere("text"), {}, article="article__")
            return Q(pk__in=Quotation.objects.visible().filter(said).values("article"))
        case Field(name, child):
            return _matching(child, fields.get(name, words), fields, article=article)
        case Dated():
            return dated(node, article=article)
        case Near(operands):
            return all_of(words(operand.text) for operand in operands)
    return words(node.text)


def dated(node: Dated, *, article: str) -> Q:
    """Rows whose article, which `article` leads to, is of these days or has no year; no row for no date."""
    if not (node.first or node.last):
        return Q(**{f"{article}date_earliest": None})
    try:
        days = overlap(node.first, node.last)
    except ValueError:
        days = None
    return Q(pk__in=[]) if days is None else within(days, article=article)


def _anywhere(*lookups: str) -> Rule:
    return lambda text: any_of(_holds(lookup, text) for lookup in lookups)


def _holds(lookup: str, text: str) -> Q:
    """Of case and accents SQLite itself knows the case of ASCII letters only, so "señor" would not be found
    by "senor"."""
    return Q(Func(F(lookup), Value(folded(text)), function=HOLDS, output_field=BooleanField()))


def teach(connection: BaseDatabaseWrapper) -> None:
    """Let a connection know what `matching` asks of it."""
    connection.ensure_connection()
    connection.connection.create_function(HOLDS, 2, _is_held, deterministic=True)


def _is_held(text: str | None, wanted: str) -> bool:
    if text is None:
        return False
    if " " in wanted:  # words of a phrase may stand on two lines
        text = " ".join(text.split())
    return wanted in _folded(text)


def _folded(text: str) -> str:
    """As `folded` has it, some five times faster: few texts hold many words that are not ASCII, and those
    come again and again."""
    if text.isascii():
        return text.lower()
    if not is_normalized("NFC", text):
        return folded(text)
    return OTHERS.sub(_folded_part, text).lower()


def _folded_part(part: re.Match[str]) -> str:
    return _known(part.group())


_known = lru_cache(maxsize=65_536)(folded)


def _language(held: str) -> Rule:
    """By tag, whatever its case; "en" finds "en-GB" too."""
    return lambda tag: Q(**{f"{held}__iexact": tag}) | Q(**{f"{held}__istartswith": f"{tag}-"})


def _outlet(article: str) -> Rule:
    """The source, or one that the report was taken from."""

    def rule(text: str) -> Q:
        relayed = Article.objects.filter(_holds("vias__name", text)).values("pk")
        return _holds(f"{article}source__name", text) | Q(**{f"{article}pk__in": relayed})

    return rule


def _said_by(text: str) -> Q:
    """Articles that quote someone of this name, or whose container states them."""
    named = _anywhere("name", "speaker__name")(text)
    meant = Appearance.objects.filter(named).filter(Q(stated=True) | Q(quotations__isnull=False))
    return Q(pk__in=meant.values("article"))


ARTICLES: Mapping[str, Rule] = {
    "title": _anywhere("title"),
    "speaker": _said_by,
    "source": _outlet(""),
    "language": _language("language"),
}
QUOTATIONS: Mapping[str, Rule] = {
    "title": _anywhere("article__title"),
    "quote": _anywhere("text"),
    "speaker": _anywhere("speaker__name", "appearance__name"),
    "source": _outlet("article__"),
    "language": _language(SPOKEN),
}


def all_of(parts: Iterable[Q]) -> Q:
    return reduce(and_, parts, Q())


def any_of(parts: Iterable[Q]) -> Q:
    return reduce(or_, parts, Q(pk__in=[]))
