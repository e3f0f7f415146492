"""Lines of a frame that hold a date or an hour and nothing but other fields beside it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.extract.layout.fields import Field, read_fields
from archive.extract.layout.frame_line import FrameLine, LineKind, stripped
from archive.extract.layout.outlets import US_STATE, is_agency, is_outlet, is_place
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["CHANGED", "PLAIN", "date_line", "dated_line", "names_line", "writers_place"]

CHANGED = "labelled day of a change"
ARGUED = "labelled day of a hearing"
PLAIN = "date line"  # without a label
MOST_NAMES = 3  # on no list, in one line: a writer, a section, a tag
BRIEF = 2  # words of such a name that may follow the date without being a headline
MOST_WORDS = 4  # where the headline is known

_CHANGE = re.compile(
    r"updat|modif|edited|reviewed|revised|mis à jour|mise à jour|aktualis|geändert|änderung|actualis|actualiz"
    r"|atualiz|aggiorna|güncel|обновлено|تحديث|تعديل|به[‌ ]?روز|روزرسانی"
    r"|bijgewerkt|oppdatert|uppdaterad|zuletzt",
    re.IGNORECASE,
)
_THE = ("the", "der", "das", "le", "la", "el")
_FIRST = ("argued", "reargued", "date argued")  # of a court: what it decided counts
_AND = ("and", "und", "et", "y", "e", "و")
_TO_NAMES = ("in", "for", "with", "von", "mit", "@", "dans", "unter", "en", "em", "nella", "من")
_TAKEN = ("with", "avec", "mit", "con", "com")  # lead to an agency that the report was taken from
_VERSIONS = ("release",)  # with two digits a number of a program: "Release 10.12.08"
_BOUNDS = (
    "from",
    "since",
    "until",
    "till",
    "to",
    "ab",
    "bis",
    "seit",
    "desde",
    "hasta",
    "dal",
    "depuis",
    "с",
    "до",
    "من",
)
_NAMES = r"[A-ZÀ-Þ][\w.'’-]*+(?:\s[A-ZÀ-Þ][\w.'’-]*+){0,2}"
_WRITER_AND_PLACE = re.compile(
    rf"From\s(?P<name>[A-ZÀ-Þ][\w.'’-]*+\s{_NAMES}),\s(?P<town>{_NAMES})"
    rf"|(?P<lead>[Bb]y\s|BY\s|Von\s|Par\s)?(?P<first>[A-ZÀ-Þ][\w.'’-]*+)\s{_NAMES}\s(?:in|à|IN)\s(?P<place>{_NAMES})"
)
_STATE = re.compile(rf"{US_STATE}|(?:[A-Z]\.\s?){{2,3}}|[A-Z]{{2}}")
_DIGIT = re.compile(r"\d")
_PLAIN = ("date", "hour", "label", "note", "joint")


def date_line(text: str, start: int, end: int) -> FrameLine | None:
    """A line of one date, or of several of which the first counts ("... [Last update: ...]"), with labels,
    hours and counts, but no name."""
    fields = read_fields(text, start, end) if _DIGIT.search(text, start, end) else ()
    broken = _is_broken(text, start, fields)
    plain = _sound(fields) and not broken and all(field.kind in _PLAIN for field in fields)
    return _date(fields, Span(start, end)) if plain else None


def dated_line(text: str, start: int, end: int, *, tail: bool, titled: bool) -> tuple[FrameLine, ...]:
    """The parts of a line of fields, the date first; a line of hours and counts alone is a note."""
    fields = read_fields(text, start, end) if _DIGIT.search(text, start, end) else ()
    if not _sound(fields) or _is_broken(text, start, fields):
        return ()
    whole = Span(start, end)
    day = _date(fields, whole)
    if all(field.kind in _PLAIN for field in fields):
        return (day,) if day else _note(fields, whole)
    if day is None or day.date is None or not _vouched(text, fields, whole, titled=titled):
        return ()
    return (day, *_named(text, fields, tail=tail))


def names_line(text: str, start: int, end: int) -> tuple[FrameLine, ...]:
    """The parts of a line that names an outlet, a place, or a writer with one of them, and nothing else:
    "Jane Roe, CNN", "Jane Roe in Kampala", "Geneva, Switzerland". Only beside a date do they count."""
    if place := writers_place(text, start, end):
        return (FrameLine("byline", Span(start, end), "writer and place", 0.75, places=(place,)),)
    fields = read_fields(text, start, end)
    kinds = [field.kind for field in fields]
    if kinds[:2] == ["name", "outlet"] and len(_words(text, fields[0])) in (2, 3):
        kinds[0] = "writer"  # "Jana Roth, dpa"
    if len(kinds) > 1 and kinds[-1] == "name" and _is_told(text, fields[-2], fields[-1]):
        fields, kinds = fields[:-1], kinds[:-1]
    if not _sound(fields) or not set(kinds) <= {"writer", "outlet", "place", "note", "lead", "joint"}:
        return ()
    told = {"outlet", "place"} & set(kinds) and (kinds[0] != "place" or set(kinds) == {"place"})
    return tuple(_named(text, fields, tail=False)) if told else ()


def _is_told(text: str, before: Field, last: Field) -> bool:
    """Whether the last name of a line is told by what stands before it: the town of an agency's writer, the
    state behind a town."""
    name = last.span.of(text)
    if before.kind == "outlet":
        return is_agency(before.span.of(text)) and len(name.split()) <= BRIEF
    return before.kind == "place" and _STATE.fullmatch(name) is not None


def writers_place(text: str, start: int, end: int) -> Span | None:
    """Where a writer says that he is, be it on no list: "From Biobele Amadi, Port Imobi", "Dana Whitlow in
    Larkspur"."""
    line = _WRITER_AND_PLACE.fullmatch(text, start, end)
    if line is None:
        return None
    place = stripped(text, *line.span("town" if line["town"] else "place"))
    told = line["town"] is not None or line["lead"] is not None or is_given(line["first"].lower())
    return None if not told or is_outlet(place.of(text)) or is_place(line["name"] or "") else place


def _is_broken(text: str, start: int, fields: Sequence[Field]) -> bool:
    """Whether a line may be the end of a broken sentence: "on March 4, 2014", without an hour."""
    return text.startswith("on ", start) and all(field.kind != "hour" for field in fields)


def _sound(fields: Sequence[Field]) -> bool:
    """Whether each word that leads to something has it after it, and none says since or until when."""
    if len(fields) > 1 and fields[0].words in _BOUNDS and fields[1].kind == "date":
        return False
    if not fields or fields[-1].kind in ("joint", "lead"):
        return False
    if any(one.kind == other.kind == "hour" and other.strong for one, other in pairwise(fields)):
        return (
            len({field.kind for field in fields}) == 1
        )  # "Tuesday, 4 March 2014, 19:00 - 21:00": of an event
    return all(_follows(one, other) for one, other in pairwise(fields)) and not _is_span(fields)


def _is_span(fields: Sequence[Field]) -> bool:
    """Whether two days with nothing between them say from when to when: "(4 March 1914 – 3 June 1999)"."""
    return any(
        one.date is not None and other.date is not None and one.date.is_other_day(other.date)
        for one, other in pairwise(fields)
    )


def _follows(one: Field, other: Field) -> bool:
    if one.kind == "lead":
        return other.kind in ("outlet", "writer", "name", "place")
    if one.words == "number" and other.kind == "date" and not other.strong:
        return False  # "2 4 JAN 1968": a day that scanning broke
    if one.kind == "label" and other.kind == "name" and not other.strong:
        return one.words.split()[0] in terms("spoken-genres")  # "Date Birth: ..." is of another day
    if one.kind == "joint" and one.words in _THE and other.kind == "label":
        return False  # "Save the date: ..."
    if one.kind == "joint":
        return other.kind not in ("name", "writer") or one.words in _TO_NAMES or one.words in _AND
    return True


def _date(fields: Sequence[Field], whole: Span) -> FrameLine | None:
    """The first date; the day of a change, and a Hijri one, give way to another beside it."""
    found: list[FrameLine] = []
    label = ""
    for field in fields:
        if field.kind == "label":
            label = field.words
        elif field.date is not None and not (field.date.short and label in _VERSIONS):
            rule, confidence = _rule(label)
            found.append(FrameLine("date", whole, rule, confidence, date=field.date))
            label = ""
    found = [line for line in found if line.rule != ARGUED]
    days = [line for line in found if line.date and line.date.day] or found
    return min(days, key=lambda line: (line.rule == CHANGED, _is_hijri(line)), default=None)


def _rule(label: str) -> tuple[str, float]:
    if not label:
        return PLAIN, 0.95
    if label in _FIRST:
        return ARGUED, 0.7
    return (CHANGED, 0.8) if _CHANGE.search(label) else ("labelled date", 0.97)


def _is_hijri(found: FrameLine) -> bool:
    return found.date is not None and found.date.calendar == "hijri"


def _note(fields: Sequence[Field], whole: Span) -> tuple[FrameLine, ...]:
    """An hour, or words and counts of a page, alone in a line: they say no more than the date beside it."""
    says = [field for field in fields if field.kind == "hour" or (field.kind == "note" and not field.words)]
    labelled = any(field.kind in ("label", "joint") for field in fields)
    hour = any(field.kind == "hour" for field in fields)
    return (FrameLine("note", whole, "fields of a page", 0.8),) if says and (hour or not labelled) else ()


def _vouched(text: str, fields: Sequence[Field], whole: Span, *, titled: bool) -> bool:
    """Whether a line with names is one of fields, no dateline ("Lagos, 3 June 2019") and no headline."""
    kinds = {field.kind for field in fields}
    formal = bool(kinds & {"hour", "label", "lead"}) or any(f.kind == "note" and not f.words for f in fields)
    parted = any(field.strong for field in fields[1:]) or (fields[0].kind == "outlet" and "place" in kinds)
    names = [field for field in fields if field.kind == "name"]
    if not (formal or parted or "writer" in kinds) or kinds <= {"place", "date", "joint"}:
        return False
    if len(names) > MOST_NAMES or not all(field.date.complete for field in fields if field.date):
        return not names
    first = fields[0].kind == "name"
    if not titled and (first or not formal) and names:
        return first and _is_writers(text, fields, whole)
    most = MOST_WORDS if titled else BRIEF
    if first and not (fields[1].strong and len(_words(text, fields[0])) > 1):  # "Born    4 May 1959"
        return False
    return all(len(_words(text, name)) <= most for name in names)


def _is_writers(text: str, fields: Sequence[Field], whole: Span) -> bool:
    """A writer's name before a stroke, on no list: "Ayşe Kaya | 12.01.2023"; a longer one is a headline."""
    name = fields[0].span.of(text)
    stroke = text[fields[0].span.end : fields[1].span.start].strip() if len(fields) > 1 else ""
    cased = name.lower() != name.upper()
    words = len(name.split()) in (2, 3) and (name.istitle() or not cased)
    rest = all(field.kind != "name" for field in fields[1:])
    return words and rest and stroke in ("|", "•", "·") and 2 * len(name) <= len(whole)


def _words(text: str, field: Field) -> list[str]:
    return field.span.of(text).split()


def _named(text: str, fields: Sequence[Field], *, tail: bool) -> list[FrameLine]:
    """The outlets and places of a line of fields."""
    found: list[FrameLine] = []
    dated = False
    for before, field in zip((None, *fields), fields, strict=False):
        dated = dated or field.date is not None
        if field.kind == "outlet":
            rule, confidence = _outlet_rule(text, field, before)
            taken = tail or (before is not None and before.kind == "joint" and before.words in _TAKEN)
            kind: LineKind = "credit" if taken else "source"
            found.append(FrameLine(kind, field.span, rule, confidence, names=(field.span,)))
        elif field.kind == "place" and (
            field.strong or _with_place(before, dated=dated, bracketed=text[field.span.start - 1] == "(")
        ):
            found.append(FrameLine("note", field.span, "place of a line", 0.8, places=(field.span,)))
        elif field.kind == "name" and field is fields[-1] and _closes_with_place(text, field, before):
            found.append(FrameLine("note", field.span, "place of a line", 0.75, places=(field.span,)))
        elif field.kind in ("writer", "name"):
            found.append(FrameLine("byline", field.span, "byline", 0.7))
    return found


def _closes_with_place(text: str, field: Field, before: Field | None) -> bool:
    """Whether a name in capitals ends a line behind the hour of India: "10:41 pm IST - SHOLAPUR"."""
    if before is None or not field.strong or not field.span.of(text).isupper():
        return False
    return text[before.span.end : field.span.start].strip(" -–—|") == "IST"


def _with_place(before: Field | None, *, dated: bool, bracketed: bool) -> bool:
    """Whether a place stands with a writer or an outlet, or before the date: one of tags behind it tells
    nothing ("..., 15:40 | All, Japan")."""
    if before is not None and before.kind == "outlet":
        return not bracketed  # "Vanguard (Lagos)" is where a paper sits
    if before is None or before.kind == "writer":
        return True
    return not dated and before.kind != "joint"


def _outlet_rule(text: str, field: Field, before: Field | None) -> tuple[str, float]:
    if before is not None and before.kind == "lead":
        return ("labelled source", 0.9) if before.words == "source" else ("byline", 0.85)
    listed = is_agency(field.span.of(text)) or field.span.of(text).lower() in terms("agencies")
    return "outlet in a dated line", 0.8 if listed else 0.7
