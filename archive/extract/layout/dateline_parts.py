"""The parts that datelines are made of, read from the left: names, dates, weekdays, brackets, marks."""

import re

from archive.extract.layout.dateline_brackets import BRACKET, CLOCK, Kind, Part, listed_prefix, read_bracket
from archive.extract.layout.outlets import AGENCY_WORD, is_agency, is_place
from archive.extract.words.datetexts import date_at, weekday_at
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["Kind", "Part", "read_parts"]

MOST_PARTS = 16
LONGEST_SHORT = 5  # letters of a month's short name, its stop included
WHOLE = ("mai", "maj", "mars", "may", "mei", "juin", "june", "july", "juni", "juli", "june", "märz", "août")
MOST_PLACE_WORDS = 3  # of a place that no list holds, in a script without capitals

_WORD = re.compile(r"[^\W\d_][\w\u064b-\u0652]*+(?:[.'’‘ʿ‑\u200c-][\w\u064b-\u0652]++)*+")  # with vowel signs
_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{2,40})[»”\"]")  # "القاهرة - «الشرق الأوسط»": agencies alone
_CORRESPONDENT = re.compile(  # of a paper: "لمراسل «المنارة» الخاص"
    r"(?:من |ل)?(?:مراسلة?|مندوب|موفد)\s[«“\"](?P<name>[^«»“”\"\n]{2,40})[»”\"](?:\s(?:الخاصة?|في\s\w+))?"
)
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
# What old papers put for the day: "DUNEDIN, This Day."
_RELATIVE = re.compile(
    r"(?:This (?:Day|Morning|Evening|Afternoon)|Last (?:Night|Evening)|Yesterday|To-?(?:day|night))"
    r"(?=\s?[.,:—–\n-]|$)",
    re.IGNORECASE,
)
# A day by its number alone, as old papers put it: "Petrópolis, 9 — ...", "Chioggia, 15 notte."
_BARE_DAY = re.compile(
    r"(?<=,\s)(?:3[01]|[12]\d|[1-9])(?:(?:st|nd|rd|th)?\s(?:inst|ult|prox)(?=\.)|\s(?:notte|sera|mattina|noche|tarde|mañana|nuit|soir|matin|abends?|nachts|noite"
    r"|manhã))?(?=\s?(?:\.?\s?[—–]|\.-|\.\s?$|\.\s[A-ZÀ-Þ]))",
)
# What stands before a dateline and is no part of it: a monitor's "[Text]", a writer's sign as in German
# papers ("wb. Wien, 3. Juni."), a signature's "Done at", "(From our own correspondent.)".
_BEFORE = re.compile(
    r"\[(?:Text|Excerpts?|Summary)\]\s|(?:[a-zäöü]{1,4}\.|[×*+†△▲○●■□▪◆§#•])\s(?=[^\W\d_a-z])"
    r"|[(\[](?:From|By|Von|De|Da|Del?) (?:our|an?|unser\w{0,2}|einem|notre|nos|un|nuestro|nosso|nostro)"
    r" [^()\[\]\n]{3,40}[)\]]\.?\s"
    r"|[(\[](?i:by|per) (?i:electric |special |private )?(?i:telegraph|cable|wire(?:less)?|telephone)"
    r"[^()\[\]\n]{0,30}[)\]]\.?\s"
    r"|(?:Fait à|Done (?:at|in)|Given (?:at|in)|Signed (?:at|in)|Geschehen zu)\s(?=[^\W\d_a-z])"
)
_SPAN = re.compile(r"D-(?:N,)?D\Z")
_ARTICLE = re.compile(r"(?:[Aa][dlnrsz]|[Aa]sh|[Ee]l)-(?=[^\W\d_])")
_PART_OF_DAY = re.compile(r"\s(?:night|evening|morning|afternoon|noon|midnight)(?!\w)", re.IGNORECASE)
_RIVER = re.compile(
    r"/(?:Main|Oder|Saale|Havel|Donau|Neckar|Weser|Lahn|Ruhr|Rhein)(?!\w)|\s[aio]\.\s?(?:d\.\s?)?[A-Z][a-z]{0,6}\.?(?=[\s,.(-])"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}+")


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
        if part.kind == "D" and _is_span(parts):
            return []
        if part.kind == "D":
            _join_calendars(parts)
        position = part.span.end
        while position < end and text[position].isspace():
            position += 1
    if whole and position >= end:
        parts.append(Part("$", Span(end, end)))
    return parts


def _is_span(parts: list[Part]) -> bool:
    """Whether they end with a first and a last day, as of a life: "4 May 1901 - 7 June 1980", perhaps with
    the place of the second: "4 May 1901 - Kiel, 7 June 1980"."""
    if not (end := _SPAN.search("".join(part.kind for part in parts))):
        return False
    one, other = parts[end.start()].date, parts[-1].date
    if one is None or other is None or not (one.complete and other.complete):
        return False
    return one.calendar == other.calendar and one.gregorian() != other.gregorian()


def _join_calendars(parts: list[Part]) -> None:
    """A dash between one day in two calendars ends nothing: "٣/٤/١٤٣١هـ - ١٩/٣/٢٠١٠م"."""
    if [part.kind for part in parts[-3:]] != ["D", "-", "D"]:
        return
    one, dash, other = parts[-3:]
    if one.date and other.date and one.date.calendar != other.date.calendar:
        parts[-2] = Part(",", dash.span)


def _part(text: str, position: int, end: int, *, first: bool) -> Part | None:
    if dash := None if first else _DASH.match(text, position, end):
        return Part("-", Span(position, dash.end()))
    if quoted := _quoted(text, position, end, first=first):
        return quoted
    said = text[position : position + 3].lower() == "on "  # begins a sentence, not a dateline
    if found := None if said else date_at(text, position, end):
        return Part("D", _without_stop(text, found.span), date=found, weekday=found.weekday)
    if weekday := None if said else weekday_at(text, position, end):
        part = _PART_OF_DAY.match(text, weekday[1], end)
        return Part("W", Span(position, part.end() if part else weekday[1]), weekday=weekday[0])
    relative = None if first else _RELATIVE.match(text, position, end) or _BARE_DAY.match(text, position, end)
    if relative:
        return Part("W", Span(position, relative.end()))
    if clock := None if first else CLOCK.match(text, position, end):
        return Part(",", Span(position, clock.end()))
    if via := None if first else _VIA.match(text, position, end) or _EQUALS.match(text, position, end):
        return Part(",", Span(position, via.end()))
    if bracket := BRACKET.match(text, position, end):
        at = position + 1 + text[position + 1 : position + 2].isspace()
        date = date_at(text, at, end) if text[position] == "/" else None
        if date and date.span.end > bracket.end():  # "/ 11 شباط/ فبراير": its stroke closes no bracket
            return Part(",", Span(position, at))
        return read_bracket(text, bracket)
    if mark := None if first else _MARK.match(text, position, end):
        return Part(":" if mark[1] == ":" else ",", Span(position, mark.end()))
    if link := None if first else _LINK.match(text, position, end) or _AND.match(text, position - 1, end):
        return Part(",", Span(position, link.end()))
    return _name(text, position, end)


def _quoted(text: str, position: int, end: int, *, first: bool) -> Part | None:
    """The name of an agency in marks, or of the paper whose correspondent writes."""
    if post := None if first else _CORRESPONDENT.match(text, position, end):
        return Part("X", Span(position, post.end()), names=(Span(*post.span("name")),))
    quoted = _QUOTED.match(text, position, end)
    if quoted is None or not is_agency(quoted[1]):
        return None
    return Part("A", Span(position, quoted.end()), names=(Span(*quoted.span(1)),))


def _without_stop(text: str, span: Span) -> Span:
    """A date without the full stop behind a month's whole name: it ends the dateline."""
    word = span.of(text).rpartition(" ")[2]
    goes_on = text[span.end : span.end + 2].strip()[:1].isupper()  # a sentence: "PARIS, 4 Sept. The ..."
    whole = len(word) > LONGEST_SHORT or word[:-1].lower() in WHOLE or goes_on
    return Span(span.start, span.end - 1) if word.endswith(".") and whole else span


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
    few = text.count(" ", start, last) < MOST_PLACE_WORDS
    if uncased and few and not is_agency(text[start:last]) and _before_agency(text, last, end):
        return last
    stop = listed_prefix(text, Span(start, last), places=uncased)
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
    """Whether brackets with an agency follow, "دبي، الإمارات العربية المتحدة (CNN)", or a dash and the word
    for one, "مدينة الواحة - وكالة الشراع:"."""
    dash = _DASH.match(text, last, end)
    if dash is not None and AGENCY_WORD.match(text, dash.end(), end):
        return True
    bracket = BRACKET.match(text, last + 1, end)
    return bracket is not None and bracket[1] is not None and is_agency(bracket[1])


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
