"""Hostile searches: always an answer, always in time."""

import random
import time

import pytest

from archive import indexing
from archive.search import Filters, Query, run
from tests.builders import a_quotation, an_appearance, an_article

pytestmark = pytest.mark.django_db

PIECES = [
    "a", "gov", "boat*", "*", "?*?*?*?*a", "(", ")", '"', "OR", "NOT", "AND", "NEAR/", "NEAR/9", "~2", "boats~2", "-",
    "title:", "quote:", "date:", "date:9999..0001", "date:undated", "[a TO zzz]", "{", "\\", "\x00", "\u202e", "é",
    "كتاب", "伊朗", "%", "%s", "'", "; DROP TABLE", "<script>", "ANDMAYBE", "REQUIRE", "x" * 80, "\n", "\t", "😀", "ﬁ",
]  # fmt: skip
VALUES = [
    "",
    "unknown",
    "undated",
    "2024",
    "9999",
    "0000",
    "-1",
    "2024-02-30",
    "é" * 50,
    "' OR 1=1",
    "\x00",
    "٢٠٢٤",
]


def hostile(rng: random.Random) -> Query:
    text = rng.choice(["", " "]).join(rng.choices(PIECES, k=rng.randint(0, 40)))
    some = {
        name: tuple(rng.choices(VALUES, k=rng.randint(0, 2)))
        for name in ("source", "via", "speaker", "year", "language")
    }
    return Query(
        text,
        Filters(**some, first=rng.choice(VALUES), last=rng.choice(VALUES)),
        subject=rng.choice(["articles", "quotations"]),
        match=rng.choice(["all", "any"]),
        sort=rng.choice(["relevance", "newest", "oldest"]),
        page=rng.choice([-5, 0, 1, 2, 10**12]),
        size=rng.choice([-1, 0, 1, 20, 10**9]),
    )


def search_hostile(count: int, seed: int) -> None:
    article = an_article(
        "Boats left. “Go on,” said Ada Quill.", source="Harbour Post", date_edtf="2024-05-10"
    )
    a_quotation(article, "Go on,", an_appearance(article))
    rng = random.Random(seed)
    for indexed in (False, True):
        if indexed:
            indexing.rebuild()
        for _ in range(count):
            query = hostile(rng)
            started = time.process_time()
            found = run(query)
            assert time.process_time() - started < 2, query
            assert found.total >= len(found.hits)
            assert found.fallback is not indexed


def test_a_sample_of_hostile_searches() -> None:
    search_hostile(60, seed=1)


@pytest.mark.soak
def test_hostile_searches_by_the_thousand() -> None:
    search_hostile(5_000, seed=2)
