"""Dates that only a page's lines show: labels of many languages, lines around the headline, sentences."""

import pytest

from tests.parse.test_pages import read

WORDS = (
    "<p>The harbour board met in the old customs house and heard a long report on the eastern breakwater.</p>"
)


def dates(body: str, *, title: str = "Weak joints in the wall") -> list[tuple[str, str]]:
    found = read(f"<html><head><title>{title}</title></head><body>{body}</body></html>").stated.date
    return [(item.value, item.origin) for item in found]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Von Karl Ohm – Erstellt: 09.01.2018, 05:30 Uhr Aktualisiert: 11.01.2018, 16:20 Uhr", "09.01.2018"),
        ("Mis en ligne le jeudi 20 novembre 2003", "20 novembre 2003"),
        ("Geplaatst: 21 mrt. 2012 - 14:20 | Laatst gewijzigd: 22 mrt. 2012", "21 mrt. 2012"),
        ("Giriş Tarihi: 22.6.2016 11:04 Güncelleme: 23.6.2016 15:20", "22.6.2016"),
        ("تاریخ انتشار : ۲۴ شهریور ۱۳۹۵ - ۱۲:۳۰", "۲۴ شهریور ۱۳۹۵"),
        ("입력 2015.07.21. 오전 9:30 수정 2015.07.22. 오전 10:00", "2015.07.21"),
        ("등록일 : 2009년 12월 1일", "2009년 12월 1일"),
        ("Ausgabe vom Dienstag, 7. Dezember 1999", "7. Dezember 1999"),
    ],
)
def test_labels_of_many_languages_are_known(line: str, value: str) -> None:
    body = f"<h1>Weak joints in the wall</h1><p>{line}</p>{WORDS * 3}"
    assert [found for found, _ in dates(body)][:1] == [value]


@pytest.mark.parametrize(
    "line",
    [
        "1 May 2024",
        "Wednesday, 1 May 2024, 16:14 GMT",
        "14:20, 1 May 2024",
        "Par Luc Ormeau, le 1 May 2024",
        "Quay News, Wednesday, 1 May 2024",
        "Redacción | Puerto Viejo - 1 May 2024 - 10:32 h.",
        "1 May 2024 by Ada Moor in Harbour",
    ],
)
def test_a_headline_may_be_any_element_that_holds_the_title(line: str) -> None:
    body = f"<table><tr><td><font>Weak joints in the wall</font><br><i>{line}</i><br>{WORDS * 3}</td></tr></table>"
    assert dates(body, title="Quay News: Weak joints in the wall") == [
        ("1 May 2024", "html:line under the headline")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On 1 May 2024, the old wall fell.",
        "Photo: the wall, 1 May 2024",
        "Open until 1 May 2024",
        "Updated 1 May 2024",
        "The fair of 1 May 2024 remembered",
    ],
)
def test_a_line_that_says_more_than_a_date_is_none(line: str) -> None:
    assert dates(f"<h2>Weak joints in the wall</h2><p>{line}</p>{WORDS * 3}") == []


def test_a_date_line_close_above_the_headline_is_the_pages() -> None:
    body = f"<div>الثلاثاء 1 ربيع الأول 1436هـ - 23 ديسمبر 2014م</div><h1>Weak joints in the wall</h1>{WORDS * 3}"
    assert dates(body) == [("23 ديسمبر 2014", "html:line above the headline")]


@pytest.mark.parametrize(
    "words",
    [
        "The report, published on 1 May 2024, says that the wall is sound.",
        "Her book was published on 1 May 2024 in a small edition.",
        f"Posted on 1 May 2024, the notice drew answers from the fishermen; {'nobody left, ' * 8}they said.",
    ],
)
def test_a_label_within_a_sentence_of_the_article_is_none(words: str) -> None:
    assert dates(f"<h1>Weak joints in the wall</h1>{WORDS * 3}<p>{words}</p>") == []


@pytest.mark.parametrize(
    "above",
    [
        "<div id='now'>1 May 2024</div><script>document.getElementById('now').innerHTML = new Date()</script>",
        "<div class='today'>1 May 2024</div>",
        "<div id='wm-ipp-base'>1 May 2024</div>",
        "<div class='update-time'>1 May 2024</div>",
    ],
)
def test_a_clock_above_the_headline_is_not(above: str) -> None:
    assert dates(f"{above}<h1>Weak joints in the wall</h1>{WORDS * 3}") == []


def test_a_date_further_above_is_another_articles() -> None:
    assert dates(f"<p>29 April 2014</p><p>Ferry sold</p><h2>Weak joints in the wall</h2>{WORDS * 3}") == []


def test_a_weekday_that_tells_the_day_from_the_month_stays_with_the_numbers() -> None:
    body = (
        f"<h1>Weak joints in the wall</h1><div>Submitted by quay on Mon, 12/07/2009 - 14:22</div>{WORDS * 3}"
    )
    assert dates(body)[0][0] == "Mon, 12/07/2009"


def test_a_sentence_about_the_page_tells_its_day() -> None:
    body = f"<h2>Weak joints</h2>{WORDS * 3}<p>This entry was posted on Saturday, July 22nd, 2006 at 3:04 pm.</p>"
    assert dates(body) == [("July 22nd, 2006", "html:sentence about the page")]


def test_a_piece_of_the_title_may_be_the_day() -> None:
    assert dates(WORDS * 3, title="Weak joints - Quay News - 9 July 2001") == [("9 July 2001", "html:title")]


def test_a_label_and_its_date_may_stand_in_cells_of_a_table() -> None:
    body = f"<h1>Weak joints</h1><table><tr><td>Published:</td><td>9 July 2001</td></tr></table>{WORDS * 3}"
    assert dates(body)[0][0] == "9 July 2001"


def test_the_day_of_an_event_whose_place_or_price_is_told_is_kept_apart() -> None:
    body = f"<h1>Open evening</h1><p>Date: 4 November 2017</p><p>Time: 7 pm</p><p>Venue: Customs house</p>{WORDS * 3}"
    stated = read(f"<title>Open evening</title>{body}").stated
    assert [item.value for item in stated.events] == ["4 November 2017"]
    assert all(item.origin.startswith("html:line") for item in stated.date)


def test_a_year_of_two_digits_counts_in_an_element_named_for_a_date() -> None:
    body = f"<h1>Weak joints</h1><span class='datum'>09.11.07</span><p>12.11.07</p>{WORDS * 3}"
    assert dates(body) == [("09.11.07", "html:span named for a date")]


@pytest.mark.parametrize(
    ("markup", "origin"),
    [
        ('<span property="dc:date dc:created" content="2013-06-18T09:30:00+02:00">x</span>', "html:property dc:date"),
        ('<b property="dcterms:issued" content="2013-06-18">x</b>', "html:property dcterms:issued"),
        ('<span property="datePublished" content="2013-06-18">x</span>', "html:property datepublished"),
    ],
)  # fmt: skip
def test_rdfa_attributes_are_read(markup: str, origin: str) -> None:
    assert dates(f"<h1>Weak joints</h1>{markup}{WORDS * 3}") == [("2013-06-18", origin)]
    assert dates(f"<h1>Weak joints</h1><div class='sidebar'>{markup}</div>{WORDS * 3}") == []


def test_attributes_for_scripts_are_read_where_they_speak_of_publishing() -> None:
    body = (
        f"<h1>Weak joints</h1><span data-published='2019-06-07T10:00:00+02:00'>2 years ago</span>{WORDS * 3}"
    )
    assert dates(body) == [("2019-06-07", "html:data-published")]
    assert dates(body.replace("data-published", "data-updated")) == []


def test_entries_of_a_list_of_articles_tell_their_own_days() -> None:
    entry = "<li>Ferry sold to a family <span class='date'>2 Feb 2019</span></li>"
    assert dates(f"<h1>Weak joints</h1>{WORDS * 3}<ul>{entry * 2}</ul>") == []
    meta = "<ul><li class='author'>Ada Moor</li><li class='date'>2 Feb 2019</li></ul>"
    assert dates(f"<h1>Weak joints</h1>{meta}{WORDS * 3}") != []


@pytest.mark.parametrize("line", ["12 March 1931 – 4 May 2012", "4 May 2012 to 6 May 2012"])
def test_the_ends_of_a_life_or_a_fair_are_no_days_of_publication(line: str) -> None:
    stated = read(f"<title>The keeper</title><h1>The keeper</h1><p>{line}</p>{WORDS * 3}").stated
    assert (stated.date, len(stated.events)) == ((), 2)


@pytest.mark.parametrize("label", ["Closing date", "Termin", "Event date"])
def test_a_date_whose_label_names_another_moment_is_none(label: str) -> None:
    assert dates(f"<h1>Crane driver wanted</h1><p>{label}: 4 May 2018</p>{WORDS * 3}") == []


@pytest.mark.parametrize(
    "heading", ["Harbour bulletin, 9 May 2013", "Briefing – 9 May 2013", "Talk (9 May 2013)"]
)
def test_a_date_may_end_the_headline(heading: str) -> None:
    assert dates(f"<h1>{heading}</h1>{WORDS * 3}", title="Quay") == [("9 May 2013", "html:h1")]


@pytest.mark.parametrize("value", ["平成25年4月3日", "中華民國103年5月2日"])
def test_years_of_eras_are_printed_dates(value: str) -> None:
    assert dates(f"<h1>Weak joints</h1><p class='date'>{value}</p>{WORDS * 3}")[0][0] == value


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        (
            "<div class='entry-footer'>Posted by Ada Moor on May 04, 2007 at 10:12 PM in Harbour | Links</div>",
            "May 04, 2007",
        ),
        ("<i>Tue May  4 10:12:44 CEST 2004</i>", "Tue May 4 10:12:44 CEST 2004"),
        ("<p>Quay Courier; May 4, 2003; page A1</p>", "May 4, 2003"),
        ("<span class='ago' title='2012-05-04 10:12:00'>8 years ago</span>", "2012-05-04"),
    ],
)
def test_other_marks_of_publication(markup: str, value: str) -> None:
    assert [found for found, _ in dates(f"<h1>Weak joints in the wall</h1>{markup}{WORDS * 3}")] == [value]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>3 May 1921: opened to all boats</li><li>4 June 1958: mended after the storm</li></ul>",
        "<p>Last reviewed: 4 May 2021</p>",
        "<table><tr><th>Born</th><td>22 April 1964</td></tr><tr><th>Office</th><td>Clerk</td></tr></table>",
        "<dl><dt>Born</dt><dd>22 April 1964</dd></dl>",
        "<span class='current-date'>22 April 2014</span>",
        "<p class='agenda-date'>8 July 2019</p>",
        "<blockquote class='twitter-tweet'>The bell! <time datetime='2018-05-05T10:00'>May 5</time></blockquote>",
        "<meta name='build-date' content='2021-04-04'>",
    ],
)
def test_other_days_are_not_the_publications(markup: str) -> None:
    assert dates(f"<h1>Weak joints in the wall</h1>{markup}{WORDS * 3}") == []


def test_without_a_top_heading_the_only_one_below_is_the_headline() -> None:
    body = f"<h2>Weak joints in the wall</h2><div>04 May 2020</div>{WORDS * 3}"
    assert dates(body, title="Quay News") == [("04 May 2020", "html:line under the headline")]


def test_a_time_outside_the_main_part_is_another_articles() -> None:
    card = "<div class='cards'><a href='/b'>Ferry sold</a><time datetime='2019-02-02'>2 Feb 2019</time></div>"
    assert dates(f"<main><h1>Weak joints</h1>{WORDS * 3}</main>{card}") == []
    assert dates(f"<div><h1>Weak joints</h1>{WORDS * 3}</div>{card}") != []
