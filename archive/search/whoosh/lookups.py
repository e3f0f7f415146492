"""Haystack's filter(field__type=value) as Whoosh query objects."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from haystack.backends import SearchNode
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SearchBackendError
from haystack.inputs import AltParser, AutoQuery, BaseInput, Exact, Not, Raw
from whoosh import query as whoosh_query

from archive.search import grammar
from archive.search.analysis import folded_words
from archive.search.tree import Phrase, Prefix, Word, all_of
from archive.search.whoosh import queries
from archive.search.whoosh.columns import moment
from archive.search.whoosh.compile import Compiler, every, nothing
from archive.search.whoosh.schema import Field

__all__ = ["Lookups"]

OWN_FIELDS = (ID, DJANGO_CT, DJANGO_ID)
LABEL_TESTS = ("contains", "startswith", "endswith", "gt", "gte", "lt", "lte", "range")


class Lookups:
    """Compiles Haystack's tree of filters. Raises SearchBackendError for what the engine has not got."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.schema = compiler.schema

    def compile(self, node: SearchNode) -> whoosh_query.Query:
        children = [self._child(node, child) for child in node.children]
        if not children:
            return every()
        joined = children[0]
        if len(children) > 1:
            join = whoosh_query.And if node.connector == node.AND else whoosh_query.Or
            joined = join(children)
        return whoosh_query.Not(joined) if node.negated else joined

    def _child(self, node: SearchNode, child: Any) -> whoosh_query.Query:
        if isinstance(child, tuple):
            expression, value = child
            name, test = node.split_expression(expression)
            return self.lookup(name, test, value)
        return self.compile(child)

    def lookup(self, name: str, test: str, value: Any) -> whoosh_query.Query:
        """One filter. A Whoosh query as the value stands for itself."""
        if isinstance(value, whoosh_query.Query):
            return value
        if isinstance(value, BaseInput):
            return self._input(name, test, value)
        if test == "in":
            return whoosh_query.Or([self.lookup(name, "exact", one) for one in value])
        if name in OWN_FIELDS:
            return self._own(name, test, value)
        field = self.schema.fields.get(self.schema.document if name == "content" else name)
        if field is None:
            raise SearchBackendError(f"The index has no field “{name}”.")
        rules: dict[str, Callable[[Field, str, Any], whoosh_query.Query]] = {
            "words": self._words,
            "labels": self._label,
            "number": self._number,
            "moment": self._number,
            "intervals": self._interval,
        }
        if field.kind not in rules:
            raise SearchBackendError(f"“{name}” is kept but not indexed, so it cannot be searched.")
        return rules[field.kind](field, test, value)

    def _input(self, name: str, test: str, value: BaseInput) -> whoosh_query.Query:
        text = str(value)
        if isinstance(value, AltParser):
            raise SearchBackendError("This engine has one parser; use AutoQuery.")
        if isinstance(value, AutoQuery | Raw):
            return self._for(name).compile(grammar.parse(text, fields=self.field_names()).node)
        if isinstance(value, Exact):
            return self.lookup(name, "exact" if self.kind(name) != "words" else "phrase", text)
        if isinstance(value, Not):
            return whoosh_query.Not(self.lookup(name, test, text))
        return self.lookup(name, test, value.query_string)

    def field_names(self) -> tuple[str, ...]:
        return (*self.schema.fields, *self.compiler.rules)

    def kind(self, name: str) -> str:
        field = self.schema.fields.get(self.schema.document if name == "content" else name)
        return field.kind if field else ""

    def _for(self, name: str) -> Compiler:
        return self.compiler if name == "content" else self.compiler.within(((name, 1.0),))

    @staticmethod
    def _own(name: str, test: str, value: Any) -> whoosh_query.Query:
        if test not in ("content", "exact"):
            raise SearchBackendError(f"“{name}” can be filtered by exact values only, not by “{test}”.")
        return whoosh_query.Term(name, str(value))

    def _words(self, field: Field, test: str, value: Any) -> whoosh_query.Query:
        words = folded_words(str(value))
        default = field.name == self.schema.document
        compiler = self.compiler if default else self.compiler.within(((field.name, 1.0),))
        if test in ("content", "contains"):
            return compiler.compile(all_of(Word(word) for word in words)) if words else nothing()
        if test == "phrase":
            return compiler.compile(Phrase(str(value)))
        if test == "exact":
            return queries.Verbatim(((field.name, 1.0),), tuple(words), whole=True)
        if test == "startswith":
            return compiler.compile(all_of(Prefix(word) for word in words)) if words else nothing()
        if test == "fuzzy":
            edits = [queries.Similar(compiler.fields, word, 1) for word in words]
            return whoosh_query.And(edits) if words else nothing()
        if test == "endswith" and words:
            return queries.Among(field.name, "endswith", (words[-1],))
        raise SearchBackendError(f"“{field.name}” holds words, which “{test}” cannot be asked of.")

    def _label(self, field: Field, test: str, value: Any) -> whoosh_query.Query:
        if test == "range":
            return queries.Among(field.name, test, tuple(_label(one) for one in value))
        text = _label(value)
        if test in ("content", "exact"):
            return whoosh_query.Term(field.name, text)
        if test in LABEL_TESTS:
            return queries.Among(field.name, test, (text,))
        raise SearchBackendError(f"“{field.name}” holds labels, which “{test}” cannot be asked of.")

    def _number(self, field: Field, test: str, value: Any) -> whoosh_query.Query:
        read = _moment if field.kind == "moment" else _number
        bounds: dict[str, Callable[[], dict[str, Any]]] = {
            "content": lambda: {"start": read(value), "end": read(value)},
            "exact": lambda: {"start": read(value), "end": read(value)},
            "gt": lambda: {"start": read(value), "end": None, "startexcl": True},
            "gte": lambda: {"start": read(value), "end": None},
            "lt": lambda: {"start": None, "end": read(value), "endexcl": True},
            "lte": lambda: {"start": None, "end": read(value)},
            "range": lambda: dict(zip(("start", "end"), map(read, value), strict=True)),
        }
        if test not in bounds:
            raise SearchBackendError(f"“{field.name}” holds numbers, which “{test}” cannot be asked of.")
        return queries.Between(field.name, **bounds[test]())

    def _interval(self, field: Field, test: str, value: Any) -> whoosh_query.Query:
        if test not in ("content", "exact", "range"):
            raise SearchBackendError(f"“{field.name}” holds intervals, which “{test}” cannot be asked of.")
        first, last = value if test == "range" else (value, value)
        return queries.Overlap(field.name, _day(first), _day(last))


def _label(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _number(value: Any) -> int | float:
    if isinstance(value, int | float):
        return value
    for read in (int, float):
        try:
            return read(value)
        except (TypeError, ValueError):
            continue
    raise SearchBackendError("A number is needed here.")


def _moment(value: Any) -> int:
    """Microseconds of a moment, also of one written in ISO 8601. Raises SearchBackendError."""
    if isinstance(value, str):
        value = parse_datetime(value) or parse_date(value)
    if not isinstance(value, date):
        raise SearchBackendError("A date or time is needed here.")
    return moment(value)


def _day(value: Any) -> int:
    if isinstance(value, str):
        value = parse_date(value)
    if not isinstance(value, date):
        raise SearchBackendError("A date is needed here.")
    return (value.date() if isinstance(value, datetime) else value).toordinal()
