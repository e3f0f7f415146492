"""Furniture of a frame: fields of a site or a desk that say nothing which the archive keeps, but a title."""

import re
from itertools import pairwise

from archive.extract.layout.frame_line import FrameLine, stripped
from archive.extract.layout.outlets import is_outlet
from archive.extract.layout.papers import ends_as_paper, is_certain, is_masthead
from archive.extract.words.datetexts import DateText, date_at
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["closing_note", "is_imprint", "labelled_title", "old_copyright", "site_field", "site_matter"]

LONGEST_FIELD = 120
LONGEST_LABEL = 40
LONGEST_NOTE = 200
MOST_MATTER = 6  # words that may name a part of the site before it says that it changed

_TITLE = re.compile(
    r"(?:title|headline|heading|subject|titel|titre|título|titolo|betreff|objet|asunto|عنوان|العنوان|заголовок)\s?[:：]\s*(\S.*)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"[(\[*]?\s*(?:additional\s)?"
    r"(?:reporting|writing|editing|compiled|written|edited|translated|reported)\s(?:by|and)\b"
    r"|[^\n]{3,200}\bcontributed to this (?:report|story|article|dispatch)\b",
    re.IGNORECASE,
)
# What a page asks of its readers above the headline.
_CHROME = re.compile(
    r"(?:subscribe(?! to\b)|sign in\b|log in\b|skip to (?:main )?content|already a (?:subscriber|member)"
    r"|follow us\b|share (?:this|on|by|via) |e-?mail this (?:to|article|story|page)"
    r"|print(?:able|er)[ -](?:version|friendly)"
    r"|advertisement\b|jetzt abonnieren|abonnieren sie|s['’]abonner|abonnez-vous"
    r"|suscríbete|iniciar sesión|assine\b|abbonati\b|abone ol)"
    r"[^\n]*",
    re.IGNORECASE,
)
# Where and how often a paper comes out, below its name.
_IMPRINT = re.compile(
    r"(?:(?:is )?(?:published|issued|printed) (?:every|each|daily|weekly|(?:semi|bi)-?weekly|monthly)"
    r"|erscheint (?:jeden|jede[ns]?|täglich|wöchentlich|zweimal|monatlich)"
    r"|para(?:ît|issant) (?:le|tous|chaque)|(?:se publica|sale) (?:todos|cada|los)|publica-se"
    r"|esce (?:ogni|il|la))\b[^\n]*",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"(?:[^\s/>»›|][^/>»›|\n]{0,28}(?:\s[/|]\s|\s?[>»›]\s?)){1,6}[^/>»›|\n]{1,30}")
_STEP = re.compile(r"\s?[>»›|]\s?")
_STEP_END = re.compile(r"\s?[>»›|]|\s*$")
_DESK_SIGN = r"[A-Z]{0,6}\s?/\s?[\dA-Z]{0,3}\d{1,8}/?|\d{1,4}/\d{1,4}|\d{2,6}\*{1,3}\d{2,6}"
_PAGE = re.compile(
    r"[\[(]?(?:page|pg\.?|p\.)\s?[A-Z]{0,2}[\s-]?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?[\])]?", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
_IN_FORCE = re.compile(
    r"(?<!\w)(?:(?:last |zuletzt |dernière |última |laatst |in )?(?:updat|revis|amend|modif|chang|review"
    r"|effective|force|adopted|aktualisiert|geändert|stand(?!\w)|gültig|mise? à jour|en vigueur|actualiza"
    r"|vigente|atualiza|aggiorna|gewijzigd"
    r"|bijgewerkt|zmieni|güncel|обновл|измен|تحديث|تعديل)|آخر تحديث|به‌?روز)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s)", re.IGNORECASE)
_OLD_COPYRIGHT = re.compile(
    r"[(\[]?copyright,\s(?:\w+\s\d{1,2},\s)?\d{4},?\sby\s(?:the\s(?=[a-z]))?(?P<name>[^,;()\n]{2,60}?)\.?[)\]]?\.?",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"[\s,©]*(?:\(c\)\s*)?(?:\d{4}(?P<years>\s?[–—-]\s?\d{2,4})?)?[\s,]*(?:by\s)?"
    r"(?:[«“\"](?P<quoted>[^«»“”\"\n]{2,60})[»”\"]|(?P<name>(?:[^.,;\n]|\.(?=\w)){2,60}))"
)
_RESERVED = re.compile(
    r"all rights reserved|alle rechte|tous droits|todos (?:los derechos|os direitos)"
    r"|tutti i diritti|все права",
    re.IGNORECASE,
)
_RULE = r"[#*\-–—_=~•·\s]{1,40}"
_RULED = re.compile(_RULE)
_CLOSING = re.compile(
    rf"[\s\-–—/#*(\[]*(?:ends?|ende|fin|-30-|30|###|xxx)[\s\-–—/#*)\].]*\d{{0,6}}|{_DESK_SIGN}|{_RULE}",
    re.IGNORECASE,
)


def labelled_title(text: str, start: int, end: int) -> FrameLine | None:
    """ "Title: ...", in headers that someone wrote above a text."""
    label = _TITLE.fullmatch(text, start, end)
    return FrameLine("title", stripped(text, *label.span(1)), "labelled title", 0.95) if label else None


def site_field(text: str, start: int, end: int) -> FrameLine | None:
    """A field such as "News ID: 123" or "Category: Politics", a label such as BREAKING, a page's number, a
    drawn rule."""
    label, colon, _ = text[start : min(end, start + LONGEST_LABEL)].partition(":")
    field = bool(colon) and end - start < LONGEST_FIELD and label.strip().lower() in terms("furniture-labels")
    kicker = end - start < LONGEST_LABEL and text[start:end].strip(" !.").lower() in terms("kickers-en")
    kicker = kicker or _CHROME.match(text, start, min(end, start + LONGEST_FIELD)) is not None
    mark = any(kind.fullmatch(text, start, end) for kind in (_RULED, _PAGE))
    if site := _site_of_path(text, start, end):
        day = _day_of_path(text, site.end, end)
        return FrameLine("source", Span(start, end), "site of a path", 0.7, date=day, names=(site,))
    if field or kicker or is_imprint(text, start, end) or mark or _is_breadcrumb(text, start, end):
        return FrameLine("note", Span(start, end), "site furniture", 0.8)
    return None


def site_matter(text: str, start: int, end: int) -> FrameLine | None:
    """A line on the day when something of the site, and not the report, changed: "Comments policy last
    revised Aug. 8, 2018"."""
    digit = _DIGIT.search(text, start, end) if end - start < LONGEST_FIELD else None
    changed = _IN_FORCE.search(text, start, end) if digit else None
    if digit is None or changed is None or changed.start() > digit.start():
        return None
    before = _WORDS.findall(text[start : changed.start()].lower())[:MOST_MATTER]
    told = not terms("site-matters").isdisjoint([*before, *map(" ".join, pairwise(before))])
    return FrameLine("note", Span(start, end), "matter of the site", 0.8) if told else None


def is_imprint(text: str, start: int, end: int) -> bool:
    """Whether a line says where and how often a paper comes out: "Published every Friday at Arden."."""
    return _IMPRINT.match(text, start, min(end, start + LONGEST_FIELD)) is not None


def old_copyright(text: str, start: int, end: int) -> FrameLine | None:
    """ "Copyright, 1927, by The Meridian Courier." above a report, as papers printed it before the Web."""
    found = _OLD_COPYRIGHT.fullmatch(text, start, end)
    names = (stripped(text, *found.span("name")),) if found and is_outlet(found["name"]) else ()
    return FrameLine("note", Span(start, end), "copyright", 0.7, names=names) if found else None


def _site_of_path(text: str, start: int, end: int) -> Span | None:
    """The site that opens the path of a page: "Quayside Live > News > Council"."""
    path = _BREADCRUMB.fullmatch(text, start, end) if end - start < LONGEST_FIELD else None
    first = re.split(r"\s?[>»›|]\s?", path[0])[0].strip() if path and ">" in path[0] else ""
    told = bool(first) and (is_certain(first) or ends_as_paper(first)) and " / " not in first
    return Span(start, start + len(first)) if told else None


def _day_of_path(text: str, start: int, end: int) -> DateText | None:
    """The day, or the month of an issue, that is a step of a path: "... > Archive > July 2011 > Feature"."""
    for step in _STEP.finditer(text, start, end):
        found = date_at(text, step.end(), end)
        if found and found.year and found.month and _STEP_END.match(text, found.span.end, end):
            return found
    return None


def _is_breadcrumb(text: str, start: int, end: int) -> bool:
    """ "Home / World / Middle East": where a page stands in its site."""
    path = _BREADCRUMB.fullmatch(text, start, end) if end - start < LONGEST_FIELD else None
    return path is not None and re.split(r"[/>»›|]", path[0])[0].strip().lower() in terms("site-sections")


def _opens(text: str, name: Span, before: int) -> bool:
    """Whether the text begins with a name, as on the first line of the site that holds its copyright."""
    printed = name.of(text)
    at = len(text) - len(text.lstrip())
    after = text[at + len(printed) : at + len(printed) + 3].strip(" ")[:1]
    whole = text.startswith(printed, at) and after in ("\n", "—", "–", "-", "|", ":") and name.start > at
    return whole and before > at and not is_given(printed.split()[0].lower())


def _is_own(text: str, name: Span, end: int) -> bool:
    """Whether a holder who reserves all rights is clearly a paper: "The Marlow Register"."""
    printed = name.of(text)
    return (
        printed.startswith("The ")
        and printed.istitle()
        and is_masthead(printed)
        and printed.split()[-1].lower() in terms("outlet-words")
        and _RESERVED.search(text, name.end, end) is not None
    )


def closing_note(text: str, start: int, end: int) -> FrameLine | None:
    """What closes a report without being part of it: credits of the desk, copyright, "ENDS"."""
    said = text[start : min(end, start + LONGEST_LABEL)].lower().lstrip("([*•-– ")
    phrase = end - start < LONGEST_NOTE and said.startswith(tuple(terms("closing-phrases-en")))
    if phrase or _REPORTING.match(text, start, end) or _CLOSING.fullmatch(text, start, end):
        return FrameLine("note", Span(start, end), "closing note", 0.9)
    if mark := _COPYRIGHT.match(text, start, end):
        holder = _HOLDER.match(text, mark.end(), end)
        name = stripped(text, *holder.span(holder.lastgroup or 0)) if holder else Span(start, start)
        one_year = holder is not None and holder["years"] is None  # a span of years is the site's
        named = (
            (one_year and is_outlet(name.of(text))) or _opens(text, name, start) or _is_own(text, name, end)
        )
        names = (name,) if holder and named else ()
        return FrameLine("note", Span(start, end), "copyright", 0.6, names=names)
    return None
