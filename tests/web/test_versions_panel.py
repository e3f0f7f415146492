"""An article's page names the other versions of its text."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from tests.builders import an_article

pytestmark = pytest.mark.django_db


def a_version(of: Article, title: str, **values: Any) -> Article:
    return an_article(title=title, version_of=of, **values)


def test_each_version_is_linked_from_the_others(client: Client) -> None:
    first = an_article(title="The first", date_edtf="2021-05-03", source="Harbour Post")
    second = a_version(first, "The <second>")
    page = client.get(second.get_absolute_url()).content.decode()
    assert "Other versions of this text" in page
    assert f'href="{first.get_absolute_url()}"' in page
    assert "Harbour Post" in page
    page = client.get(first.get_absolute_url()).content.decode()
    assert f'href="{second.get_absolute_url()}"' in page
    assert "The &lt;second&gt;" in page


def test_a_text_of_one_version_says_nothing_of_versions(client: Client) -> None:
    page = client.get(an_article().get_absolute_url()).content.decode()
    assert "Other versions" not in page


def test_a_withdrawn_version_is_not_named(client: Client) -> None:
    first = an_article(title="The first")
    gone = a_version(first, "Gone", withdrawn_at="2021-05-03T00:00Z", withdrawn_reason="by order of a court")
    assert gone.get_absolute_url() not in client.get(first.get_absolute_url()).content.decode()


def test_many_versions_need_no_more_queries_than_one(client: Client) -> None:
    first = an_article(title="The first")
    counts = []
    for wanted in (1, 8):
        while Article.objects.filter(version_of=first).count() < wanted:
            a_version(first, "Again", source="Harbour Post")
        with CaptureQueriesContext(connection) as queries:
            client.get(first.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
