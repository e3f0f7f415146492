"""Jalali and Hijri days as Gregorian ones.

Jalali by the 33-year cycle of leap years, exact from 1178 to 1633 AP (https://en.wikipedia.org/wiki/Solar_Hijri_calendar);
Hijri by the Umm al-Qura tables of `hijridate`, which observation may miss by a day.
"""

from datetime import date, timedelta
from typing import Literal

from hijridate import Hijri

Calendar = Literal["gregorian", "jalali", "hijri"]

FIRST_JALALI, LAST_JALALI = 1178, 1633
# 1 Farvardin 1403 fell on 20 March 2024.
_EPOCH, _EPOCH_YEAR = date(2024, 3, 20), 1403
_LEAP_REMAINDERS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def from_jalali(year: int, month: int, day: int) -> date:
    """Raises ValueError for a day that the calendar lacks or a year that the cycle does not cover."""
    if not FIRST_JALALI <= year <= LAST_JALALI:
        raise ValueError(f"Jalali years run from {FIRST_JALALI} to {LAST_JALALI} here, not {year}")
    length = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAP_REMAINDERS else 29
    if not (1 <= month <= 12 and 1 <= day <= length):
        raise ValueError(f"no day {day} of month {month} in {year} AP")
    days = sum(
        365 + (y % 33 in _LEAP_REMAINDERS) for y in range(min(year, _EPOCH_YEAR), max(year, _EPOCH_YEAR))
    )
    new_year = _EPOCH + timedelta(days=days if year >= _EPOCH_YEAR else -days)
    return new_year + timedelta(days=(month - 1) * 31 - max(month - 7, 0) + day - 1)


def from_hijri(year: int, month: int, day: int) -> date:
    """Raises ValueError for a day that the calendar lacks or a year outside the tables (1343 to 1500)."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except OverflowError as error:
        raise ValueError(str(error)) from error


def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date:
    """The Gregorian day. Raises ValueError where there is none."""
    if calendar == "jalali":
        return from_jalali(year, month, day)
    if calendar == "hijri":
        return from_hijri(year, month, day)
    return date(year, month, day)
