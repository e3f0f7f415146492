"""The headline among a page's headings, and the site's name in its <title>."""

import pytest

from archive.text import Stated
from tests.parse.test_pages import read

WORDS = (
    "<p>The harbour board met in the old customs house and heard a long report on the eastern breakwater.</p>"
)


def stated(title: str, body: str) -> Stated:
    return read(f"<html><head><title>{title}</title></head><body>{body}{WORDS * 3}</body></html>").stated


@pytest.mark.parametrize(
    ("body", "origin"),
    [
        ("<h1>Quay News</h1><h2>Weak joints in the wall</h2>", "html:h2"),
        ("<h1>Quay News</h1><h1>Weak joints in the wall</h1>", "html:h1"),
        ("<h3>Other news of the day</h3><h3>Weak joints in the wall</h3>", "html:h3"),
        ("<h1>Weak joints  in the wall</h1>", "html:h1"),
    ],
)
def test_the_heading_that_the_title_names_is_the_headline(body: str, origin: str) -> None:
    found = stated("Weak joints in the wall | Quay News", body).title[0]
    assert (found.value, found.origin) == ("Weak joints in the wall", origin)


@pytest.mark.parametrize(
    "sign",
    [
        "<a href='/'>Quay News</a>",
        "<a href='https://quay.example/'><img alt='Quay News' src='x.png'></a>",
        "<img class='logo' alt='Quay News' src='x.png'>",
        "<p>© 2009-2014 Quay News. All rights reserved.</p>",
    ],
)
@pytest.mark.parametrize(
    "title", ["Weak joints in the wall | Quay News", "Quay News: Weak joints in the wall"]
)
def test_the_sites_name_is_read_from_the_title_where_the_page_says_it_too(title: str, sign: str) -> None:
    body = f"<h1>Weak joints in the wall</h1>{WORDS}{sign}"
    assert [(item.value, item.origin) for item in stated(title, body).source] == [("Quay News", "html:title")]


def test_a_piece_of_the_title_that_nothing_bears_out_is_no_name() -> None:
    assert stated("Weak joints in the wall | Harbour", "<h1>Weak joints in the wall</h1>").source == ()


def test_the_name_of_an_object_is_the_title_where_its_headline_only_describes_it() -> None:
    linked = '{"@type": "Article", "name": "Harbour City", "headline": "town on the northern coast"}'
    body = f"<h1>Harbour City</h1><script type='application/ld+json'>{linked}</script>"
    found = stated("Harbour City - Open Lexicon", body).title[0]
    assert (found.value, found.origin) == ("Harbour City", "html:ld+json name")
