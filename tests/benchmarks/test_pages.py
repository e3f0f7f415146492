import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks import make_pages
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


def test_a_page_without_an_answer_is_unknown() -> None:
    assert tally({"a": "2018-03-04", "b": None}, {}) == {"unknown": 1, "right": 1}
