"""Papers and monitors with the day of an issue: "THE DAILY COURIER, Sunday, July 4, 1976"."""

import re
from dataclasses import replace

from archive.extract.layout.frame_line import FrameLine, stripped
from archive.extract.layout.numbered_notes import issue_end
from archive.extract.layout.outlets import is_acronym, is_agency, is_domain, names_in
from archive.extract.layout.papers import ends_as_paper, is_certain, is_genre, is_masthead, is_paper
from archive.extract.words.datetexts import DateText, date_at
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["entry_posted", "masthead", "masthead_credit", "may_be_paper", "monitored", "printed_in"]

_PRINTED_IN = re.compile(
    r"[-–—\s]*(?:a version of )?(?:this (?:article|story|report|piece|post|interview|item|column|dispatch) )?"
    r"(?:by (?P<by>(?-i:[A-Z])[^,\n]{2,40}?) )?(?:was |is |has been )?"
    r"(?:(?:first |originally )?(?:published|posted|broadcast)|appear(?:ed|s)|printed)"
    r"(?: in print| online)?(?: (?:in|by) (?P<name>[^,\n]{2,60}?))?"
    r"(?:,| on|:|(?=\s(?:\d|(?-i:[A-Z][a-z]{2,8}\.?\s\d))))\s(?P<day>[^\n]{4,30}?)"
    r"(?:(?:,| at| /)\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?"
    r"(?:,? (?:(?:on|in|at) )?(?:page|pages|section)\s[^\n]{1,140}?)?\.?",
    re.IGNORECASE,
)
# What the first blogs wrote below a text.
_PUBLIEE = re.compile(
    r"(?:cette dépêche|ce (?:texte|reportage)|cet article|esta nota|este (?:artículo|reportaje|despacho))"
    r"(?: (?:de|del|da) (?P<name>(?-i:[A-ZÀ-Þ])[^,\n]{2,40}?))?,?"
    r" (?:a été|fue) (?:publié|publicad|diffusé)\w{1,2}"
    r"(?: pour la première fois| por primera vez| initialement| originalmente)?,?"
    r" (?:le|el) (?P<day>[^\n]{6,30}?)\.?",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"this (?:entry|post|article|item|story) was (?:posted|published|written|filed|added|submitted)"
    r"(?: (?:in|by|under) [^\d\n]{2,60}?)?,? on (?P<day>[^\n]{6,40}?\d{4})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?"
    r"(?:(?:,| and)? (?:is |was )?(?:filed|posted|tagged)\b[^\n]{0,160})?\.?",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?:\s*(?:Vol(?:ume|\.)|Issue|Number|Nummer|Ausgabe|No\.|Nr\.|Jahrgang|Rōrahi|Putanga)\s?\w+,)+\s*(?=\w)"
)
# A page's number before the name, the name, the paper's own town, and the mark behind them.
_MASTHEAD = re.compile(
    r"(?P<folio>(?:page\s\w{1,6}|\d{1,3}[A-Z]?|[A-Z]\d{1,2})[\s.,|—–-]+)?"
    r"(?:[(\[]?(?:from (?:(?-i:the) )?(?:archives? of )?|reprinted from |as (?:published|printed|seen) in "
    r"|(?:source|publication|newspaper|journal): |special to |by (?:wireless|cable) to )(?:(?-i:the) )?)?"
    r"(?P<quote>[«“\"])?(?P<name>[^\W\d_][^,;|·•()\[\]»”\"\n]{2,58}?)[»”\"]?"
    r"(?:,\s(?-i:The)(?=\s[(\[]))?(?:(?:\.?\s\[volume\])?\s?[(\[][^()\[\]\n]{2,60}[)\]](?:\s\d{4}-(?:\d{4}|current))?"
    r"(?:\s?[,;،|·•]|\s[–—-]|(?=\s))"
    r"|\s?[,;،|·•]|\s[–—-]{1,2}(?=\s)|\.(?=\s(?-i:[A-Z]))|(?=\s{2})|\s\d{1,3}(?=\s(?-i:[A-Z]{3}))|\.?(?=\s\d{1,2}[/.]\d{1,2}[/.]\d\d))\s*",
    re.IGNORECASE,
)
MOST_SMALL = 4  # words of a name in small letters
# The number of an issue and no volume: "N° 212", "No. 14".
_NUMBER = re.compile(r"(?<!\w)(?:N[º°]|№|No\.|Nr\.|Núm\.|Issue|Heft)\s?\d{1,5}(?!\w)", re.IGNORECASE)
_TOWN = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2}(?:\s?[,|·•]|\s[–—-])\s+")
_MARKS = re.compile(r"[\s,;.|·•–—-]*")
_DIGIT = re.compile(r"\d")
_BARE_PAGE = re.compile(r"\d{1,3}[A-Z]?|[A-Z]\d{1,2}")
# The day before the paper's name: "SATURDAY, MARCH 4, 1911. THE KESTREL MERCURY. PAGE FIVE."
_NAME_BEHIND = re.compile(
    r"(?P<name>[^\W\d_][^,;|·•()\[\]\d\n]{2,58}?)(?:,\sThe)?(?:\s?[(\[][^()\[\]\n]{2,60}[)\]])?"
    r"(?=\s*(?:$|[,.;|·•–—]|\s\s|(?i:page|p\.)\s))"
)
_NO_NAME = re.compile(r"[,;:\"“”()?!~*_=<>^\\]|\d")
_CREDIT_MARKS = re.compile(r"(?:-{1,2}|[—–])\s?([^\n]+)")
_ARTICLE = re.compile(r"(?:EL|LE|LES|DER|DIE|DAS|IL|LO|L['’])\s?(?=\w)")
# A library's line: "Roe, Jane. The Courier; Norwich [Norwich]04 Mar 2014: B.3."
_LIBRARY = re.compile(
    r"(?:[^;\n]{3,60}\.\s)?(?P<name>[A-ZÀ-Þ][^;.\n]{2,58});\s[^;\[\]\n]{2,60}\[[^\[\]\n]{2,60}\]\s?(?=\d)"
)
# A monitoring service's heading: "Tripoli JANA in English 1030 GMT 12 Aug 84".
_MONITORED = re.compile(
    r"(?:[A-Z]{2,5}\d{4,12}\s)?[(\[]?(?:[A-Z][a-z][\w'’-]*\s){1,3}?"
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:\s[A-ZÀ-Þ'’-]{2,}){0,4}|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)"
    r"\sin\s[A-Z][a-z]+(?:[\s-](?:to\s)?[A-Z][\w ]+?)?(?P<hour>\s\d{4}\sGMT)?"
    r"\s(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}\.?\s)(?P<year>\d{4}|\d\d)(?:\s(?:First|Second|Morning|Evening)\sEdition)?"
    r"(?P<page>,?\s(?:pp?\.?|page)\s[\w, -]{1,16})?[)\]]?"
)


def printed_in(text: str, start: int, end: int) -> FrameLine | None:
    """ "Published in The Chronicle, May 10th, 2025": the paper and its day."""
    match = _PRINTED_IN.fullmatch(text, start, end) or _PUBLIEE.fullmatch(text, start, end)
    found = date_at(text, match.start("day"), end) if match else None
    if match is None or found is None or not found.complete or match.end("day") > found.span.end:
        return None
    group = "name" if match["name"] or match.re is _PUBLIEE else "by"
    if match[group] and not names_in(text, *match.span(group)):
        return None
    if group == "by" and match["by"] and not (is_agency(match["by"]) or is_paper(match["by"])):
        return None
    names = (stripped(text, *match.span(group)),) if match[group] else ()
    return FrameLine("source", Span(start, end), "published in", 0.9, date=found, names=names)


def entry_posted(text: str, start: int, end: int) -> FrameLine | None:
    """ "This entry was posted on Tuesday, March 4th, 2014 at 6:41 pm and is filed under Ferries."."""
    match = _ENTRY.match(text, start, end)
    found = date_at(text, match.start("day"), end) if match else None
    if match is None or found is None or not found.complete or found.span.end != match.end("day"):
        return None
    return FrameLine("date", Span(start, end), "sentence about the entry", 0.9, date=found)


def monitored(text: str, start: int, end: int) -> FrameLine | None:
    """ "Tripoli JANA in English 1030 GMT 12 Aug 84", "Gouda DE BRUG in Dutch 4 May 83 p 5": the agency
    heard or the paper read, and the day."""
    match = _MONITORED.fullmatch(text, start, end) if text.find(" in ", start, end) > 0 else None
    told = match is not None and (match["hour"] or match["page"])
    if match is None or not told or not (is_agency(match["name"]) or match["name"].isupper()):
        return None
    found = date_at(text, match.start("day"), end)
    if found is not None and found.year is None:
        short = Span(found.span.start, match.end("year"))
        found = replace(found, span=short, year=1900 + int(match["year"]), short=True)
    return FrameLine(
        "source", Span(start, end), "monitored agency", 0.9, date=found, names=(Span(*match.span("name")),)
    )


def masthead(text: str, start: int, end: int) -> FrameLine | None:
    """ "THE DAILY COURIER, Sunday, July 4, 1976", "The Courier (Norwich), 4 July 1976, page 3", "Harbor Miner
    | June 3, 2009 | A1": a paper and its day."""
    if _DIGIT.search(text, start, end) is None:
        return None
    library = _LIBRARY.match(text, start, end) if text.find(";", start, end) > 0 else None
    if library:
        day, name = date_at(text, library.end(), end), Span(*library.span("name"))
        return (
            FrameLine("source", Span(start, end), "masthead", 0.9, date=day, names=(name,)) if day else None
        )
    if behind := _day_first(text, start, end):
        return behind
    head = _MASTHEAD.match(text, start, end)
    if head is None or is_acronym(head["name"]):
        return None
    volume = _VOLUME.match(text, head.end(), end)  # only papers have volumes
    found = _day_of_issue(text, volume.end() if volume else head.end(), end)
    if found is None or found.year is None:
        return None
    notes, at = _notes_behind(text, found.span.end, end)
    if found.weekday is not None and (page := _BARE_PAGE.fullmatch(text, at, end)):
        notes, at = True, page.end()
    if at < end and not (notes and text[at:end].isupper()):
        return None  # behind the page a scan may go on with the heading
    name = Span(*head.span("name"))
    if is_genre(name.of(text)) or _NO_NAME.search(name.of(text)):
        return None  # "Address to the Nation, June 3, 2019"
    quoted = head["quote"] is not None and found.complete and found.weekday is not None
    number = notes and _NUMBER.search(text, found.span.end, end) is not None
    printed = volume or quoted or (notes and found.complete) or _is_running_head(text, head, found, end)
    printed = printed or (number and found.month > 0)
    if not (printed and (quoted or may_be_paper(text, name, small=number))) and not _is_paper(
        name.of(text), found
    ):
        return None
    return FrameLine("source", Span(start, end), "masthead", 0.9, date=found, names=(name,))


def _day_first(text: str, start: int, end: int) -> FrameLine | None:
    """A paper's name behind its day, and perhaps a page: "March 4, 2004 | The Courier (Norwich)"."""
    day = date_at(text, start, end)
    name = _NAME_BEHIND.match(text, _MARKS.match(text, day.span.end, end).end(), end) if day else None  # type: ignore[union-attr]
    if day is None or name is None or not day.complete or not is_certain(name["name"]):
        return None
    if is_genre(name["name"]) or _notes_behind(text, name.end(), end)[1] < end:
        return None
    return FrameLine(
        "source", Span(start, end), "masthead", 0.85, date=day, names=(Span(*name.span("name")),)
    )


def masthead_credit(text: str, start: int, end: int) -> FrameLine | None:
    """The paper and the day from which a text was taken, behind it: "-- Harlow Herald, 2 May 1987"."""
    marks = _CREDIT_MARKS.fullmatch(text, start, end)
    found = masthead(text, *marks.span(1)) if marks else None
    return (
        replace(found, kind="credit", span=Span(start, end), rule="masthead of a credit") if found else None
    )


def _notes_behind(text: str, at: int, end: int) -> tuple[bool, int]:
    """Whether numbers of an issue, its volume or page, or its price follow, and where they end."""
    found = False
    at = _MARKS.match(text, at, end).end()  # type: ignore[union-attr]
    while stop := issue_end(text, at, end):
        found, at = True, _MARKS.match(text, stop, end).end()  # type: ignore[union-attr]
    return found, at


def _day_of_issue(text: str, at: int, end: int) -> DateText | None:
    """The date at a place, or behind the paper's town, "Omak, Wash., Friday, June 6, 1930"."""
    for _ in range(3):
        if found := date_at(text, at, end):
            return found
        town = _TOWN.match(text, at, end)
        if town is None:
            break
        at = town.end()
    return None


def _is_running_head(text: str, head: re.Match[str], day: DateText, end: int) -> bool:
    """Whether a line is the running head of a printed page: in capitals, with the day of the week."""
    name, line = head["name"], text[head.start() : end]
    if not (day.complete and day.weekday is not None and name.isupper()):
        return False
    return _ARTICLE.match(name) is not None or (
        line.isupper() and (name[:4] == "THE " or bool(head["folio"]))
    )


def may_be_paper(text: str, name: Span, *, small: bool = False) -> bool:
    """Whether a name on no list may be a paper's: two words or more, and no writer's; with `small` some may
    be in small letters, "Rives et ports"."""
    words = name.of(text).lower().split()
    if not words or issue_end(text, name.start, name.end):
        return False
    writer = words[0] in terms("writer-leads") or (len(words) == 2 and is_given(words[0]))
    joints = (small and len(words) <= MOST_SMALL) or all(
        word in terms("name-joints") for word in name.of(text).split() if word[0].islower()
    )
    plain = _NO_NAME.search(name.of(text)) is None
    return len(words) > 1 and not writer and joints and plain


def _is_paper(name: str, day: DateText) -> bool:
    """Whether a name says that it is a paper's; beside a month alone it must say so clearly."""
    if " by " in name:
        return False
    if is_agency(name) or is_domain(name):
        return day.complete
    if day.weekday is None:  # "Trapped Miner, March 4, 2014"
        return day.month > 0 and (is_masthead(name) or (day.complete and ends_as_paper(name)))
    return is_paper(name)
