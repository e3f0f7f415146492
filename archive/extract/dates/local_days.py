"""A moment that a container states in UTC, and the day that the page prints for readers where it came out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from archive import dates as edtf
from archive.extract.dates.stated_dates import MACHINE, stated_dates
from archive.extract.facts import Date, DateEvidence
from archive.text import StatedValue

__all__ = ["in_local_time", "without_events"]

# https://www.iana.org/time-zones: clocks run up to 14 hours ahead of UTC and up to 12 behind.
_AHEAD, _BEHIND = 14, 12
_HOUR = re.compile(r"[T ](\d\d?):")
_PRINTED = ("labelled date", "date line")


def in_local_time(found: Sequence[Date], stated: Sequence[StatedValue]) -> list[Date]:
    """The dates with a local one first where the first is a moment of UTC that elsewhere fell on it: one that
    readers are shown, or, for the day before, one that the container gives without a moment of UTC."""
    ordered = list(found)
    moments = {(item.origin, item.value): item.moment for item in stated if item.moment}
    moment = moments.get((ordered[0].origin or "", ordered[0].edtf or "")) if ordered else None
    hour = _HOUR.search(moment) if moment else None
    if moment is None or hour is None:
        return ordered
    shown = {item.edtf for item in stated_dates([item for item in stated if _is_shown(item.origin)], [])}
    shown |= {item.edtf for item in ordered if item.origin is None and item.rule in _PRINTED}
    if ordered[0].edtf in shown:
        return ordered
    for at, other in enumerate(ordered[1:], 1):
        told = other.edtf in shown or (_is_local(other, moments) and _apart(ordered[0], other) < 0)
        if told and _is_that_day(ordered[0], other, int(hour[1])):
            says = f"{moment} is of UTC; the page gives the day where it came out"
            reason = DateEvidence(None, "day in local time", says)
            del ordered[at]
            return [replace(other, evidence=(*other.evidence, reason)), *ordered]
    return ordered


def without_events(found: Iterable[Date], events: Sequence[StatedValue]) -> list[Date]:
    """The dates without those that readers are shown and that name the day of an event that the container
    tells."""
    days = {item.edtf for item in stated_dates(events, [])}
    return [item for item in found if item.edtf not in days or _is_told_machines(item)]


def _is_told_machines(found: Date) -> bool:
    origin = found.origin or ""
    return bool(origin) and (not origin.startswith("html:") or origin.startswith(MACHINE))


def _is_shown(origin: str) -> bool:
    """Whether readers see what stands in a field; an address is one of those."""
    return origin.startswith("html:") and not origin.startswith((*MACHINE, "html:script", "html:time"))


def _is_local(found: Date, moments: Mapping[tuple[str, str], str]) -> bool:
    """Whether a page gives a day without a moment of UTC."""
    origin = found.origin or ""
    return origin.startswith("html:") and (origin, found.edtf or "") not in moments


def _apart(first: Date, other: Date) -> int:
    """How many days later the other one is; 0 where either is no single day."""
    one, two = _day(first), _day(other)
    return (two - one).days if one and two else 0


def _is_that_day(stated: Date, local: Date, hour: int) -> bool:
    """Whether some clock on earth showed the local day at the stated hour of UTC."""
    apart = _apart(stated, local)
    return (apart == 1 and hour + _AHEAD >= 24) or (apart == -1 and hour < _BEHIND)


def _day(found: Date) -> date | None:
    value = edtf.parse(found.edtf) if found.edtf else None
    if value is None or value.precision != "day" or len(value.intervals) != 1:
        return None
    return value.earliest
