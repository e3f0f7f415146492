"""From words to an article to the evidence for its date, as a reader does it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


def results(page: Page) -> int:
    return int(re.findall(r"\d+", page.locator("h1").inner_text())[0])


def test_a_reader_searches_filters_opens_and_sees_the_evidence(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_role("combobox", name="Search the archive").fill("bridge")
    page.get_by_role("button", name="Search").click()
    everything = results(page)
    assert everything > 20
    page.get_by_label("Filter the results").get_by_role("link", name=re.compile("^Ada Quill")).click()
    by_speaker = results(page)
    assert 0 < by_speaker < everything
    expect(page.get_by_role("group", name="Active filters")).to_contain_text("Speaker: Ada Quill")
    page.get_by_label("From", exact=True).fill("2025-05")
    page.get_by_label("To", exact=True).fill("2025")
    page.get_by_role("button", name="Set").click()
    assert results(page) == 1
    expect(page.get_by_text("Left out by the date filter because undated")).to_be_visible()
    page.get_by_label("Filter the results").get_by_role("link", name=re.compile("^IRNA")).click()
    assert results(page) == 1
    page.locator("ol.rows h3 a").click()
    date = page.locator("#why-date")
    date.locator("summary").click()
    date.get_by_role("link", name="Go to the words").click()
    lit = page.locator("mark#evidence")
    expect(lit).to_be_in_viewport()
    assert "May 10" in lit.inner_text()
    assert lit.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgb(251, 232, 166)"


def test_opening_a_value_lights_its_words_without_leaving_the_page(open_page: Open) -> None:
    page = open_page("/search/?q=bolts")
    page.locator("ol.rows h3 a").click()
    words = page.locator(".ev-date").first
    before = words.evaluate("words => getComputedStyle(words).backgroundColor")
    page.locator("#why-date summary").click()
    assert words.evaluate("words => getComputedStyle(words).backgroundColor") != before


def test_an_unknown_year_is_said_to_be_unknown(open_page: Open) -> None:
    page = open_page("/search/?q=bolts")
    expect(page.locator("ol.rows .when").first).to_contain_text("21 September, year unknown")
    page.goto(page.url.replace("/search/?q=bolts", "/dates/undated/"))
    expect(page.locator("main")).to_contain_text("year unknown")


def test_a_quotation_found_leads_to_its_very_place(open_page: Open) -> None:
    page = open_page("/search/?q=thousands&in=quotations")
    page.locator("blockquote a").first.click()
    quotation = page.locator("q:target")
    expect(quotation).to_be_in_viewport()
    expect(quotation).to_contain_text("We will not close a road")


def test_what_is_copied_from_an_article_is_its_text(open_page: Open) -> None:
    page = open_page("/search/?q=tunnel+until")
    page.locator("ol.rows h3 a").click()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.body'))")
    copied = [line for line in page.evaluate("getSelection().toString()").split("\n") if line.strip()]
    text = page.request.get(page.url.rsplit("/", 2)[0] + ".txt").text()
    assert copied == [line for line in text.split("\n") if line.strip()]


def test_the_theme_is_kept(open_page: Open) -> None:
    page = open_page("/articles/")
    page.get_by_role("button", name="Dark").click()
    assert page.url.endswith("/articles/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 25)"


def test_the_keyboard_reaches_the_content_first(open_page: Open) -> None:
    page = open_page("/articles/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
