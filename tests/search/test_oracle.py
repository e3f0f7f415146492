"""The engine against a plain evaluation: the same documents, totals and filters, whatever the query."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some
from whoosh import query as whoosh_query

from archive.search import grammar
from archive.search.analysis import folded_words, stem_term
from archive.search.fields import overlap
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
)  # fmt: skip
from archive.search.whoosh import merging
from archive.search.whoosh.answering import Answering
from archive.search.whoosh.compile import Compiler
from archive.search.whoosh.evaluate import Evaluator, PastDeadline
from archive.search.whoosh.place import Place
from archive.search.whoosh.request import FieldFacet, Request
from archive.search.whoosh.schema import Field as IndexField
from archive.search.whoosh.schema import Schema
from archive.search.whoosh.similar import distance
from archive.search.whoosh.writer import Writer

MODEL = "tests.paper"
SCHEMA = Schema(
    {
        "text": IndexField("text", "words"),
        "title": IndexField("title", "words", weight=2.0),
        "tag": IndexField("tag", "labels", many=True),
        "days": IndexField("days", "intervals", many=True),
        "size": IndexField("size", "number"),
        "language": IndexField("language", "labels"),
    },
    "text",
)
LANGUAGES = ("en", "fr", "und")

# Few words, so that documents and queries meet; endings, accents and repeated letters among them.
VOCABULARY = [
    "nation",
    "nations",
    "national",
    "café",
    "cafe",
    "the",
    "of",
    "talks",
    "talk",
    "Ärger",
    "a",
    "abc",
    "abd",
]
word = some.sampled_from(VOCABULARY)
texts = some.lists(word, max_size=8).map(" ".join)
day = some.dates(date(2020, 1, 1), date(2020, 3, 1))
documents = some.lists(
    some.fixed_dictionaries(
        {
            "text": texts,
            "title": some.lists(word, max_size=2).map(" ".join),
            "tag": some.lists(some.sampled_from(["x", "y, z", "é"]), max_size=2),
            "days": some.lists(some.tuples(day, day).map(sorted).map(tuple), max_size=2),
            "size": some.none() | some.integers(0, 3),
            "language": some.sampled_from(LANGUAGES),
        }
    ),
    max_size=9,
)


def negated(node: Node) -> Node:
    """A text's "--a" is read as "a", so no tree that was read holds a Not of a Not."""
    return node.node if isinstance(node, Not) else Not(node)


def combined(nodes: Any) -> Any:
    several = some.lists(nodes, min_size=2, max_size=3)
    return several.map(all_of) | several.map(any_of) | nodes.map(negated)


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
nodes = some.recursive(atoms | titled, combined, max_leaves=6)


class Paper:
    """One document, evaluated word by word."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        self.fields = {name: folded_words(given[name]) for name in ("text", "title")}

    def matches(self, node: Node, fields: Iterable[str] = ("text", "title")) -> bool:
        match node:
            case And(children):
                return all(self.matches(child, fields) for child in children)
            case Or(children):
                return any(self.matches(child, fields) for child in children)
            case Not(child):
                return not self.matches(child, fields)
            case Field(name, child):
                return self.matches(child, (name,))
            case Near(operands, distance):
                return any(self.near(operands, distance, field) for field in fields)
            case Dated():
                return False
        return any(self.places(node, field) for field in fields)

    def places(self, node: Word | Phrase | Prefix | Fuzzy, field: str) -> list[tuple[int, int]]:
        """First and last place of every occurrence in a field."""
        words, wanted = self.fields[field], folded_words(node.text)
        if isinstance(node, Phrase):
            length = len(wanted)
            starts = range(len(words) - length + 1)
            return [(at, at + length - 1) for at in starts if words[at : at + length] == wanted]
        return [(at, at) for at, one in enumerate(words) if self.alike(one, wanted[0], node)]

    def alike(self, one: str, wanted: str, node: Word | Prefix | Fuzzy) -> bool:
        if isinstance(node, Prefix):
            return one.startswith(wanted)
        if isinstance(node, Fuzzy):
            return one[0] == wanted[0] and distance(one, wanted, most=9) <= node.edits
        language = self.given["language"]
        return stem_term(one, language) == stem_term(wanted, language)

    def near(self, operands: tuple[Word | Phrase, ...], far: int, field: str) -> bool:
        chain = self.places(operands[0], field)
        for operand in operands[1:]:
            chain = [
                (first, last)
                for first, last in self.places(operand, field)
                if any(1 <= first - end <= far or 1 <= start - last <= far for start, end in chain)
            ]
        return bool(chain)


@pytest.fixture(autouse=True)
def eager_merging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "TIER", 2)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("oracle"))


def fill(place: Place, papers: list[dict[str, Any]], cut: int, *, merge: bool = False) -> None:
    """Index the papers in three segments, the first of which holds older copies of some of the others;
    with `merge` they may become one."""
    place.point_to(place.create(SCHEMA), SCHEMA)
    place.remove_unused()
    old = [(key, {**paper, "text": "nation talks"}) for key, paper in enumerate(papers[:cut])]
    new = list(enumerate(papers))
    with Writer(place, SCHEMA) as writer:
        for batch in (old, new[: cut * 2], new[cut * 2 :]):
            writer.add(MODEL, batch)
            writer.commit(merge=merge)


def answer(place: Place, node: Node | None, **options: Any) -> Any:
    searcher = place.searcher(SCHEMA)
    compiler = Compiler(SCHEMA, searcher.languages, SCHEMA.searched)
    request = Request(compiler.compile(node), (MODEL,), **options)
    return Answering(seconds=60).answer(searcher, request)


slow = settings(deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(documents, nodes, some.integers(0, 3), some.booleans())
def test_the_same_documents_match(
    place: Place, papers: list[dict[str, Any]], node: Node, cut: int, merge: bool
) -> None:
    fill(place, papers, cut, merge=merge)
    expected = {key for key, paper in enumerate(papers) if Paper(paper).matches(node)}
    found = answer(place, node)
    assert {row.key for row in found.rows} == expected
    assert found.total == len(expected)
    assert [row.score for row in found.rows] == sorted((row.score for row in found.rows), reverse=True)


@slow
@given(
    documents,
    some.lists(some.sampled_from(["x", "y, z", "é", "no"]), min_size=1, max_size=2),
    day,
    day,
    some.booleans(),
)
def test_filters_facets_and_order_agree(
    place: Place, papers: list[dict[str, Any]], tags: list[str], one: date, other: date, downwards: bool
) -> None:
    fill(place, papers, 2, merge=True)
    first, last = sorted((one, other))
    dated = overlap(str(first), str(last))
    assert dated is not None
    tagged = whoosh_query.Or([whoosh_query.Term("tag", tag) for tag in tags])
    found = answer(
        place, None, narrow=frozenset({dated, tagged}), sort=(("size", downwards),),
        facets=(FieldFacet("tag", ignoring=frozenset({"tag"})),),
    )  # fmt: skip
    inside = [
        (key, paper)
        for key, paper in enumerate(papers)
        if any(start <= last and first <= end for start, end in paper["days"])
    ]
    expected = [(key, paper) for key, paper in inside if set(tags) & set(paper["tag"])]
    sign = -1 if downwards else 1
    ordered = sorted(expected, key=lambda item: (sign * _size(item[1], downwards), item[0]))
    assert [row.key for row in found.rows] == [key for key, _ in ordered]
    counts = {tag: sum(tag in paper["tag"] for _, paper in inside) for tag in ("x", "y, z", "é")}
    assert dict(found.facets["tag"]) == {tag: count for tag, count in counts.items() if count}


def _size(paper: dict[str, Any], downwards: bool) -> float:
    missing = float("-inf") if downwards else float("inf")
    return missing if paper["size"] is None else float(paper["size"])


@given(nodes)
def test_every_tree_is_read_back_as_it_was_printed(node: Node) -> None:
    assume(len(str(node)) <= grammar.LONGEST)
    assert grammar.parse(str(node)) == grammar.Parsed(node)


@given(
    some.text(max_size=300)
    | some.lists(some.sampled_from(list('ab*~"():- ORNEAR/5title')), max_size=260).map("".join)
)
def test_no_string_is_refused(text: str) -> None:
    parsed = grammar.parse(text)
    if parsed.node is not None and len(str(parsed.node)) <= grammar.LONGEST:
        again = grammar.parse(str(parsed.node))
        assert again.node == parsed.node


def test_a_search_out_of_time_gives_what_it_has(place: Place) -> None:
    fill(place, [_paper("nation talks"), _paper("nation")], 0)
    searcher = place.searcher(SCHEMA)
    compiled = Compiler(SCHEMA, searcher.languages, SCHEMA.searched).compile(Word("nation"))
    found = Answering(seconds=-1).answer(searcher, Request(compiled, (MODEL,)))
    assert (found.partial, found.total) == (True, 0)

    evaluator = Evaluator(searcher, searcher.leaves, deadline=float("inf"))
    both = whoosh_query.And([compiled, _Slow(evaluator)])
    kept = evaluator.find(both)
    assert evaluator.partial
    assert sum(int(one.mask.sum()) for one in kept) == 2


class _Slow(whoosh_query.Query):
    """A query that comes when time has run out."""

    def __init__(self, evaluator: Evaluator) -> None:
        evaluator._rules[_Slow] = self.late

    def late(self, query: object) -> None:
        raise PastDeadline


def _paper(text: str) -> dict[str, Any]:
    return {"text": text, "title": "", "tag": [], "days": [], "size": None, "language": "en"}
