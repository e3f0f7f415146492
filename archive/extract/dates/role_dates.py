"""Dates that an article names besides its own: the day of its dateline, and the days of its statements."""

from collections.abc import Iterator, Sequence

from archive import dates as edtf
from archive.extract.dates.nearest_days import NO_REFERENCE, Reference, meant, reference_of, year_beside
from archive.extract.dates.readings import WEEKDAYS, compose
from archive.extract.dates.said_on import days_said
from archive.extract.facts import Date, DateEvidence, Quotation, RoleDate
from archive.extract.layout.frame import Frame
from archive.text import Span

__all__ = ["read_role_dates"]

BEFORE, AFTER = 10, 1  # days from a dateline to publication and, over time zones, back


def read_role_dates(
    frame: Frame, dates: Sequence[Date], quotations: Sequence[Quotation], *, language: str
) -> tuple[RoleDate, ...]:
    """The dateline's day, then the days on which statements were made, in text order."""
    publication = reference_of(dates[0] if dates else None)
    dateline = _dateline(frame, publication)
    reference = publication
    if dateline is not None and dateline.edtf is not None and "X" not in dateline.edtf:
        day = Date(dateline.edtf, dateline.span, dateline.rule, dateline.confidence)
        known = reference_of(day, origin="dateline")
        reference = known if known.days else publication
    return (*([dateline] if dateline else ()), *_statements(frame, reference, quotations, language))


def _dateline(frame: Frame, publication: Reference) -> RoleDate | None:
    """A dateline's day; its year, or the day of a weekday alone, by the publication's."""
    line = frame.dateline
    if line is None or (line.date is None and line.weekday is None):
        return None
    if line.date is None:
        return _dateline_weekday(line.span, line.weekday or 0, line.confidence, publication)
    written = line.date
    printed = written.span.of(frame.plain)
    says = f"the text says “{printed}”"
    value = compose(written.readings(), inferred=False)
    confidence = line.confidence
    if written.year is None and len(written.readings()) == 1 and written.calendar == "gregorian":
        known = year_beside(written.month, written.day, publication, back=BEFORE, ahead=AFTER)
        if known is not None:
            value = edtf.compose(known.year, known.month, known.day)
            says += f"; the year is that of the publication, {_apart(publication, value)}"
            confidence -= 0.02
    evidence = (DateEvidence(written.span, line.rule, says),)
    return RoleDate("dateline", value, written.span, line.rule, round(confidence, 2), evidence)


def _dateline_weekday(span: Span, weekday: int, confidence: float, publication: Reference) -> RoleDate | None:
    """A dateline that gives a weekday alone: the last such day up to the publication."""
    rule = "weekday of the dateline"
    if len(publication.days) != 1:
        says = f"a {WEEKDAYS[weekday]} that stays open: the day of publication is not certain"
        return RoleDate("dateline", None, span, rule, 0.5, (DateEvidence(span, rule, says),))
    back = (publication.days[0].weekday() - weekday) % 7
    day = publication.days[0].fromordinal(publication.days[0].toordinal() - back)
    value = edtf.compose(day.year, day.month, day.day)
    says = f"the last {WEEKDAYS[weekday]} up to the publication, {_apart(publication, value)}"
    return RoleDate(
        "dateline", value, span, rule, round(confidence * 0.9, 2), (DateEvidence(span, rule, says),)
    )


def _apart(publication: Reference, value: str) -> str:
    day = edtf.parse(value).earliest
    days = (publication.days[0] - day).days if day and publication.days else 0
    if days == 0:
        return "the same day"
    return f"{abs(days)} day{'s' if abs(days) > 1 else ''} {'later' if days > 0 else 'before'}"


def _statements(
    frame: Frame, reference: Reference, quotations: Sequence[Quotation], language: str
) -> Iterator[RoleDate]:
    for said in days_said(frame.plain, quotations, language=language):
        printed = said.words.span.of(frame.plain)
        day = meant(said.words, printed, reference or NO_REFERENCE)
        yield RoleDate(
            role="statement",
            edtf=day.edtf,
            span=said.words.span,
            rule=said.rule,
            confidence=round(said.confidence * day.certainty, 2),
            evidence=(DateEvidence(said.words.span, said.rule, day.says),),
            quotations=tuple(said.quotations),
        )
