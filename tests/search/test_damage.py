"""A silently damaged index may answer wrongly until `verify` finds it, but no search fails."""

import random

import pytest
from haystack import connections

from archive import indexing
from archive.search import Filters, Query, run
from archive.search.whoosh.backend import Backend
from tests.builders import a_quotation, an_appearance, an_article

pytestmark = pytest.mark.django_db

QUERIES = [
    Query("boats"), Query('"left the quay"'), Query("boa*"), Query("quay NEAR/3 boats"), Query("baots~2"),
    Query("", Filters(source=("harbour-post",), first="2001")), Query("boats -late", sort="newest"),
    Query("language:en date:2001..2010"), Query("go", subject="quotations"), Query("zeppelinn"),
]  # fmt: skip
FLIPS = 40


def test_flipped_bits_never_make_a_search_fail() -> None:
    for number in range(12):
        article = an_article(
            f"Boats left the quay at {number}. “Go on,” said Ada Quill.", source="Harbour Post",
            date_edtf=f"{2000 + number}-05", language="en",
        )  # fmt: skip
        a_quotation(article, "Go on,", an_appearance(article))
    indexing.rebuild()
    backend: Backend = connections["default"].get_backend()
    files = sorted(backend.place.path.glob("g-*/*.seg"))
    sound = {path: path.read_bytes() for path in files}
    rng = random.Random(5)
    for _ in range(FLIPS):
        path = rng.choice(files)
        broken = bytearray(sound[path])
        for _ in range(8):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        # A file of its own: the map of the one before may still be open.
        path.unlink()
        path.write_bytes(broken)
        backend.place.forget()
        backend.answering._known.clear()
        for query in QUERIES:
            assert run(query).total >= 0
        path.unlink()
        path.write_bytes(sound[path])
