import pytest
from django.http import QueryDict

from archive.search.query import Filters, Query
from archive.web.forms import Asked, read_search
from archive.web.links import search_address
from tests.builders import a_source, a_speaker

pytestmark = pytest.mark.django_db


def read(address: str) -> Asked:
    return read_search(QueryDict(address))


def test_no_parameters_are_the_plain_query() -> None:
    assert read("") == Asked(Query(), (), {})


def test_every_parameter_is_read() -> None:
    for name in ("Harbour Post", "Vale Wire"):
        a_source(name)
    a_speaker()
    asked = read(
        "q=river&source=harbour-post&source=unknown&via=vale-wire&speaker=ada-quill&year=2024&year=undated"
        "&language=en&from=2023-02&to=2024-05-10&in=quotations&match=any&sort=oldest&page=3&size=50"
    )
    filters = Filters(
        source=("harbour-post", "unknown"), via=("vale-wire",), speaker=("ada-quill",),
        year=("2024", "undated"), language=("en",), first="2023-02", last="2024-05-10",
    )  # fmt: skip
    assert asked.query == Query("river", filters, "quotations", "any", "oldest", 3, 50)
    assert asked.messages == ()
    assert asked.names["source", "unknown"] == "not stated"
    assert asked.names["speaker", "ada-quill"] == "Ada Quill"


def test_an_address_reads_back_as_its_query() -> None:
    a_source()
    query = Query(
        "a & b", Filters(source=("harbour-post",), first="2024"), "quotations", sort="newest", page=2
    )
    assert read(search_address(query).partition("?")[2]).query == query


@pytest.mark.parametrize(
    "address",
    [
        "from=2024-13", "to=yesterday", "from=2025&to=2024", "year=20x4", "year=0000", "source=nobody",
        "via=unknown", "speaker=nobody", "language=%3Cb%3E", "in=everything", "match=some", "sort=best",
        "page=0", "page=-1", "page=x", "page=%D9%A3", "size=0", "size=1000", "page=99999999999", "source=%00",
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_left_out_with_a_message(address: str) -> None:
    asked = read(address)
    assert len(asked.messages) == 1
    assert asked.query.filters == Filters()


@pytest.mark.parametrize(
    ("address", "message"),
    [("source=nobody", "The archive has no source “nobody”;"), ("sort=best", "“sort” cannot be “best”;")],
)
def test_a_message_says_once_what_was_left_out(address: str, message: str) -> None:
    assert read(address).messages[0].startswith(f"{message} it was left out.")


def test_a_period_out_of_order_leaves_out_both_ends() -> None:
    (message,) = read("from=2025&to=2024").messages
    assert "neither was used" in message


def test_a_period_may_begin_and_end_in_the_same_year() -> None:
    assert read("from=2024&to=2024-01").messages == ()


def test_a_long_bad_value_is_not_repeated_whole() -> None:
    (message,) = read("source=" + "x" * 5000).messages
    assert len(message) < 200


def test_only_so_many_values_of_a_filter_are_used() -> None:
    asked = read("&".join(f"year={year}" for year in range(1990, 2010)))
    assert len(asked.query.filters.year) == 6
    assert "At most 6" in asked.messages[0]


def test_repeated_values_count_once() -> None:
    assert read("year=2024&year=2024").query.filters.year == ("2024",)


def test_the_size_is_capped() -> None:
    assert read("size=1000").query.size == 100
