"""Days of datelines and statements on an article's page, quietly, and in its JSON."""

import pytest
from django.test import Client

from archive.models import Article
from tests.builders import a_quotation, an_appearance, an_article
from tests.web.pages import evidence, html_of, words_of

pytestmark = pytest.mark.django_db
TEXT = "OSLO, May 10 (NTB) – “The harbour is open,” Ada Quill said on Saturday. “So it stays,” she said on Friday."


def dated() -> Article:
    article = an_article(TEXT, date_edtf="2025-05-12")
    evidence(article, "dateline", "2025-05-10", "May 10", says="the text says “May 10”")
    evidence(article, "statement", "2025-05-10", "on Saturday", says="the last Saturday up to then")
    evidence(article, "statement", "", "on Friday", rank=1, says="“on Friday” stays open")
    quill = an_appearance(article)
    for words, edtf, said in (
        ("The harbour is open,", "2025-05-10", "on Saturday"),
        ("So it stays,", "", "on Friday"),
    ):
        start = TEXT.index(said)
        a_quotation(article, words, quill, said_on=edtf, said_start=start, said_end=start + len(said))
    return article


def test_the_page_shows_days_of_statements_and_what_stays_open(client: Client) -> None:
    words = words_of(client.get(dated().get_absolute_url()))
    assert "Dateline 10 May 2025" in words
    assert "Said on 10 May 2025; a day left open" in words
    assert "“on Friday” stays open" in words


@pytest.mark.parametrize(
    ("held", "line"),
    [("2025-05-10", "2025-05-10"), ("2025?-05-10", "XXXX-05-10"), ("XXXX-05-10", "XXXX-05-10")],
)
def test_a_dateline_that_is_the_articles_date_is_not_said_twice(client: Client, held: str, line: str) -> None:
    article = an_article(TEXT, date_edtf=held)
    evidence(article, "dateline", line, "May 10")
    assert "why-dateline" not in html_of(client.get(article.get_absolute_url()))


def test_evidence_of_statements_marks_the_words(client: Client) -> None:
    html = html_of(client.get(dated().get_absolute_url(), {"evidence": "statement"}))
    assert '<mark id="evidence" class="lit">on Saturday</mark>' in html
    assert '<mark class="lit">on Friday</mark>' in html


def test_a_quotation_says_when_it_was_said(client: Client) -> None:
    words = words_of(client.get(dated().get_absolute_url()))
    assert "Said on 10 May 2025: on Saturday" in words
    assert "Said on a day left open: on Friday" in words


def test_the_json_tells_the_days(client: Client) -> None:
    document = client.get(f"/articles/{dated().public_id}.json").json()
    assert [(day["role"], day["edtf"]) for day in document["role_dates"]] == [
        ("dateline", "2025-05-10"), ("statement", "2025-05-10"), ("statement", None),
    ]  # fmt: skip
    assert [found["said"]["edtf"] for found in document["quotations"]] == ["2025-05-10", None]
