"""Fields: what pages write beside a date in one line: its label, the hour, a writer, an outlet, a count.

A line that is nothing but such fields is read from the left. Marks between them count as strong where they
part what stands beside them ("|", a dash, two spaces), as weak where they may belong to a name (a comma).
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal

from archive.extract.layout.hours import hour_at, zone_at
from archive.extract.layout.numbered_notes import note_end
from archive.extract.layout.outlets import US_STATE, is_agency, is_domain, is_place
from archive.extract.layout.papers import is_certain, is_genre, is_masthead
from archive.extract.layout.posts import post_in, without_post
from archive.extract.words.datetexts import DateText, date_at, weekday_at
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["Field", "FieldKind", "read_fields"]

MOST_FIELDS = 24
MOST_NAME_WORDS = 6
MOST_LABEL_WORDS = 6
MOST_UNSURE = 4  # words of a name that may be a headline
LONGEST_VALUE = 60

FieldKind = Literal["date", "hour", "label", "outlet", "place", "writer", "name", "note", "joint", "lead"]
_LISTS: tuple[tuple[str, FieldKind | Literal["furniture"]], ...] = (
    ("furniture-labels", "furniture"),
    ("source-labels", "lead"),
    ("date-labels", "label"),
    ("page-words", "note"),
    ("kickers-en", "note"),
    ("sections", "note"),
    ("writer-leads", "lead"),
    ("line-joints", "joint"),
)

_MARKS = re.compile(r"(?:[^\w\"“”„‘'’«+@#-]|_|-(?!\d)|(?<=[\s\d])-(?=\d))+")
_STRONG = re.compile(r"[^\s\w!-/:-@\[-`{-~،؛]|[|/~]|--|\s-|-\s|\s{2}|\t")
_COUNT = re.compile(r"(?:\+\s?)?\d[\d.,]*[kK]?")
_STATE = re.compile(US_STATE)
_WORD = re.compile(r"[^\W\d_](?:[\w.'’ʿ\u200c\u064b-\u0652-]*[\w\u064b-\u0652])?(?:(?<=\b\w)\.)?")
_SHORT_YEAR = re.compile(r"\s(\d\d)(?=\s*\Z|\s*[\n|,;)\]]|\s\d\d:\d\d)")
_SMALL_ARTICLE = re.compile(r"(?:la|le|el|il|lo|de|die|der|das|het|the)\s(?=[^\W\d_a-z])")
_ARTICLE = re.compile(r"(?:the|la|le|les|el|los|il|lo|de|die|der|das|het)\s", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s|¦•·:：;,،()\[\]/»–—]+")
_COLON = re.compile(r"\s?[:：]\s*")
_IN_PLACE = re.compile(r"\s(?:in|à|a|en|en|fra|aus|i|من|في|از|در)\s(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `strong` says that a strong mark, or the line's edge, stands before it; `words` is what a
    label or joint says, in lower case."""

    kind: FieldKind
    span: Span
    date: DateText | None = None
    words: str = ""
    strong: bool = True


def read_fields(text: str, start: int, end: int) -> tuple[Field, ...]:
    """The fields of a line, from the left; empty where it holds anything else."""
    fields: list[Field] = []
    at, strong = start, True
    while at < end:
        stop = zone_at(text, at, end) if fields and fields[-1].kind in ("hour", "date") else 0
        if stop:
            at = stop
            continue
        if marks := _MARKS.match(text, at, end):
            strong = strong or _STRONG.search(text, at, marks.end()) is not None
            at = marks.end()
            continue
        found = _field(text, at, end, fields) if len(fields) < MOST_FIELDS else None
        if found is None:
            return ()
        fields += [_marked(field, strong=strong or index > 0) for index, field in enumerate(found)]
        at, strong = found[-1].span.end, False
    return tuple(fields)


def _marked(field: Field, *, strong: bool) -> Field:
    return Field(field.kind, field.span, field.date, field.words, strong)


def _field(text: str, at: int, end: int, before: list[Field]) -> tuple[Field, ...] | None:
    """The field at a place; two where a writer's name and a place are one phrase."""
    lead = before[-1].kind if before else None
    single = _day(text, at, end) or _hour(text, at, end)
    if single is not None and single.kind == "note":  # "Sunday Beacon"
        single = _outlet_at(text, at, end, _run(text, at, end)) or single
    if lead == "place" and (state := _STATE.match(text, at, end)):
        single = Field("note", Span(at, state.end()))
    if single is None and lead == "lead":
        single = _listed_name(text, at, end, places=before[-1].words == "source")
    elif single is None:
        single = _listed_name(text, at, end) or _words(text, at, end) or _number(text, at, end)
    if single is not None:
        return (single,)
    return _name(text, at, end, small=bool(before) and before[-1].words == "writer")


def _day(text: str, at: int, end: int) -> Field | None:
    found = date_at(text, at, end)
    if found is not None and (found.day or found.year is not None):
        found = _with_short_year(text, found, end)
        return Field("date", found.span, found)
    weekday = weekday_at(text, at, end)
    return Field("note", Span(at, weekday[1])) if weekday else None


def _with_short_year(text: str, found: DateText, end: int) -> DateText:
    """A day whose year has two digits: "4 Mar 94", where a line of fields shows that they are no more."""
    short = _SHORT_YEAR.match(text, found.span.end, end)
    if found.year is not None or found.calendar != "gregorian" or short is None:
        return found
    span = Span(found.span.start, short.end())
    return replace(found, span=span, year=1900 + int(short[1]), short=True)


def _hour(text: str, at: int, end: int) -> Field | None:
    stop = hour_at(text, at, end)
    return Field("hour", Span(at, stop)) if stop else None


def _number(text: str, at: int, end: int) -> Field | None:
    """A page, a number of an issue, a count with its unit or alone, a handle."""
    if stop := note_end(text, at, end):
        return Field("note", Span(at, stop))
    count = _COUNT.match(text, at, end)
    if count is None:
        return None
    if unit := _unit(text, _past_space(text, count.end()), end):
        return Field("note", Span(at, unit))
    bare = count.end() - at <= 3 and not text[count.end() : count.end() + 1].isalnum()
    return Field("note", Span(at, count.end()), words="number") if bare else None


def _words(text: str, at: int, end: int) -> Field | None:
    """A label of a date, a field of the site with its value, words of a page or a section, a joint."""
    word = _TOKEN.match(text, at, end)
    rows = _listed().get(word[0].lower(), ()) if word else ()
    for term, kind in rows:
        stop = at + len(term)
        if stop > end or text[at:stop].lower() != term or text[stop : stop + 1].isalnum():
            continue
        if kind == "furniture":
            if colon := _COLON.match(text, stop, end):
                return Field("note", Span(at, _value(text, colon.end(), end)))
        elif kind == "lead":
            return Field(
                "lead", Span(at, stop), words="source" if term in terms("source-labels") else "writer"
            )
        elif kind != "joint" or not text[at].isupper() or text[stop + 1 : stop + 2].isdigit():
            said = "" if kind == "note" else term
            return Field(kind, Span(at, stop), words=said)
    return None


def _unit(text: str, at: int, end: int) -> int:
    """Where the longest listed unit that begins here ends; 0 where none does."""
    longest = 0
    for word in islice(_TOKEN.finditer(text, at, end), MOST_LABEL_WORDS):
        if text[at : word.end()].lower() in terms("count-units"):
            longest = word.end()
    return longest


def _value(text: str, at: int, end: int) -> int:
    """Where the value of a site's field ends: a word with digits alone, else what stands up to a mark."""
    token = _TOKEN.match(text, at, min(end, at + LONGEST_VALUE))
    if token is None or any(sign.isdigit() for sign in token[0]):
        return token.end() if token else at
    mark = _STRONG.search(text, at, end)
    return mark.start() if mark else end


def _listed_name(text: str, at: int, end: int, *, places: bool = True) -> Field | None:
    """The longest agency, site or place that begins here; words that may be a label count only whole."""
    article = _SMALL_ARTICLE.match(text, at, end)  # "la Repubblica"
    ends = _run(text, article.end() if article else at, end)
    for stop in reversed(ends):
        name = text[at:stop]
        bounded = stop == ends[-1] or _is_field(text, stop + 1, end)
        if not bounded or (name.lower() in terms("kickers-en") or name.lower() in terms("sections")):
            continue
        if is_agency(name) or is_domain(name) or (article and is_agency(name[0].upper() + name[1:])):
            return Field("outlet", Span(at, stop))
        if places and is_place(name) and not name[0].islower():
            return Field("place", Span(at, stop))
    return None


def _run(text: str, at: int, end: int) -> list[int]:
    """Where each of the words ends that may stand in one name from here on."""
    ends: list[int] = []
    while len(ends) < MOST_NAME_WORDS and (word := _WORD.match(text, at, end)):
        if word[0][0].islower() and not (
            word[0] in terms("name-joints") if ends else is_agency(word[0]) or is_domain(word[0])
        ):
            break
        ends.append(word.end())
        at = word.end() + 1
        if text.startswith(" & ", word.end()):  # "Marlow & District Gazette"
            at = word.end() + 3
        if text[word.end() : word.end() + 1] not in (" ", "\u200c") or text[at : at + 1] == " ":
            break
    return ends


def _name(text: str, at: int, end: int, *, small: bool) -> tuple[Field, ...] | None:
    """A name on no list, up to what is another field; an outlet by its words, a writer by a given name. With
    `small` a word without a capital may begin it: "by admin"."""
    stop = at
    word = _WORD.match(text, at, end) if small and text[at].islower() else None
    ends = [word.end()] if word else _run(text, at, end)
    if outlet := _outlet_at(text, at, end, ends):
        return (outlet,)
    for index, word_end in enumerate(ends):
        begins = stop if not index else stop + 1
        if index and _is_field(text, begins, end):
            break
        stop = word_end
    if stop == at or _goes_on(text, stop, end):
        return None
    span = Span(at, stop)
    first = Field(_kind_of(text, span), without_post(text, span) if post_in(text, at, stop) else span)
    return (first, *_place_after(text, stop, end)) if len(first.span) else (Field("writer", span),)


def _outlet_at(text: str, at: int, end: int, ends: list[int]) -> Field | None:
    """The name of a paper that all the words of a run are, though some of them alone are fields: "Sunday
    Beacon", "The Lantern Review"."""
    if not ends:
        return None
    name = text[at : ends[-1]]
    sure = is_certain(name) or (is_masthead(name) and name.count(" ") < MOST_UNSURE)
    if not sure or is_genre(name) or date_at(text, at, end) is not None:
        return None
    first = name.partition(" ")[0].lower()
    leads = is_given(first) or first in terms("writer-leads") or post_in(text, at, ends[-1]) is not None
    if leads or (first in terms("line-joints") and _ARTICLE.match(name) is None):
        return None
    whole = ends[-1] == end or _MARKS.match(text, ends[-1], end) is not None
    return Field("outlet", Span(at, ends[-1])) if whole and not _goes_on(text, ends[-1], end) else None


def _kind_of(text: str, span: Span) -> FieldKind:
    name = span.of(text)
    if post_in(text, span.start, span.end):
        before = without_post(text, span).of(text)
        return "outlet" if is_agency(before) or is_masthead(before) else "writer"
    if is_given(name.split()[0].lower()) and " " in name:
        return "writer"
    return "outlet" if is_masthead(name) else "name"


def _place_after(text: str, at: int, end: int) -> tuple[Field, ...]:
    """ "Jane Roe in Kampala": the place where a writer is."""
    link = _IN_PLACE.match(text, at, end)
    for stop in reversed(_run(text, link.end(), end)) if link else ():
        if link and is_place(text[link.end() : stop]):
            return (Field("place", Span(link.end(), stop)),)
    return ()


def _is_field(text: str, at: int, end: int) -> bool:
    """Whether something other than a name begins here."""
    return (_day(text, at, end) or _hour(text, at, end) or _words(text, at, end)) is not None


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a small letter follows that belongs to no field: the words are part of a sentence."""
    after = _past_space(text, at)
    small = after < end and text[after].islower()
    return small and not (_IN_PLACE.match(text, at, end) or _is_field(text, after, end))


def _past_space(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


@cache
def _listed() -> dict[str, tuple[tuple[str, FieldKind | Literal["furniture"]], ...]]:
    """The words of every list by their first, the longest first; of equals the list that stands first."""
    found: dict[str, list[tuple[str, FieldKind | Literal["furniture"]]]] = {}
    for name, kind in _LISTS:
        for term in terms(name):
            if word := _TOKEN.match(term.lower()):
                found.setdefault(word[0], []).append((term.lower(), kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}
