"""Lines of a frame: those around a report that hold its date, byline, source or credit and nothing else."""

import re
from dataclasses import dataclass
from typing import Literal

from archive.extract.datetexts import DateText, date_at
from archive.extract.outlets import is_agency, is_outlet, names_in
from archive.extract.terms import terms
from archive.text import Span

__all__ = ["FrameLine", "inline_credit", "leading_date", "read_line"]

LineKind = Literal["date", "byline", "source", "credit", "note"]
LONGEST = 240

_LABEL = re.compile(r"[^\W\d_][^\d:\n]{0,28}?(?=\s*[:：]|\s{1,4}(?:\w{3,10},?\s)?[\d])")
_CLOCK = re.compile(
    r"(?:[\s,|–—-]|at\b|um\b|à\b|\d{1,2}[:.h]\d\d(?::\d\d)?|\(?[A-Z]{2,4}\)?(?:[+-]\d{1,2}(?::\d\d)?)?(?!\w)|[ap]\.?m\.?(?!\w)"
    r"|Uhr|hrs|hours|o['’]clock)*+[.)\]\s]*+",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:BYLINE\s?:\s?|(?:By|BY|Von|Par|Por|Di|Door)\s(?=[A-Z“\"‘]))", re.ASCII)
_SOURCE = re.compile(
    r"(?:source|sources|quelle|fuente|fonte|via|from|منبع|المصدر|источник)\s?[:：]\s*", re.IGNORECASE
)
_CREDIT_LEAD = re.compile(
    r"(?:h/t|hat tip(?: to)?|via|with (?:inputs?|files|reporting|material) (?:from|by)"
    r"|(?:source|credit)s?\s?:)\s*",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"[(\[]?(?:by )?(?:special|exclusive|wireless|cable|telegraph)\b"
    r"(?:\s(?:cable|despatch|dispatch|correspondence|report))?\s(?:to|for)\s([^()\[\]\n]{2,60}?)[.)\]]*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]\n]{2,90}?)\s*[.]?\s*[)\]]\.?|/\s?([^/\n]{2,60}?)\s?/\.?")
_DASHED = re.compile(r"(?:--+|[—–―-])\s*(\S[^\n]{1,80}?)\.?")
_REPORTING = re.compile(
    r"[(\[]?\s*(?:additional\s)?(?:reporting|writing|editing|compiled|written|edited|translated|reported)\s(?:by|and)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s)", re.IGNORECASE)
_CLOSING = re.compile(
    r"[\s\-–—/#*(\[]*(?:ends?|ende|fin|-30-|30|###|xxx)[\s\-–—/#*)\].]*|[#*\-–—_=~•·\s]{1,40}", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s+[|•·]\s+")


@dataclass(frozen=True, slots=True)
class FrameLine:
    """What a line holds: a date, or names of outlets, or nothing that the archive keeps (a note)."""

    kind: LineKind
    span: Span
    rule: str
    confidence: float
    date: DateText | None = None
    names: tuple[Span, ...] = ()


def read_line(text: str, start: int, end: int, *, tail: bool) -> tuple[FrameLine, ...]:
    """The parts of a line that is nothing but frame; empty where it holds anything else."""
    if end - start > LONGEST:
        return ()
    whole = _read_part(text, start, end, tail=tail)
    if whole is not None:
        return (whole,)
    parts, at = [], start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        part = _read_part(text, at, stop, tail=tail)
        if part is None:
            return ()
        parts.append(part)
        at = separator.end() if separator else end
    return tuple(parts)


def leading_date(text: str, start: int, end: int) -> FrameLine | None:
    """A labelled or complete date at the head of a paragraph that goes on after it."""
    labelled = _after_label(text, start, end)
    at = start if labelled is None else labelled
    found = date_at(text, at, end)
    if found is None or not found.complete:
        return None
    rest = re.compile(r"\s*(?:[-–—:|]+\s*|\s)").match(text, found.span.end, end)
    if rest is None or rest.end() >= end:
        return None
    marked = bool(rest[0].strip())
    opens = not text[rest.end()].islower() and text[rest.end()] not in ",.;)"
    if not (opens and (marked or labelled is not None or _is_numeric(found.span.of(text)))):
        return None
    rule = "labelled date" if labelled is not None else "leading date"
    return FrameLine("date", Span(start, rest.end()), rule, 0.95 if labelled is not None else 0.9, date=found)


def inline_credit(text: str, start: int, end: int) -> FrameLine | None:
    """A credit after the last sentence of a paragraph: "... he said. (Reuters)"; known outlets only."""
    window = max(start, end - 100)
    match = re.compile(r"[.!?…][”\"’')\]]*+\s*((?:[(\[/]|[—–―]|--+)[^.!?\n]{2,80}\.?)").search(
        text, window, end
    )
    while match is not None:
        first, last = match.span(1)
        credit = _credit(text, first, last)
        if last == end and credit is not None and all(is_outlet(name.of(text)) for name in credit.names):
            return FrameLine(
                "credit", Span(first, last), "credit after the last sentence", 0.8, names=credit.names
            )
        match = re.compile(r"[.!?…][”\"’')\]]*+\s*((?:[(\[/]|[—–―]|--+)[^.!?\n]{2,80}\.?)").search(
            text, match.start() + 1, end
        )
    return None


def _read_part(text: str, start: int, end: int, *, tail: bool) -> FrameLine | None:
    if start >= end:
        return None
    return (
        _date_line(text, start, end)
        or (_note(text, start, end) if tail else _header(text, start, end))
        or _named_source(text, start, end, tail=tail)
        or (_credit(text, start, end) if tail else _byline(text, start, end))
    )


def _date_line(text: str, start: int, end: int) -> FrameLine | None:
    labelled = _after_label(text, start, end)
    at = start if labelled is None else labelled
    inside = re.compile(r"[(\[–—\s-]*").match(text, at, end)
    at = inside.end() if inside else at
    found = date_at(text, at, end)
    if found is None or (found.day == 0 and found.year is None):
        return None
    rest = _CLOCK.match(text, found.span.end, end)
    if rest is None or rest.end() != end:
        return None
    return FrameLine(
        "date",
        Span(start, end),
        "labelled date" if labelled is not None else "date line",
        0.97 if labelled is not None else 0.95,
        date=found,
    )


def _after_label(text: str, start: int, end: int) -> int | None:
    """Where the words after a label such as "Published:" or "date" begin."""
    label = _LABEL.match(text, start, min(end, start + 40))
    if label is None or label[0].strip().lower() not in terms("date-labels"):
        return None
    rest = re.compile(r"\s*[:：]?\s*").match(text, label.end(), end)
    return rest.end() if rest else None


def _named_source(text: str, start: int, end: int, *, tail: bool) -> FrameLine | None:
    """ "Source: X", or a line that is only an agency's name."""
    label = _SOURCE.match(text, start, end)
    names = names_in(text, label.end(), len(text[:end].rstrip("."))) if label else ()
    if label and names:
        kind: LineKind = "credit" if tail else "source"
        return FrameLine(kind, Span(start, end), "labelled source", 0.9, names=names)
    if special := None if tail else _SPECIAL.fullmatch(text, start, end):
        return FrameLine("source", Span(start, end), "special to", 0.9, names=(Span(*special.span(1)),))
    if not tail and end - start < 60 and is_agency(text[start:end]):
        return FrameLine("source", Span(start, end), "agency line", 0.85, names=(Span(start, end),))
    return None


def _byline(text: str, start: int, end: int) -> FrameLine | None:
    lead = _BYLINE.match(text, start, end)
    if lead is None or end - start > 160 or any(mark in text[start:end] for mark in "|•·"):
        return None
    words = re.findall(r"[^\W\d_][\w.'’-]*", text[lead.end() : end])
    if not words or any(word[0].islower() and word.lower() not in terms("byline-words") for word in words):
        return None
    pieces = re.compile(r"[^,|/;]+").finditer(text, lead.end(), end)
    spans = [_stripped(text, *piece.span()) for piece in pieces]
    names = tuple(span for span in spans if len(span) and _is_byline_outlet(span.of(text)))
    return FrameLine("byline", Span(start, end), "byline", 0.85, names=names[:1])


def _is_byline_outlet(name: str) -> bool:
    return is_agency(name) or (is_outlet(name) and not re.search(r"\b(?:[Ww]riters?|[Ee]ditors?)\b", name))


def _stripped(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return Span(left, max(left, start + len(inner.rstrip())))


def _credit(text: str, start: int, end: int) -> FrameLine | None:
    """A credit: a list of names in brackets, after a dash, or after "via" and its like."""
    bracketed, dashed = _BRACKETED.fullmatch(text, start, end), _DASHED.fullmatch(text, start, end)
    if bracketed:
        first, last = bracketed.span(1) if bracketed[1] is not None else bracketed.span(2)
    elif dashed:
        first, last = dashed.span(1)
    else:
        first, last = start, end
    lead = _CREDIT_LEAD.match(text, first, last)
    names = names_in(text, lead.end() if lead else first, len(text[:last].rstrip(". ")))
    if not names or any(_is_direction(name.of(text)) for name in names):
        return None
    known = [is_outlet(name.of(text)) for name in names]
    if not (
        lead
        or any(known)
        or (bracketed and len(names) > 1)
        or (bracketed and _is_title_case(names[0].of(text)))
    ):
        return None
    if not (bracketed or lead or all(known)) or (not bracketed and not dashed and not lead):
        return None
    confidence = 0.9 if lead or all(known) else 0.75 if any(known) or len(names) > 1 else 0.5
    return FrameLine("credit", Span(start, end), "credit line", confidence, names=names)


def _is_direction(name: str) -> bool:
    """A stage direction or an editor's note in brackets, not a name: (Applause), (Photo: ...), (ENDS)."""
    low = name.lower().strip(".")
    return low in terms("stage-directions") or low.split()[0].strip(":") in terms("stage-directions")


def _is_title_case(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() or word in ("of", "and", "the", "de") for word in words)


def _header(text: str, start: int, end: int) -> FrameLine | None:
    """A field of a site's furniture: "News ID: 123", "Category: Politics"."""
    label, colon, _ = text[start : min(end, start + 40)].partition(":")
    if colon and end - start < 120 and label.strip().lower() in terms("furniture-labels"):
        return FrameLine("note", Span(start, end), "site furniture", 0.8)
    return None


def _note(text: str, start: int, end: int) -> FrameLine | None:
    """What closes a report without being part of it: credits of the desk, copyright, "ENDS"."""
    if _REPORTING.match(text, start, end) or _CLOSING.fullmatch(text, start, end):
        return FrameLine("note", Span(start, end), "closing note", 0.9)
    if mark := _COPYRIGHT.match(text, start, end):
        return FrameLine("note", Span(start, end), "copyright", 0.6, names=_holder(text, mark.end(), end))
    return None


def _holder(text: str, start: int, end: int) -> tuple[Span, ...]:
    match = re.compile(r"[\s,©]*(?:\(c\)\s*)?(?:\d{4})?[\s,]*(?:by\s)?([^.,;\n]{2,60})").match(
        text, start, end
    )
    if match is None or not is_outlet(match[1].strip()):
        return ()
    return (_stripped(text, *match.span(1)),)


def _is_numeric(written: str) -> bool:
    return not any(letter.isalpha() for letter in written)
