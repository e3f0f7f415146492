"""The parts that datelines are made of, read from the left: names, dates, weekdays, brackets, marks."""

import re
from typing import Literal, NamedTuple

from archive.extract.datetexts import DateText, date_at, weekday_at
from archive.extract.outlets import is_agency, is_outlet, is_place, names_in
from archive.extract.terms import terms
from archive.text import Span

__all__ = ["Kind", "Part", "read_parts"]

MOST_PARTS = 16

_WORD = re.compile(r"[^\W\d_]\w*+(?:[.'’‘ʿ‑-]\w++)*+")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,90})[)\]]|/\s?([^/\n]{2,60}?)\s?/(?!\w)")
_DASH = re.compile(r"\s*+(?:-{2,}+|[—–―]|_(?=\s)|(?<=[\s)\].\d/])-(?=\s|\w|$)|-(?=\s))\s*+")
_MARK = re.compile(r"\s*+([,.:;/،])\s*+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}+")
_SPECIAL = re.compile(
    r"(?:special|exclusive|wireless|cable|by (?:cable|wireless|telegraph|wire|radio))\b"
    r"(?:\s(?:cable|despatch|dispatch|correspondence|report))?(?:\s(?:to|for|from)\s(?P<name>.+))?",
    re.IGNORECASE,
)

Kind = Literal["N", "D", "W", "A", "B", "C", "X", "O", ",", "-", ":", "$"]


class Part(NamedTuple):
    """One part: its letter, where it stands, and what it says where it says something.

    N name, D date, W weekday, A agency in brackets, B date in brackets, C both, X "special to", O other
    brackets, `,` any light mark, `-` a dash, `:` a colon, `$` the end of the line.
    """

    kind: Kind
    span: Span
    date: DateText | None = None
    names: tuple[Span, ...] = ()
    weekday: int | None = None


def read_parts(text: str, start: int, end: int, *, whole: bool) -> list[Part]:
    """The parts from `start` on, as far as they go; `whole` says that `end` is the paragraph's own."""
    parts: list[Part] = []
    position = start
    while position < end and len(parts) < MOST_PARTS:
        part = _part(text, position, end, first=not parts)
        if part is None:
            return parts
        parts.append(part)
        position = part.span.end
        while position < end and text[position].isspace():
            position += 1
    if whole and position >= end:
        parts.append(Part("$", Span(end, end)))
    return parts


def _part(text: str, position: int, end: int, *, first: bool) -> Part | None:
    if dash := None if first else _DASH.match(text, position, end):
        return Part("-", Span(position, dash.end()))
    if found := date_at(text, position, end):
        return Part("D", found.span, date=found, weekday=found.weekday)
    if weekday := weekday_at(text, position, end):
        return Part("W", Span(position, weekday[1]), weekday=weekday[0])
    if bracket := _BRACKET.match(text, position, end):
        return _bracket(text, bracket)
    if mark := None if first else _MARK.match(text, position, end):
        return Part(":" if mark[1] == ":" else ",", Span(position, mark.end()))
    return _name(text, position, end)


def _bracket(text: str, bracket: re.Match[str]) -> Part:
    """What stands in brackets: an agency, a date, both, "special to" an outlet, or something else."""
    inner = bracket.span(1) if bracket[1] is not None else bracket.span(2)
    first, last = _trim(text, *inner)
    whole = Span(bracket.start(), bracket.end())
    if first < last and (found := date_at(text, first, last)):
        after = re.compile(r"[\s,.-]*").match(text, found.span.end, last)
        rest = names_in(text, after.end(), last) if after and after.end() < last else ()
        agencies = tuple(name for name in rest if is_outlet(name.of(text)))
        if after and after.end() == last:
            return Part("B", whole, date=found, weekday=found.weekday)
        return Part("C" if agencies else "O", whole, date=found, names=agencies)
    if weekday := weekday_at(text, first, last):
        return Part("W", whole, weekday=weekday[0])
    if special := _SPECIAL.fullmatch(text, first, last):
        name = special.span("name")
        return Part("X", whole, names=(Span(*name),) if name[0] >= 0 else ())
    return _agency_bracket(text, whole, first, last)


def _agency_bracket(text: str, whole: Span, first: int, last: int) -> Part:
    for position in range(last - 1, max(first, last - 30), -1):
        if text[position - 1] in " ," and (found := date_at(text, position, last)) and found.span.end == last:
            names = names_in(text, first, len(text[:position].rstrip(" ,")))
            if names and is_outlet(names[0].of(text)):
                return Part("C", whole, date=found, names=names)
    names = names_in(text, first, last)
    known = all(is_outlet(name.of(text)) for name in names)
    return Part("A" if names and known else "O", whole, names=names)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return left, max(left, end - len(inner) + len(inner.rstrip()))


def _name(text: str, position: int, end: int) -> Part | None:
    """A run of capitalised words, up to six; of known names only where the script has no capitals."""
    start = last = position
    for count in range(6):
        word = _initials_or_word(text, position, end)
        if word is None or not _may_stand(word[0], first=not count):
            break
        if count and date_at(text, position, end):
            break
        position = last = word[1]
        if text[last - 1 : last] == "." and _ends_sentence(text, last, end):
            break
        if text[position : position + 1] != " ":
            break
        position += 1
    if last == start:
        return None
    while last > start and _uncased(text[start]) and not _known(text[start:last]):
        last = text.rfind(" ", start, last)
    return Part("N", Span(start, last)) if last > start else None


def _may_stand(word: str, *, first: bool) -> bool:
    return word[0].isupper() or _uncased(word) or (not first and word in terms("name-joints"))


def _ends_sentence(text: str, position: int, end: int) -> bool:
    return position >= end or text[position] != " "


def _initials_or_word(text: str, position: int, end: int) -> tuple[str, int] | None:
    if initials := _INITIALS.match(text, position, end):
        return initials[0], initials.end()
    word = _WORD.match(text, position, end)
    if word is None:
        return None
    stop = word.end()
    if text[stop : stop + 1] == "." and word[0].lower() in terms("abbreviations"):
        stop += 1
    return word[0], stop


def _uncased(word: str) -> bool:
    return word[0].lower() == word[0].upper()


def _known(name: str) -> bool:
    return is_place(name) or is_agency(name)
