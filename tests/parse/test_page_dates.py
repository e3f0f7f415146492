"""Dates of pages by their place: under the heading, in the address, beside words that name another moment."""

import pytest

from tests.parse.test_pages import ARTICLE, dates

HEAD = "<h1>The plan</h1>"
LEDE = f"<p>{'A long lede goes first, of which no part is a date. ' * 3}</p>"
BODY = ARTICLE.replace("<h1>Talks go on</h1>", "")  # one top heading is enough


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("<div>2024-05-01 14:22:05 | Our desk</div>", "2024-05-01"),
        ("<p>By our desk</p><p>1 May 2024, 14:22</p>", "1 May 2024"),
        ("<ul><li>May 1, 2024</li></ul>", "May 1, 2024"),
        ("<div><span>By Carl Berg</span> <span>May 1, 2024</span></div>", "May 1, 2024"),
        (f"{LEDE}<p>Wednesday, 1 May 2024, 14:22</p>", "1 May 2024"),
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


@pytest.mark.parametrize("marks", ["", "class='byline'", "class='dateline'", "class='date'"])
@pytest.mark.parametrize(
    "line",
    [
        "Updated: May 2, 2024 | Published: May 1, 2024",
        "Updated May 2, 2024; published May 1, 2024",
        "Last updated: May 2, 2024 10:00, First published: May 1, 2024 09:00",
        "<b>Updated</b> <span class='date'>May 2, 2024</span> <b>Published</b> <span class='date'>May 1, 2024</span>",
        "Published May 1, 2024, updated May 2, 2024",
    ],
)
def test_the_day_of_a_change_gives_way_to_the_publications_beside_it(line: str, marks: str) -> None:
    assert [found for found, _ in dates("", f"{HEAD}<p {marks}>{line}</p>{BODY}")] == ["May 1, 2024"]


@pytest.mark.parametrize(
    "line",
    [
        "<div>Open until 1 May 2024</div>",
        "<div>Last updated: 1 May 2024</div>",
        "<div class='dateline'>Last updated: 1 May 2024</div>",
        "<p>Deadline: 1 May 2024</p>",
        "<div class='event-details'>2024-05-01, town hall</div>",
        f"{LEDE * 3}<p>1 May 2024</p>",
        f"{LEDE}<p>The plan of 1 May 2024</p>",
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
        ("https://a.example/world/2024/may/01/plan", "2024-05-01"),
        ("https://a.example/world/2024/mayor/01/plan", None),
        ("https://a.example/news/20241301/plan.html", None),
        ("https://a.example/news/202405011/plan.html", None),
    ],
)
def test_a_day_in_the_address_is_read(address: str, value: str | None) -> None:
    found = dates(f'<link rel="canonical" href="{address}">', ARTICLE)
    assert found == ([(value, "html:url")] if value else [])


@pytest.mark.parametrize("name", ["article:published_time", "pubdate", "datePublished"])
@pytest.mark.parametrize("value", ["1714557600", "1714557600000"])
def test_seconds_since_1970_are_read_where_the_name_speaks_of_publishing(name: str, value: str) -> None:
    [(day, origin)] = dates(f'<meta name="{name}" content="{value}">', ARTICLE)
    assert (day, origin) == ("2024-05-01", f"html:meta {name.lower()}, seconds since 1970")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="timestamp" content="1714557600">',
        '<meta name="article:published_time" content="12345">',
        '<meta name="article:published_time" content="1970-01-01T00:00:00Z">',
        '<meta name="article:modified_time" content="1714557600">',
    ],
)
def test_other_numbers_and_moments_that_nobody_filled_in_are_no_dates(meta: str) -> None:
    assert dates(meta, ARTICLE) == []


def test_the_first_day_of_1970_gives_way_to_any_other() -> None:
    meta = '<meta name="article:published_time" content="1970-01-01">'
    assert dates(meta, ARTICLE) == [("1970-01-01", "html:meta article:published_time")]
    assert [found for found, _ in dates(meta, f"{HEAD}<p>1 May 2024</p>{BODY}")] == ["1 May 2024"]
    other = '<meta name="date" content="2024-05-01">'
    assert [found for found, _ in dates(meta + other, ARTICLE)] == ["2024-05-01"]


@pytest.mark.parametrize(
    ("head", "body", "value"),
    [
        ("<title>The Bay Pioneer, July 14, 1911, Page 4 - State Archive</title>", "", "July 14, 1911"),
        ("", "<p class='datum'>04.03.14, 18:41 Uhr</p>", "04.03.14"),
        ("", "<section data-published='2014-03-04'></section>", "2014-03-04"),
        ("", "<p class='date'>Tue Mar  4 18:41:07 2014</p>", "Tue Mar 4 18:41:07 2014"),
        ("", "<p>2014年03月04日18:41 来源：江湾日报</p>", "2014年03月04日"),
        ("", "<p class='date'>4 มีนาคม 2557</p>", "4 มีนาคม 2557"),
        ("", "<p>6:41 PM EST, Tue March 4, 2014</p>", "March 4, 2014"),
    ],
)
def test_a_title_before_a_page_and_forms_of_machines_hold_a_day(head: str, body: str, value: str) -> None:
    assert [found for found, _ in dates(head, HEAD + body + BODY)] == [value]


def test_a_heading_before_a_date_is_no_label_of_it() -> None:
    entries = "".join(
        f"<article><h2>The fair {word}</h2><p class='date'>March {day}, 2014</p></article>"
        for day, word in ((1, "stops"), (2, "starts"))
    )
    assert dates("", entries) == []


def test_days_that_are_headings_are_those_of_a_chronology() -> None:
    days = "".join(f"<h3>March {day}, 2014</h3><p>It stops and it starts.</p>" for day in (4, 9))
    assert dates("", HEAD + days + BODY) == []
