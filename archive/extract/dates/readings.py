"""Readings of one written date: which of them other words of the text bear out, and their EDTF."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from archive import dates as edtf
from archive.extract.facts import DateEvidence
from archive.extract.layout.outlets import US_STATE
from archive.extract.words.datetexts import DateText, dates_in, weekday_at
from archive.text import Span

__all__ = ["WEEKDAYS", "compose", "days_of", "decide", "in_order", "on_weekday", "weekday_against"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OPENING = 400  # characters in which a dateline's place stands
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    "|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|Ohio"
    "|Oklahoma|Oregon|Pennsylvania|Rhode Island|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont"
    "|Virginia|Wisconsin|Wyoming"
)
_STATE = re.compile(
    rf"[A-Z][\w.’'-]+, {US_STATE}(?=[\s,|–—-])|[A-Z]{{2}}[A-Z.’'-]+, (?:{_STATES})(?=,? ?[(–—-])"
)
# The word before a date, which may be its weekday.
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,14}\.?[,،]?\s(?:(?:the|le|den|am)\s)?\Z")
_NEAR = 30  # characters before a date in which that word stands
# Zones of countries that all put the day first, behind the hour that stands with the date.
_ZONE = re.compile(
    r"[\s,|–-]{0,4}\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?\s?)?\(?(BST|CES?T|EES?T|WES?T|ME[SZ]Z|MSK|IST|AE[SD]T"
    r"|AC[SD]T|AWST|NZ[SD]T|SAST|EAT|WAT|CAT|TRT|PKT)(?!\w)"
)
# Zones of the USA behind an hour of twelve: "03/04/2014 06:41 PM EST".
_US_ZONE = re.compile(
    r"[\s,|–-]{0,4}(?:at\s)?\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\.?\s?\(?([ECMP][SD]?T)(?!\w)", re.IGNORECASE
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
    if written.weekday is not None and (fitting := on_weekday(readings, written.weekday)):
        says = f"the text calls it a {WEEKDAYS[written.weekday]}"
        evidence.append(DateEvidence(written.span, "weekday beside the date", says))
        readings = fitting
    if len(readings) > 1:
        readings = _by_other_dates(text, readings, written, evidence)
    readings = _by_state(text, _by_zone(text, readings, written, evidence), written, evidence)
    return _by_language(readings, written, evidence, day_first)


def on_weekday(readings: Sequence[DateText], weekday: int | None) -> tuple[DateText, ...]:
    """The readings that fall on a weekday, counted from Monday, 0."""
    return tuple(one for one in readings if (day := one.gregorian()) and day.weekday() == weekday)


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


def _by_zone(
    text: str, readings: tuple[DateText, ...], written: DateText, evidence: list[DateEvidence]
) -> tuple[DateText, ...]:
    """The readings with the day or the month first where the zone of the hour beside says so: "05/07/2012,
    18:12 BST"."""
    zone = _ZONE.match(text, written.span.end) if len(readings) > 1 else None
    american = None if zone or len(readings) < 2 else _US_ZONE.match(text, written.span.end)
    fitting = in_order(readings, written) if zone else ()
    if american and text[written.span.start : written.span.end].count("/") == 2:
        fitting = tuple(one for one in readings if one.month == written.day)
    if (zone := zone or american) and 0 < len(fitting) < len(readings):
        says = f"where the hour is {zone[1]} the {'month' if american else 'day'} stands first"
        evidence.append(DateEvidence(Span(*zone.span(1)), "order of day and month", says))
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
        if other.span == written.span or other.swapped or not (other.complete or other.year is None):
            continue
        printed = other.span.of(text)
        spelled = any(letter.isalpha() for letter in printed)
        if other.year is None:
            fitting = _on_same_weekday(text, readings, other) if spelled else ()
        elif spelled:
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


def _on_same_weekday(text: str, readings: tuple[DateText, ...], other: DateText) -> tuple[DateText, ...]:
    """The readings that are the same day and month as a date without its year, on the weekday beside it:
    "Wednesday, December 10" for 10/12/2008."""
    weekday = other.weekday
    if weekday is None and (
        word := _WORD_BEFORE.search(text, max(0, other.span.start - _NEAR), other.span.start)
    ):
        found = weekday_at(text, word.start(), other.span.start)
        weekday = found[0] if found else None
    same = [one for one in readings if (one.month, one.day) == (other.month, other.day)]
    return on_weekday(same, weekday) if weekday is not None else ()


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
