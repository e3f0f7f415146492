"""The page of a search that found nothing: what there is without its filters, and how to write another."""

import pytest
from django.test import Client

from archive import indexing, search
from archive.search import Filters, Query
from archive.search.query import Subject
from archive.web.ways import ways_to_write
from tests.builders import a_quotation, a_source, an_appearance, an_article
from tests.web.pages import html_of, links_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive() -> None:
    for year in (2021, 2022, 2023):
        article = an_article(
            "“Boats left,” said Ada Quill of the harbour.", source="Harbour Post", date_edtf=str(year)
        )
        a_quotation(article, "Boats left,", an_appearance(article))
    an_article("A tunnel.", source="Vale Wire", date_edtf="2024")
    a_source("Hill Times")
    indexing.rebuild()


def lifted(text: str, filters: Filters, subject: Subject = "articles") -> dict[tuple[str, ...], int]:
    return {one.names: one.count for one in search.run(Query(text, filters, subject=subject)).lifted}


def test_each_filter_tells_what_there_is_without_it() -> None:
    filters = Filters(source=("vale-wire",), year=("2021",), first="2021", last="2021-06")
    assert lifted("boats", filters) == {
        ("source",): 1, ("year",): 0, ("first", "last"): 0, ("source", "year", "first", "last"): 3,
    }  # fmt: skip
    assert lifted("boats", Filters(source=("vale-wire", "hill-times"))) == {("source",): 3}
    assert lifted("boats", Filters(speaker=("x",)), "quotations") == {("speaker",): 3}
    assert lifted("boats", Filters(source=("harbour-post",))) == {}
    assert lifted("zeppelin", Filters()) == {}


def test_what_is_counted_is_what_its_link_finds(client: Client) -> None:
    asked = {"q": "boats", "source": "vale-wire", "year": "2022", "in": "quotations"}
    page = words_of(client.get("/search/", asked))
    assert "Nothing found for “boats”" in page
    assert "Without source: Vale Wire 1 Without year: 2022 0 Without any filter 3" in page
    links = links_of(client.get("/search/", asked))
    assert "/search/?q=boats&year=2022&in=quotations" in links
    assert "/search/?q=boats&source=vale-wire&in=quotations" in links  # the chip; as a line it leads nowhere
    assert "1 quotation for “boats”" in words_of(client.get("/search/?q=boats&year=2022&in=quotations"))


def test_a_period_is_named_in_words(client: Client) -> None:
    page = words_of(client.get("/search/", {"q": "boats", "from": "2024-03", "to": "2025"}))
    assert "Without date: from March 2024, to 2025 3" in page
    assert "Without date: 2024 3" in words_of(client.get("/search/?q=boats&from=2024&to=2024"))


def test_where_some_words_are_found_the_page_tells_where_all_of_them_are(client: Client) -> None:
    an_article("Boats.", source="Vale Wire", date_edtf="2024")
    indexing.rebuild()
    page = words_of(client.get("/search/", {"q": "boats harbour", "source": "vale-wire"}))
    assert "No article under these filters has all of these words." in page
    assert "Without source Vale Wire, 3 have all of them." in page
    page = words_of(client.get("/search/", {"q": "boats tunnel", "source": "vale-wire"}))
    assert "have all of them" not in page
    assert "No article has all of these words." in words_of(client.get("/search/", {"q": "boats tunnel"}))


def test_ways_to_write_are_examples_with_the_readers_words(client: Client) -> None:
    page = html_of(client.get("/search/", {"q": "unitty zeppelin"}))
    for written in ("&quot;unitty zeppelin&quot;", "unitty OR zeppelin", "zeppel*", "zeppelin~1"):
        assert f"<code><bdi>{written}</bdi></code>" in page


@pytest.mark.parametrize(
    "text",
    ["", "a", "of", "unitty", "OR", '"a phrase"', "x NEAR/3 y", "title:(oil gas)", "oil -gas", "伊朗", "bo*", "é" * 60,
     "C++ AND NOT -", "date:2024", "سلام دنیا"],
)  # fmt: skip
@pytest.mark.parametrize("match", ["all", "any"])
def test_every_way_is_understood(text: str, match: search.Match) -> None:
    ways = ways_to_write(Query(text, match=match))
    assert len(ways) >= 2
    for way in ways:
        assert search.run(Query(way.text)).messages == ()
