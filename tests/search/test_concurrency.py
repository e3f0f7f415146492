"""Readers and a writer at once, each reader as a process of its own would be."""

import random
import threading
from pathlib import Path

import pytest
from whoosh import query as whoosh_query

from archive.errors import IndexLocked
from archive.search.whoosh.answering import Answering
from archive.search.whoosh.place import Place
from archive.search.whoosh.request import FieldFacet, Request
from archive.search.whoosh.schema import Field, Schema
from archive.search.whoosh.writer import Writer

MODEL = "tests.paper"
SCHEMA = Schema({"text": Field("text", "words"), "tag": Field("tag", "labels")}, "text")
COUNT = 30


def papers(turn: int) -> list[tuple[int, dict[str, str]]]:
    return [(key, {"text": f"word turn{turn}", "tag": str(key % 3)}) for key in range(COUNT)]


def rebuild(place: Place, turn: int) -> None:
    with place.lock(deadline=5):
        name = place.create(SCHEMA)
        with Writer(place, SCHEMA, directory=name) as writer:
            writer.add(MODEL, papers(turn))
            writer.commit()
        place.point_to(name, SCHEMA)
        place.remove_unused()


def read(path: Path, stop: threading.Event, wrong: list[object]) -> None:
    place, answering = Place(path), Answering(seconds=10)
    request = Request(whoosh_query.Every(), (MODEL,), facets=(FieldFacet("tag"),), end=5)
    while not stop.is_set():
        try:
            answer = answering.answer(place.searcher(SCHEMA), request)
            if answer.total != COUNT or dict(answer.facets["tag"]) != {"0": 10, "1": 10, "2": 10}:
                wrong.append(answer)
        except Exception as error:
            wrong.append(error)


def test_readers_never_see_a_gap_while_the_index_changes(tmp_path: Path) -> None:
    place = Place(tmp_path)
    rebuild(place, 0)
    stop = threading.Event()
    wrong: list[object] = []
    readers = [threading.Thread(target=read, args=(tmp_path, stop, wrong)) for _ in range(4)]
    for reader in readers:
        reader.start()
    rng = random.Random(5)
    for turn in range(1, 25):
        if turn % 6 == 0:
            rebuild(place, turn)
            continue
        with Writer(place, SCHEMA) as writer:
            writer.add(MODEL, rng.sample(papers(turn), 10))
            writer.commit()
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    place = Place(tmp_path)
    rebuild(place, 0)
    with Writer(place, SCHEMA), pytest.raises(IndexLocked), Writer(Place(tmp_path), SCHEMA, deadline=0.05):
        pass
    with Writer(Place(tmp_path), SCHEMA, deadline=0.05) as writer:
        writer.delete(MODEL, [3])
        writer.commit()
    assert place.searcher(SCHEMA).counts == {MODEL: COUNT - 1}


def test_a_writer_that_does_not_commit_leaves_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path)
    rebuild(place, 0)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with Writer(place, SCHEMA) as writer:
        writer.add(MODEL, papers(1))
        writer.delete(MODEL, [1])  # writes what was added before, so that it is deleted too
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert place.searcher(SCHEMA).counts == {MODEL: COUNT}
