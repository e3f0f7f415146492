"""Dates and articles that only the scripts of a page hold."""

import json

import pytest

from archive.errors import DocumentError
from tests.parse.test_pages import read

WORDS = "The harbour board met in the old customs house and heard a long report on the eastern breakwater."
BODY = f"<h1>Weak joints in the wall</h1>{f'<p>{WORDS}</p>' * 3}"
STORY = {"headline": "Weak joints in the wall", "datePublished": "2018-04-11T13:05:00+02:00"}
OTHER = {"headline": "Ferry sold", "datePublished": "2016-02-01"}
THIRD = {"headline": "Crane named", "datePublished": "2016-03-01"}


def page(script: str, *, kind: str = "text/javascript", body: str = BODY) -> str:
    return f"<html><head><title>Weak joints in the wall</title></head><body>{body}<script type='{kind}'>{script}</script></body></html>"


def dates(html: str) -> list[tuple[str, str]]:
    return [(item.value, item.origin) for item in read(html).stated.date]


@pytest.mark.parametrize(
    "html",
    [
        page(json.dumps({"props": {"page": STORY, "more": [OTHER, THIRD]}}), kind="application/json"),
        page(f"window.__INITIAL_STATE__ = {json.dumps({'story': STORY, 'more': [OTHER]})};"),
        page(f"window.S = JSON.parse({json.dumps(json.dumps({'a': STORY, 'b': OTHER}))});"),
    ],
)
def test_the_object_with_the_headline_tells_the_day(html: str) -> None:
    assert dates(html) == [("2018-04-11", "html:script datePublished")]


@pytest.mark.parametrize(
    "story",
    [
        {"headlines": {"basic": "Weak joints in the wall"}, "publish_date": "2018-04-20", "first_publish_date": "2018-04-11"},
        {"title": {"rendered": "Weak joints in the wall"}, "date_published": "2018-04-11"},
    ],
)  # fmt: skip
def test_a_headline_may_be_an_object_and_the_first_day_counts(story: dict[str, object]) -> None:
    assert dates(page(f"window.S = {json.dumps({'story': story, 'more': [OTHER]})};"))[0][0] == "2018-04-11"


def test_other_articles_in_the_state_do_not() -> None:
    assert dates(page(f"window.S = {json.dumps({'more': [OTHER, THIRD]})};")) == []
    assert dates(page(f"window.S = {json.dumps({'more': [OTHER]})};")) == []


@pytest.mark.parametrize(
    "script",
    [
        'dataLayer = [{"articlePublishDate": "2015-11-23", "user": "x"}];',
        "var page = {publishDate: '2015-11-23', section: 'news'};",
        'self.__f.push([1,"{\\"publishedAt\\":\\"2015-11-23\\"}"])',
    ],
)
def test_a_date_without_a_headline_counts_where_it_is_the_only_one(script: str) -> None:
    assert [value for value, _ in dates(page(script))] == ["2015-11-23"]


def test_of_two_such_dates_neither_counts() -> None:
    assert dates(page("var a = {publishDate: '2015-11-23'}, b = {publishDate: '2015-11-24'};")) == []


def test_a_moment_of_something_else_in_the_state_is_none() -> None:
    assert dates(page('window.S = {"user": {"published": "2015-11-23"}};')) == []
    assert (
        dates(page('window.S = {"list": [{"publishDate": "2015-11-23"}, {"publishDate": "2015-11-23"}]};'))
        == []
    )


def test_linked_data_that_is_not_quite_json_is_read_by_its_key() -> None:
    script = '{"@type": "NewsArticle", "headline": "A "weak" wall", "datePublished": "2014-02-19",}'
    assert dates(page(script, kind="application/ld+json")) == [("2014-02-19", "html:script datePublished")]


def test_an_article_that_only_a_script_holds_is_the_text() -> None:
    story = {**STORY, "body": f"<p>{WORDS}</p>" * 4}
    document = read(
        page(json.dumps({"a": {"story": story}}), kind="application/json", body="<div id=app></div>")
    )
    assert document.text.value == "\n\n".join([WORDS] * 4)
    blocks = {**STORY, "content": [{"type": "p", "text": WORDS}] * 4}
    document = read(page(json.dumps({"story": blocks}), kind="application/json", body="<div>Loading</div>"))
    assert document.text.value == "\n\n".join([WORDS] * 4)


def test_the_words_of_another_article_are_not() -> None:
    other = {**OTHER, "body": f"<p>{WORDS}</p>" * 4}
    with pytest.raises(DocumentError, match="empty"):
        read(page(json.dumps({"story": other}), kind="application/json", body="<div id=app></div>"))
