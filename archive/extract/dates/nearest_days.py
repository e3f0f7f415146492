"""Which day "Saturday" or "yesterday" is, counted from the day of the report.

Only where that day is known: with an unknown year no weekday can be placed, and the words stay unresolved.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from archive import dates as edtf
from archive.extract.dates.daywords import DayWords
from archive.extract.dates.readings import WEEKDAYS, compose
from archive.extract.facts import Date

__all__ = ["NO_REFERENCE", "Meant", "Reference", "meant", "reference_of", "year_beside"]

MOST_DAYS = 3  # readings of the report's own day that are followed
SURE_YEAR = 60  # days before the report in which a day without its year surely lies
LONGEST_BACK = 300


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of a report: every reading of it, or month and day where the year is unknown or inferred."""

    days: tuple[date, ...] = ()
    partial: str = ""
    origin: str = "publication"


NO_REFERENCE = Reference()


@dataclass(frozen=True, slots=True)
class Meant:
    """The day that some words mean, as EDTF; None where it stays open. `certainty` is a factor."""

    edtf: str | None
    certainty: float
    says: str


def reference_of(found: Date | None, *, origin: str = "publication") -> Reference:
    """What a date is good for as a reference: days, or month and day alone, or nothing."""
    if found is None or found.edtf is None:
        return NO_REFERENCE
    value = edtf.parse(found.edtf)
    if value.precision != "day":
        return NO_REFERENCE
    if not value.intervals or value.inferred:
        return Reference(partial=found.edtf, origin=origin)
    days = tuple(first for first, last in value.intervals if first == last)
    return Reference(days=days, origin=origin) if len(days) <= MOST_DAYS else NO_REFERENCE


def meant(words: DayWords, printed: str, reference: Reference) -> Meant:
    """The day that `words`, as `printed`, mean beside the report's own day."""
    if words.written is not None:
        return _written(words, printed, reference)
    if words.offset is not None:
        return _offset(words.offset, printed, reference)
    if not reference.days:
        why = "the year of the report is not certain" if reference.partial else "its own day is not known"
        return Meant(None, 0.5, f"“{printed}” stays open: {why}")
    if words.modifier in ("open", "coming"):
        return Meant(None, 0.5, f"“{printed}” stays open: it may lie before or after the report")
    return _weekday(words, printed, reference)


def _weekday(words: DayWords, printed: str, reference: Reference) -> Meant:
    assert words.weekday is not None
    found: set[date] = set()
    for day in reference.days:
        back = (day.weekday() - words.weekday) % 7
        if words.modifier == "before":
            back = back or 7
            # Said later in the same week, "last Tuesday" may be that week's or the one before it.
            found |= {day - timedelta(days=back + 7)} if back <= day.weekday() else set()
        found.add(day - timedelta(days=back))
    name = WEEKDAYS[words.weekday]
    which = f"the last {name}" if len(found) == 1 else f"one of the last {name}s"
    says = f"“{printed}”: {which} up to {_beside(reference)}"
    return Meant(_one_of(found), 0.95 if len(found) == 1 else 0.8, says)


def _offset(offset: int, printed: str, reference: Reference) -> Meant:
    how = "the day itself" if offset == 0 else "the day before" if offset == -1 else f"{-offset} days before"
    if reference.days:
        found = {day + timedelta(days=offset) for day in reference.days}
        return Meant(_one_of(found), 0.9, f"“{printed}”: {how}, counted from {_beside(reference)}")
    year, _, rest = reference.partial.partition("-")
    month, _, day = rest.partition("-")
    if not day or int(day) + offset < 1:
        return Meant(None, 0.5, f"“{printed}” stays open: the report's own day is not known")
    value = f"{year}-{month}-{int(day) + offset:02d}"
    return Meant(value, 0.8, f"“{printed}”: {how}, counted from the report's day, whose year is not certain")


def _written(words: DayWords, printed: str, reference: Reference) -> Meant:
    written = words.written
    assert written is not None
    if written.year is not None or written.calendar != "gregorian":
        readings = written.readings()
        says = f"the text says “{printed}”"
        return Meant(compose(readings, inferred=False), 1.0 if len(readings) == 1 else 0.6, says)
    known = year_beside(written.month, written.day, reference, back=LONGEST_BACK, ahead=0)
    if known is None:
        return Meant(edtf.compose(None, written.month, written.day), 0.9, f"the text says “{printed}”")
    apart = min(day - known for day in reference.days).days
    sure = apart <= SURE_YEAR
    says = f"the text says “{printed}”, {apart} days before {_beside(reference)}"
    return Meant(
        edtf.compose(known.year, known.month, known.day, inferred=not sure), 0.95 if sure else 0.8, says
    )


def year_beside(month: int, day: int, reference: Reference, *, back: int, ahead: int) -> date | None:
    """The one day of that month and day within `back` days before or `ahead` days after the reference."""
    found = set()
    for known in reference.days:
        for year in (known.year - 1, known.year, known.year + 1):
            candidate = _day(year, month, day)
            if candidate and -back <= (candidate - known).days <= ahead:
                found.add(candidate)
    return found.pop() if len(found) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one_of(found: set[date]) -> str:
    return edtf.one_of(edtf.compose(day.year, day.month, day.day) for day in found)


def _beside(reference: Reference) -> str:
    name = "the dateline's day" if reference.origin == "dateline" else "the day of publication"
    days = (f"{WEEKDAYS[d.weekday()]} {d.day} {edtf.MONTHS[d.month - 1]} {d.year}" for d in reference.days)
    return f"{name}, {' or '.join(days)}"
