"""What surrounds the words of the two seed documents: headings, dates, sources, credits, titles."""

from pathlib import Path

import pytest

from archive.extract import as_json, extract
from archive.extract.facts import Facts
from archive.text import Document, Text

SEEDS = Path(__file__).parents[2] / "seeds"
MEETING, REMARKS = "000_0923c08984c8a181", "004_2c921a2b73821208"


def seed(stem: str) -> Document:
    return Document(id=stem, text=Text((SEEDS / f"{stem}.txt").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def meeting() -> Facts:
    return extract(seed(MEETING))


@pytest.fixture(scope="module")
def remarks() -> Facts:
    return extract(seed(REMARKS))


def test_a_dateline_gives_source_month_and_day_but_no_year(meeting: Facts) -> None:
    (source,), (date,) = meeting.sources, meeting.dates
    assert (source.value, date.edtf, date.year_evidence) == ("WANA", "XXXX-09-21", 0)
    assert source.span is not None
    assert date.span is not None
    text = seed(MEETING).text.value
    assert (source.span.of(text), date.span.of(text)) == ("WANA", "Sep 21")


def test_four_title_case_lines_are_headings(meeting: Facts) -> None:
    text = seed(MEETING).text.value
    assert [heading.span.of(text)[:20] for heading in meeting.headings] == [
        "We Need to Form an I",
        "Islamic Leaders Must",
        "Sincere Global Recep",
        "Cutting Economic Tie",
    ]


def test_without_a_credit_there_is_no_via(meeting: Facts) -> None:
    assert meeting.vias == ()


def test_a_leading_date_is_read_whole(remarks: Facts) -> None:
    (date,) = remarks.dates
    assert date.edtf == "2025-05-10"
    assert [item.rule for item in date.evidence] == ["labelled date", "weekday"]


def test_a_closing_credit_gives_vias_and_no_source(remarks: Facts) -> None:
    assert [via.value for via in remarks.vias] == ["PC", "Al Mayadeen"]
    assert remarks.sources == ()


def test_a_credit_line_is_no_heading(remarks: Facts) -> None:
    assert remarks.headings == ()


@pytest.mark.parametrize("stem", [MEETING, REMARKS])
def test_a_title_is_cut_from_the_lede(stem: str) -> None:
    (title,) = extract(seed(stem)).titles
    assert title.span is not None
    assert title.value == title.span.of(seed(stem).text.value)
    assert "first sentence" in title.rule
    assert 40 <= len(title.value) <= 100


@pytest.mark.parametrize("stem", [MEETING, REMARKS])
def test_both_are_english(stem: str) -> None:
    assert [language.value for language in extract(seed(stem)).languages] == ["en"]


@pytest.mark.parametrize(("stem", "headings"), [(MEETING, 4), (REMARKS, 0)])
def test_the_json_form_tells_the_same(stem: str, headings: int) -> None:
    document = seed(stem)
    shown = as_json(document, extract(document), path="x.txt")
    assert len(shown["headings"]) == headings
    assert shown["text_sha256"] == document.text.sha256
    assert "text" not in shown
