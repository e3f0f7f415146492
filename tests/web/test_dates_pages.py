import pytest
from django.test import Client

from tests.builders import an_article, withdraw
from tests.web.pages import links_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dated() -> None:
    dates = {
        "Day": "2024-05-10", "Month": "2024-05", "Year": "2024", "Inferred": "2024?-09-21",
        "Yearless": "XXXX-09-21", "None": "", "Either": "[2024-03-04,2024-04-03]", "Long": "2023/2025",
    }  # fmt: skip
    for title, edtf in dates.items():
        an_article(title=f"{title} report", date_edtf=edtf)


@pytest.mark.usefixtures("dated")
def test_years_are_counted_with_what_is_undated(client: Client) -> None:
    page = words_of(client.get("/dates/"))
    assert "2024 1 with an inferred year 6 articles" in page
    assert "2023 1 article" in page
    assert "undated 2 articles" in page


@pytest.mark.usefixtures("dated")
def test_a_year_lists_what_lies_within_it_and_apart_what_is_dated_less_exactly(client: Client) -> None:
    page = words_of(client.get("/dates/2024/"))
    within, coarser = page.split("Dated less exactly")
    assert "5 articles dated within it, and 1 dated less exactly" in within
    for title in ("Day", "Month", "Year", "Inferred", "Either"):
        assert f"{title} report" in within
    assert "Long report" in coarser
    assert "Left out because undated: 2 articles" in within


@pytest.mark.usefixtures("dated")
def test_a_month_counts_a_set_by_its_members_only(client: Client) -> None:
    assert "Either report" in words_of(client.get("/dates/2024/04/"))
    assert "Either report" not in words_of(client.get("/dates/2024/05/"))


@pytest.mark.usefixtures("dated")
def test_a_day_shows_the_month_and_year_dated_apart(client: Client) -> None:
    within, coarser = words_of(client.get("/dates/2024/05/10/")).split("Dated less exactly")
    assert "Day report" in within
    for title in ("Month", "Year", "Long"):
        assert f"{title} report" in coarser


@pytest.mark.usefixtures("dated")
def test_a_year_leads_to_its_months_and_a_month_to_its_days(client: Client) -> None:
    assert "/dates/2024/05/" in links_of(client.get("/dates/2024/"))
    assert "/dates/2024/05/10/" in links_of(client.get("/dates/2024/05/"))


@pytest.mark.usefixtures("dated")
def test_undated_articles_have_a_page(client: Client) -> None:
    page = words_of(client.get("/dates/undated/"))
    assert "2 articles whose year is unknown" in page
    assert "21 September, year unknown" in page


def test_periods_lead_to_those_before_and_after_that_hold_something(client: Client) -> None:
    for edtf in ("1999-12", "2024-05-10", "2026-01-01"):
        an_article(date_edtf=edtf)
    links = links_of(client.get("/dates/2024/05/10/"))
    assert "/dates/1999/12/31/" in links
    assert "/dates/2026/01/01/" in links


@pytest.mark.parametrize(
    "path", ["1987/", "2024/13/", "2023/02/29/", "0000/", "2024/00/", "2024/5/", "20x4/", "٢٠٢٤/", "9999/"]
)
def test_a_period_that_is_none_or_holds_nothing_is_not_found(client: Client, path: str) -> None:
    an_article(date_edtf="2024-05-10")
    assert client.get(f"/dates/{path}").status_code == 404


def test_withdrawn_articles_are_not_counted(client: Client) -> None:
    withdraw(an_article(date_edtf="2024"))
    assert client.get("/dates/2024/").status_code == 404
    assert "holds no articles yet" in words_of(client.get("/dates/"))
