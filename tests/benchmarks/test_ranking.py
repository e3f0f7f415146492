import gzip
import json
from pathlib import Path

import pytest

from benchmarks import ranking, ranking_collections


def test_ndcg_is_one_for_the_best_order_and_less_for_any_other() -> None:
    grades = {"a": 2, "b": 1}
    assert ranking.ndcg(["a", "b", "x"], grades) == pytest.approx(1)
    assert 0 < ranking.ndcg(["b", "a"], grades) < 1
    assert ranking.ndcg(["x"] * 10 + ["a"], grades) == 0
    assert ranking.ndcg([], grades) == 0


def test_recall_counts_what_is_relevant_whatever_its_grade() -> None:
    assert ranking.recall(["x", "b"], {"a": 2, "b": 1}) == 0.5


def test_a_difference_that_goes_one_way_is_no_chance() -> None:
    assert ranking.chance([0.1] * 20) < 0.01
    assert ranking.chance([0.1, -0.1] * 10) == pytest.approx(1)


def test_a_collection_is_written_and_read_again(tmp_path: Path) -> None:
    documents = [
        {"_id": "d1", "title": "", "text": "The ferry left."},
        {"_id": "d2", "title": "", "text": "Fog."},
    ]
    ranking_collections.write(tmp_path, documents, [("when do ferries leave?", {"d1": 1}), ("nothing", {})])
    (asked,) = ranking.queries(tmp_path)
    assert (asked.text, asked.grades) == ("when do ferries leave?", {"d1": 1})
    assert asked.half in ranking.HALVES
    assert ranking.fts5(tmp_path)(asked.text) == ["d1"]
    assert ranking.fts5(tmp_path)("?") == []


def test_long_descriptions_are_found_by_short_ones(tmp_path: Path) -> None:
    long = "\n".join(
        [
            " one two three four five six seven eight nine ten",
            " .",
            " and ten more words to come here now, all told",
        ]
    )
    (tmp_path / "status").write_text(f"Package: a\nDescription: tool for numbers\n{long}\n\nPackage: b\n")
    documents, judged = ranking_collections.packages(tmp_path / "status")
    assert judged == [("tool for numbers", {"0": 1})]
    assert documents[0]["text"].startswith("one two")
    assert " . " not in documents[0]["text"]


def test_stories_judged_alike_are_relevant_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "lee.cor").write_text("The ferry left. It was late.\nA ferry was late.\nMusic.\n")
    (tmp_path / "similarities0-1.txt").write_text("1 0.8 0.1\n0.8 1 0.1\n0.1 0.1 1\n")
    documents, judged = ranking_collections.lee(tmp_path)
    assert len(documents) == 3
    assert judged == [("The ferry left.", {"1": 8}), ("A ferry was late.", {"0": 8})]


def test_known_items_are_answered_by_the_article_they_were_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking_collections, "DRAWN", 2)
    told = (
        "The harbour minister promised several engineers another bridge before winter came over station{}. "
    )
    records = [
        {
            "id": number,
            "title": f"Remarks on station number {number}",
            "html": f"<p>{told.format(number) * 30}</p>",
        }
        for number in range(4)
    ]
    with gzip.open(tmp_path / "all.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    documents, judged = ranking_collections.known_items(tmp_path)
    known = {document["_id"] for document in documents}
    assert len(judged) == 8
    assert all(set(grades) <= known for _, grades in judged)
    assert any(text.startswith(("What was said", "Who has been")) for text, _ in judged)
