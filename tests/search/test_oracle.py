"""The engine against a plain evaluation: the same documents, order, totals and counts, whatever the query."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as some
from whoosh import query as whoosh_query

from archive.search import grammar
from archive.search.asking import NEWEST, OLDEST
from archive.search.fields import field_rules, overlap
from archive.search.tree import Dated, Node
from archive.search.whoosh import merging
from archive.search.whoosh.answering import Answering
from archive.search.whoosh.compile import Compiler
from archive.search.whoosh.place import Place
from archive.search.whoosh.request import FieldFacet, Request
from archive.search.whoosh.writer import Writer
from tests.search.papers import MODEL, SCHEMA, TAGS, Paper, firsts, nodes, papers, ranges, units

RULES = {name: rule for name, rule in field_rules("articles").items() if name in ("date", "language")}
SORTS = [
    tuple((field.lstrip("-"), field.startswith("-")) for field in fields)
    for fields in ((), NEWEST, OLDEST, ("size",), ("-size", "earliest"))
]
FACETS = (
    FieldFacet("tag", ignoring=frozenset({"tag"})),
    FieldFacet("dated", ignoring=frozenset({"days"})),
    FieldFacet("month"),
)


@pytest.fixture(autouse=True)
def eager_merging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "TIER", 2)
    monkeypatch.setattr(merging, "WORDS_AT_ONCE", 3)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("oracle"))


def fill(
    place: Place, given: list[dict[str, Any]], cut: int, *, merge: bool = False, built: bool = False
) -> None:
    """Index the papers in three segments, the first of which holds older copies of some of the others;
    with `merge` they may become one, `built` as an index does that is built anew."""
    place.point_to(place.create(SCHEMA), SCHEMA)
    place.remove_unused()
    old = [(key, {**paper, "text": "nation talks"}) for key, paper in enumerate(given[:cut])]
    new = list(enumerate(given))
    with Writer(place, SCHEMA) as writer:
        for batch in (old, new[: cut * 2], new[cut * 2 :]):
            writer.add(MODEL, batch)
            writer.commit(merge=merge)
        writer.commit(merge=merge, built=built)


def answer(place: Place, node: Node | None, **options: Any) -> Any:
    searcher = place.searcher(SCHEMA)
    compiler = Compiler(SCHEMA, searcher.languages, SCHEMA.searched, RULES)
    request = Request(compiler.compile(node), (MODEL,), **options)
    return Answering(seconds=60).answer(searcher, request)


slow = settings(deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(papers, nodes, some.integers(0, 3), some.booleans(), some.booleans())
def test_the_same_documents_match(
    place: Place, given: list[dict[str, Any]], node: Node, cut: int, merge: bool, built: bool
) -> None:
    fill(place, given, cut, merge=merge, built=built)
    by_key = {key: Paper(key, paper) for key, paper in enumerate(given)}
    matching = [paper for paper in by_key.values() if paper.matches(node)]
    found = answer(place, node)
    assert {row.key for row in found.rows} == {paper.key for paper in matching}
    assert found.total == found.documents == len(matching)
    assert [row.score for row in found.rows] == sorted((row.score for row in found.rows), reverse=True)

    listed = [by_key[row.key] for row in found.rows]
    once = answer(place, node, collapse="wording")
    assert [row.key for row in once.rows] == [paper.key for paper in firsts(listed)]
    assert (once.total, once.documents) == (units(matching, collapse=True), len(matching))
    assert not once.partial


@slow
@given(
    papers,
    some.none() | nodes,
    some.lists(some.sampled_from([*TAGS, "no"]), max_size=2),
    some.none() | ranges,
    some.sampled_from(SORTS[1:]),
    some.booleans(),
    some.tuples(some.integers(0, 4), some.none() | some.integers(0, 6)),
)
def test_filters_facets_order_and_pages_agree(
    place: Place,
    given: list[dict[str, Any]],
    node: Node | None,
    tags: list[str],
    period: Dated | None,
    sort: tuple[tuple[str, bool], ...],
    collapse: bool,
    page: tuple[int, int | None],
) -> None:
    fill(place, given, 2, merge=True)
    narrow = []
    if tags:
        narrow.append(whoosh_query.Or([whoosh_query.Term("tag", tag) for tag in tags]))
    if period is not None and (period.first or period.last):
        narrow.append(overlap(period.first, period.last))
    else:
        period = None
    start, end = page
    options = {"narrow": frozenset(narrow), "sort": sort, "collapse": "wording" if collapse else ""}
    found = answer(place, node, start=start, end=end, facets=FACETS, **options)

    matching = [paper for key, one in enumerate(given) if (paper := Paper(key, one)).matches(node)]
    tagged = {paper.key for paper in matching if not tags or set(tags) & set(paper.given["tag"])}
    inside = {paper.key for paper in matching if paper.matches(period)}
    results = [paper for paper in matching if paper.key in tagged & inside]
    ordered = sorted(results, key=lambda paper: paper.rank(sort))
    shown = firsts(ordered) if collapse else ordered
    assert [row.key for row in found.rows] == [paper.key for paper in shown[start:end]]
    assert found.total == len(shown)
    for row in found.rows:
        behind = [
            paper.key for paper in ordered if collapse and paper.unit == Paper(row.key, given[row.key]).unit
        ]
        assert (row.key, *row.others) == tuple(behind or [row.key])
        assert row.hidden == len(row.others)

    for field, keys in (("tag", inside), ("dated", tagged), ("month", tagged & inside)):
        relevant = [paper for paper in matching if paper.key in keys]
        values = {value for paper in relevant for value in _labels(paper, field)}
        counts = {
            value: units((paper for paper in relevant if value in _labels(paper, field)), collapse=collapse)
            for value in values
        }
        assert dict(found.facets[field]) == counts


def _labels(paper: Paper, field: str) -> list[str]:
    value = paper.given[field]
    return [value] if isinstance(value, str) else value


@given(nodes)
def test_every_tree_is_read_back_as_it_was_printed(node: Node) -> None:
    assume(len(str(node)) <= grammar.LONGEST)
    assert grammar.parse(str(node)) == grammar.Parsed(node)


@example("0:0~~")
@example("a~1~2")
@example("0:0:~")
@example("a.b.'s")
@given(
    some.text(max_size=300)
    | some.lists(some.sampled_from(list('ab*~"():- ORNEAR/5title')), max_size=260).map("".join)
)
def test_no_string_is_refused(text: str) -> None:
    parsed = grammar.parse(text)
    if parsed.node is not None and len(str(parsed.node)) <= grammar.LONGEST:
        again = grammar.parse(str(parsed.node))
        assert again.node == parsed.node
