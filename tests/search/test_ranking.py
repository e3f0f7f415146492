"""The order of the best matches: what counts, and what must not."""

import random

import pytest

from archive import indexing
from archive.search import Query, run
from archive.search.tree import Node, Word, any_of
from archive.search.whoosh.answering import Answering
from archive.search.whoosh.compile import Compiler
from archive.search.whoosh.place import Place
from archive.search.whoosh.request import Request
from archive.search.whoosh.schema import Field, Schema
from archive.search.whoosh.writer import Writer
from tests.builders import an_article

MODEL = "tests.paper"
SCHEMA = Schema(
    {
        "text": Field("text", "words"),
        "title": Field("title", "words", weight=2.5),
        "language": Field("language", "labels"),
    },
    "text",
)
WORDS = ["harbour", "ferry", "council", "vote", "bridge", "budget", "water", "minister", "school", "strike"]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("ranking"))


def papers(count: int, *, seed: int = 4) -> list[dict[str, str]]:
    rng = random.Random(seed)
    return [
        {
            "text": " ".join(rng.choices(WORDS, weights=range(1, 11), k=rng.randint(3, 30))),
            "title": rng.choice(WORDS),
            "language": "en",
        }
        for _ in range(count)
    ]


def fill(place: Place, *batches: list[tuple[int, dict[str, str]]]) -> None:
    """Each batch becomes a segment."""
    place.point_to(place.create(SCHEMA), SCHEMA)
    place.remove_unused()
    with Writer(place, SCHEMA) as writer:
        for batch in batches:
            writer.add(MODEL, batch)
            writer.commit(merge=False)


def scores(place: Place, node: Node | None) -> list[tuple[int, float]]:
    searcher = place.searcher(SCHEMA)
    compiler = Compiler(SCHEMA, searcher.languages, SCHEMA.searched, {})
    answer = Answering(seconds=9).answer(searcher, Request(compiler.compile(node), (MODEL,)))
    return [(row.key, round(row.score, 4)) for row in answer.rows]


ASKED = any_of(map(Word, ("ferry", "votes", "harbour")))


def test_scores_do_not_depend_on_how_many_segments_there_are(place: Place) -> None:
    given = list(enumerate(papers(40)))
    fill(place, given)
    whole = scores(place, ASKED)
    fill(place, given[:1], given[1:9], given[9:25], given[25:])
    assert len(place.searcher(SCHEMA).leaves) == 4
    assert scores(place, ASKED) == whole


def test_deleted_documents_change_scores_little_and_no_order_until_they_are_merged_away(place: Place) -> None:
    given = list(enumerate(papers(60)))
    fill(place, given)
    clean = scores(place, ASKED)
    old = [(key, {**paper, "text": "bridge"}) for key, paper in given[:6]]
    fill(place, old, given)
    dirty = dict(scores(place, ASKED))
    assert dirty.keys() == dict(clean).keys()
    assert all(dirty[key] == pytest.approx(score, rel=0.1) for key, score in clean)


def test_equal_scores_stand_in_the_order_of_ingest_on_every_page(place: Place) -> None:
    same = {"text": "the ferry left", "title": "", "language": "en"}
    fill(place, [(key, same) for key in (7, 3, 9)], [(key, same) for key in (1, 8)])
    assert [key for key, _ in scores(place, Word("ferry"))] == [1, 3, 7, 8, 9]


def test_the_form_asked_for_comes_before_another_of_the_same_stem(place: Place) -> None:
    texts = ("the minister talks of water", "the minister talked of water", "the minister speaks of water")
    fill(place, [(key, {"text": text, "title": "", "language": "en"}) for key, text in enumerate(texts)])
    found = [key for key, _ in scores(place, any_of((Word("talked"), Word("bridge"))))]
    assert found == [1, 0]


@pytest.mark.django_db
def test_parts_of_a_compound_are_found_and_the_compound_comes_first() -> None:
    apart = an_article("The speed of the train was high on the new line.", language="en")
    whole = an_article("The new line is for high-speed trains, he said.", language="en")
    an_article("The harbour opened.", language="en")
    indexing.rebuild()
    found = run(Query("high-speed", match="any"))
    assert [hit.article for hit in found.hits] == [whole.pk, apart.pk]
    assert run(Query("high-speed")).total == 1


@pytest.mark.django_db
def test_who_asks_for_any_word_gets_those_of_a_phrase_too_and_the_phrase_first() -> None:
    apart = an_article("To the harbour! To the ferry, they said, to the ferry.", language="en")
    whole = an_article("It was the only ferry to the harbour on that day in the whole winter.", language="en")
    indexing.rebuild()
    found = run(Query('"ferry to the harbour"', match="any"))
    assert [hit.article for hit in found.hits] == [whole.pk, apart.pk]
    assert run(Query('"ferry to the harbour"')).total == 1
    assert run(Query('"harbour to the ferry"', match="any")).total == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "Why did the ferry NOT stop?",
        "Why did the fast -going ferry stop at -19 degrees.",
        "what was the answer:ferry or title:bridge (of course) ?",
        "WHY DID THE BOAT NOT LEAVE WITH THE FERRY",
    ],
)
def test_signs_of_the_query_language_mean_nothing_in_a_sentence_of_which_any_word_will_do(text: str) -> None:
    stopped = an_article("The ferry did stop, going to leave at 19.", language="en")
    indexing.rebuild()
    found = run(Query(text, match="any"))
    assert [hit.article for hit in found.hits] == [stopped.pk]
    assert found.messages == ()


@pytest.mark.django_db
def test_what_is_no_sentence_excludes_though_any_word_will_do() -> None:
    an_article("The ferry did stop.", language="en")
    indexing.rebuild()
    for text in ("why was the ferry late NOT stop", "fast slow late ferry -stop", "ferry NOT stop."):
        assert run(Query(text, match="any")).total == 0, text


@pytest.mark.django_db
def test_a_short_question_of_many_words_is_not_cut() -> None:
    meant = an_article("Fog stopped the ferry.", language="en")
    an_article("w1 w2 w3", language="en")
    indexing.rebuild()
    found = run(Query(" ".join(f"w{number}" for number in range(40)) + " ferry fog", match="any"))
    assert meant.pk in [hit.article for hit in found.hits]


@pytest.mark.django_db
def test_a_long_question_ranks_by_what_fits_and_says_so() -> None:
    meant = an_article("The ferry was late because of fog.", language="en")
    an_article("The museum was closed.", language="en")
    indexing.rebuild()
    found = run(
        Query("why was the ferry so late " + "and what was it that people said of it " * 9, match="any")
    )
    assert found.hits[0].article == meant.pk
    assert any("longer than 256 characters" in message for message in found.messages)


@pytest.mark.django_db
def test_of_a_long_question_rare_words_count_wherever_they_stand() -> None:
    common = " ".join(f"word{number}" for number in range(110))
    for number in range(9):
        an_article(f"Report {number}: {common}.", language="en")
    meant = an_article(f"Fog stopped the ferry: {common}.", language="en")
    indexing.rebuild()
    found = run(Query(f"{common} and then the ferry ferry", match="any"))
    assert found.hits[0].article == meant.pk
    assert any("at most 100" in message for message in found.messages)


@pytest.mark.django_db
def test_a_long_question_is_answered_without_an_index_too() -> None:
    meant = an_article("The ferry was late because of fog.", language="en")
    an_article("Who went home?", language="en")
    found = run(Query("the ferry and of it " + "and what was it that they had of it " * 9, match="any"))
    assert found.fallback
    assert [hit.article for hit in found.hits] == [meant.pk]


def test_a_word_asked_for_twice_counts_twice(place: Place) -> None:
    fill(place, list(enumerate(papers(30))))
    once = dict(scores(place, any_of([Word("ferry"), Word("vote")])))
    twice = dict(scores(place, any_of([Word("ferry"), Word("vote"), Word("ferry")])))
    alone = dict(scores(place, any_of([Word("ferry"), Word("zeppelin")])))
    assert twice.keys() == once.keys()
    for key, score in twice.items():
        assert score == pytest.approx(once[key] + alone.get(key, 0.0), abs=2e-4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "what is the effect of U.S.-style fog: a review?",
        'is it true that "fog" is 5" thick, or not?',
        "did the fog (of 2005 -2006) stop O'Neill's ferry/boat & co.?",
        'What did he say of "fog',
        "note:fog and/or NEAR it",
        "Is fog NOT",
    ],
)
def test_marks_in_a_question_harm_nothing(text: str) -> None:
    meant = an_article("Nobody saw the boats for fog.", language="en")
    an_article("The museum was closed.", language="en")
    indexing.rebuild()
    assert run(Query(text, match="any")).hits[0].article == meant.pk
