"""Completion while typing: by keyboard, by pointer, for a screen reader, and without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.test_access import AXE


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the archive")


def typed(page: Page, text: str) -> Locator:
    """The list of completions, open."""
    box(page).click()
    box(page).press_sequentially(text)
    completions = page.get_by_role("listbox")
    expect(completions).to_be_visible()
    return completions


def test_a_speaker_is_chosen_by_the_keyboard_and_found(open_page: Open) -> None:
    page = open_page("/articles/")
    completions = typed(page, "bridge qui")
    expect(completions.get_by_role("option").first).to_have_text("Ada Quill speaker, in 3 quotations")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    option = completions.get_by_role("option", selected=True)
    assert option.get_attribute("id") == box(page).get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value('bridge speaker:"Ada Quill" ')
    expect(completions).to_be_hidden()
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=bridge\+speaker%3A%22Ada\+Quill%22\+$"))
    expect(page.locator("h1")).to_contain_text("2 articles")


def test_the_arrows_go_round_and_escape_closes(open_page: Open) -> None:
    page = open_page("/")
    completions = typed(page, "ma")
    count = completions.get_by_role("option").count()
    page.keyboard.press("ArrowUp")
    expect(completions.get_by_role("option").nth(count - 1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(completions.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(completions).to_be_hidden()
    expect(box(page)).to_have_value("ma")
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_a_name_is_chosen_by_the_pointer_in_the_form(open_page: Open) -> None:
    page = open_page("/search/advanced/", width=360)
    page.get_by_role("combobox", name="Said by").press_sequentially("mar")
    completions = page.get_by_role("listbox", name="Completions")
    completions.get_by_role("option").first.click()
    expect(page.get_by_role("combobox", name="Said by")).to_have_value("Ben Marsh")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.locator("h1")).to_contain_text('speaker:"Ben Marsh"')
    page.get_by_role("link", name="Advanced search").click()
    expect(page.get_by_role("combobox", name="Said by")).to_have_value("Ben Marsh")


def test_enter_without_a_choice_searches_for_what_is_typed(open_page: Open) -> None:
    page = open_page("/")
    typed(page, "brid")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=brid$"))


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_an_open_list(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/", width=width, scheme=scheme)
    completions = typed(page, "ad")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = completions.get_by_role("option").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44
    assert AXE.run(page).response["violations"] == []


def test_what_is_found_is_said_to_a_screen_reader(open_page: Open) -> None:
    page = open_page("/")
    typed(page, "quill")
    expect(page.get_by_role("status")).to_have_text("1 completion. Use the arrow keys.")


def test_without_scripts_the_box_is_a_plain_search_box(browser: object, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(site)
    page.get_by_role("searchbox", name="Search the archive").fill("bridge")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("h1")).to_contain_text("for “bridge”")
    context.close()
