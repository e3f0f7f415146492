"""Publication dates: stated, else from the frame, with every reason for and against.

No value here depends on the day on which it is computed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from archive import dates as edtf
from archive.extract.datetexts import DateText, date_at, dates_in, fold, weekday_at
from archive.extract.facts import NO_DATE, Date, DateEvidence
from archive.extract.frame import Frame
from archive.extract.years import NO_CONTEXT, Context, century_evidence, infer_year
from archive.text import Span, StatedValue

__all__ = ["read_dates"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_REACH = 2  # days before publication within which 83% of articles' weekdays lie
SCANNED = 20_000
_WEEKDAY_IN_TEXT = re.compile(
    r"\b(?:on|last|this|since|late|early|earlier)\s(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that the frame shows, before its readings are weighed."""

    written: DateText
    rule: str
    confidence: float


def read_dates(
    text: str, frame: Frame, *, stated: Sequence[StatedValue] = (), context: Context = NO_CONTEXT
) -> tuple[Date, ...]:
    """Every date found, the effective one first; empty where there is none."""
    plain = fold(text)
    unreadable: list[DateEvidence] = []
    found = list(_stated(stated, unreadable))
    candidates = sorted(_candidates(frame), key=lambda candidate: not candidate.written.complete)
    found += [_weigh(plain, candidate, context) for candidate in candidates]
    found = list(_merged(found))
    if not found:
        return (replace(NO_DATE, evidence=tuple(unreadable)),) if unreadable else ()
    first = found[0]
    reasons = (*first.evidence, *_agreement(first, found[1:]), *_weekday_check(plain, first), *unreadable)
    return (replace(first, evidence=reasons), *found[1:])


def _stated(stated: Sequence[StatedValue], unreadable: list[DateEvidence]) -> Iterator[Date]:
    for item in stated:
        value = _read_stated(item.value.strip())
        if value is None:
            says = f"the field “{item.origin}” holds “{item.value[:80]}”, which is no date that can be read"
            unreadable.append(DateEvidence(None, "stated", says))
            continue
        says = f"the field “{item.origin}” says {item.value[:80]}"
        evidence = (DateEvidence(None, "stated", says),)
        yield Date(value, None, "stated", 0.99, evidence, origin=item.origin)


def _read_stated(value: str) -> str | None:
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
    return _compose(found.readings(), inferred=False)


def _read_machine(value: str) -> date | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d|[A-Z][a-z]{2},? ", value):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _candidates(frame: Frame) -> Iterator[_Candidate]:
    """In order of trust: the head's lines, the dateline, the tail's lines."""
    for line in frame.head:
        if line.date is not None:
            yield _Candidate(line.date, line.rule, line.confidence)
    if frame.dateline is not None and frame.dateline.date is not None:
        yield _Candidate(frame.dateline.date, frame.dateline.rule, frame.dateline.confidence)
    for line in frame.tail:
        if line.date is not None:
            yield _Candidate(line.date, f"trailing {line.rule}", line.confidence - 0.15)


def _weigh(text: str, candidate: _Candidate, context: Context) -> Date:
    """Decide between the readings of one written date, and look for its year where it has none."""
    written = candidate.written
    evidence = [DateEvidence(written.span, candidate.rule, _says(written, text))]
    if written.short and (century := century_evidence(text, written)):
        assert written.year is not None
        written = replace(written, year=century + written.year % 100, short=False)
        evidence.append(
            DateEvidence(
                candidate.written.span, "century", f"the years that the text prints are of the {century}s"
            )
        )
        value = _compose(_decide(text, written, evidence), inferred=True)
        return Date(value, written.span, candidate.rule, 0.6, tuple(evidence), year_evidence=1)
    readings = _decide(text, written, evidence)
    confidence = candidate.confidence if len(readings) == 1 else candidate.confidence * 0.6
    if written.year is None and len(readings) == 1 and written.calendar == "gregorian" and written.day:
        year = infer_year(text, written.month, written.day, weekday=written.weekday, context=context)
        if year is not None:
            value = edtf.compose(year.year, written.month, written.day, inferred=True)
            reasons = (*evidence, *year.evidence)
            return Date(value, written.span, candidate.rule, 0.7, reasons, year_evidence=len(year.evidence))
    value = _compose(readings, inferred=False)
    return Date(value, written.span, candidate.rule, round(confidence, 2), tuple(evidence))


def _says(written: DateText, text: str) -> str:
    words = f"the text says “{written.span.of(text)}”"
    day = written.gregorian() if not (written.short or written.swapped) else None
    if day is None or written.calendar == "gregorian":
        return words
    return f"{words}, {written.calendar.title()} for {day.day} {edtf.MONTHS[day.month - 1]} {day.year}"


def _decide(text: str, written: DateText, evidence: list[DateEvidence]) -> tuple[DateText, ...]:
    """Drop the readings that a weekday beside the date, or another date of the text, speaks against."""
    readings = written.readings()
    if len(readings) < 2:
        return readings
    if written.weekday is not None:
        fitting = tuple(r for r in readings if (day := r.gregorian()) and day.weekday() == written.weekday)
        if fitting:
            says = f"the text calls it a {WEEKDAYS[written.weekday]}"
            evidence.append(DateEvidence(written.span, "weekday beside the date", says))
            readings = fitting
    return _by_other_dates(text, readings, written, evidence) if len(readings) > 1 else readings


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


def _compose(readings: Sequence[DateText], *, inferred: bool) -> str | None:
    values = []
    for reading in readings:
        try:
            values.append(_value(reading, inferred=inferred))
        except ValueError:
            continue
    known = [value for value in values if value]
    return edtf.one_of(known) if known else None


def _value(reading: DateText, *, inferred: bool) -> str | None:
    """EDTF of one reading; None for a day of another calendar without its year."""
    if reading.calendar == "gregorian":
        return edtf.compose(reading.year, reading.month or None, reading.day or None, inferred=inferred)
    day = reading.gregorian()
    return edtf.compose(day.year, day.month, day.day, inferred=inferred) if day else None


def _merged(found: Sequence[Date]) -> Iterator[Date]:
    """One entry a value; the first keeps its place. Dates that no calendar settles are dropped."""
    seen: set[str] = set()
    for item in found:
        if item.edtf is not None and item.edtf not in seen:
            seen.add(item.edtf)
            yield item


def _agreement(first: Date, others: Sequence[Date]) -> Iterator[DateEvidence]:
    for other in others:
        words = edtf.words(other.edtf)
        says = f"{other.rule}: {' '.join(filter(None, (words.known, words.inferred)))}"
        yield DateEvidence(other.span, "another date of the frame", says)


def _weekday_check(text: str, found: Date) -> Iterator[DateEvidence]:
    """Whether the weekday that the text names most often lies within two days before a known day."""
    value = edtf.parse(found.edtf) if found.edtf else None
    if value is None or value.precision != "day" or len(value.intervals) != 1 or value.earliest is None:
        return
    named = [
        (weekday_at(text, m.end(), len(text)), m.start()) for m in _WEEKDAY_IN_TEXT.finditer(text, 0, SCANNED)
    ]
    counts = Counter(hit[0] for hit, _ in named if hit)
    if not counts:
        return
    weekday = counts.most_common(1)[0][0]
    days = (value.earliest.weekday() - weekday) % 7
    if days <= WEEKDAY_REACH:
        hit, start = next((hit, start) for hit, start in named if hit and hit[0] == weekday)
        day = value.earliest - timedelta(days=days)
        said = f"{day.day} {edtf.MONTHS[day.month - 1]} {day.year} was a {WEEKDAYS[weekday]}"
        says = f"“{text[start : hit[1]]}” agrees: {said}"
        yield DateEvidence(Span(start, hit[1]), "weekday", says)
