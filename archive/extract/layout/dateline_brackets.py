"""What stands in brackets of a dateline: an agency, a day, both, a place, or nothing that it names."""

import re
from typing import Literal, NamedTuple

from archive.extract.layout.outlets import AGENCY_WORD, is_agency, is_outlet, is_place, names_in
from archive.extract.layout.posts import post_in
from archive.extract.words.datetexts import DateText, date_at, weekday_at
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["BRACKET", "CLOCK", "Kind", "Part", "listed_prefix", "read_bracket"]

BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,90})[)\]]|/\s?([^/\n]{2,60}?)\s?/(?!\w)|\(\(([^()\n]{2,60})\)\)")
_BY = re.compile(r"[Bb]y\s(?:[Tt]he\s)?|[Pp]er\s|(?:[Сс]пец)?[Кк]орр?\.\s|[Cc]orr(?:espondent|\.)\s")
CLOCK = re.compile(
    r"(?:\s|/|,|at\b)*+(?:\d{1,2}[:.]\d\d(?![\d.])(?:\s?(?:[ap]\.?m\.?|hrs|Uhr))?(?:\s?(?-i:[A-Z]{2,4})(?!\w))?"
    r"|\d{1,2}\s?[ap]\.?m\.?|\d{4}\s?(?:GMT|UTC|hrs))(?!\w)",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"(?:special|exclusive|wireless|cable|by (?:cable|wireless|telegraph|wire|radio))\b"
    r"(?:\s(?:cable|despatch|dispatch|correspondence|report))?(?:\s(?:to|for|from)\s(?P<name>.+?))?\.?"
    r"|(?:eigene[rs]?\s)?(?:privat|spezial|sonder|draht|funk|fern)\w*(?:telegramm|bericht|meldung|nachricht)"
    r"\s(?:des|der|von|für)\s(?P<of>.+?)\.?"
    r"|(?:dépêche|télégramme|service|correspondance|telegrama|servicio|serviço|telegramma|servizio|especial"
    r"|exclusiv[oa]?|esclusivo)(?:\s(?:spéciale?|particulière?|especial|particolare|speciale))?"
    r"\s(?:de la |de l['’]|du |de |des |del |della |do |da |para (?:el |la |o |a )?|pour (?:le |la |l['’])?"
    r"|per (?:il |la |l['’])?)(?P<for>.+?)\.?",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?:\s['’]?\d\d)?")  # of a Jalali date: its century stays open
_SMALL_NAME = re.compile(r"[a-zà-ÿ]{2,12}(?:[/-][a-zà-ÿ]{2,5})?")  # an agency that writes itself small

Kind = Literal["N", "D", "W", "A", "B", "C", "P", "U", "X", "O", ",", "-", ":", "$"]


class Part(NamedTuple):
    """One part: its letter, where it stands, and what it says where it says something.

    N name, D date, W weekday; in brackets: A agency, B date, C both, P place, X "special to", U another
    name, O anything else; `,` any light mark, `-` a dash, `:` a colon, `$` the end of the line.
    """

    kind: Kind
    span: Span
    date: DateText | None = None
    names: tuple[Span, ...] = ()
    weekday: int | None = None


def read_bracket(text: str, bracket: re.Match[str]) -> Part:
    """What stands in brackets: an agency, a date, both, "special to" an outlet, or something else."""
    inner = bracket.span(bracket.lastindex or 1)
    first, last = _trim(text, *inner)
    whole = Span(bracket.start(), bracket.end())
    if CLOCK.fullmatch(text, first, last) or text[first:last].lower().rstrip(".") in terms("dateline-notes"):
        return Part(",", whole)
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
        named = next((special.span(kind) for kind in ("name", "of", "for") if special[kind]), None)
        article = 4 * text.startswith("the ", named[0]) if named else 0
        return Part("X", whole, names=(Span(named[0] + article, named[1]),) if named else ())
    return _agency_bracket(text, whole, first, last)


def _agency_bracket(text: str, whole: Span, first: int, last: int) -> Part:
    """Names in brackets, perhaps with a date after them: "Reuters, May 10", "New York, May 10, 2025"."""
    found, stop = _closing_date(text, first, last)
    listed = is_agency(text[first:stop])
    by = None if listed else _BY.match(text, first, stop) or AGENCY_WORD.match(text, first, stop)
    bare = text[by.end() if by else first : stop - 1]
    if text[stop - 1] == "." and "." not in bare and is_agency(bare):
        stop -= 1  # "(Reuter.)"
    names = names_in(text, by.end() if by else first, stop)
    if len(names) == 1 and by and (end := listed_prefix(text, names[0])) > names[0].start:
        names = (Span(names[0].start, end),)  # "Корр. ТАСС ..." and the writer's name
    printed = [name.of(text) for name in names]
    if not names and _SMALL_NAME.fullmatch(text, first, last):
        desk = re.split(r"[/-]", text[first:last])[0]
        kind: Kind = "A" if is_agency(desk) else "U"  # "dpa/lsw" is a desk of dpa
        return Part(kind, whole, names=(Span(first, last),))
    if not names:
        return Part("O", whole)
    if is_place(printed[0]):
        return Part("P", whole, date=found, names=names)
    outlets = tuple(name for name in names if is_outlet(name.of(text)) and not is_place(name.of(text)))
    if found and outlets and all(is_place(name.of(text)) for name in names if name not in outlets):
        return Part("C", whole, date=found, names=outlets)
    if all(is_outlet(name) for name in printed):
        return Part("C" if found else "A", whole, date=found, names=names)
    known = _kind_of_name(text, names[0]) if not found and len(names) == 1 else None
    if known is not None:
        return Part(known, whole, names=names if known == "A" else ())
    return Part("O" if found or len(names) > 2 else "U", whole, names=names)


def _kind_of_name(text: str, name: Span) -> Kind | None:
    """A service of a listed agency ("Reuters Breakingviews") is one; a writer or a post is a mere mark."""
    head, _, rest = name.of(text).partition(" ")
    if rest.istitle() and rest.count(" ") < 2 and len(head) > 2 and is_agency(head):
        return "A"
    writer = bool(rest) and is_given(head.lower()) and rest.istitle()
    return "," if writer or post_in(text, name.start, name.end) else None


def _closing_date(text: str, first: int, last: int) -> tuple[DateText | None, int]:
    """A date that ends the brackets, and where the words before it end."""
    for position in range(first + 1, last):
        if (
            text[position - 1] in " ,،"
            and (found := date_at(text, position, last))
            and _SHORT_YEAR.fullmatch(text, found.span.end, last)
        ):
            return found, first + len(text[first:position].rstrip(" ,،–—-"))
    return None, last


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return left, max(left, end - len(inner) + len(inner.rstrip()))


def listed_prefix(text: str, name: Span, *, places: bool = False) -> int:
    """Where the longest run of a name's first words ends that is a listed agency, or with `places` a listed
    place; its start where none is."""
    stop = name.end
    while stop > name.start and not is_agency(text[name.start : stop]):
        if places and is_place(text[name.start : stop]):
            break
        stop = max(text.rfind(" ", name.start, stop), name.start)
    return stop
