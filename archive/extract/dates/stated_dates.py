"""Dates that a container states, in a field or in the document's address."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from archive import dates as edtf
from archive.extract.dates.readings import compose, in_order, on_weekday
from archive.extract.facts import Date, DateEvidence
from archive.extract.words.datetexts import date_at, fold
from archive.extract.words.terms import table
from archive.text import StatedValue

__all__ = ["date_of_address", "month_of_address", "stated_dates"]

MACHINE = ("html:meta", "html:ld+json")
SHOWN = 80  # characters of a field that a message repeats
_MACHINE = re.compile(r"\d{4}-?\d\d-?\d\d|[A-Z][a-z]{2},? ")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=[/-]|\d\d[/-]|$)")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(\d\d?|[A-Za-z]{3,9})\2(\d\d?)(?!\d)")


def stated_dates(
    stated: Sequence[StatedValue], unreadable: list[DateEvidence], *, day_first: str = ""
) -> Iterator[Date]:
    """The dates that fields hold, in their order; what is no date goes to `unreadable`, with a message.

    `day_first` orders the numbers of dates printed for readers; a machine's field follows no language.
    """
    for item in stated:
        printed = item.origin.startswith("html:") and not item.origin.startswith(MACHINE)
        value = _read_stated(item.value.strip(), in_order_written=bool(day_first and printed))
        if value is None:
            says = f"the field “{item.origin}” holds “{item.value[:SHOWN]}”, which is no date"
            unreadable.append(DateEvidence(None, "stated", says))
            continue
        says = f"the field “{item.origin}” says {item.value[:SHOWN]}"
        evidence = (DateEvidence(None, "stated", says),)
        yield Date(value, None, "stated", 0.99, evidence, origin=item.origin)


def _read_stated(value: str, *, in_order_written: bool) -> str | None:
    """EDTF for what a field holds: EDTF itself, ISO 8601, RFC 5322, or a written date and nothing else."""
    try:
        return edtf.parse(value).edtf
    except ValueError:
        pass
    if day := _read_machine(value):
        return edtf.compose(day.year, day.month, day.day)
    plain = fold(value)
    found = date_at(plain, 0)
    if found is None or not re.fullmatch(r"[\s,]*(?:\d{1,2}:\d\d.*)?[\s.]*", plain[found.span.end :]):
        return None
    readings = on_weekday(found.readings(), found.weekday) or found.readings()
    return compose(in_order(readings, found) if in_order_written else readings, inferred=False)


def _read_machine(value: str) -> date | None:
    if not _MACHINE.match(value):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def month_of_address(url: str) -> tuple[int, int] | None:
    """Year and month that a site writes into its addresses: /2025/05/."""
    match = _MONTH_IN_ADDRESS.search(url)
    return (int(match[1]), int(match[2])) if match else None


def _month(words: str) -> int:
    """The number of a month, in digits or by its Gregorian name. Raises KeyError for any other word."""
    return int(words) if words.isdigit() else int(table("months")[words.lower()][1])


def date_of_address(url: str) -> Iterator[Date]:
    """The day that a site writes into its addresses: /2025/05/10/."""
    match = _IN_ADDRESS.search(url)
    if match is None:
        return
    try:
        value = edtf.compose(int(match[1]), _month(match[3]), int(match[4]))
    except (ValueError, KeyError):
        return
    says = f"the address holds {match[0]}"
    yield Date(
        value,
        None,
        "day in the address",
        0.85,
        (DateEvidence(None, "day in the address", says),),
        origin="url",
    )
