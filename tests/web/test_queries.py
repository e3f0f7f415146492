"""A list asks the database as often for many rows as for few, and never for whole texts."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_quotation, a_speaker, an_appearance, an_article
from tests.web.pages import a_report

pytestmark = pytest.mark.django_db
LISTS = [
    "/", "/articles/", "/dates/", "/dates/2024/", "/dates/2024/05/", "/dates/undated/", "/sources/",
    "/sources/harbour-post/", "/speakers/", "/speakers/ada-quill/",
]  # fmt: skip


def fill(count: int) -> None:
    for number in range(count):
        text = f"“Words {number},” said a speaker.\n\nMore words."
        date = "2024-05-10" if number % 2 else ""
        article = an_article(text, source="Harbour Post", vias=[f"Wire {number}"], date_edtf=date)
        a_quotation(article, f"Words {number},", an_appearance(article))
        an_appearance(article, a_speaker(f"Speaker {number}"))


def queries_of(client: Client, path: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("path", LISTS)
def test_more_rows_need_no_more_queries(client: Client, path: str) -> None:
    fill(3)
    few = queries_of(client, path)
    fill(12)
    many = queries_of(client, path)
    assert len(many) <= len(few)
    assert len(many) <= 20


@pytest.mark.parametrize("path", LISTS)
def test_lists_do_not_load_texts(client: Client, path: str) -> None:
    fill(3)
    assert not [sql for sql in queries_of(client, path) if '"archive_article"."text"' in sql]


def test_an_article_needs_as_many_queries_whatever_it_holds(client: Client) -> None:
    plain = queries_of(client, an_article().get_absolute_url())
    full = queries_of(client, a_report().get_absolute_url())
    assert len(full) <= len(plain) + 8
