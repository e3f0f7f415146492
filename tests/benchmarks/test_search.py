import random
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from benchmarks.search_plot import Line, plot
from benchmarks.search_queries import KINDS, queries
from benchmarks.search_tables import tables

WORDS = [f"{one}{two}{three}ing" for one in "bdfg" for two in "aeiou" for three in "lmnr"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def documents() -> list[str]:
    rng = random.Random(1)
    return [" ".join(rng.choices(WORDS, k=60)) for _ in range(400)]


def test_no_query_of_a_kind_comes_twice(documents: list[str]) -> None:
    asked = queries(documents, 30)
    assert tuple(asked) == KINDS
    assert all(len(set(texts)) == len(texts) for texts in asked.values())
    assert all(len(asked[kind]) == 30 for kind in KINDS if kind not in ("rare word", "prefix"))


def test_the_same_documents_give_the_same_queries(documents: list[str]) -> None:
    assert queries(iter(documents), 20) == queries(documents, 20)


def test_rare_words_are_those_of_few_documents(documents: list[str]) -> None:
    rare = queries([*documents, *["quixotry"] * 5], 20)["rare word"]
    assert rare == ["quixotry"]


def test_no_documents_give_no_queries() -> None:
    assert set(map(tuple, queries([], 20).values())) == {()}


def test_a_ratio_is_over_the_queries_that_both_answered() -> None:
    def took(*times: float) -> dict[str, list[list[float]]]:
        rows = [[time, time, 1.0, 7] for time in times]
        return {"first": rows[:1], "cold": rows[:1], "warm": rows}

    rows = {"rare word": {"ours": took(2, 4, 100, 100), "stock": took(30, 30)}}
    shown = tables({"rows": rows, "build": {}, "native": {}}, ["ours", "stock"]).splitlines()
    assert shown[0].split("|")[-2].strip() == "÷ ours"
    assert shown[2].split("|")[-2].strip() == "10.0"


def test_a_plot_holds_a_point_for_every_value_inside_its_frame() -> None:
    lines = [Line("one & all", [(1_000, 0.4), (10_000, 3)]), Line("two", [(1_000, 9), (10_000, 120)])]
    drawn = ET.fromstring(plot(lines, across="documents", up="ms"))
    circles = drawn.findall(f"{SVG}circle")
    assert len(circles) == 4
    assert all(0 < float(one.attrib["cx"]) < 790 and 0 < float(one.attrib["cy"]) < 420 for one in circles)
    assert "one & all: 3" in {text.text for text in drawn.findall(f"{SVG}text")}


def test_labels_of_lines_that_end_together_stand_apart() -> None:
    lines = [Line(str(number), [(10, 5.0 + number / 100), (100, 5.0 + number / 100)]) for number in range(6)]
    drawn = ET.fromstring(plot(lines, across="documents", up="ms"))
    heights = sorted(float(one.attrib["y"]) for one in drawn.findall(f"{SVG}rect"))
    assert all(below - above > 13 for above, below in pairwise(heights))
