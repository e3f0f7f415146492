"""Small corpora, queries over the whole grammar, and a plain evaluation of one against the other."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as some

from archive.dates import bounds
from archive.search.analysis import WORD, fold, folded_words, stem_terms
from archive.search.tree import (
    And,
    Dated,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    all_of,
    any_of,
)
from archive.search.whoosh.schema import Field as IndexField
from archive.search.whoosh.schema import Schema
from archive.search.whoosh.similar import distance

MODEL = "tests.paper"
SCHEMA = Schema(
    {
        "text": IndexField("text", "words"),
        "title": IndexField("title", "words", weight=2.0),
        "tag": IndexField("tag", "labels", many=True),
        "days": IndexField("days", "intervals", many=True),
        "dated": IndexField("dated", "labels"),
        "month": IndexField("month", "labels", many=True),
        "earliest": IndexField("earliest", "number"),
        "latest": IndexField("latest", "number"),
        "size": IndexField("size", "number"),
        "wording": IndexField("wording", "number"),
        "language": IndexField("language", "labels"),
    },
    "text",
)
LANGUAGES = ("en", "fr", "und")
TAGS = ("x", "y, z", "é")

# Few words, so that documents and queries meet; endings, accents and repeated letters among them.
VOCABULARY = [
    "nation", "nations", "national", "café", "cafe", "the", "of", "talks", "talk", "Ärger", "a", "abc", "abd",
    "négociée", "négocié", "negocie", "negociee",
]  # fmt: skip
word = some.sampled_from(VOCABULARY)
texts = some.lists(word, max_size=8).map(" ".join)
day = some.dates(date(2019, 12, 1), date(2020, 3, 1))
partial_date = day.map(str) | day.map(lambda one: str(one)[:7]) | some.sampled_from(["2019", "2020", ""])
papers = some.lists(
    some.fixed_dictionaries(
        {
            "text": texts,
            "title": some.lists(word, max_size=2).map(" ".join),
            "tag": some.lists(some.sampled_from(TAGS), max_size=2),
            "days": some.lists(some.tuples(day, day).map(sorted).map(tuple), max_size=2),
            "size": some.none() | some.integers(0, 3),
            "wording": some.none() | some.integers(1, 3),
            "language": some.sampled_from(LANGUAGES),
        }
    ).map(lambda paper: dated(paper)),
    max_size=9,
)


def dated(paper: dict[str, Any]) -> dict[str, Any]:
    """The paper with what its days say."""
    days = paper["days"]
    return paper | {
        "dated": "true" if days else "false",
        "month": sorted({f"{first:%Y-%m}" for first, _ in days}),
        "earliest": min((first.toordinal() for first, _ in days), default=None),
        "latest": max((last.toordinal() for _, last in days), default=None),
    }


def negated(node: Node) -> Node:
    """A text's "--a" is read as "a", so no tree that was read holds a Not of a Not."""
    return node.node if isinstance(node, Not) else Not(node)


def combined(nodes: Any) -> Any:
    several = some.lists(nodes, min_size=2, max_size=3)
    return several.map(all_of) | several.map(any_of) | nodes.map(negated)


def stretch(ends: tuple[str, str]) -> Dated:
    """A range of dates that is not back to front."""
    first, last = ends
    if first and last and bounds(first)[0] > bounds(last)[1]:
        first, last = last, first
    return Dated(first, last)


atoms: Any = (
    word.map(Word)
    | some.lists(word, min_size=1, max_size=3).map(" ".join).map(Phrase)
    | some.sampled_from(["nat", "tal", "caf", "abc"]).map(Prefix)
    | some.builds(Fuzzy, some.sampled_from(["natin", "talsk", "cafee"]), some.integers(1, 2))
    | some.builds(
        Near,
        some.lists(word.map(Word) | word.map(Phrase), min_size=2, max_size=3).map(tuple),
        some.integers(1, 4),
    )
)
titled = some.builds(Field, some.just("title"), atoms)
spoken = some.builds(Field, some.just("language"), some.sampled_from(["en", "FR", "de"]).map(Word))
ranges = some.tuples(partial_date, partial_date).map(stretch)
nodes = some.recursive(atoms | titled | spoken | ranges, combined, max_leaves=6)


class Paper:
    """One document, evaluated word by word."""

    def __init__(self, key: int, given: dict[str, Any]) -> None:
        self.key = key
        self.given = given
        self.printed = {name: WORD.findall(given[name]) for name in ("text", "title")}

    @property
    def unit(self) -> tuple[str, int]:
        """What it counts as where versions of one text count once."""
        wording = self.given["wording"]
        return ("paper", self.key) if wording is None else ("wording", wording)

    def matches(self, node: Node | None, fields: Iterable[str] = ("text", "title")) -> bool:
        match node:
            case None:
                return True
            case And(children):
                return all(self.matches(child, fields) for child in children)
            case Or(children):
                return any(self.matches(child, fields) for child in children)
            case Not(child):
                return not self.matches(child, fields)
            case Field("language", Word(tag)):
                return bool(self.given["language"].lower() == tag.lower())
            case Field(name, child):
                return self.matches(child, (name,))
            case Near(operands, distance):
                return any(self.near(operands, distance, field) for field in fields)
            case Dated("", ""):
                return not self.given["days"]
            case Dated(first, last):
                return self.overlaps(first, last)
        return any(self.places(node, field) for field in fields)

    def overlaps(self, first: str, last: str) -> bool:
        start = bounds(first)[0] if first else date.min
        end = bounds(last)[1] if last else date.max
        return any(one <= end and start <= other for one, other in self.given["days"])

    def places(self, node: Word | Phrase | Prefix | Fuzzy, field: str) -> list[tuple[int, int]]:
        """First and last place of every occurrence in a field."""
        printed, wanted = self.printed[field], folded_words(node.text)
        words = list(map(fold, printed))
        if isinstance(node, Phrase):
            length = len(wanted)
            starts = range(len(words) - length + 1)
            return [(at, at + length - 1) for at in starts if words[at : at + length] == wanted]
        if isinstance(node, Word):
            return [(at, at) for at, one in enumerate(printed) if self.akin(one, node.text)]
        return [(at, at) for at, one in enumerate(words) if self.alike(one, wanted[0], node)]

    def akin(self, one: str, wanted: str) -> bool:
        """Whether two words share a stem as they are spelled, or without accents."""
        spelled, plain = stem_terms(one, self.given["language"])
        return spelled in (asked := stem_terms(wanted, self.given["language"])) or plain == asked[1]

    def alike(self, one: str, wanted: str, node: Prefix | Fuzzy) -> bool:
        if isinstance(node, Prefix):
            return one.startswith(wanted)
        return one[0] == wanted[0] and distance(one, wanted, most=9) <= node.edits

    def near(self, operands: Sequence[Word | Phrase], far: int, field: str) -> bool:
        chain = self.places(operands[0], field)
        for operand in operands[1:]:
            chain = [
                (first, last)
                for first, last in self.places(operand, field)
                if any(1 <= first - end <= far or 1 <= start - last <= far for start, end in chain)
            ]
        return bool(chain)

    def rank(self, sort: Sequence[tuple[str, bool]]) -> tuple[float, ...]:
        """Its place in an order by number fields, each with whether it runs downwards; those without a
        number come last, ties stand by key."""
        values = [(self.given[field], -1 if downwards else 1) for field, downwards in sort]
        turned = (float("inf") if value is None else sign * value for value, sign in values)
        return (*turned, self.key)


def firsts(listed: Iterable[Paper]) -> list[Paper]:
    """The first of each unit, in order."""
    units: dict[tuple[str, int], Paper] = {}
    for paper in listed:
        units.setdefault(paper.unit, paper)
    return list(units.values())


def units(listed: Iterable[Paper], *, collapse: bool) -> int:
    listed = list(listed)
    return len({paper.unit for paper in listed}) if collapse else len(listed)


def a_paper(text: str, **values: Any) -> dict[str, Any]:
    sound = {"title": "", "tag": [], "days": [], "size": None, "wording": None, "language": "en"}
    return dated({"text": text, **sound, **values})
