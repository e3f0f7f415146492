import pytest
from django.test import Client

from archive import indexing
from tests.builders import a_source, an_article, withdraw
from tests.web.pages import a_report, html_of, links_of, words_of

pytestmark = pytest.mark.django_db


def test_the_list_counts_articles_and_credits(client: Client) -> None:
    a_report()
    an_article(source="Harbour Post")
    page = words_of(client.get("/sources/"))
    assert "Harbour Post 2 articles" in page
    assert "Vale Wire credited in 1 0 articles" in page


def test_articles_without_source_have_an_entry_that_leads_to_their_search(client: Client) -> None:
    an_article()
    response = client.get("/sources/")
    assert "Source not stated 1 article" in words_of(response)
    assert "/search/?source=unknown" in links_of(response)


def test_a_source_lists_its_articles_and_who_is_quoted(client: Client) -> None:
    a_report()
    page = words_of(client.get("/sources/harbour-post/"))
    assert "1 article published" in page
    assert "The harbour council met" in page
    assert "Ada Quill 2 quotations" in page


def test_a_source_only_credited_has_a_page(client: Client) -> None:
    a_report()
    page = words_of(client.get("/sources/vale-wire/"))
    assert "credited in 1 article" in page
    assert "The harbour council met" in page


def test_an_article_published_and_credited_counts_once(client: Client) -> None:
    an_article(source="Vale Wire", vias=["Vale Wire"], title="Twice named")
    assert words_of(client.get("/sources/vale-wire/")).count("Twice named") == 1


@pytest.mark.parametrize("slug", ["nobody", "a%00b", "x" * 500])
def test_an_unknown_source_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/sources/{slug}/").status_code == 404


def test_a_source_of_withdrawn_articles_only_is_not_found(client: Client) -> None:
    withdraw(an_article(source="Gone Gazette"))
    assert client.get(a_source("Gone Gazette").get_absolute_url()).status_code == 404
    assert "Gone Gazette" not in words_of(client.get("/sources/"))


def test_the_histogram_of_a_source_counts_what_its_links_find(client: Client) -> None:
    an_article(source="Vale Wire", date_edtf="2024-05")
    an_article(source="Vale Wire")
    an_article(source="Harbour Post", vias=["Vale Wire"], date_edtf="2024-05")
    indexing.rebuild()
    response = client.get("/sources/vale-wire/")
    assert "<title>May 2024: 1 article</title>" in html_of(response)
    assert "/search/?source=vale-wire&from=2024-05&to=2024-05" in links_of(response)
    assert "1 article" in words_of(client.get("/search/?source=vale-wire&from=2024-05&to=2024-05"))
    assert "/search/?source=vale-wire&year=undated" in links_of(response)
