"""Papers and monitors with the day of an issue: "THE DAILY COURIER, Sunday, July 4, 1976"."""

import re
from dataclasses import replace

from archive.extract.layout.frame_line import FrameLine, stripped
from archive.extract.layout.outlets import is_acronym, is_agency, is_domain, is_masthead, names_in
from archive.extract.words.datetexts import date_at
from archive.text import Span

__all__ = ["masthead", "monitored", "printed_in"]

_PRINTED_IN = re.compile(
    r"[-–—\s]*(?:this (?:article|story|report|piece|post|interview|item) )?(?:was |is |has been )?"
    r"(?:(?:first |originally )?(?:published|posted|broadcast)|appeared|printed)"
    r"(?: in print| online)?(?: (?:in|by) (?P<name>[^,\n]{2,60}?))?(?:,| on)\s(?P<day>[^\n]{4,30}?)"
    r"(?:,? (?:on|in|at) (?:page|pages|section)\s[^\n]{1,60}?)?\.?",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?:\s*(?:Vol(?:ume|\.)|Issue|Number|No\.|Nr\.|Jahrgang|Rōrahi|Putanga)\s?\w+,)+\s*(?=\w)"
)
_MASTHEAD = re.compile(r"(?P<name>[^\W\d_][^,;()\n]{2,58}?)\s?(?:\([^()\n]{2,60}\))?(?P<mark>[,;،])\s*")
_PAGE_BEHIND = re.compile(r"(?:[,;]?\s(?:pp?\.|pg\.|pages?|S\.|Seite)\s?[\w–-]{1,9})?[\s.]*", re.IGNORECASE)
# A monitoring service's heading: "Tripoli JANA in English 1030 GMT 12 Aug 84".
_MONITORED = re.compile(
    r"(?:[A-Z]{2,5}\d{4,12}\s)?[(\[]?(?:[A-Z][\w'’-]+\s){1,3}?(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)"
    r"\sin\s[A-Z][a-z]+(?:\sto\s[A-Z][\w ]+)?"
    r"\s\d{4}\sGMT\s(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}\.?\s)(?P<year>\d{4}|\d\d)[)\]]?"
)


def printed_in(text: str, start: int, end: int) -> FrameLine | None:
    """ "Published in The Chronicle, May 10th, 2025": the paper and its day."""
    match = _PRINTED_IN.fullmatch(text, start, end)
    found = date_at(text, match.start("day"), end) if match else None
    if match is None or found is None or not found.complete or match.end("day") > found.span.end:
        return None
    if match["name"] and not names_in(text, *match.span("name")):
        return None
    names = (stripped(text, *match.span("name")),) if match["name"] else ()
    return FrameLine("source", Span(start, end), "published in", 0.9, date=found, names=names)


def monitored(text: str, start: int, end: int) -> FrameLine | None:
    """ "Tripoli JANA in English 1030 GMT 12 Aug 84": the agency heard, and the day."""
    match = _MONITORED.fullmatch(text, start, end) if text.find(" GMT ", start, end) > 0 else None
    if match is None or not is_agency(match["name"]):
        return None
    found = date_at(text, match.start("day"), end)
    if found is not None and found.year is None:
        short = Span(found.span.start, match.end("year"))
        found = replace(found, span=short, year=1900 + int(match["year"]), short=True)
    return FrameLine(
        "source", Span(start, end), "monitored agency", 0.9, date=found, names=(Span(*match.span("name")),)
    )


def masthead(text: str, start: int, end: int) -> FrameLine | None:
    """ "THE DAILY COURIER, Sunday, July 4, 1976", "The Courier (Norwich), 4 July 1976, page 3": a paper and
    its day."""
    head = _MASTHEAD.match(text, start, end)
    if head is None or is_acronym(head["name"]):
        return None
    volume = _VOLUME.match(text, head.end("mark"), end)  # only papers have volumes
    if not (volume or _is_paper(head["name"])):
        return None
    found = date_at(text, volume.end() if volume else head.end(), end)
    if found is None or not found.complete or not _PAGE_BEHIND.fullmatch(text, found.span.end, end):
        return None
    names = (Span(*head.span("name")),)
    return FrameLine("source", Span(start, end), "masthead", 0.9, date=found, names=names)


def _is_paper(name: str) -> bool:
    return " by " not in name and (is_agency(name) or is_domain(name) or is_masthead(name))
