"""Written dates, one at a time."""

import pytest

from archive.extract.words.datetexts import date_at, dates_in, fold, weekday_at


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-05-10", (2025, 5, 10)),
        ("2025-05-10T14:32:00Z", (2025, 5, 10)),
        ("2025/5/10", (2025, 5, 10)),
        ("10.05.2025", (2025, 5, 10)),
        ("May 10, 2025", (2025, 5, 10)),
        ("MAY 10 2025", (2025, 5, 10)),
        ("Sept. 21", (None, 9, 21)),
        ("10 May 2025", (2025, 5, 10)),
        ("10th of May, 2025", (2025, 5, 10)),
        ("10-May-2025", (2025, 5, 10)),
        ("Saturday, May 10, 2025", (2025, 5, 10)),
        ("10 May 2025 (Saturday)", (2025, 5, 10)),
        ("May 2025", (2025, 5, 0)),
        ("10. Mai 2025", (2025, 5, 10)),
        ("1er août 2025", (2025, 8, 1)),
        ("10 de mayo de 2025", (2025, 5, 10)),
        ("10 мая 2025", (2025, 5, 10)),
        ("10 مايو 2025", (2025, 5, 10)),
        ("١٠ مايو ٢٠٢٥", (2025, 5, 10)),
        ("2025年5月10日", (2025, 5, 10)),
        ("2025. 5. 10", (2025, 5, 10)),
        ("平成25年4月3日", (2013, 4, 3)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("中華民國103年5月2日", (2014, 5, 2)),
        ("29 February", (None, 2, 29)),
    ],
)
def test_a_date_is_read_to_its_end(written: str, expected: tuple[int | None, int, int]) -> None:
    found = date_at(fold(written), 0)
    assert found is not None
    assert (found.year, found.month, found.day) == expected
    assert found.span.end == len(written)


@pytest.mark.parametrize(
    "written",
    ["", "12", "May", "May I go", "Monday", "Feb 30", "31 April 2024", "29 February 2023", "2025-13-01", "3/4",
     "May 5000", "32/01/2024", "1,000 May", "10.5", "Marching 3"],
)  # fmt: skip
def test_what_is_no_date_is_not_read(written: str) -> None:
    assert date_at(fold(written), 0) is None


def test_two_small_numbers_have_two_readings() -> None:
    found = date_at("03/04/2024", 0)
    assert found is not None
    assert [(r.year, r.month, r.day) for r in found.readings()] == [(2024, 4, 3), (2024, 3, 4)]


def test_a_short_year_has_two_centuries() -> None:
    found = date_at("13/05/25", 0)
    assert found is not None
    assert [r.year for r in found.readings()] == [1925, 2025]


@pytest.mark.parametrize(
    ("written", "calendar"),
    [
        ("31 Shahrivar 1403", "jalali"),
        ("۳۱ شهریور ۱۴۰۳", "jalali"),
        ("1403/06/31", "jalali"),
        ("17 Rabi' al-awwal 1446 AH", "hijri"),
        ("17 ربيع الأول 1446", "hijri"),
    ],
)
def test_other_calendars_are_known_by_their_months_and_years(written: str, calendar: str) -> None:
    found = date_at(fold(written), 0)
    assert found is not None
    assert found.calendar == calendar
    day = found.gregorian()
    assert day is not None
    assert (day.year, day.month) == (2024, 9)


def test_folding_keeps_every_place() -> None:
    text = "۳۱ شهریور ۱۴۰۳ “curly” and 12"
    assert len(fold(text)) == len(text)
    assert fold(text).startswith("31 ")


def test_dates_in_a_text_are_found_from_the_left() -> None:
    text = "It began on 4 March 2024, not in 2023, and ended on 2024-03-09."
    assert [found.span.of(text) for found in dates_in(text)] == ["4 March 2024", "2024-03-09"]


def test_a_weekday_is_known_by_name() -> None:
    assert weekday_at("on Saturday the", 0, 15) == (5, 11)
    assert weekday_at("Satisfied", 0, 9) is None
