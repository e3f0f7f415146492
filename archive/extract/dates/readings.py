"""Readings of one written date: which of them other words of the text bear out, and their EDTF."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from archive import dates as edtf
from archive.extract.facts import DateEvidence
from archive.extract.words.datetexts import DateText, dates_in
from archive.text import Span

__all__ = ["WEEKDAYS", "compose", "days_of", "decide", "in_order", "weekday_against"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OPENING = 400  # characters in which a dateline's place stands
# How American papers shorten their states behind a town.
_STATE = re.compile(
    r"[A-Z][\w.’'-]+, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|Mass|Md|Mich|Minn|Miss|Mont|Neb"
    r"|Nev|N\.[CDHJMY]|Okla|Ore|Pa|R\.I|S\.[CD]|Tenn|Va|Vt|Wash|W\.Va|Wis|Wyo)\.(?=[\s,|–—-])"
)
SCANNED = 20_000  # characters of a text that are searched for other dates


def decide(
    text: str, written: DateText, evidence: list[DateEvidence], *, day_first: str = ""
) -> tuple[DateText, ...]:
    """Drop the readings that a weekday beside the date, another date of the text, or its language speaks
    against; `day_first` is the tag of a language that puts the day first."""
    readings = written.readings()
    if len(readings) < 2:
        return readings
    if written.weekday is not None:
        fitting = tuple(r for r in readings if (day := r.gregorian()) and day.weekday() == written.weekday)
        if fitting:
            says = f"the text calls it a {WEEKDAYS[written.weekday]}"
            evidence.append(DateEvidence(written.span, "weekday beside the date", says))
            readings = fitting
    if len(readings) > 1:
        readings = _by_other_dates(text, readings, written, evidence)
    return _by_language(_by_state(text, readings, written, evidence), written, evidence, day_first)


def _by_state(
    text: str, readings: tuple[DateText, ...], written: DateText, evidence: list[DateEvidence]
) -> tuple[DateText, ...]:
    """The readings with the month first where the report comes from a state of the USA: "TULSA, Okla."."""
    state = _STATE.search(text, 0, OPENING) if len(readings) > 1 else None
    fitting = tuple(one for one in readings if one.month == written.day) if state else readings
    if state and 0 < len(fitting) < len(readings):
        says = f"“{state[0]}” is in the USA, where the month stands first"
        evidence.append(DateEvidence(Span(state.start(), state.end()), "order of day and month", says))
        return fitting
    return readings


def _by_language(
    readings: tuple[DateText, ...], written: DateText, evidence: list[DateEvidence], day_first: str
) -> tuple[DateText, ...]:
    fitting = in_order(readings, written) if day_first else readings
    if 0 < len(fitting) < len(readings):
        says = f"in its language ({day_first}) the day stands first"
        evidence.append(DateEvidence(written.span, "order of day and month", says))
        return fitting
    return readings


def in_order(readings: Sequence[DateText], written: DateText) -> tuple[DateText, ...]:
    """The readings whose day is the number that was written first."""
    return tuple(one for one in readings if one.day == written.day)


def weekday_against(reading: DateText) -> DateEvidence | None:
    """A weekday beside a complete date that the calendar contradicts."""
    day = reading.gregorian()
    if day is None or reading.weekday is None or reading.calendar == "hijri":
        return None
    if day.weekday() == reading.weekday:
        return None
    says = f"the text calls it a {WEEKDAYS[reading.weekday]}, but that day was a {WEEKDAYS[day.weekday()]}"
    return DateEvidence(reading.span, "weekday beside the date disagrees", says)


def _by_other_dates(
    text: str, readings: tuple[DateText, ...], written: DateText, evidence: list[DateEvidence]
) -> tuple[DateText, ...]:
    """Prefer the order of day and month that the text's unmistakable dates show."""
    for other in dates_in(text[:SCANNED]):
        if other.span == written.span or not other.complete or other.swapped:
            continue
        printed = other.span.of(text)
        spelled = any(letter.isalpha() for letter in printed)
        if spelled:
            fitting = tuple(r for r in readings if _apart(r, other) <= timedelta(days=1))
        elif re.match(r"\d{1,2}[-/]\d", printed):
            day_first = int(re.split(r"\D", printed)[0]) == other.day
            fitting = tuple(r for r in readings if (r.day == written.day) == day_first)
        else:
            continue
        if fitting and len(fitting) < len(readings):
            evidence.append(
                DateEvidence(other.span, "another date of the text", f"“{printed}” settles day and month")
            )
            return fitting
    return readings


def _apart(one: DateText, other: DateText) -> timedelta:
    first, second = one.gregorian(), other.gregorian()
    return abs(first - second) if first and second else timedelta.max


def compose(readings: Sequence[DateText], *, inferred: bool) -> str | None:
    """EDTF for "one of these readings"; None where the calendar has none of them."""
    values = []
    for reading in readings:
        try:
            values += _values(reading, inferred=inferred)
        except ValueError:
            continue
    return edtf.one_of(values) if values else None


def _values(reading: DateText, *, inferred: bool) -> list[str]:
    """EDTF of each day that one reading may mean; none for a day of another calendar without its year."""
    if reading.calendar == "gregorian":
        return [edtf.compose(reading.year, reading.month or None, reading.day or None, inferred=inferred)]
    return [edtf.compose(day.year, day.month, day.day, inferred=inferred) for day in days_of(reading)]


def days_of(reading: DateText) -> tuple[date, ...]:
    """The days that a complete reading may mean, in order: a Hijri one begins with the sighting of the moon,
    so it is three days, or the one of them that is the weekday beside it."""
    day = reading.gregorian()
    if day is None or reading.calendar != "hijri":
        return (day,) if day else ()
    days = tuple(day + timedelta(days=step) for step in (-1, 0, 1))
    return tuple(one for one in days if one.weekday() == reading.weekday) or days
