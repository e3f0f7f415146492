"""The parts that datelines are made of, read from the left: names, dates, weekdays, brackets, marks."""

import re
from typing import Literal, NamedTuple

from archive.extract.datetexts import DateText, date_at, weekday_at
from archive.extract.outlets import AGENCY_WORD, is_agency, is_outlet, is_place, names_in
from archive.extract.terms import terms
from archive.text import Span

__all__ = ["Kind", "Part", "read_parts"]

MOST_PARTS = 16
LONGEST_SHORT = 5  # letters of a month's short name, its stop included
WHOLE = ("mai", "maj", "mars", "may", "mei", "juin", "june", "july", "juni", "juli", "june", "märz", "août")
MOST_PLACE_WORDS = 3  # of a place that no list holds, in a script without capitals

_WORD = re.compile(r"[^\W\d_][\w\u064b-\u0652]*+(?:[.'’‘ʿ‑-][\w\u064b-\u0652]++)*+")  # with vowel signs
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,90})[)\]]|/\s?([^/\n]{2,60}?)\s?/(?!\w)|\(\(([^()\n]{2,60})\)\)")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{2,40})[»”\"]")  # "القاهرة - «الشرق الأوسط»": agencies alone
_DASH = re.compile(
    r"\s*+(?:-{2,}+|(?<=\s)[|¦](?=\s)|[—–―]|[ـ_](?=\s)|(?<=[\s)\].\d/])-(?=\s|\w|$)|-(?=\s)|(?<=\w)-(?=\w))\s*+"
)
_MARK = re.compile(r"\s*+([,.:;/،])\s*+")
_LINK = re.compile(
    r"(?:via|near|the)\s(?=[^\W\d_a-z])|(?:في|le|den)\s(?=\d)|im\s(?=[A-Z])"
)  # before a further place: "via London"
_AND = re.compile(r"\s(?:and|AND|und|et|ET|y)\s(?=[^\W\d_a-z])")
_VIA = re.compile(r"[(\[](?:via|by way of|received)\s[^()\[\]\n]{2,40}[)\]]", re.IGNORECASE)
_EQUALS = re.compile(
    r"(?:الموافق(?: لـ?)?|الموافقة|برابر با|مطابق با|مصادف با|corresponding to)\s+", re.IGNORECASE
)
_BY = re.compile(r"[Bb]y\s(?:[Tt]he\s)?|[Pp]er\s|(?:[Сс]пец)?[Кк]орр?\.\s|[Cc]orr(?:espondent|\.)\s")
_CLOCK = re.compile(
    r"(?:\s|/|,|at\b)*+(?:\d{1,2}[:.]\d\d(?![\d.])(?:\s?(?:[ap]\.?m\.?|hrs|Uhr))?(?:\s?(?-i:[A-Z]{2,4})(?!\w))?"
    r"|\d{1,2}\s?[ap]\.?m\.?|\d{4}\s?(?:GMT|UTC|hrs))(?!\w)",
    re.IGNORECASE,
)
# What old papers put for the day: "DUNEDIN, This Day."
_RELATIVE = re.compile(
    r"(?:This (?:Day|Morning|Evening|Afternoon)|Last (?:Night|Evening)|Yesterday|To-?(?:day|night))"
    r"(?=\s?[.,:—–\n-]|$)",
    re.IGNORECASE,
)
# What stands before a dateline and is no part of it: a monitor's "[Text]", a writer's sign as in German
# papers ("wb. Wien, 3. Juni."), a signature's "Done at".
_BEFORE = re.compile(
    r"\[(?:Text|Excerpts?|Summary)\]\s|(?:[a-zäöü]{1,4}\.|[×*+†△▲○●■□▪◆§#•])\s(?=[^\W\d_a-z])"
    r"|(?:Fait à|Done (?:at|in)|Given (?:at|in)|Signed (?:at|in)|Geschehen zu)\s(?=[^\W\d_a-z])"
)
_ARTICLE = re.compile(r"(?:[Aa][dlnrsz]|[Aa]sh|[Ee]l)-(?=[^\W\d_])")
_SMALL_NAME = re.compile(r"[a-zà-ÿ]{2,12}(?:[/-][a-zà-ÿ]{2,5})?")  # an agency that writes itself small
_SHORT_YEAR = re.compile(r"(?:\s['’]?\d\d)?")  # of a Jalali date: its century stays open
_RIVER = re.compile(
    r"/(?:Main|Oder|Saale|Havel|Donau|Neckar|Weser|Lahn|Ruhr|Rhein)(?!\w)|\s[aio]\.\s?(?:d\.\s?)?[A-Z][a-z]{0,6}\.?(?=[\s,.(-])"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}+")
_SPECIAL = re.compile(
    r"(?:special|exclusive|wireless|cable|by (?:cable|wireless|telegraph|wire|radio))\b"
    r"(?:\s(?:cable|despatch|dispatch|correspondence|report))?(?:\s(?:to|for|from)\s(?P<name>.+))?\.?",
    re.IGNORECASE,
)

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


def read_parts(text: str, start: int, end: int, *, whole: bool) -> list[Part]:
    """The parts from `start` on, as far as they go; `whole` says that `end` is the paragraph's own."""
    parts: list[Part] = []
    before = _BEFORE.match(text, start, end)
    position = before.end() if before else start
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
    if (quoted := _QUOTED.match(text, position, end)) and is_agency(quoted[1]):
        return Part("A", Span(position, quoted.end()), names=(Span(*quoted.span(1)),))
    said = text[position : position + 3].lower() == "on "  # begins a sentence, not a dateline
    if found := None if said else date_at(text, position, end):
        return Part("D", _without_stop(text, found.span), date=found, weekday=found.weekday)
    if weekday := None if said else weekday_at(text, position, end):
        return Part("W", Span(position, weekday[1]), weekday=weekday[0])
    if relative := None if first else _RELATIVE.match(text, position, end):
        return Part("W", Span(position, relative.end()))
    if clock := None if first else _CLOCK.match(text, position, end):
        return Part(",", Span(position, clock.end()))
    if via := None if first else _VIA.match(text, position, end) or _EQUALS.match(text, position, end):
        return Part(",", Span(position, via.end()))
    if bracket := _BRACKET.match(text, position, end):
        at = position + 1 + text[position + 1 : position + 2].isspace()
        date = date_at(text, at, end) if text[position] == "/" else None
        if date and date.span.end > bracket.end():  # "/ 11 شباط/ فبراير": its stroke closes no bracket
            return Part(",", Span(position, at))
        return _bracket(text, bracket)
    if mark := None if first else _MARK.match(text, position, end):
        return Part(":" if mark[1] == ":" else ",", Span(position, mark.end()))
    if link := None if first else _LINK.match(text, position, end) or _AND.match(text, position - 1, end):
        return Part(",", Span(position, link.end()))
    return _name(text, position, end)


def _without_stop(text: str, span: Span) -> Span:
    """A date without the full stop behind a month's whole name: it ends the dateline."""
    word = span.of(text).rpartition(" ")[2]
    goes_on = text[span.end : span.end + 2].strip()[:1].isupper()  # a sentence: "PARIS, 4 Sept. The ..."
    whole = len(word) > LONGEST_SHORT or word[:-1].lower() in WHOLE or goes_on
    return Span(span.start, span.end - 1) if word.endswith(".") and whole else span


def _bracket(text: str, bracket: re.Match[str]) -> Part:
    """What stands in brackets: an agency, a date, both, "special to" an outlet, or something else."""
    inner = bracket.span(bracket.lastindex or 1)
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
    """Names in brackets, perhaps with a date after them: "Reuters, May 10", "New York, May 10, 2025"."""
    found, stop = _closing_date(text, first, last)
    listed = is_agency(text[first:stop])
    by = None if listed else _BY.match(text, first, stop) or AGENCY_WORD.match(text, first, stop)
    bare = text[by.end() if by else first : stop - 1]
    if text[stop - 1] == "." and "." not in bare and is_agency(bare):
        stop -= 1  # "(Reuter.)"
    names = names_in(text, by.end() if by else first, stop)
    if len(names) == 1 and by and (end := _listed_prefix(text, names[0])) > names[0].start:
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
    return Part("O" if found or len(names) > 2 else "U", whole, names=names)


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


def _name(text: str, position: int, end: int) -> Part | None:
    """A run of capitalised words, up to six; of known names only where the script has no capitals."""
    if word := AGENCY_WORD.match(text, position, end):
        stop = _listed_end(text, word.end(), _run_end(text, word.end(), end), end)
        if is_agency(text[word.end() : stop]):
            return Part("N", Span(word.end(), stop))
    start, last = position, _run_end(text, position, end)
    if last == start:
        return None
    last = _listed_end(text, start, last, end)
    return Part("N", Span(start, last)) if last > start else None


def _run_end(text: str, position: int, end: int) -> int:
    """Where a run of up to six words that can stand in a name ends; `position` where none begins."""
    last = position
    for count in range(6):
        word = _initials_or_word(text, position, end)
        if word is None or not _may_stand(word[0], first=not count):
            break
        if count and date_at(text, position, end):
            break
        position = last = word[1]
        if river := _RIVER.match(text, last, end) if is_place(word[0]) else None:
            return river.end()
        if text[last - 1 : last] == "." and _ends_sentence(text, last, end):
            break
        if text[position : position + 1] != " ":
            break
        position += 1
    return last


def _listed_end(text: str, start: int, last: int, end: int) -> int:
    """Where the listed name that begins a run of words ends: the run may go on into the report's first
    sentence, and a script without capitals shows no end of its own."""
    uncased = _uncased(text[start])
    head, _, rest = text[start:last].partition(" ")
    if rest and is_agency(head) and is_place(rest):
        return start + len(head)  # "ATS Berne"
    joint = _AND.search(text, start, last)
    if joint and is_place(text[start : joint.start()]) and is_place(text[joint.end() : last]):
        return joint.start()  # "GENEVA and LAGOS"
    if not uncased and (
        _DASH.match(text, last, end) or not text[last : last + 1].isspace() or _ends(text, last)
    ):
        return last
    stop = _listed_prefix(text, Span(start, last), places=uncased)
    if (
        stop == start
        and uncased
        and (_before_date(text, start, last, end) or _before_agency(text, last, end))
    ):
        return last
    return stop if stop > start or uncased else last


def _before_date(text: str, start: int, last: int, end: int) -> bool:
    """Whether few words of a script without capitals stand before a mark and a date: "أبها - 5 شعبان"."""
    mark = _DASH.match(text, last, end) or _MARK.match(text, last, end)
    found = (
        date_at(text, mark.end(), end) if mark and text.count(" ", start, last) < MOST_PLACE_WORDS else None
    )
    return found is not None and found.day > 0


def _before_agency(text: str, last: int, end: int) -> bool:
    """Whether brackets with a listed agency follow: "دبي، الإمارات العربية المتحدة (CNN)"."""
    bracket = _BRACKET.match(text, last + 1, end)
    return bracket is not None and bracket[1] is not None and is_agency(bracket[1])


def _listed_prefix(text: str, name: Span, *, places: bool = False) -> int:
    """Where the longest run of a name's first words ends that is a listed agency, or with `places` a listed
    place; its start where none is."""
    stop = name.end
    while stop > name.start and not is_agency(text[name.start : stop]):
        if places and is_place(text[name.start : stop]):
            break
        stop = max(text.rfind(" ", name.start, stop), name.start)
    return stop


def _ends(text: str, position: int) -> bool:
    """Whether a bracket or mark, not a word, follows."""
    after = text[position : position + 4].lstrip()[:1]
    return not after.isalpha()


def _may_stand(word: str, *, first: bool) -> bool:
    """A capitalised word, an Arabic name with its article; first also dpa and its like, later "of"."""
    if word[0].isupper() or _uncased(word):
        return True
    article = _ARTICLE.match(word)
    if article and word[article.end()].isupper():
        return True
    return is_agency(word) if first else word in terms("name-joints")


def _ends_sentence(text: str, position: int, end: int) -> bool:
    return position >= end or text[position] != " "


def _initials_or_word(text: str, position: int, end: int) -> tuple[str, int] | None:
    if initials := _INITIALS.match(text, position, end):
        return initials[0], initials.end()
    word = _WORD.match(text, position, end)
    if word is None:
        return None
    stop = word.end()
    left, hyphen, right = word[0].partition("-")
    opens = len(left) > 2 and left.isupper() and is_agency(left) and right.istitle()
    if hyphen and ((is_place(left) and is_agency(right)) or (opens and not is_agency(word[0]))):
        return left, position + len(left)
    if text[stop : stop + 1] == "." and word[0].lower() in terms("abbreviations"):
        stop += 1
    return word[0], stop


def _uncased(word: str) -> bool:
    return word[0].lower() == word[0].upper()
