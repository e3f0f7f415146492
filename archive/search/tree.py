"""What the text of a query means, as a frozen tree. `str` of a tree, parsed again, gives an equal tree."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "And", "Dated", "Field", "Fuzzy", "Near", "Node", "Not", "Or", "Phrase", "Prefix", "Word",
    "all_of", "any_of", "loosened", "words_in",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its endings."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, as they are written; the text holds no double quotation mark."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


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


def loosened(node: Node | None) -> Node | None:
    """The node asking for any of the words that it asks for together; fields, dates and what is excluded
    stay as they are."""
    if not isinstance(node, And):
        return node
    kept = tuple(child for child in node.nodes if isinstance(child, Not | Field | Dated))
    words = any_of(child for child in node.nodes if child not in kept)
    return all_of((words, *kept) if words is not None else kept)


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


def _grouped(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or | Near) else str(node)
