"""Dates of pages by their place: under the heading, in the address, beside words that name another moment."""

import pytest

from tests.parse.test_pages import ARTICLE, dates

HEAD = "<h1>The plan</h1>"
BODY = ARTICLE.replace("<h1>Talks go on</h1>", "")  # one top heading is enough


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("<div>2024-05-01 14:22:05 | Our desk</div>", "2024-05-01"),
        ("<p>By our desk</p><p>1 May 2024, 14:22</p>", "1 May 2024"),
        ("<ul><li>May 1, 2024</li></ul>", "May 1, 2024"),
        ("<div><span>By Carl Berg</span> <span>May 1, 2024</span></div>", "May 1, 2024"),
        ("<p>Carl Berg | 1 May 2024 | News</p>", "1 May 2024"),
        ("<div>From: Office Published: 1 May 2024 Last updated: 9 June 2025</div>", "1 May 2024"),
        (
            "<p class='date'><abbr class='published' title='2024-05-01T10:00Z'>3 days ago</abbr></p>",
            "2024-05-01",
        ),
    ],
)
def test_a_date_that_opens_a_short_line_under_the_heading_is_the_pages(line: str, value: str) -> None:
    assert [found for found, _ in dates("", HEAD + line + BODY)] == [value]


@pytest.mark.parametrize(
    "line",
    [
        "<div>Open until 1 May 2024</div>",
        "<div>Last updated: 1 May 2024</div>",
        "<p>Deadline: 1 May 2024</p>",
        "<div class='event-details'>2024-05-01, town hall</div>",
        f"<p>{'A long lede goes first, of which no part is a date. ' * 3}</p><p>1 May 2024</p>",
        "<div>Updated: <time datetime='2024-05-01'>1 May</time></div>",
        "<div>When: <time datetime='2024-05-01T19:00'>1 May, 7 pm</time></div>",
        "<div class='widget'><time datetime='2024-05-01'>1 May</time></div>",
    ],
)
def test_a_date_of_another_moment_is_not(line: str) -> None:
    assert dates("", HEAD + line + BODY) == []


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://a.example/news/20240501/plan.html", "2024-05-01"),
        ("https://a.example/2024/05/01/plan", "2024-05-01"),
        ("https://a.example/news/20241301/plan.html", None),
        ("https://a.example/news/202405011/plan.html", None),
    ],
)
def test_a_day_in_the_address_is_read(address: str, value: str | None) -> None:
    found = dates(f'<link rel="canonical" href="{address}">', ARTICLE)
    assert found == ([(value, "html:url")] if value else [])
