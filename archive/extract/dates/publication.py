"""Publication dates: stated, else from the frame, with every reason for and against.

No value here depends on the day on which it is computed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from archive import dates as edtf
from archive.extract.dates.local_days import in_local_time, without_events
from archive.extract.dates.readings import WEEKDAYS, compose, days_of, decide, weekday_against
from archive.extract.dates.settling import settled
from archive.extract.dates.stated_dates import date_of_address, stated_dates
from archive.extract.dates.years import NO_CONTEXT, Context, century_evidence, infer_year
from archive.extract.facts import NO_DATE, Date, DateEvidence
from archive.extract.layout.dated_lines import CHANGED
from archive.extract.layout.frame import Frame
from archive.extract.words.datetexts import DateText, weekday_at
from archive.text import Span, StatedValue

__all__ = ["read_dates"]

WEEKDAY_REACH = 2  # days before publication within which 83% of articles' weekdays lie
SCANNED = 20_000
# Searched for by the letters that begin it: what stands before it is asked where it is found.
_WEEKDAY = re.compile(r"[MTWFS](?:on|ues|ednes|hurs|ri|atur|un)day\b")
_BEFORE_WEEKDAY = re.compile(r"\b(?:on|last|this|since|late|early|earlier)\s\Z")
_LONGEST_BEFORE = len("earlier ") + 1


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that the frame shows, before its readings are weighed."""

    written: DateText
    rule: str
    confidence: float


def read_dates(
    text: str,
    frame: Frame,
    *,
    stated: Sequence[StatedValue] = (),
    events: Sequence[StatedValue] = (),
    url: str = "",
    context: Context = NO_CONTEXT,
    day_first: str = "",
    markup: bool = False,
) -> tuple[Date, ...]:
    """Every date found, the effective one first; empty where there is none. `day_first` is the tag of the
    text's language where that puts the day before the month. With `markup` a labelled day of a change is no
    date: pages are changed years later, where a text that gives no other day is about as old as that.
    `events` are days of what the document announces: a page that prints one does not say when it came out.

    In order: what the container states, complete dates of the frame, the day in the document's address,
    dates of the frame that lack a part.
    """
    unreadable: list[DateEvidence] = []
    candidates = sorted(_candidates(frame), key=lambda item: CHANGED in item.rule)
    if markup:
        unreadable += [_only_changed(text, item) for item in candidates if CHANGED in item.rule]
        candidates = [item for item in candidates if CHANGED not in item.rule]
    weighed = [(item, _weigh(text, frame, item, context, day_first)) for item in candidates]
    whole = [date for item, date in weighed if item.written.complete]
    partial = [date for item, date in weighed if not item.written.complete]
    stated_ones = stated_dates(stated, unreadable, day_first=day_first)
    merged = _merged([*stated_ones, *whole, *date_of_address(url), *partial])
    found = in_local_time(without_events(merged, events), stated)
    found[:1] = [settled(found[0], found[1:], url=url)] if found else []
    if not found:
        return (replace(NO_DATE, evidence=tuple(unreadable)),) if unreadable else ()
    first = found[0]
    reasons = (
        *first.evidence,
        *_agreement(first, found[1:]),
        *_weekday_check(frame.plain, first),
        *unreadable,
    )
    return (replace(first, evidence=reasons), *found[1:])


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


def _only_changed(text: str, candidate: _Candidate) -> DateEvidence:
    says = f"“{candidate.written.span.of(text)}” tells when the page was changed, not when it was published"
    return DateEvidence(candidate.written.span, CHANGED, says)


def _weigh(text: str, frame: Frame, candidate: _Candidate, context: Context, day_first: str) -> Date:
    """Decide between the readings of one written date, and look for its year where it has none."""
    written = candidate.written
    evidence = [DateEvidence(written.span, candidate.rule, _says(written, text))]
    if written.short and (century := century_evidence(frame.plain, written)):
        assert written.year is not None
        written = replace(written, year=century + written.year % 100, short=False)
        evidence.append(
            DateEvidence(
                candidate.written.span, "century", f"the years that the text prints are of the {century}s"
            )
        )
        value = compose(decide(frame.plain, written, evidence, day_first=day_first), inferred=True)
        return Date(value, written.span, candidate.rule, 0.6, tuple(evidence), year_evidence=1)
    readings = decide(frame.plain, written, evidence, day_first=day_first)
    confidence = candidate.confidence * (1 if len(readings) == 1 else 0.6)
    if len(readings) == 1 and (doubt := weekday_against(readings[0])):
        evidence.append(doubt)
        confidence *= 0.7
    if written.year is None and len(readings) == 1 and written.calendar == "gregorian" and written.day:
        year = infer_year(frame.plain, written.month, written.day, weekday=written.weekday, context=context)
        if year is not None:
            value = edtf.compose(year.year, written.month, written.day, inferred=True)
            reasons = (*evidence, *year.evidence)
            return Date(value, written.span, candidate.rule, 0.7, reasons, year_evidence=len(year.evidence))
    value = compose(readings, inferred=False)
    return Date(value, written.span, candidate.rule, round(confidence, 2), tuple(evidence))


def _says(written: DateText, text: str) -> str:
    words = f"the text says “{written.span.of(text)}”"
    day = written.gregorian() if not (written.short or written.swapped) else None
    if day is None or written.calendar == "gregorian":
        return words
    about = ", a day either way" if written.calendar == "hijri" else ""
    if about and len(days_of(written)) == 1 and written.weekday is not None:
        day, about = days_of(written)[0], f", the {WEEKDAYS[written.weekday]} that the text calls it"
    return f"{words}, {written.calendar.title()} for {day.day} {edtf.MONTHS[day.month - 1]} {day.year}{about}"


def _merged(found: Sequence[Date]) -> Iterator[Date]:
    """One entry a value, with the evidence of all that say it; the first keeps its place."""
    values: dict[str, Date] = {}
    for item in found:
        if item.edtf is None:  # a date that no calendar settles
            continue
        first = values.get(item.edtf)
        values[item.edtf] = (
            item if first is None else replace(first, evidence=(*first.evidence, *item.evidence))
        )
    yield from values.values()


def _agreement(first: Date, others: Sequence[Date]) -> Iterator[DateEvidence]:
    """What the frame's other dates say: the same day without its year agrees, another day differs."""
    for other in others:
        words = edtf.words(other.edtf)
        same = (first.edtf or "")[4:] == (other.edtf or "")[4:] and (other.edtf or "").startswith("XXXX")
        said = ", ".join(filter(None, (words.known, words.inferred)))
        says = f"{other.rule} {'agrees' if same else 'differs'}: {said}"
        yield DateEvidence(other.span, "another date of the frame", says)


def _weekday_check(text: str, found: Date) -> Iterator[DateEvidence]:
    """Whether the weekday that the text names most often lies within two days before a known day."""
    value = edtf.parse(found.edtf) if found.edtf else None
    if value is None or value.precision != "day" or len(value.intervals) != 1 or value.earliest is None:
        return
    named = [(weekday_at(text, at, len(text)), start) for start, at in _weekdays(text)]
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


def _weekdays(text: str) -> Iterator[tuple[int, int]]:
    """Where the text says "on Monday" or its like: the beginning, and that of the day's name."""
    for match in _WEEKDAY.finditer(text, 0, SCANNED):
        at = match.start()
        before = _BEFORE_WEEKDAY.search(text, max(0, at - _LONGEST_BEFORE), at)
        if before:
            yield before.start(), at
