"""Moments in UTC beside printed days, and days of events."""

import pytest

from archive.extract import extract
from archive.text import Document, Stated, StatedValue, Text

TEXT = Text("The board met in the old customs house and heard a long report on the wall.")
FIELD = "html:meta article:published_time"


def day(moment: str, printed: str, origin: str = "html:label Published") -> str | None:
    stated = (StatedValue(moment[:10], FIELD, moment), StatedValue(printed, origin))
    found = extract(Document("x", TEXT, Stated(date=stated), headings=())).dates[0]
    return found.edtf


@pytest.mark.parametrize(
    ("moment", "printed", "origin"),
    [
        ("2015-07-02T20:15:00Z", "3 July 2015", "html:label Published"),
        ("2015-07-02T03:15:00Z", "1 July 2015", "html:label Published"),
        ("2015-07-02T11:00:00+00:00", "3 July 2015", "html:label Published"),
        ("2015-07-02T03:15:00Z", "2015-07-01", "html:url"),
        ("2015-07-02T20:15:00Z", "2015-07-03", "html:url"),
        ("2015-07-02T03:15:00Z", "2015-07-01", "html:meta date"),
        ("2015-07-02T03:15:00Z", "2015-07-01", "html:time"),
    ],
)
def test_the_day_that_a_page_gives_for_its_place_goes_first(moment: str, printed: str, origin: str) -> None:
    assert day(moment, printed, origin) in ("2015-07-01", "2015-07-03")


@pytest.mark.parametrize(
    ("moment", "printed", "origin"),
    [
        ("2015-07-02T09:15:00Z", "3 July 2015", "html:label Published"),
        ("2015-07-02T20:15:00Z", "1 July 2015", "html:label Published"),
        ("2015-07-02T20:15:00Z", "4 July 2015", "html:label Published"),
        ("2015-07-02T20:15:00Z", "2015-07-01", "html:url"),
        ("2015-07-02T20:15:00Z", "2015-07-03", "html:time"),
    ],
)
def test_a_day_that_no_clock_showed_then_or_that_no_reader_sees_ahead_is_not(
    moment: str, printed: str, origin: str
) -> None:
    assert day(moment, printed, origin) == "2015-07-02"


def test_the_reason_names_the_moment() -> None:
    stated = (
        StatedValue("2015-07-02", FIELD, "2015-07-02T20:15:00Z"),
        StatedValue("3 July 2015", "html:label Published"),
    )
    found = extract(Document("x", TEXT, Stated(date=stated), headings=())).dates[0]
    assert any(item.rule == "day in local time" and "20:15:00Z" in item.says for item in found.evidence)


@pytest.mark.parametrize("origin", ["html:line under the headline", "html:time", "html:label Date"])
def test_the_printed_day_of_an_event_is_no_day_of_publication(origin: str) -> None:
    stated = Stated(
        date=(StatedValue("4 November 2017", origin),), events=(StatedValue("2017-11-04", "html:startdate"),)
    )
    assert extract(Document("x", TEXT, stated, headings=())).dates == ()


def test_the_same_day_in_a_field_for_publishing_is() -> None:
    stated = Stated(
        date=(StatedValue("2017-11-04", FIELD),), events=(StatedValue("2017-11-04", "html:startdate"),)
    )
    assert extract(Document("x", TEXT, stated, headings=())).dates[0].edtf == "2017-11-04"


@pytest.mark.parametrize(("printed", "value"), [("09.11.07", "2007-11-09"), ("20.11.95", "1995-11-20")])
def test_two_digits_of_a_pages_year_are_of_the_web(printed: str, value: str) -> None:
    stated = Stated(date=(StatedValue(printed, "html:span named for a date"),))
    assert extract(Document("x", TEXT, stated, headings=())).dates[0].edtf == value


def test_a_moment_whose_day_readers_are_shown_too_stays() -> None:
    shown = (
        StatedValue("2 July 2015", "html:label Published"),
        StatedValue("1 July 2015", "html:clock of the day"),
    )
    stated = (StatedValue("2015-07-02", FIELD, "2015-07-02T03:15:00Z"), *shown)
    assert extract(Document("x", TEXT, Stated(date=stated), headings=())).dates[0].edtf == "2015-07-02"
