"""Written cases of frames: dates, sources, credits, titles and headings, each file one kind of case."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.extract.layout.frame import read_frame
from archive.text import Text
from tests.extract.builders import facts

CASES = Path(__file__).parents[1] / "cases"
KINDS = ("dates", "sources", "titles", "headings")


def cases(folder: str) -> list[Any]:
    """Every case of the kinds read here, named after its file and label."""
    found = []
    for path in sorted((CASES / folder).glob("*.json")):
        if path.stem.partition("-")[0] in KINDS:
            for case in json.loads(path.read_text(encoding="utf-8")):
                found.append(pytest.param(case, id=f"{path.stem}: {case['label']}"))  # noqa: PERF401
    return found


def check(case: dict[str, Any]) -> None:
    read = facts(case["text"])
    if "edtf" in case:
        assert (read.dates[0].edtf if read.dates else None) == case["edtf"]
    if "source" in case:
        assert (read.sources[0].value if read.sources else None) == case["source"]
    if "via" in case:
        assert [via.value for via in read.vias] == case["via"]
    if "title" in case:
        assert [(title.value, title.rule) for title in read.titles] == [(case["title"], case["rule"])]
    if "city" in case:
        assert first_place(case["text"]) == case["city"]
    if "headings" in case:
        assert [heading.span.of(case["text"]) for heading in read.headings] == case["headings"]


def first_place(text: str) -> str | None:
    """The first place that the dateline names; None where it names none."""
    line = read_frame(text, Text(text).paragraphs).dateline
    return line.places[0].of(text) if line and line.places else None


@pytest.mark.parametrize("case", [*cases("in-the-wild"), *cases("synthetic")])
def test_the_frame_is_read_as_written(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_what_only_looks_like_a_frame_is_left_alone(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.xfail(strict=True, reason="known failures: a rule that mends one moves its case to synthetic/")
@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    check(case)
