"""Lines by which agencies and archives sign a report: "dpa kk pr Feb 17, 2009 1340 GMT",
"KUNA 151230 Mar 10", "UPI Archives June 19, 1984"."""

import re
from dataclasses import replace
from functools import cache

from archive.extract.layout.frame_line import FrameLine
from archive.extract.layout.outlets import is_agency, is_outlet
from archive.extract.words.date_patterns import key, months
from archive.extract.words.datetexts import DateText, date_at
from archive.text import Span

__all__ = ["agency_and_town", "archived", "signed_off"]

REACH = 90  # characters at the end of a line in which a sign may stand
LAST_DIGIT = 16  # characters behind which no day can stand
FIRST_STAMPED = 1940  # no machine put day and hour below a report before that

_NAME = r"(?P<name>[^\W\d_][\w.-]*(?:\s[A-ZÀ-Þ][\w.]*){0,3}?)"
# The agency and the signs of its editors before the day: "dpa kk pr", "(END) DOW JONES NEWS".
_SIGN = re.compile(
    rf"(?:[(\[](?i:end)[)\]]\s)?{_NAME}(?:\s(?:[a-z]{{1,4}}(?:[./-][a-z]{{1,4}})?)){{0,5}}[\s,:]*"
)
_HOUR = re.compile(
    r"[,;\s]*(?:\d{4}|\d{1,2}[:.h]\d\d(?::\d\d)?)\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{1,4})?[.)\]]?", re.IGNORECASE
)
# Day, hour and minute in one number, as telegraphs write them: "171340 GMT FEB 09".
_TELEGRAPHED = re.compile(
    rf"{_NAME}\s?(?P<day>3[01]|[12]\d|0[1-9])(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|Z|جمت)?\s"
    r"(?P<month>[^\W\d_]{3,9})\.?\s(?P<year>(?:19|20)\d\d|\d\d)\s?(?:N{4})?"
)
_BUREAU = re.compile(r"(?P<name>[A-Z]{2,4})-[A-Z]{2,3}-(?=\d)")  # "AP-NY-05-14-97 1432EDT"
_PICTURE = re.compile(r"[(\[]?(?:photo|picture|image|file|foto|bild|fotografía|imagen)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?)\]]\s+(?=[^\W\d_(\[])")
_WORD = re.compile(r"(?<=\s)(?=[\dA-ZÀ-Þ])")
_ARCHIVED = re.compile(r"(?P<name>[A-Z][\w. ]{1,30}?)\s(?:News\s)?(?:Archives?|ARCHIVES?)[\s,|•·–—-]+(?=\S)")

# How papers of Brazil and Spain name their agency and the town: "da Agência Litoral, em ILHÉUS".
_FROM_AGENCY = re.compile(
    r"d[aeo]s? (?P<name>[Aa]g[êe]ncia [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?|[A-ZÀ-Þ][\w. ]{2,30}?),? (?:em|en)"
    r" (?P<place>[A-ZÀ-Þ][\w'’-]+(?: (?:d[aeo]s? |del? )?[A-ZÀ-Þ][\w'’-]+){0,3})(?: \([A-Z]{2}\))?"
)


def agency_and_town(text: str, start: int, end: int) -> FrameLine | None:
    """ "da Agência Litoral, em ILHÉUS", below the writer's name."""
    line = _FROM_AGENCY.fullmatch(text, start, end)
    if line is None or not (is_outlet(line["name"]) or line["name"].lower().startswith(("agên", "agen"))):
        return None
    name, place = Span(*line.span("name")), Span(*line.span("place"))
    return FrameLine("source", Span(start, end), "agency and town", 0.75, names=(name,), places=(place,))


def archived(text: str, start: int, end: int) -> FrameLine | None:
    """The archive of an agency with the day of a report: "UPI Archives June 19, 1984"."""
    head = _ARCHIVED.match(text, start, end)
    day = date_at(text, head.end(), end) if head and is_agency(head["name"]) else None
    if head is None or day is None or not day.complete or day.span.end < end:
        return None
    name = Span(*head.span("name"))
    return FrameLine("source", Span(start, end), "archive of an agency", 0.9, date=day, names=(name,))


def signed_off(text: str, start: int, end: int) -> FrameLine | None:
    """The sign of an agency with its day and hour that ends a line, perhaps behind a sentence of the desk."""
    if _PICTURE.match(text, start, end) or not any(
        sign.isdigit() for sign in text[max(start, end - LAST_DIGIT) : end]
    ):
        return None
    stops = [stop.end() for stop in _STOP.finditer(text, max(start, end - REACH), end)]
    for at in (start, *stops):
        if found := _telegraphed(text, at, end) or _signed(text, at, end):
            return found
    return None


def _signed(text: str, start: int, end: int) -> FrameLine | None:
    if bureau := _BUREAU.match(text, start, end):
        day = date_at(text, bureau.end(), end)
        whole = day and day.complete and _HOUR.fullmatch(text, day.span.end, end)
        return _line(start, end, bureau, day) if day and whole and is_agency(bureau["name"]) else None
    for word in _WORD.finditer(text, start, min(end, start + REACH)):
        sign = _SIGN.fullmatch(text, start, word.start())
        day = date_at(text, word.start(), end) if sign and is_agency(sign["name"]) else None
        if sign and day and day.complete and _HOUR.fullmatch(text, day.span.end, end):
            return _line(start, end, sign, day)
    return None


def _telegraphed(text: str, start: int, end: int) -> FrameLine | None:
    sign = _TELEGRAPHED.fullmatch(text, start, end)
    month = _month(key(sign["month"])) if sign and is_agency(sign["name"]) else None
    if sign is None or month is None:
        return None
    year = int(sign["year"]) + 1900 * (len(sign["year"]) == 2)
    span = Span(sign.start("day"), sign.end("year"))
    return _line(
        start, end, sign, DateText(span, year, month, int(sign["day"]), short=len(sign["year"]) == 2)
    )


@cache
def _month(word: str) -> int | None:
    """The month that a name, or the beginning of one, stands for: "mar"."""
    named = months().get(word)
    if named is not None:
        return named[1] if named[0] == "gregorian" else None
    begun = {
        number for name, (era, number) in months().items() if era == "gregorian" and name.startswith(word)
    }
    return begun.pop() if len(begun) == 1 else None


def _line(start: int, end: int, sign: re.Match[str], day: DateText) -> FrameLine:
    if day.short and day.year is not None:
        year = day.year + 100 * (day.year < FIRST_STAMPED)
        day = replace(day, year=year, short=False)
    name = Span(*sign.span("name"))
    return FrameLine("source", Span(start, end), "sign of an agency", 0.8, date=day, names=(name,))
