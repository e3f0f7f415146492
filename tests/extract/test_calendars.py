"""Jalali and Hijri days as Gregorian ones."""

from datetime import date

import pytest

from archive.extract.words.calendars import from_hijri, from_jalali, to_gregorian


@pytest.mark.parametrize(
    ("jalali", "expected"),
    [
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 6, 31), date(2024, 9, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),  # a leap year
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1300, 1, 1), date(1921, 3, 21)),
    ],
)
def test_jalali_days_have_their_gregorian_ones(jalali: tuple[int, int, int], expected: date) -> None:
    assert from_jalali(*jalali) == expected


@pytest.mark.parametrize("jalali", [(1404, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 0, 1), (900, 1, 1)])
def test_days_that_the_jalali_calendar_lacks_are_refused(jalali: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        from_jalali(*jalali)


def test_hijri_days_are_within_a_day() -> None:
    assert abs((from_hijri(1446, 3, 17) - date(2024, 9, 21)).days) <= 1


@pytest.mark.parametrize("hijri", [(1446, 13, 1), (1446, 3, 31), (1200, 1, 1), (1600, 1, 1)])
def test_days_outside_the_hijri_tables_are_refused(hijri: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        from_hijri(*hijri)


def test_each_calendar_has_its_own_reading() -> None:
    assert to_gregorian("gregorian", 2024, 9, 21) == date(2024, 9, 21)
    assert to_gregorian("jalali", 1403, 6, 31) == date(2024, 9, 21)
