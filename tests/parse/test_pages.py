from pathlib import Path

import pytest

from archive.errors import DocumentError
from archive.parse import Unit, parse
from archive.text import Document
from tests.parse.builders import read as read_file
from tests.parse.builders import read_or_refused, write

ARTICLE = """
<h1>Talks go on</h1>
<p>The foreign minister said on Wednesday that the talks would go on until an agreement was found.</p>
<p>“We have come a long way,” she told reporters after the session.
<q>We stay</q>, she added, and thanked the hosts.</p>
<h2>A long road</h2>
<p>The delegations have met four times since January, and each meeting ended without a joint statement.</p>
"""
FURNITURE_ABOVE = """<header><a href="/">Herald</a></header>
<nav><a href="/w">World</a> <a href="/s">Sport</a></nav>
<div class="cookie-banner">This site sets cookies. <button>Fine</button></div>"""
FURNITURE_BELOW = """<aside><h3>Most read</h3><ul><li><a href="/a">Storm is near</a></li></ul></aside>
<footer><p>All rights reserved.</p><a href="/terms">Terms</a></footer>"""


def page(head: str = "", body: str = "", *, lang: str = "en") -> str:
    article = f"<main><article>{body or ARTICLE}</article></main>"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{FURNITURE_ABOVE}{article}{FURNITURE_BELOW}</body></html>"
    )


def read(html: str | bytes) -> Document:
    data = html.encode() if isinstance(html, str) else html
    return parse(Unit("page", "", data, "html", "text/html"))


OTHER_REPORT = '{"@type": "Report", "headline": "Storm is near", "datePublished": "2024-05-09"}'
REPORT = '{"@type": "Report", "headline": "Talks go on", "datePublished": "2024-05-01"}'


def dates(head: str, body: str = "") -> list[tuple[str, str]]:
    return [(item.value, item.origin) for item in read(page(head, body)).stated.date]


def test_the_text_is_the_article_without_the_furniture(tmp_path: Path) -> None:
    (document,) = read_file(write(tmp_path, "page.html", page()))
    value = document.text.value
    assert value.startswith("Talks go on\n\nThe foreign minister said on Wednesday")
    assert value.endswith("ended without a joint statement.")
    assert "“We have come a long way,” she told reporters after the session. “We stay”, she added" in value
    for word in ("Sport", "cookies", "Storm", "Terms", "rights reserved"):
        assert word not in value
    assert [span.of(value) for span in document.headings or ()] == ["Talks go on", "A long road"]


def test_a_short_page_is_read_whole() -> None:
    assert read("<title>x</title><p>Only these words.").text.value == "Only these words."


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(DocumentError, match="empty"):
        read("<html><head><title>x</title></head><body><script>1</script></body></html>")


def linked(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


DATES = [
    (
        '<meta property="article:published_time" content="2024-05-01T23:10:00+02:00">',
        "meta article:published_time",
    ),
    ('<meta name="DC.date.issued" content="2024-05-01">', "meta dc.date.issued"),
    ('<meta itemprop="datePublished" content="2024-05-01">', "meta datepublished"),
    (linked('{"@type": "NewsArticle", "datePublished": "2024-05-01T01:00Z"}'), "ld+json datePublished"),
    (linked('{"@graph": [{"@type": ["Report"], "datePublished": "2024-05-01"}]}'), "ld+json datePublished"),
    ('<link rel="canonical" href="https://a.example/2024/05/01/talks.html">', "url"),
    ('<meta property="og:url" content="https://a.example/news/2024-5-1-talks">', "url"),
]


@pytest.mark.parametrize(("head", "origin"), DATES)
def test_dates_are_stated_by_many_means(head: str, origin: str) -> None:
    assert dates(head) == [("2024-05-01", f"html:{origin}")]


@pytest.mark.parametrize(
    "name",
    ["pubdate", "publish-date", "DC.date", "dcterms.created", "article.published", "shop:publish_time",
     "datePosted", "doc_date", "date", "timestamp", "video:release_date", "bt:pubDate", "DC.Date.Created"],
)  # fmt: skip
def test_metas_are_known_by_how_they_are_named(name: str) -> None:
    assert dates(f'<meta name="{name}" content="2024-05-01">') == [
        ("2024-05-01", f"html:meta {name.lower()}")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "last-modified",
        "og:updated_time",
        "expires-date",
        "date_unpublished",
        "event:start_time",
        "candidate-id",
    ],
)
def test_metas_of_other_dates_are_none(name: str) -> None:
    assert dates(f'<meta name="{name}" content="2024-05-01">') == []


@pytest.mark.parametrize("value", ["true", "yesterday", "17145216", "12:30"])
def test_a_meta_without_a_year_is_no_date(value: str) -> None:
    assert dates(f'<meta name="pubdate" content="{value}">') == []


@pytest.mark.parametrize("value", ["2024-05", "1 May 2024"])
def test_a_date_in_another_form_is_stated_as_printed(value: str) -> None:
    assert dates(f'<meta name="pubdate" content="{value}">') == [(value, "html:meta pubdate")]


@pytest.mark.parametrize(
    "value",
    [
        f"[{OTHER_REPORT}, {REPORT}]",
        '{"@type": "NewsArticle", "datePublished": ["2024-05-01"]}',
        '{"@type": "NewsArticle", "datePublished": {"@type": "Date", "@value": "2024-05-01"}}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2024-05-01&quot;}",
    ],
)
def test_linked_data_is_the_articles_in_any_shape(value: str) -> None:
    assert dates(linked(value))[0] == ("2024-05-01", "html:ld+json datePublished")


@pytest.mark.parametrize(
    ("meta", "origin"),
    [
        ('name="ptime" content="20240501091500"', "ptime"),
        ('name="pubdate" content="20240501"', "pubdate"),
        (
            """name="parsely-page" content='{"pub_date": "2024-05-01T10:00:00+02:00"}'""",
            "parsely-page pub_date",
        ),
    ],
)
def test_dates_in_other_shapes_are_read_from_metas(meta: str, origin: str) -> None:
    assert dates(f"<meta {meta}>") == [("2024-05-01", f"html:meta {origin}")]


def test_a_time_element_states_the_date() -> None:
    assert dates("", '<time datetime="2024-05-01T08:00">1 May</time>' + ARTICLE) == [
        ("2024-05-01", "html:time")
    ]
    marked = (
        '<time datetime="2024-06-01">x</time><time itemprop="datePublished" datetime="2024-05-01">y</time>'
    )
    assert dates("", marked + ARTICLE) == [("2024-05-01", "html:time")]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2024-05-01">', ""),
        ('<link rel="canonical" href="https://a.example/2024/13/45/talks">', ""),
        ('<link rel="canonical" href="https://a.example/20240501234/talks">', ""),
        ('<script type="application/ld+json">{broken</script>', ""),
        (
            linked('{"@type": "Organization", "datePublished": "2024-05-01"}'),
            "",
        ),
        ("", '<time datetime="2024-05-01">a</time><time datetime="2024-05-02">b</time>'),
        ("", '<time class="updated" datetime="2024-05-01">a</time>'),
        ("", "<p>© 2024 Herald</p>"),
    ],
)
def test_what_is_no_date_of_publication_states_none(head: str, body: str) -> None:
    assert dates(head, body + ARTICLE) == []


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ('<div class="post-date">Wednesday, 1 May 2024, 10:30</div>', "1 May 2024"),
        ('<span id="publishDate">May 1st, 2024</span>', "May 1st, 2024"),
        ("<time>1. Mai 2024</time>", "1. Mai 2024"),
        ('<p class="meta-date">Le 1er mai 2024 à 10h</p>', "1er mai 2024"),
        ('<small class="date">01/05/2024</small>', "01/05/2024"),
        ("<p>Published: 1 May 2024</p>", "1 May 2024"),
        ("<p>Publicado el 1 de mayo de 2024</p>", "1 de mayo de 2024"),
        ("<p>Veröffentlicht am Mittwoch, 1. Mai 2024</p>", "1. Mai 2024"),
        ("<p>发布时间：2024年5月1日</p>", "2024年5月1日"),
    ],
)
def test_a_date_that_the_page_prints_as_its_own_is_stated(body: str, value: str) -> None:
    assert [item for item, _ in dates("", body + ARTICLE)] == [value]


@pytest.mark.parametrize(
    "body",
    [
        '<div class="event-date">1 May 2024</div>',
        '<div class="comment-date">1 May 2024</div>',
        '<span class="date">10 hours ago</span>',
        '<span class="update-time">1 May 2024</span>',
        "<p>The talks of 1 May 2024 went on.</p>",
        '<div class="date">' + "Long words that are no date. " * 20 + "1 May 2024</div>",
    ],
)
def test_a_date_that_the_page_prints_of_something_else_is_not(body: str) -> None:
    assert dates("", body + ARTICLE) == []


def test_of_several_dated_elements_away_from_the_title_none_is_stated() -> None:
    cards = '<aside><span class="date">1 May 2024</span><span class="date">2 May 2024</span></aside>'
    assert read(page().replace("<aside>", cards + "<aside>")).stated.date == ()


def test_the_strongest_date_stands_first_and_the_others_are_kept() -> None:
    head = (
        '<meta name="date" content="2024-05-03"><meta property="article:published_time" content="2024-05-02">'
        '<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2024-05-01"}]</script>'
    )
    assert [value for value, _ in dates(head)] == ["2024-05-01", "2024-05-02", "2024-05-03"]


def test_title_site_language_and_address_are_stated() -> None:
    head = (
        '<title>Talks go on | Herald</title><meta property="og:site_name" content="The Herald">'
        '<link rel="canonical" href="https://a.example/talks"><meta name="author" content="A. Writer">'
    )
    stated = read(page(head, lang="en-GB")).stated
    assert [(item.value, item.origin) for item in stated.title] == [
        ("Talks go on", "html:h1"),
        ("Talks go on | Herald", "html:title"),
    ]
    assert [(item.value, item.origin) for item in stated.source] == [("The Herald", "html:meta og:site_name")]
    assert [item.value for item in stated.language] == ["en-GB"]
    assert stated.url == "https://a.example/talks"
    assert stated.metadata == {"author": "A. Writer"}


@pytest.mark.parametrize(
    "meta",
    ['<meta charset="windows-1256">', '<META http-equiv=Content-Type content="text/html; charset=cp1256">'],
)
def test_the_declared_encoding_is_used(meta: str) -> None:
    words = "قال الوزير إن المحادثات سوف تستمر حتى نهاية الشهر."
    document = read(f"<html><head>{meta}</head><body><p>{words}</p></body></html>".encode("cp1256"))
    assert (document.text.value, document.text.encoding) == (words, "cp1256")
    assert document.text.certainty < 1


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "nonsense", "rot13", "\u0663"])
def test_utf8_is_utf8_whatever_is_declared(charset: str) -> None:
    document = read(f'<html><head><meta charset="{charset}"></head><body><p>Café – да</p></body></html>')
    assert (document.text.value, document.text.encoding) == ("Café – да", "utf-8")


def test_a_script_that_is_markup_to_no_one_is_never_text() -> None:
    assert (
        "alert"
        not in read(
            page(body=f"{ARTICLE}<script>alert('x')</script><p onclick=alert(1)>More words.</p>")
        ).text.value
    )


@pytest.mark.parametrize("deep", ["<div>" * 1500, "<b>" * 1500, "<blockquote>" * 1500])
def test_deep_pages_are_read_or_refused_and_never_crash(deep: str) -> None:
    assert read_or_refused(lambda: read(f"<body>{deep}{ARTICLE}"))


@pytest.mark.parametrize("part", ['section id="comments"', 'div class="related-links"', "aside", "footer"])
def test_a_time_in_another_part_of_the_page_is_not_the_pages(part: str) -> None:
    time = '<p>A reader, <time datetime="2017-08-29">29 August 2017</time>: I agree.</p>'
    apart = f"<{part}>{time}</{part.split()[0]}>"
    assert dates("", f'<article class="with-comments"><h1>The plan</h1>{apart}</article>') == []
    assert dates("", f'<article class="with-comments"><h1>The plan</h1>{time}</article>') != []
