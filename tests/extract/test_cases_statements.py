"""Quotations and speakers of the cases in tests/cases: those that must pass, and those known to fail."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.extract.speech.statements import read_statements
from archive.text import Text

# How many cases passed when this was last raised: it may only rise.
LEAST = 2560

CASES = Path(__file__).parents[1] / "cases"


def _cases(*kinds: str) -> list[Any]:
    found = []
    for kind in kinds:
        for path in sorted((CASES / kind).glob("quotations-*.json")):
            found += [
                pytest.param(case, id=f"{path.stem.removeprefix('quotations-')}: {case['label']}")
                for case in json.loads(path.read_text(encoding="utf-8"))
            ]
    return found


def read_case(case: dict[str, Any]) -> list[list[str | None]]:
    """The quotations of a case as pairs of words and speaker; indirect ones where the case lists them."""
    text = case["text"]
    statements = read_statements(text, paragraphs=Text(text).paragraphs, language=case.get("language", "en"))
    wanted = case.get("kind", "direct")
    return [
        [q.span.of(text), q.attribution.name if q.attribution else None]
        for q in statements.quotations
        if q.kind == wanted
    ]


@pytest.mark.parametrize("case", _cases("in-the-wild", "synthetic", "negative"))
def test_it_reads_the_quotations_and_speakers_of(case: dict[str, Any]) -> None:
    assert read_case(case) == case["quotations"]


@pytest.mark.parametrize("case", _cases("known-failures"))
@pytest.mark.xfail(strict=True, reason="not read rightly yet")
def test_it_cannot_read_yet(case: dict[str, Any]) -> None:
    assert read_case(case) == case["quotations"]


def test_no_fewer_cases_pass_than_before() -> None:
    cases = [param.values[0] for param in _cases("in-the-wild", "synthetic", "negative")]
    assert sum(read_case(case) == case["quotations"] for case in cases) >= LEAST
