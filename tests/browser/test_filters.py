"""Filters of a search: beside the results on a wide window, folded above them on a narrow one."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

SEARCH = "/search/?q=bridge"


def test_on_a_phone_the_filters_are_reached_above_the_results(open_page: Open) -> None:
    page = open_page(SEARCH, width=360)
    fold, choice = page.locator(".filters > summary"), page.locator(".facet .tally a", has_text="AFP")
    expect(choice).not_to_be_visible()
    box, results = fold.bounding_box(), page.locator("#list").bounding_box()
    assert box is not None
    assert results is not None
    assert box["y"] + box["height"] <= results["y"]
    assert box["y"] < 640  # on the first screen
    fold.focus()
    page.keyboard.press("Enter")
    expect(choice).to_be_visible()
    choice.click()
    expect(page.locator("h1")).to_contain_text("articles for")
    expect(page.locator(".filters > summary")).to_have_text("Filters, 1 in force")
    expect(page.locator(".filters .tally").first).not_to_be_visible()


def test_on_a_wide_window_the_filters_stand_beside_the_results(open_page: Open) -> None:
    page = open_page(SEARCH, width=1280)
    expect(page.locator(".filters > summary")).not_to_be_visible()
    expect(page.locator(".facet .tally a", has_text="AFP")).to_be_visible()
    aside, results = page.locator("main aside").bounding_box(), page.locator("#list").bounding_box()
    assert aside is not None
    assert results is not None
    assert aside["x"] >= results["x"] + results["width"]
    page.locator("main aside .skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('list').contains(document.activeElement)")


@pytest.mark.parametrize(
    "path", [SEARCH, "/search/?q=zeppelin&year=2024&facets=all", f"{SEARCH}&in=quotations"]
)
def test_no_two_elements_share_an_id(open_page: Open, path: str) -> None:
    page = open_page(path)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
