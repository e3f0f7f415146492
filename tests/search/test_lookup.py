from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Quotation, Source
from archive.search.hits import quotation_hits
from archive.search.lookup import _statement, fetched
from tests.builders import a_quotation, an_article, withdraw

pytestmark = pytest.mark.django_db


def titles(keys: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    return Article.objects.visible().filter(pk__in=keys).values_list("pk", "title")


def in_one_language(keys: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    return Article.objects.filter(pk__in=keys, language="en").values_list("pk")


def names(slugs: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    return Source.objects.filter(slug__in=slugs).values_list("slug", "name")


def test_rows_come_by_key_and_as_the_queryset_filters_them() -> None:
    one, two, three = (an_article(f"Text {number}.", title=f"Title {number}") for number in range(3))
    withdraw(two)
    assert fetched(titles, [three.pk, one.pk, two.pk, 0]) == [(one.pk, "Title 0"), (three.pk, "Title 2")]
    assert fetched(titles, [one.pk]) == [(one.pk, "Title 0")]


def test_keys_are_parameters_never_part_of_the_statement() -> None:
    an_article(source="Harbour Post")
    hostile = "x') OR 1=1 --"
    with CaptureQueriesContext(connection) as captured:
        assert fetched(names, ["harbour-post", hostile]) == [("harbour-post", "Harbour Post")]
    assert len(captured) == 1


def test_nothing_is_asked_for_no_keys() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert fetched(names, []) == []
    assert not captured.captured_queries


def test_a_statement_with_parameters_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="only keys"):
        fetched(in_one_language, [1])


def test_any_number_of_keys_is_one_statement_compiled_once() -> None:
    articles = [an_article(f"Text {number}.", title=f"Title {number}") for number in range(4)]
    _statement.cache_clear()
    for count in (1, 4, 2):
        assert fetched(titles, [one.pk for one in articles[:count]]) == [
            (one.pk, one.title) for one in articles[:count]
        ]
    assert _statement.cache_info().misses == 1


def test_a_hundred_quotations_are_fetched_by_their_keys_not_by_way_of_all_articles() -> None:
    article = an_article("“Yes.” " * 100, title="Harbour")
    keys = [a_quotation(article, "Yes.").pk for _ in range(100)]
    gone = a_quotation(an_article("“No.”"), "No.")
    withdraw(gone.article)
    with CaptureQueriesContext(connection) as captured:
        assert len(quotation_hits([*keys, gone.pk], None)) == 100
        assert Quotation.objects.for_lists().visible_by_key([*keys, gone.pk]).keys() == set(keys)
    steps = [step for one in captured.captured_queries[:2] for step in steps_of(one["sql"])]
    assert steps.count("SEARCH archive_quotation USING INTEGER PRIMARY KEY (rowid=?)") == 2
    assert not [step for step in steps if "withdrawn_at" in step]


def steps_of(sql: str) -> list[str]:
    """How SQLite would answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[3] for row in cursor.fetchall()]
