import logging

import pytest
from django.test import Client

from archive.web.views import home
from tests.builders import an_article
from tests.web.pages import a_report, dead_links, html_of, words_of

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/articles/",
    "/dates/",
    "/dates/undated/",
    "/sources/",
    "/speakers/",
    "/search/",
    "/search/help/",
]


@pytest.mark.parametrize("path", [*PAGES, "/nowhere/", "/articles/zzzzzzzz/x/", "/robots.txt", "/theme/"])
def test_every_response_has_its_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_on_an_empty_archive(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert dead_links(client, response) == []


@pytest.mark.parametrize(
    "path",
    [*PAGES, "/dates/2024/", "/dates/2024/09/", "/dates/2024/09/21/", "/sources/harbour-post/",
     "/sources/vale-wire/", "/speakers/ada-quill/"],
)  # fmt: skip
def test_no_page_has_a_dead_link(client: Client, path: str) -> None:
    article = a_report()
    article.original.path.parent.mkdir(parents=True, exist_ok=True)
    article.original.path.write_bytes(b"bytes")
    an_article(date_edtf="2020-01")
    assert dead_links(client, client.get(path)) == []


def test_an_article_has_no_dead_link(client: Client) -> None:
    article = a_report()
    article.original.path.parent.mkdir(parents=True, exist_ok=True)
    article.original.path.write_bytes(b"bytes")
    assert dead_links(client, client.get(article.get_absolute_url())) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_script_or_style_of_its_own(client: Client, path: str) -> None:
    a_report()
    html = html_of(client.get(path))
    assert "<script" not in html
    assert "<style" not in html
    assert " style=" not in html


def test_the_front_page_tells_what_the_archive_holds(client: Client) -> None:
    a_report()
    an_article(title="Dateless")
    page = words_of(client.get("/"))
    assert "Articles 2 Quotations 4 Speakers 2 Sources 2 Undated articles 1" in page
    assert "Source not stated 1 article" in page
    assert "Ada Quill 2 quotations" in page
    assert 'Try speaker:"Ada Quill", date:2024' in page


def test_the_appearance_is_kept_and_leads_back(client: Client) -> None:
    response = client.get("/theme/", {"theme": "dark", "back": "/articles/?page=2"})
    assert response.headers["Location"] == "/articles/?page=2"
    assert 'data-theme="dark"' in html_of(client.get("/"))
    client.get("/theme/", {"theme": "auto"})
    assert "data-theme" not in html_of(client.get("/"))


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "///x.example",
    ],
)
def test_the_appearance_leads_nowhere_else(client: Client, back: str) -> None:
    assert client.get("/theme/", {"theme": "dark", "back": back}).headers["Location"] == "/"


@pytest.mark.parametrize("theme", ["", "purple", '"><script>', "\x00"])
def test_an_appearance_that_is_none_sets_nothing(client: Client, theme: str) -> None:
    assert "theme" not in client.get("/theme/", {"theme": theme}).cookies
    client.cookies["theme"] = "purple"
    assert "purple" not in html_of(client.get("/"))


def test_robots_may_not_search(client: Client) -> None:
    assert "Disallow: /search/" in client.get("/robots.txt").content.decode()


def test_a_page_not_found_offers_ways_on(client: Client) -> None:
    response = client.get("/nowhere/<b>")
    assert response.status_code == 404
    assert "There is nothing at this address" in words_of(response)
    assert "<b>" not in html_of(response).split("<main")[1]
    assert dead_links(client, response) == []


def test_a_failure_has_a_page_that_needs_no_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(home, "all_holdings", broken)
    client.raise_request_exception = False
    logging.disable(logging.CRITICAL)
    try:
        with django_assert_num_queries(0):  # type: ignore[operator]
            response = client.get("/")
    finally:
        logging.disable(logging.NOTSET)
    assert response.status_code == 500
    assert "This page could not be made" in words_of(response)
    assert "disk is gone" not in html_of(response)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_only_read(client: Client, method: str, path: str) -> None:
    assert getattr(client, method)(path).status_code == 405
