"""A search out of time gives what it has found, all of which matches, and says that it is partial."""

from itertools import count

import pytest

from archive.search.tree import Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Word, all_of
from archive.search.whoosh import evaluate, similar
from archive.search.whoosh.answering import Answering
from archive.search.whoosh.compile import Compiler
from archive.search.whoosh.place import Place
from archive.search.whoosh.request import Answer, FieldFacet, Request
from archive.search.whoosh.writer import Writer
from tests.search.papers import MODEL, SCHEMA, a_paper

WORDS = ["harbour", "harbours", "harboured", "hardship", "harvest"]
QUERIES: list[Node] = [
    Word("harbour"),
    Phrase("the harbour opened"),
    Near((Word("harbour"), Phrase("on time")), 4),
    Prefix("har"),
    Fuzzy("harbour", 2),
    Not(Prefix("harb")),
    Not(Near((Word("harbour"), Word("time")), 9)),
    Or((Phrase("the harbour"), Fuzzy("harvest"))),
]


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.looks = count()

    def __call__(self) -> float:
        return float(next(self.looks))


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "TERMS_AT_ONCE", 1)
    monkeypatch.setattr(similar, "TERMS_AT_ONCE", 1)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Three segments of two papers a word."""
    place = Place(tmp_path_factory.mktemp("deadline"))
    place.point_to(place.create(SCHEMA), SCHEMA)
    with Writer(place, SCHEMA) as writer:
        for segment in range(3):
            texts = [f"the {word} opened {when} time" for word in WORDS for when in ("on", "in")]
            papers = [a_paper(text, tag=["x" if place % 2 else "é"]) for place, text in enumerate(texts)]
            writer.add(MODEL, ((segment * 100 + number, paper) for number, paper in enumerate(papers)))
            writer.commit(merge=False)
    return place


def answer(place: Place, node: Node, *, seconds: float, facets: tuple[FieldFacet, ...] = ()) -> Answer:
    searcher = place.searcher(SCHEMA)
    compiled = Compiler(SCHEMA, searcher.languages, SCHEMA.searched).compile(node)
    return Answering(seconds=seconds, clock=Clock()).answer(
        searcher, Request(compiled, (MODEL,), facets=facets)
    )


def keys(found: Answer) -> set[int]:
    return {row.key for row in found.rows}


@pytest.mark.parametrize("node", QUERIES, ids=str)
def test_whatever_the_moment_what_it_gives_matches(place: Place, node: Node) -> None:
    whole = answer(place, node, seconds=10_000)
    assert not whole.partial
    given = [keys(answer(place, node, seconds=seconds)) for seconds in range(40)]
    partial = [answer(place, node, seconds=seconds).partial for seconds in range(40)]
    assert all(found <= keys(whole) for found in given)
    assert partial == sorted(partial, reverse=True)  # late once, never in time with less
    assert all(late or found == keys(whole) for late, found in zip(partial, given, strict=True))
    assert (given[0], partial[0]) == (set(), True)
    assert any(late and found for late, found in zip(partial, given, strict=True))


@pytest.mark.parametrize(
    ("node", "looks"), [(Prefix("har"), 15), (Fuzzy("harbour", 2), 15), (Phrase("the harbour opened"), 9)]
)
def test_long_loops_look_at_the_clock(place: Place, node: Node, looks: int) -> None:
    seconds = next(number for number in range(100) if not answer(place, node, seconds=number).partial)
    assert seconds >= looks


def test_a_union_of_words_keeps_those_that_it_has_reached(place: Place) -> None:
    sizes = {len(keys(answer(place, Prefix("har"), seconds=seconds))) for seconds in range(30)}
    assert {0, 2, 4, 10, 30} <= sizes


def test_what_excludes_words_lists_nothing_that_was_not_looked_at(place: Place) -> None:
    node = all_of([Word("opened"), Not(Word("harvest"))])
    assert node is not None
    whole = keys(answer(place, node, seconds=10_000))
    for seconds in range(20):
        assert keys(answer(place, node, seconds=seconds)) <= whole


def test_facets_stop_too(place: Place) -> None:
    facets = (FieldFacet("tag"), FieldFacet("language"))
    whole = answer(place, Word("opened"), seconds=10_000, facets=facets)
    assert whole.facets == {"tag": [("x", 15), ("é", 15)], "language": [("en", 30)]}
    late = [answer(place, Word("opened"), seconds=seconds, facets=facets) for seconds in range(20)]
    cut = [found for found in late if found.total == 30 and found.facets != whole.facets]
    assert cut
    assert all(found.partial for found in cut)
    assert all(found.total == 30 for found in late if not found.partial)


def test_what_was_cut_short_is_not_remembered(place: Place) -> None:
    searcher = place.searcher(SCHEMA)
    request = Request(Compiler(SCHEMA, searcher.languages, SCHEMA.searched).compile(Prefix("har")), (MODEL,))
    answering = Answering(seconds=4, clock=Clock())
    assert answering.answer(searcher, request).partial
    answering.seconds = 10_000
    assert answering.answer(searcher, request).total == 30
