"""Times of which the archive holds nothing are told apart from those of which nothing was found."""

import pytest
from django.test import Client

from archive import indexing
from archive.search import Query, run
from archive.search.coverage import periods_held
from tests.builders import an_article
from tests.web.pages import words_of

pytestmark = pytest.mark.django_db


def test_a_search_tells_what_the_archive_holds_anything_of() -> None:
    an_article("Boats.", date_edtf="2024-01-05")
    an_article("Trains.", date_edtf="2024?-03")
    an_article("Trains.", date_edtf="XXXX-05")
    indexing.rebuild()
    assert run(Query("boats")).histogram.held == {"2024", "2024-01", "2024-03"}
    an_article("Trains.", date_edtf="2023-12-31")
    indexing.rebuild()
    assert periods_held() == {"2023", "2023-12", "2024", "2024-01", "2024-03"}


def test_the_page_counts_months_without_holdings(client: Client) -> None:
    for date in ("2024-01", "2024-06"):
        an_article("Boats.", date_edtf=date)
    an_article("Trains.", date_edtf="2024-03")
    indexing.rebuild()
    assert "No articles held: 3 months." in words_of(client.get("/search/", {"q": "boats"}))
    assert "No articles held" not in words_of(client.get("/search/", {"q": "trains", "year": "2025"}))
