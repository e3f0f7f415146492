import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks import make_pages, own_reading
from benchmarks.page_verdicts import tally, verdict


def test_the_pages_are_what_their_script_writes(tmp_path: Path) -> None:
    assert make_pages.write(tmp_path) == len(list(tmp_path.glob("*.html")))
    written = {page.name: page.read_bytes() for page in tmp_path.iterdir()}
    assert written == {page.name: page.read_bytes() for page in make_pages.FOLDER.iterdir()}


def test_every_page_has_an_answer_and_some_have_no_date() -> None:
    answers = json.loads((make_pages.FOLDER / "answers.json").read_text(encoding="utf-8"))
    assert set(answers) == {page.name for page in make_pages.FOLDER.glob("*.html")}
    assert sum(day is None for day in answers.values()) >= 8
    assert all(date.fromisoformat(day) for day in answers.values() if day)


@pytest.mark.parametrize(
    ("right", "found", "expected"),
    [
        ("2018-03-04", "2018-03-04", "right"),
        (None, None, "right"),
        (None, "2018-03-04", "invented"),
        ("2018-03-04", None, "unknown"),
        ("2018-03-04", "2018-03", "partial"),
        ("2018-03-04", "[2018-03-04,2018-04-03]", "partial"),
        ("2018-03-20", "[2018-03-04,2018-04-03]", "wrong"),
        ("2018-03-04", "XXXX-03-04", "partial"),
        ("2018-03-04", "2018-03-05", "wrong"),
    ],
)
def test_an_answer_is_judged(right: str | None, found: str | None, expected: str) -> None:
    assert verdict(right, found) == expected


def test_a_page_that_was_refused_is_unknown_even_where_there_is_no_date() -> None:
    assert tally({"a": "2018-03-04", "b": None}, {}) == {"unknown": 2}
    assert tally({"a": "2018-03-04", "b": None}, {"a": None, "b": None}) == {"unknown": 1, "right": 1}


def test_pages_that_cannot_be_read_are_counted_and_the_others_answered(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<h1>The plan</h1><p>Published 4 March 2018</p>", encoding="utf-8")
    (tmp_path / "b.html").write_text("<title>Nothing</title>", encoding="utf-8")
    assert own_reading.dates(tmp_path, tmp_path / "dates.json") == (2, 1)
    assert json.loads((tmp_path / "dates.json").read_text("utf-8")) == {"a.html": "2018-03-04"}
