import pytest
from django.test import Client

from archive import indexing
from archive.search.query import Filters, Query
from archive.search.results import Bar, Facet, FacetValue, Results, Timeline
from archive.web.facets import FacetBox, chips_of, facet_boxes
from tests.builders import a_quotation, an_appearance, an_article
from tests.web.pages import html_of, links_of, words_of

pytestmark = pytest.mark.django_db


def boxes(query: Query, *facets: Facet, bars: tuple[Bar, ...] = ()) -> dict[str, FacetBox]:
    return {
        box.name: box for box in facet_boxes(Results(query, 9, (), facets=facets, histogram=Timeline(bars)))
    }


def years(*listed: str) -> Facet:
    return Facet("year", tuple(FacetValue(year, year, 1) for year in listed), len(listed))


def test_kinds_of_quotation_are_said_in_words() -> None:
    kinds = Facet("kind", (FacetValue("direct", "direct", 5, True), FacetValue("indirect", "indirect", 2)), 2)
    box = boxes(Query("x", Filters(kind=("direct",))), kinds)["kind"]
    assert [(one.label, one.count, one.chosen) for one in box.choices] == [
        ("direct, word for word", 5, True),
        ("indirect, in the outlet’s words", 2, False),
    ]
    assert [one.href for one in box.choices] == ["/search/?q=x", "/search/?q=x&kind=direct&kind=indirect"]


def test_months_are_listed_where_one_year_is_chosen() -> None:
    bars = (Bar("2023-12", 1), Bar("2024-01", 2), Bar("2024-03", 5))
    found = boxes(Query("x", Filters(year=("2024",))), years("2024", "2023"), bars=bars)
    assert list(found) == ["year", "month"]
    assert [(one.label, one.count, one.href) for one in found["month"].choices] == [
        ("January 2024", 2, "/search/?q=x&from=2024-01&to=2024-01"),
        ("March 2024", 5, "/search/?q=x&from=2024-03&to=2024-03"),
    ]
    assert "month" in boxes(Query("x", Filters(first="2024", last="2024")), bars=bars)


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(year=("2023", "2024")), Filters(year=("undated",)), Filters(first="2024"),
     Filters(first="2023", last="2024"), Filters(first="2024-01-05", last="2024-01-05")],
)  # fmt: skip
def test_months_of_several_years_or_none_are_not_listed(filters: Filters) -> None:
    assert "month" not in boxes(Query("x", filters), bars=(Bar("2024-01", 2),))


def test_a_chosen_month_leads_back_to_its_year() -> None:
    query = Query("x", Filters(first="2024-03", last="2024-03"))
    (month,) = boxes(query, bars=(Bar("2024-02", 1), Bar("2024-03", 5)))["month"].choices
    assert (month.label, month.chosen, month.href) == ("March 2024", True, "/search/?q=x&year=2024")


def test_a_long_list_of_years_is_folded_but_for_a_chosen_one() -> None:
    few = boxes(Query(), years(*(str(2000 + n) for n in range(15))))["year"]
    assert (len(few.choices), few.more) == (15, ())
    many = boxes(Query(), years(*(str(2000 + n) for n in range(30))))["year"]
    assert (len(many.choices), len(many.more)) == (12, 18)
    chosen = Facet("year", (*many_values(), FacetValue("1990", "1990", 1, True)), 31)
    box = boxes(Query(), chosen)["year"]
    assert ([one.label for one in box.choices[12:]], len(box.more)) == (["1990"], 18)


def many_values() -> tuple[FacetValue, ...]:
    return tuple(FacetValue(str(2000 + n), str(2000 + n), 1) for n in range(30))


def test_one_day_month_or_year_is_one_chip() -> None:
    chips = chips_of(Query("x", Filters(first="2024-03", last="2024-03")), {})
    assert [(chip.label, chip.value, chip.href) for chip in chips] == [("Date", "March 2024", "/search/?q=x")]
    chips = chips_of(Query("x", Filters(first="2024-03", last="2025")), {})
    assert [(chip.label, chip.value) for chip in chips] == [("From", "March 2024"), ("To", "2025")]


def test_a_kind_narrows_articles_and_quotations_on_the_page(client: Client) -> None:
    article = an_article("“Boats left,” she said. She said that boats came.", date_edtf="2024-05-10")
    a_quotation(article, "Boats left,", an_appearance(article))
    a_quotation(article, "boats came", kind="indirect")
    indexing.rebuild()
    for subject in ("articles", "quotations"):
        response = client.get("/search/", {"q": "boats", "in": subject, "kind": "indirect"})
        page = words_of(response)
        assert "Reported words: indirect, in the outlet’s words" in page
        assert f"1 {subject[:-1]} for “boats”" in page
        assert 'aria-current="true"><bdi>indirect, in the outlet’s words</bdi>' in html_of(response)
    assert "/search/?q=boats&year=2024" in links_of(client.get("/search/", {"q": "boats"}))


def test_all_values_of_a_facet_can_be_had_and_keep_the_search(client: Client) -> None:
    for number in range(20):
        an_article("The harbour opened.", source=f"Harbour Post {number:02}", language="en")
    indexing.rebuild()
    some = html_of(client.get("/search/", {"q": "harbour", "sort": "newest"}))
    assert "and 8 more</a>" in some
    assert "source=harbour-post-19" not in some
    assert 'href="/search/?q=harbour&amp;sort=newest&amp;facets=all#f-source"' in some
    whole = html_of(client.get("/search/", {"q": "harbour", "sort": "newest", "facets": "all"}))
    assert "source=harbour-post-19" in whole


def test_what_nobody_said_is_a_filter_among_the_speakers(client: Client) -> None:
    article = an_article("“Boats left,” said Ada Quill. “No boats,” a wall read.")
    a_quotation(article, "Boats left,", an_appearance(article))
    a_quotation(article, "No boats,")
    an_article("Boats.")
    indexing.rebuild()
    page = html_of(client.get("/search/", {"q": "boats", "in": "quotations"}))
    assert 'href="/search/?q=boats&amp;speaker=unknown&amp;in=quotations"' in page
    response = client.get("/search/", {"q": "boats", "in": "quotations", "speaker": "unknown"})
    assert "Speaker: not attributed" in words_of(response)
    assert "1 quotation for “boats”" in words_of(response)
    assert 'aria-current="true"><bdi>not attributed</bdi>' in html_of(response)
    assert "1 article for “boats”" in words_of(client.get("/search/?q=boats&speaker=unknown"))
