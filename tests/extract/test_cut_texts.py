"""Texts that break off or begin in the middle, as scans and clippings do: nothing raises, every span is sound."""

import json
import random
from pathlib import Path

import pytest

from archive.extract import extract
from archive.text import Document, Stated, Text

CASES = Path(__file__).parent.parent / "cases"
SAMPLE, CUTS = 1_200, 6


def texts() -> list[str]:
    rows = (row for path in sorted(CASES.glob("*/*.json")) for row in json.loads(path.read_text("utf-8")))
    return [row["text"] for row in rows if isinstance(row, dict) and row.get("text")]


def part(text: str, rng: random.Random) -> str:
    """From somewhere, often the beginning, to somewhere."""
    first, last = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[first if rng.random() < 0.5 else 0 : last].strip()


def read(words: str) -> None:
    facts = extract(Document("cut", Text(words), Stated(), headings=None))
    for quotation in facts.quotations:
        assert quotation.span.of(words)


def test_a_text_may_break_off_anywhere() -> None:
    rng = random.Random(20)
    for text in rng.sample(texts(), SAMPLE):
        if words := part(text, rng):
            read(words)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(CUTS))
def test_every_text_may_break_off_anywhere(seed: int) -> None:
    rng = random.Random(seed)
    for text in texts():
        if words := part(text, rng):
            read(words)
