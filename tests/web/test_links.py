from archive.search.query import Filters, Query
from archive.web.links import in_period, search_address, toggled, undated_only, without_filters


def test_a_search_has_one_address() -> None:
    assert search_address(Query()) == "/search/"
    assert search_address(Query("a b", Filters(year=("2024", "2023")), page=2)) == (
        "/search/?q=a+b&year=2024&year=2023&page=2"
    )


def test_a_value_is_added_and_removed_from_the_first_page() -> None:
    query = Query(filters=Filters(source=("wana",)), page=4)
    assert toggled(query, "source", "post") == "/search/?source=wana&source=post"
    assert toggled(query, "source", "wana") == "/search/"


def test_a_period_takes_the_place_of_chosen_years() -> None:
    query = Query("x", Filters(year=("2024",)))
    assert in_period(query, "2025-02") == "/search/?q=x&from=2025-02&to=2025-02"


def test_what_a_date_filter_left_out_is_the_same_search_without_dates() -> None:
    query = Query("x", Filters(source=("wana",), first="2024", last="2025"))
    assert undated_only(query) == "/search/?q=x&source=wana&year=undated"


def test_removing_filters_keeps_the_words() -> None:
    assert without_filters(Query("x", Filters(year=("2024",)), page=3)) == Query("x")
