"""What the text of a query means, as a frozen tree; `str` of a tree, parsed again, gives an equal tree."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.search.analysis import WORD, fold

__all__ = [
    "And", "Dated", "Field", "Fuzzy", "Near", "Node", "Not", "Or", "Phrase", "Prefix", "Word",
    "all_of", "any_of", "asks", "circumstances", "loosened", "words_in",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its endings."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, as they are written; the text holds no double quotation mark. One that is not
    `quoted` was written as a word with marks inside: high-speed, U.S, 1707/08."""

    text: str
    quoted: bool = True

    def __str__(self) -> str:
        return f'"{self.text}"' if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word at most so many letters away."""

    text: str
    edits: int = 1

    def __str__(self) -> str:
        return f"{self.text}~{self.edits}"


@dataclass(frozen=True, slots=True)
class Near:
    """Each operand within `distance` words of the next, in either order; at least two operands."""

    operands: "tuple[Word | Phrase, ...]"
    distance: int

    def __str__(self) -> str:
        return f" NEAR/{self.distance} ".join(map(str, self.operands))


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that overlaps `first` to `last` (YYYY, YYYY-MM or YYYY-MM-DD, one of them may be empty);
    with both empty, an unknown year."""

    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        if not self.first and not self.last:
            return "date:undated"
        return f"date:{self.first}" if self.first == self.last else f"date:{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class Field:
    """The node, looked for in one field only."""

    name: str
    node: "Node"

    def __str__(self) -> str:
        return f"{self.name}:{_grouped(self.node)}"


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever the node does not match."""

    node: "Node"

    def __str__(self) -> str:
        return f"-{_grouped(self.node)}"


@dataclass(frozen=True, slots=True)
class And:
    """All of at least two nodes, none of them an And."""

    nodes: "tuple[Node, ...]"

    def __str__(self) -> str:
        return " ".join(f"({node})" if isinstance(node, Or) else str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of at least two nodes, none of them an Or."""

    nodes: "tuple[Node, ...]"

    def __str__(self) -> str:
        return " OR ".join(f"({node})" if isinstance(node, And) else str(node) for node in self.nodes)


Node = Word | Phrase | Prefix | Fuzzy | Near | Dated | Field | Not | And | Or


def all_of(nodes: Iterable[Node]) -> Node | None:
    """The nodes joined by And, as plainly as can be; None for none."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, And) else [node]
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def any_of(nodes: Iterable[Node]) -> Node | None:
    """The nodes joined by Or, as plainly as can be; None for none."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, Or) else [node]
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def loosened(node: Node | None, *, phrases: bool = False) -> Node | None:
    """The node asking for any of the words that it asks for together; fields, dates and what is excluded stay
    as they are, and so does what stands in quotation marks, unless the words of `phrases` will do too."""
    match node:
        case Phrase(quoted=False):
            return any_of((*_pairs(node), *_words(node))) or node
        case Phrase() if phrases:
            return any_of((node, *_words(node)))
        case Or(nodes):
            return any_of(loose for one in nodes if (loose := loosened(one, phrases=phrases)) is not None)
        case And(nodes):
            kept = tuple(child for child in nodes if isinstance(child, Not | Field | Dated))
            words = loosened(any_of(child for child in nodes if child not in kept), phrases=phrases)
            return all_of((words, *kept) if words is not None else kept)
    return node


def circumstances(node: Node | None, *, of: Collection[str]) -> tuple[Node | None, Node | None]:
    """What a text asks of these fields ("date" among them) beside all else that it asks for, and all else."""
    parts = node.nodes if isinstance(node, And) else () if node is None else (node,)
    about = [part for part in parts if _is_about(part, of)]
    return all_of(about), all_of(part for part in parts if part not in about)


def _is_about(node: Node, fields: Collection[str]) -> bool:
    match node:
        case Dated(first, last):
            return "date" in fields and bool(first or last)
        case Field(name):
            return name in fields
        case Not(child):  # what has no date is not of 2024 either: a date that is excluded leaves nothing out
            return _is_about(child, [name for name in fields if name != "date"])
        case Or(nodes) | And(nodes):
            return all(_is_about(child, fields) for child in nodes)
    return False


def _pairs(node: Phrase) -> Iterator[Phrase]:
    """Each two of its words side by side: of 1707/08-09 also "1707/08" and "08-09"."""
    for first, second in pairwise(WORD.finditer(node.text)):
        marks = node.text[first.end() : second.start()].strip()
        yield Phrase(node.text[first.start() : second.end()], quoted=not marks)


def _words(node: Phrase) -> Iterator[Word]:
    """Each of its words by itself: "high-speed" is also "high speeds" and "speed". A single letter says
    nothing by itself (U.S, X-ray); an ideograph does."""
    words = WORD.findall(node.text)
    return (Word(word) for word in words if len(fold(word)) > 1 or not word.isascii())


def words_in(node: Node | None, *, fields: Iterable[str] = ()) -> tuple[Word | Phrase | Prefix | Fuzzy, ...]:
    """What a text is searched for, left to right: not what is excluded, nor what only other fields than
    the given ones are searched for."""
    match node:
        case Word() | Phrase() | Prefix() | Fuzzy():
            return (node,)
        case And(nodes) | Or(nodes):
            return tuple(word for child in nodes for word in words_in(child, fields=fields))
        case Near(operands):
            return operands
        case Field(name, inner) if name in set(fields):
            return words_in(inner, fields=fields)
        case _:
            return ()


def asks(node: Node | None, field: str) -> bool:
    """Whether something is looked for in this field, other than to exclude it."""
    match node:
        case And(nodes) | Or(nodes):
            return any(asks(child, field) for child in nodes)
        case Field(name, inner):
            return name == field or asks(inner, field)
    return False


def _grouped(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or | Near) else str(node)
