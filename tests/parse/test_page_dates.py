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


HEADLINE = "<title>The plan goes on | Quay News</title>"


def said(head: str, body: str) -> list[str]:
    return [found for found, _ in dates(HEADLINE + head, body)]


def test_what_holds_the_headline_is_no_part_apart_whatever_it_is_called() -> None:
    body = (
        "<h1>Quay News</h1><div class='widget Blog'><div class='date-outer'><h2 class='date-header'>1 May 2024</h2>"
        f"<h3>The plan goes on</h3>{BODY}</div></div><div class='widget'><span class='date'>3 May 2024</span></div>"
    )
    assert said("", body)[0] == "1 May 2024"


def test_the_time_nearest_to_the_headline_goes_first() -> None:
    card = "<a><p class='publication'><time datetime='2024-06-0{}'>June</time></p> Another report</a>"
    body = (
        (
            f"{card.format(1)}{card.format(2)}<article><header><h1>The plan goes on Members</h1><p class='publication'>"
            f"<time datetime='2024-05-01'>1 May</time></p></header>{BODY}</article>{card.format(3)}"
        )
        .replace("The plan", "The plan for the old harbour")
        .replace("{}", "4")
    )
    title = "<title>The plan for the old harbour goes on | Quay News</title>"
    assert dates(title, body)[0] == ("2024-05-01", "html:time")


@pytest.mark.parametrize(
    "line",
    [
        "<div class='post-footer'>Dieser Artikel wurde am 1. Mai 2024 um 14:48 von Ada geschrieben</div>",
        "<div class='asset-footer'><div class='asset-meta'>Von Ada am 1. Mai 2024, 11:51 | 0 Meinungen</div></div>",
        "<div class='submitted'>Gespeichert von ada am 1. Mai 2024 - 18:55</div>",
        "<div class='post_detail_item'>1. Mai 2024</div>",
    ],
)
def test_the_foot_of_a_post_tells_its_day(line: str) -> None:
    body = f"<div class='entry'><h2>The plan goes on</h2>{BODY}{line}</div>"
    assert said("", body) == ["1. Mai 2024"]


@pytest.mark.parametrize(
    "line",
    [
        "<table><tr><td>1 May 1975</td></tr></table>",
        "<dl><dt>Born</dt><dd>1 May 1975</dd></dl>",
        "<nav><a>1 May 2024</a></nav>",
        "<ul><li><a>1 May 2024</a></li><li><a>2 May 2024</a></li></ul>",
    ],
)
def test_a_day_alone_in_a_table_or_a_list_of_days_is_not_the_pages(line: str) -> None:
    assert said("", f"<div><div><h1>The plan goes on</h1></div>{LEDE * 3}{line}{BODY}</div>") == []


def test_a_day_on_which_a_page_was_made_gives_way_to_the_printed_one() -> None:
    meta = "<meta name='creation_date' content='10-Nov-2000'>"
    assert said(meta, f"<h1>The plan goes on</h1><p>1 May 2024</p>{BODY}") == ["1 May 2024", "10-Nov-2000"]


def test_a_report_may_begin_with_its_day_in_numbers() -> None:
    body = f"<h1>The plan goes on</h1><p>By Ada Quill</p><p>1.5.2024 - {LEDE}</p>{BODY}"
    assert "1.5.2024" in said("", body)


@pytest.mark.parametrize(
    "body",
    [
        "<header><p>Friday 3 May 2024</p></header><main><h1>The plan goes on</h1>{}</main>",
        "<h1>The plan goes on</h1><p>Earlier reports: 2 April 2024 | 1 April 2024</p>{}",
        (
            "<main><h1>The plan goes on</h1><ul><li><h2>Leeks</h2><time>3 May 2024</time><p>Earth up.</p></li>"
            "<li><h2>Pears</h2><time>2 May 2024</time><p>Prune.</p></li>"
            "<li><h2>Slugs</h2><time>1 May 2024</time><p>Ducks.</p></li></ul></main>{}"
        ),
    ],
)
def test_the_day_of_a_visit_and_of_other_reports_is_not_the_pages(body: str) -> None:
    assert said("", body.format(BODY)) == []


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


def test_days_of_elements_that_are_called_alike_are_of_a_list_of_reports() -> None:
    cards = "".join(
        f"<div class='card'><p class='article-date-time'>{day} May 2023</p><h4>Report {day}</h4></div>"
        for day in (1, 2, 3)
    )
    assert said("", f"<div><h1>The plan goes on</h1>{BODY}<div class='more'>{cards}</div></div>") == []
    own = "<p class='story-date'>4 May 2024</p>"
    assert said("", f"<div><h1>The plan goes on</h1>{BODY}{own}<div>{cards}</div></div>") == ["4 May 2024"]


def test_a_foot_that_is_a_posts_own_tells_its_day() -> None:
    foot = "<footer class='node__meta'><span class='post-created'>28.01.22</span> / 0 comments</footer>"
    assert said("", f"<article><h1>The plan goes on</h1>{foot}{BODY}</article>") == ["28.01.22"]
