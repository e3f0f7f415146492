"""The search form for people who write no syntax: its fields to a query's text, and back where that goes.

What no field can hold (`NEAR`, prefixes, alternatives of phrases) stands in `rest`, in the query language.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from archive.search import grammar
from archive.search.analysis import WORD
from archive.search.query import Query
from archive.search.tokens import OPERATORS, QUOTES
from archive.search.tree import (
    And,
    Dated,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    all_of,
    any_of,
    loosened,
)  # fmt: skip

UNQUOTED = str.maketrans(dict.fromkeys(QUOTES, " "))
STRAIGHT = str.maketrans(dict.fromkeys(QUOTES, '"'))
ALTERNATIVE = re.compile(r"(?<!\S)OR(?!\S)")  # typed between words of which any will do, it says so again
CHUNK = re.compile(r'"[^"]*+"|[^\s"]++')


@dataclass(frozen=True, slots=True)
class Form:
    """The form's fields for words, as typed."""

    all: str = ""
    phrase: str = ""
    any: str = ""
    none: str = ""
    said_by: str = ""
    outlet: str = ""
    rest: str = ""


FIELDS = tuple(field.name for field in fields(Form))


@dataclass(frozen=True, slots=True)
class Refilled:
    """A query as the form shows it: `first` and `last` are its dates, wherever they stood in it."""

    form: Form
    first: str
    last: str


def read_form(params: Mapping[str, str]) -> Form:
    return Form(**{name: params.get(name, "").replace("\x00", "").strip() for name in FIELDS})


def written(form: Form) -> str:
    """The form's fields in the query language."""
    nodes: list[Node | None] = [
        *_literals(form.all),
        _phrase(form.phrase),
        any_of(_literals(ALTERNATIVE.sub(" ", form.any))),
        *(Not(node) for node in _literals(form.none)),
        _named("speaker", form.said_by),
        _named("source", form.outlet),
        grammar.parse(form.rest).node,
    ]
    node = all_of(node for node in nodes if node is not None)
    return str(node) if node is not None else ""


def refilled(query: Query) -> Refilled:
    """A form that means what the query means."""
    node = grammar.parse(query.text).node
    node = loosened(node) if query.match == "any" else node
    form: dict[str, str] = {}
    first, last = query.filters.first, query.filters.last
    for part in _parts(node):
        if isinstance(part, Dated) and (part.first or part.last) and not (first or last):
            first, last = part.first, part.last
        else:
            _put(part, form)
    return Refilled(Form(**form), first, last)


def _parts(node: Node | None) -> Iterable[Node]:
    return node.nodes if isinstance(node, And) else [node] if node is not None else []


def _put(part: Node, form: dict[str, str]) -> None:
    """The part into the field that can hold it; a field for one thing holds the first."""
    name, words = _field_for(part)
    several = name in ("all", "none")
    if several or name not in form:
        form[name] = f"{form.get(name, '')} {words}".strip()
    else:
        form["rest"] = f"{form.get('rest', '')} {_apart(part)}".strip()


def _field_for(part: Node) -> tuple[str, str]:
    match part:
        case Phrase(text) if part.quoted:
            return "phrase", text
        case Or(nodes) if all(_is_literal(node) for node in nodes):
            return "any", " ".join(_plain(node) for node in nodes)
        case Not(node) if _is_literal(node):
            return "none", _plain(node)
        case Field("speaker", Word(text) | Phrase(text)) if _named("speaker", text) == part:
            return "said_by", text
        case Field("source", Word(text) | Phrase(text)) if _named("source", text) == part:
            return "outlet", text
    return ("all", _plain(part)) if _is_literal(part) else ("rest", _apart(part))


def _is_literal(node: Node) -> bool:
    """Whether a word typed into the form means this node."""
    return isinstance(node, Word | Phrase) and _literals(_plain(node)) == [node]


def _plain(node: Node) -> str:
    """A node as it is typed into a field of words."""
    return node.text if isinstance(node, Word) else str(node)


def _apart(node: Node) -> str:
    return f"({node})" if isinstance(node, Or) else str(node)


def _literals(text: str) -> list[Node]:
    """The words and phrases of a field, none of which is read as an operator or a field of the query
    language."""
    literals = map(_literal, CHUNK.findall(text.translate(STRAIGHT)))
    return [node for node in literals if node is not None]


def _literal(chunk: str) -> Node | None:
    if chunk.startswith('"'):
        return _phrase(chunk)
    node = grammar.parse(chunk).node
    if isinstance(node, Word) or (isinstance(node, Phrase) and not node.quoted):
        return node
    words = WORD.findall(chunk)
    if len(words) == 1:
        return Word(words[0].lower() if words[0] in OPERATORS else words[0])
    return Phrase(chunk) if words else None


def _phrase(text: str) -> Node | None:
    words = " ".join(text.translate(UNQUOTED).split())
    return Phrase(words) if WORD.search(words) else None


def _named(field: str, name: str) -> Node | None:
    words = WORD.findall(name)
    node = Word(words[0]) if len(words) == 1 and words[0] not in OPERATORS else _phrase(name)
    return Field(field, node) if node is not None else None
