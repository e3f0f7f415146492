"""Every kind of page at every width, light and dark: axe finds nothing, and nothing scrolls sideways."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open

PAGES = {
    "home": "/",
    "articles": "/articles/",
    "article": "/search/?q=tunnel+until",
    "article in Persian": "/search/?q=%D8%B4%DA%A9%DB%8C%D8%A8%D8%A7",
    "dates": "/dates/",
    "year": "/dates/2024/",
    "day": "/dates/2025/05/10/",
    "undated": "/dates/undated/",
    "sources": "/sources/",
    "speakers": "/speakers/",
    "speaker": "/speakers/ben-marsh/",
    "search": "/search/?q=bridge&from=2024&sort=newest",
    "quotations": "/search/?q=bridge&in=quotations",
    "speakers found": "/search/?q=bridge&in=quotations&group=speaker",
    "one year": "/search/?q=bridge&year=2024",
    "help": "/search/help/",
    "advanced": "/search/advanced/?q=bridge+-wall+gov*&source=afp&from=2024",
    "advanced, with a mistake": "/search/advanced/?go=1&all=bridge&from=20x4",
    "nothing found": "/search/?q=zeppelin&year=2024",
}
AXE = Axe()


def arrive(open_page: Open, kind: str, *, width: int, scheme: str) -> Page:
    page = open_page(PAGES[kind], width=width, scheme=scheme)
    if kind.startswith("article ") or kind == "article":
        page.locator("ol.rows h3 a").first.click()
        page.locator("#why-date summary").click()
    fold = page.locator(".filters > summary")
    if fold.count() and fold.is_visible():
        fold.click()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: Open, kind: str, width: int, scheme: str
) -> None:
    page = arrive(open_page, kind, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = AXE.run(page).response["violations"]
    assert violations == [], json.dumps(
        [(violation["id"], [node["html"][:200] for node in violation["nodes"]]) for violation in violations]
    )


def test_axe_would_find_a_fault(open_page: Open) -> None:
    page = open_page("/articles/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert "image-alt" in {violation["id"] for violation in AXE.run(page).response["violations"]}


@pytest.mark.parametrize("kind", ["home", "article", "search", "speakers found", "advanced"])
def test_wide_letter_spacing_still_fits(open_page: Open, kind: str) -> None:
    """WCAG 1.4.12's text spacing, at 320 px."""
    page = arrive(open_page, kind, width=320, scheme="light")
    page.evaluate(
        "document.querySelectorAll('*').forEach(element => Object.assign(element.style,"
        "{lineHeight: 1.5, letterSpacing: '.12em', wordSpacing: '.16em'}))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", ["home", "article", "search", "speaker", "speakers found", "advanced"])
def test_controls_are_large_enough_to_touch(open_page: Open, kind: str) -> None:
    """At least 44 px high on a phone, but for links within sentences and the bars of a histogram, which
    have a table of the same links."""
    page = arrive(open_page, kind, width=360, scheme="light")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
             "nav a, button, input:not([type=hidden], [type=radio], [type=checkbox]), select, .checks label, .ways-in a, summary, .tally a, .pages a, .chips a, .tabs a, .voice a, .pn")]
             .filter(e => { const box = e.getBoundingClientRect(); return box.height > 1 && box.height < 43.5 })
             .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []
