"""Which of several days that one date may mean is right: told by other dates of the page or its address."""

from collections.abc import Sequence
from dataclasses import replace

from archive import dates as edtf
from archive.extract.dates.stated_dates import month_of_address
from archive.extract.facts import Date, DateEvidence

__all__ = ["settled"]

WEB = ("1991", "2091")  # the first website went public in 1991; two digits name one year of these hundred
SURER = 0.1  # what a second witness adds to the confidence in a date


def settled(first: Date, others: Sequence[Date], *, url: str) -> Date:
    """The date, with one day instead of a set where exactly one of its days is borne out elsewhere."""
    if first.edtf is None or not first.edtf.startswith("["):
        return first
    days = first.edtf[1:-1].split(",")
    for other in others:
        if other.edtf is None:
            continue
        fitting = [day for day in days if _agrees(day, other.edtf)]
        if len(fitting) == 1:
            says = f"{other.rule} settles the day: {edtf.words(fitting[0]).known}"
            return _with(first, fitting[0], DateEvidence(other.span, "another date of the frame", says))
    fitting = [day for day in days if WEB[0] <= day[:4] < WEB[1]]
    if (first.origin or "").startswith("html:") and len(fitting) == 1:
        says = f"of its possible years one is a year of the Web: {edtf.words(fitting[0]).known}"
        return _with(first, fitting[0], DateEvidence(None, "years of the Web", says))
    month = month_of_address(url)
    fitting = [day for day in days if month and day.startswith(f"{month[0]:04d}-{month[1]:02d}")]
    if len(fitting) == 1:
        says = f"the address tells the month: {edtf.words(fitting[0]).known}"
        return _with(first, fitting[0], DateEvidence(None, "month in the address", says))
    return first


def _agrees(day: str, other: str) -> bool:
    """Whether another date names the same day, or the same month and day without its year."""
    return day == other.replace("?", "") or (
        other.startswith("XXXX-") and len(other) == 10 and day[4:] == other[4:]
    )


def _with(first: Date, value: str, reason: DateEvidence) -> Date:
    confidence = round(min(0.97, first.confidence + SURER), 2)
    return replace(first, edtf=value, confidence=confidence, evidence=(*first.evidence, reason))
