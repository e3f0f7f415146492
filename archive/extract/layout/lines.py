"""Lines of a frame: those around a report that hold its date, byline, source or credit and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from archive.extract.layout.credits import (
    byline,
    credit_line,
    dated_byline,
    named_source,
)
from archive.extract.layout.dated_lines import PLAIN, date_line, dated_line
from archive.extract.layout.frame_line import FrameLine, LineKind, stripped
from archive.extract.layout.furniture import (
    closing_note,
    labelled_title,
    old_copyright,
    site_field,
    site_matter,
)
from archive.extract.layout.mastheads import entry_posted, masthead, masthead_credit, monitored, printed_in
from archive.extract.layout.outlets import is_agency, is_domain, is_outlet, is_place
from archive.extract.layout.papers import is_masthead
from archive.extract.layout.script_headers import script_header
from archive.extract.layout.wire_marks import agency_and_town, archived, signed_off
from archive.extract.words.datetexts import DateText, date_at
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["day_of_piece", "read_line", "split_headline"]

LONGEST_UNDER = 100
GENRE_WITHIN = 3  # words: "Daily Press Briefing", "Full text of remarks"
MOST_SPACES = 4  # in what stands before such a stroke
LONGEST = 240  # characters of a line that can be frame

_SEPARATOR = re.compile(r"\s*\|\s*|\s+[•·/–—-]\s+")
_BEFORE_LAST_DAY = re.compile(
    r"(?:[,،:]|\s[–—-]|\s\((?:as of\s|stand:?\s)?|\s(?:on|of|dated|am|vom|du|le|del|del día|el|de|di|от"
    r"|بتاريخ|في|يوم|در تاریخ|در|مورخ))\s?(?=\w)"
)
_STROKE = re.compile(r"\s[|•·]\s")
# What is told by its day wherever it stands in a line: a sitting, a number of what appears in numbers.
_ISSUED = re.compile(
    r"(?<!\w)(?:(?:Sitzung|séance|sesión|seduta|sessão|sitting|заседание)(?!\w)"
    r"|(?:issue|ausgabe|number|n[or]\.|n°|n\.?º|№)\s?#?\d{1,5}(?:/\d{2,4})?(?=[\s,:(–—-]))",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"(?:Vol(?:ume\b|\.)|Issue\b|Number\b|No\.|Nr\.)\s?#?[\dIVXLC]+(?!\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c-][^\W\d_]+)*")
_OF = ("of", "de", "di", "du", "del", "от")  # may lead to the day of what a piece is about
_TO_COME = re.compile(
    r"(?:the )?(?:next|upcoming|coming|future|nächste\w?|kommende\w?|prochaine?|próxim[ao]|prossim[ao]"
    r"|следующ\w+)\b",
    re.IGNORECASE,
)
# What may follow that day: the number of a file ("4 K 112/18"), of a letter whom it is from.
_FILE = re.compile(
    r"[\s–—(,-]{1,4}(?=[^\n]*\d)(?:[A-Z]{1,4}|[A-Z]?[a-z]{1,2}|[\d/.-]+)(?:\s(?:[A-Z]{1,4}|[\d/.-]+)){0,5}\)?"
)
_FROM = re.compile(r"\s(?:from|addressed)\s")
_BESIDE_HEADLINE = re.compile(r"\s+(?:[|•·»]|::|[–—-])\s+")


def read_line(text: str, start: int, end: int, *, tail: bool, titled: bool) -> tuple[FrameLine, ...]:
    """The parts of a line that is nothing but frame; empty where it holds anything else. Where the headline
    is known (`titled`), a name on no list beside a date is a writer or a section."""
    found = _parts_of(text, start, end, tail=tail, titled=titled) if end - start <= LONGEST else ()
    dated = any(line.date is not None for line in found)
    matter = site_matter(text, start, end) if dated else None
    return (matter,) if matter else found


def _parts_of(text: str, start: int, end: int, *, tail: bool, titled: bool) -> tuple[FrameLine, ...]:
    parted = any(sign in text[start:end] for sign in "|•·")
    whole = masthead(text, start, end) if parted else _read_part(text, start, end, tail=tail)
    if whole is not None:
        return (whole,)
    fields = dated_line(text, start, end, tail=tail, titled=titled) or _read_parts(
        text, start, end, tail=tail
    )
    if fields or tail:
        return fields
    if day := _day_of_issue(text, start, end):
        return (day,)
    if not titled:
        return ()
    day = _day_under_title(text, start, end)
    return (day,) if day else ()


def _day_of_issue(text: str, start: int, end: int) -> FrameLine | None:
    """The day that is a piece of a line that begins with the number of an issue: "Volume 19, Number 3 · March
    2002 · Newsletter of the Upper Valley Apiarists"."""
    if not _VOLUME.match(text, start, end):
        return None
    marks = [*_SEPARATOR.finditer(text, start, end), None]
    at = start
    for mark in marks:
        line = date_line(text, at, mark.start() if mark else end)
        if line is not None and line.date is not None:
            return line
        at = mark.end() if mark else end
    return None


def _day_under_title(text: str, start: int, end: int) -> FrameLine | None:
    """The day that ends a short line below the headline: of a piece, "Séance du 4 mai 1999", or behind a
    stroke, "Your weekly letter | 9 October 2015"."""
    if end - start > LONGEST_UNDER or text[end - 1] in ".?!:":
        return None
    if day := day_of_piece(text, start, end):
        return replace(day, span=Span(start, end))
    stroke = next((mark for mark in _STROKE.finditer(text, start, end)), None)
    if stroke is None or text.count(" ", start, stroke.start()) > MOST_SPACES:
        return None
    line = date_line(text, stroke.end(), end)
    return line if line and line.date and line.date.complete else None


def _read_parts(text: str, start: int, end: int, *, tail: bool) -> tuple[FrameLine, ...]:
    """The parts between marks such as a stroke; empty unless each is frame."""
    parts, at = [], start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        part = _read_part(text, at, stop, tail=tail) or _place(text, at, stop)
        if part is None:
            return ()
        parts.append(part)
        at = separator.end() if separator else end
    days = [part.date for part in parts if part.date and _is_bare(part)]
    spans = any(one.is_other_day(other) for one, other in pairwise(days)) and len(days) == len(parts)
    # "January 8, 1926 – November 30, 2010": from when to when.
    return () if spans and "|" not in text[start:end] else tuple(parts)


def _is_bare(part: FrameLine) -> bool:
    return part.rule == PLAIN and part.date is not None and part.date.calendar == "gregorian"


def _place(text: str, start: int, end: int) -> FrameLine | None:
    """A part of a line between strokes that is nothing but a place: "By A. Roe | Reuters | New Delhi"."""
    beside = "|" in text[max(0, start - 3) : start] + text[end : end + 3]
    place = Span(start, end)
    if not (beside and is_place(place.of(text))):
        return None
    return FrameLine("note", place, "place of a line", 0.8, places=(place,))


def _read_part(text: str, start: int, end: int, *, tail: bool) -> FrameLine | None:
    if start >= end:
        return None
    if tail:
        return (
            signed_off(text, start, end)
            or date_line(text, start, end)
            or dated_byline(text, start, end)
            or printed_in(text, start, end)
            or monitored(text, start, end)
            or entry_posted(text, start, end)
            or masthead(text, start, end)
            or masthead_credit(text, start, end)
            or closing_note(text, start, end)
            or named_source(text, start, end, tail=True)
            or site_field(text, start, end)
            or credit_line(text, start, end)
        )
    return (
        date_line(text, start, end)
        or script_header(text, start, end)
        or labelled_title(text, start, end)
        or old_copyright(text, start, end)
        or archived(text, start, end)
        or masthead(text, start, end)
        or monitored(text, start, end)
        or site_field(text, start, end)
        or named_source(text, start, end, tail=False)
        or agency_and_town(text, start, end)
        or byline(text, start, end)
    )


def split_headline(text: str, start: int, end: int) -> tuple[Span, tuple[FrameLine, ...]]:
    """A headline without the date and the outlet's name that a site writes beside it, and those."""
    beside = list(_before_headline(text, start, end))
    start = _BESIDE_HEADLINE.match(text, beside[-1].span.end, end).end() if beside else start  # type: ignore[union-attr]
    separators = list(_BESIDE_HEADLINE.finditer(text, start, end))
    while separators:
        separator = separators.pop()
        part = _beside(
            text, stripped(text, separator.end(), end), strong=separator[0].strip() in ("|", "::", "»")
        )
        if part is None or separator.start() <= start:
            break
        beside.append(part)
        end = separator.start()
    if day := day_of_piece(text, start, end):
        beside.append(day)
    return Span(start, end), tuple(beside)


def _before_headline(text: str, start: int, end: int) -> Iterator[FrameLine]:
    """The outlet, and its sections, that stand before a headline: "BBC NEWS | World | ..."."""
    for separator in _BESIDE_HEADLINE.finditer(text, start, end):
        part = Span(start, separator.start())
        name = part.of(text)
        outlet = is_agency(name) or is_domain(name) or is_masthead(name)
        section = site_field(text, part.start, part.end) is not None or is_place(name)
        if separator[0].strip() not in ("|", "»", "::") or not (outlet or section):
            return
        kind: LineKind = "source" if outlet else "note"
        yield FrameLine(kind, part, "outlet beside the headline", 0.75, names=(part,) if outlet else ())
        start = separator.end()


def day_of_piece(text: str, start: int, end: int) -> FrameLine | None:
    """The day that ends the headline of something said or issued: "Address to the Nation, June 3, 2019"."""
    if _DIGIT.search(text, start, end) is None:
        return None
    words = _WORD.findall(text, start, end)[:GENRE_WITHIN]
    spoken = any(word.lower() in terms("spoken-genres") for word in words)
    issued = _ISSUED.search(text, start, end) is not None
    if not (spoken or issued) or _TO_COME.match(text, start, end):
        return None
    for mark in _BEFORE_LAST_DAY.finditer(text, start, end):
        day = date_at(text, mark.end(), end)
        if day is None or not _parts(text, start, mark, day, issued=issued):
            continue
        if _may_follow(text, day.span.end, end, mark[0]):
            places = _place_before(text, start, mark.start()) if mark[0][0] == "," else ()
            span = Span(mark.end(), end)
            return FrameLine("date", span, "day in a headline", 0.75, date=day, places=places)
    return None


def _parts(text: str, start: int, mark: re.Match[str], day: DateText, *, issued: bool) -> bool:
    """Whether the words before a day leave it the piece's own: "Arrêt du 4 mai 1999", but not "Statement on
    the floods of 4 May 1999". A month and its year need a mark that parts."""
    sign = mark[0].strip(" (")
    if sign == ":" and not issued:
        return False
    if sign in _OF and not issued and len(_WORD.findall(text, start, mark.start())) > GENRE_WITHIN:
        return False
    return day.complete or (day.year is not None and day.month > 0 and not sign.isalpha())


def _may_follow(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a headline may go on so after its day: not at all, with a place, a file's number, a sender."""
    rest = text[start:end].strip(" ,.)")
    if not rest or is_place(rest):
        return True
    sent = mark.strip() == "dated" and _FROM.match(text, start, end) is not None
    return sent or _FILE.fullmatch(text, start, end) is not None


def _place_before(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The listed place between the last comma and the day: "Remarks at the Fair, Winnipeg, 9 May 1999"."""
    place = stripped(text, text.rfind(",", start, end) + 1, end)
    return (place,) if place.start > start + 1 and is_place(place.of(text)) else ()


def _beside(text: str, part: Span, *, strong: bool) -> FrameLine | None:
    name = part.of(text)
    if found := date_line(text, part.start, part.end):
        return found
    if is_agency(name) or is_domain(name) or (strong and is_outlet(name)):
        return FrameLine("source", part, "outlet beside the headline", 0.75, names=(part,))
    return None
