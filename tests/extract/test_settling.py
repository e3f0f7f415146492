"""One day instead of several, where another date or the address tells which."""

import pytest

from archive.extract.dates.settling import settled
from archive.extract.facts import Date

EITHER = Date("[2018-03-04,2018-04-03]", None, "stated", 0.59)


def also(edtf: str) -> Date:
    return Date(edtf, None, "dateline", 0.9)


@pytest.mark.parametrize("other", ["2018-03-04", "XXXX-03-04", "2018?-03-04"])
def test_another_date_of_one_member_settles_the_day(other: str) -> None:
    found = settled(EITHER, [also(other)], url="")
    assert found.edtf == "2018-03-04"
    assert "dateline settles the day" in found.evidence[-1].says


@pytest.mark.parametrize("other", ["2018-05-04", "2018", "[2018-03-04,2018-04-03]", "XXXX-03"])
def test_a_date_of_no_member_settles_nothing(other: str) -> None:
    assert settled(EITHER, [also(other)], url="") == EITHER


@pytest.mark.parametrize(
    "url", ["https://a.example/2018/04/port/", "https://a.example/201804/port", "http://a/2018-04"]
)
def test_the_month_of_the_address_settles_the_day(url: str) -> None:
    assert settled(EITHER, [], url=url).edtf == "2018-04-03"


@pytest.mark.parametrize(
    "url", ["", "https://a.example/2018/", "https://a.example/2018/05/x", "https://a.example/2018045/"]
)
def test_another_address_settles_nothing(url: str) -> None:
    assert settled(EITHER, [], url=url) == EITHER


def test_a_single_day_is_left_alone() -> None:
    one = also("2018-03-04")
    assert settled(one, [also("2019-03-04")], url="https://a.example/2018/05/") is one
