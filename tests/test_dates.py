"""EDTF: what a value means, when it overlaps, and how it reads."""

from datetime import date

import edtf as reference
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import dates


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2025-05-10", date(2025, 5, 10), date(2025, 5, 10)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024?-09-21", date(2024, 9, 21), date(2024, 9, 21)),
        ("[2024-03-04,2024-04-03]", date(2024, 3, 4), date(2024, 4, 3)),
        ("2024/2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("19XX-05", date(1900, 5, 1), date(1999, 5, 31)),
        ("2024-XX-31", date(2024, 1, 31), date(2024, 12, 31)),
        ("2024-22", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024~", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_date_has_the_hull_of_its_days(value: str, earliest: date, latest: date) -> None:
    assert (dates.parse(value).earliest, dates.parse(value).latest) == (earliest, latest)


@pytest.mark.parametrize(
    "value", ["2025-05-10", "2024-02", "2024", "2024/2025", "2024-05-01/2024-06", "202X"]
)
def test_bounds_agree_with_the_reference_library(value: str) -> None:
    theirs = reference.parse_edtf(value)
    ours = dates.parse(value)
    assert ours.earliest == date(*theirs.lower_strict()[:3])
    assert ours.latest == date(*theirs.upper_strict()[:3])


@pytest.mark.parametrize("value", ["XXXX-09-21", "XXXX-09", "XXXX", "[XXXX-03-04,XXXX-04-03]", "XXXX-02-29"])
def test_an_unknown_year_has_no_days(value: str) -> None:
    parsed = dates.parse(value)
    assert (parsed.intervals, parsed.earliest, parsed.latest, parsed.years) == ((), None, None, ())
    assert not dates.overlaps(value, date.min, date.max)


def test_a_set_written_with_blanks_is_the_same_value() -> None:
    assert dates.parse("[2024-03-04, 2024-04-03 ]") == dates.parse("[2024-03-04,2024-04-03]")


def test_a_set_matches_only_its_members() -> None:
    value = "[2024-03-04,2024-04-03]"
    assert dates.overlaps(value, date(2024, 3, 4), date(2024, 3, 4))
    assert not dates.overlaps(value, date(2024, 3, 5), date(2024, 4, 2))


def test_years_are_at_most_ten_and_months_at_most_120() -> None:
    parsed = dates.parse("0001/9999")
    assert len(parsed.years) == 10
    assert len(parsed.months) == 120


@pytest.mark.parametrize(
    ("value", "inferred"),
    [("2024?-09-21", True), ("2024-09-21?", True), ("2024-09-?21", False), ("2024~", False)],
)
def test_a_year_is_inferred_where_its_mark_reaches_it(value: str, inferred: bool) -> None:
    assert dates.parse(value).inferred is inferred


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2024-05-10", "day"),
        ("2024-05", "month"),
        ("2024", "year"),
        ("XXXX", "none"),
        ("[2024-05-10,2025]", "year"),
    ],
)
def test_precision_is_what_every_member_gives(value: str, precision: str) -> None:
    assert dates.parse(value).precision == precision


@pytest.mark.parametrize(
    "value",
    [
        "", "[]", "/", "2024/", "../2024", "2024-02-30", "XXXX-02-30", "2023-02-29", "0000", "24", "2024-5-1",
        "2024-13",
        "2024-21-01", "٢٠٢٤", "10 May 2025", "2025/2024", "2024-05-10T10:00", "[" + "2024," * 200 + "2024]",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_advice(value: str) -> None:
    with pytest.raises(ValueError, match=r"[Ww]rite"):
        dates.parse(value)


@given(st.text(alphabet="0123456789X?~%-/[]{},. ", max_size=40))
def test_no_text_raises_anything_but_a_value_error(value: str) -> None:
    try:
        parsed = dates.parse(value)
    except ValueError:
        return
    assert all(first <= last for first, last in parsed.intervals)
    assert dates.words(value).known or dates.words(value).inferred


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        (" 2024-05-10 ", (date(2024, 5, 10), date(2024, 5, 10))),
    ],
)
def test_a_filter_covers_its_whole_period(value: str, expected: tuple[date, date]) -> None:
    assert dates.bounds(value) == expected


@pytest.mark.parametrize(
    "value", ["", "24", "2024-13", "2024-02-30", "0000", "2024/5", "May 2024", "2024?", "٢٠٢٤"]
)
def test_a_filter_that_is_no_period_is_refused_with_advice(value: str) -> None:
    with pytest.raises(ValueError, match="Write"):
        dates.bounds(value)


@pytest.mark.parametrize(
    ("value", "evidence", "expected"),
    [
        ("2025-05-10", 0, ("10 May 2025", "", "2025-05-10")),
        ("2025-05", 0, ("May 2025", "", "2025-05")),
        ("2024?-09-21", 2, ("21 September", "probably 2024", "09-21")),
        ("2024?-09-21", 1, ("21 September", "possibly 2024", "09-21")),
        ("XXXX-09-21", 0, ("21 September", "year unknown", "09-21")),
        ("XXXX-09", 0, ("September", "year unknown", "")),
        ("[2024-03-04,2024-04-03]", 0, ("4 March or 3 April 2024", "", "2024")),
        ("[2024-09-19,2024-09-20,2024-09-21]", 0, ("19, 20 or 21 September 2024", "", "2024-09")),
        ("[2024-09-30,2024-10-01,2024-10-02]", 0, ("30 September, 1 October or 2 October 2024", "", "2024")),
        ("[XXXX-03-04,XXXX-04-03]", 0, ("4 March or 3 April", "year unknown", "")),
        ("[2024?-03-04,2024?-04-03]", 3, ("4 March or 3 April", "probably 2024", "")),
        ("{2024-01,2025-02}", 0, ("January 2024 and February 2025", "", "")),
        ("2024-05-01/2024-05-03", 0, ("1 May to 3 May 2024", "", "2024-05")),
        ("2024?", 1, ("", "possibly 2024", "")),
        ("2024~", 0, ("about 2024", "", "")),
        ("202X", 0, ("2020s", "", "")),
        ("2024-23", 0, ("autumn 2024", "", "2024")),
        (None, 0, ("undated", "", "")),
    ],
)
def test_words_say_what_is_known_and_what_is_inferred(
    value: str | None, evidence: int, expected: tuple[str, str, str]
) -> None:
    words = dates.words(value, year_evidence=evidence)
    assert (words.known, words.inferred, words.machine) == expected


@given(st.dates(), st.booleans())
def test_a_composed_date_reads_back(day: date, inferred: bool) -> None:
    parsed = dates.parse(dates.compose(day.year, day.month, day.day, inferred=inferred))
    assert (parsed.earliest, parsed.latest, parsed.inferred) == (day, day, inferred)


def test_one_of_several_is_a_set_in_calendar_order() -> None:
    assert dates.one_of(["2024-04-03", "2024-03-04"]) == "[2024-03-04,2024-04-03]"
    assert dates.one_of(["2024-04-03", "2024-04-03"]) == "2024-04-03"
