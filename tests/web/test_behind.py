"""A result that stands for other versions of its text names them, without any script."""

import pytest
from django.test import Client

from archive import indexing
from archive.models import Article
from tests.builders import a_quotation, an_article
from tests.web.pages import html_of, links_of, words_of

pytestmark = pytest.mark.django_db


def versions(count: int, *, language: str = "en") -> list[Article]:
    first, *others = [
        an_article(
            f"Boats left the quay, version {number}.", title=f"Boats {number}", source=f"Outlet {number}",
            date_edtf=str(2001 + number), slug=f"boats-{number}", language=language,
        )
        for number in range(count)
    ]  # fmt: skip
    for other in others:
        other.version_of = first
        other.save()
    return [first, *others]


def test_the_versions_behind_a_result_are_named_with_source_date_and_link(client: Client) -> None:
    _, second, third = versions(3)
    an_article("Boats came.", date_edtf="1999")
    indexing.rebuild()
    response = client.get("/search/", {"q": "boats", "sort": "oldest"})
    html, words = html_of(response), words_of(response)
    assert html.count('<details class="plain"><summary class="meta">+') == 1
    assert "+2 versions" in words
    assert "Boats 1 Outlet 1, 2002" in " ".join(words.split())
    assert {second.get_absolute_url(), third.get_absolute_url()} <= set(links_of(response))
    assert "Results 1 to 2 of 2" in words
    assert "list 2 other versions too" in words


def test_each_version_is_listed_by_itself_when_asked(client: Client) -> None:
    versions(3)
    indexing.rebuild()
    response = client.get("/search/", {"q": "boats", "versions": "all"})
    assert "Results 1 to 3 of 3" in words_of(response)
    assert "+2 versions" not in words_of(response)
    assert "/search/?q=boats" in links_of(response)
    assert "Write one of one, all." in words_of(client.get("/search/", {"q": "boats", "versions": "some"}))


def test_of_many_versions_the_first_are_named_and_the_rest_counted(client: Client) -> None:
    versions(16)
    indexing.rebuild()
    response = client.get("/search/", {"q": "boats"})
    assert "+15 versions" in words_of(response)
    assert "and 3 more" in words_of(response)
    assert "/search/?q=boats&versions=all" in links_of(response)


def test_a_quotation_links_to_its_place_in_the_other_versions(client: Client) -> None:
    first, second = versions(2)
    said, again = a_quotation(first, "Boats left"), a_quotation(second, "Boats left")
    indexing.rebuild()
    response = client.get("/search/", {"q": "boats", "in": "quotations", "sort": "oldest"})
    assert "+1 version" in words_of(response)
    assert {said.get_absolute_url(), again.get_absolute_url()} <= set(links_of(response))


def test_without_versions_nothing_is_said_of_them(client: Client) -> None:
    an_article("Boats came.")
    indexing.rebuild()
    assert "version" not in words_of(client.get("/search/", {"q": "boats"}))
