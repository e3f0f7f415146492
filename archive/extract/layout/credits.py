"""Credits of a frame: outlets named in a byline, a label, brackets, or after a report's last sentence."""

import re

from archive.extract.layout.dated_lines import date_line, dated_line, writers_place
from archive.extract.layout.frame_line import FrameLine, LineKind, stripped
from archive.extract.layout.outlets import (
    AGENCY_WORD,
    is_agency,
    is_domain,
    is_outlet,
    names_in,
)
from archive.extract.layout.papers import is_masthead, is_paper
from archive.extract.layout.posts import post_in, without_post
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = [
    "byline",
    "credit_line",
    "dated_byline",
    "inline_credit",
    "leading_source",
    "named_source",
]

LONGEST_BYLINE = 160
MOST_BYLINE_WORDS = 8  # before the day
INLINE_REACH = 100  # characters at the end of a paragraph in which a credit may stand

# "Door onze redactie", "By our correspondent": nobody is named.
_BY_OURS = re.compile(
    r"(?:by|from|von|par|de|door|por|di|da|af|av)\s"
    r"(?:our|onze|unser\w{0,2}|notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[aoi]|vores|vår\w?)"
    r"\s[^\W\d_][\w ]{3,40}?"
    r"(?:\s(?:and|und|et|y|e|en|og|och)\s(?P<name>(?-i:[A-Z]|dpa|epd|sid|apa|ddp|adn)[\w. -]{0,30}?))?\.?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?i:byline|authors?|writer|reporter|editors?|edited\sby|by|von|par|por|door|autor(?:in)?|auteur)\s?:\s?"
    r"|(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor)\s(?=[A-Z“\"‘])|From\s(?=[A-Z]{2})"
    r"|(?:كتبت?|إعداد|بقلم|تحرير|نویسنده|خبرنگار|مترجم)\s?[:：-]\s?(?=[^\n]{3,40}$)"
)
_SMALL_BY = re.compile(r"by\s(?=[A-ZÀ-Þ])")  # counts beside a day only
_PIECE = re.compile(r"(?:(?!\s(?:[–—-]|for|pour|avec|with|mit|at)\s)[^,|/;])+")
_PIECE_LEAD = re.compile(r"(?:for|pour|avec|with|mit|at)\s")
_BEFORE_DAY = re.compile(r"(?:,|\s[–—|-])\s(?=\w)")
_SOURCE = re.compile(
    r"(?:sources?|quelle|fuente|fonte|outlet|publisher|publication|newspaper|zeitung|periódico|giornale|krant|منبع|المصدر|источник)\s?[:：]\s*",
    re.IGNORECASE,
)
_CREDIT_LEAD = re.compile(
    r"(?:h/t|hat tip(?: to)?|via|with (?:inputs?|files|reporting|material) (?:from|by)"
    r"|(?:source|credit)s?\s?:)\s*",
    re.IGNORECASE,
)
_INLINE_SOURCE = re.compile(r"(?:source|outlet|publisher)\s?[:：]?\s(?=\w)", re.IGNORECASE)
# A writer's line below his name: "Of the Plover Post-Register Staff", "For The Harlow Herald".
_OF_STAFF = re.compile(r"(?:of|for)\s(?P<name>the\s[^,.\n]{2,60}?)(?:\sstaff)?", re.IGNORECASE)
_SPECIAL = re.compile(
    r"[(\[]?(?:by )?(?:special|exclusive|wireless|cable|telegraph)\b"
    r"(?:\s(?:cable|despatch|dispatch|correspondence|report))?\s(?:to|for|of)\s([^()\[\]\n]{2,60}?)[.)\]]*",
    re.IGNORECASE,
)
# How monitors and old papers head what they took: "Text of report by Interfax news agency", "(Per Press
# Association.—By Electric Telegraph.)".
_REPORT_BY = re.compile(
    r"(?:(?:text|excerpts?) (?:of|from) (?:a )?(?:[\w ]{2,20} )?reports? (?:in [\w ]{2,20} )?"
    r"by (?:[\w ]{2,20} )??"
    r"|[(\[](?:per|by) (?!cable|wireless|tele|special|our|a ))(?P<name>[A-Z][\w .'’-]{1,40}?)"
    r"(?: (?:news )?(?:agency|website|web site|tv|radio)\b[^\n]*|(?:\.?\s?[—–-][^\n]*)?\.?[)\]][.—–\s-]*)$",
    re.IGNORECASE,
)
_AGENCY_BEHIND = re.compile(
    r"(?:Text|Excerpts?) (?:of|from) (?:[\w-]+ ){0,2}reports? (?:in [A-Z]\w+ )?by (?:[\w-]+ ){0,4}"
    r"news agency (?P<name>[A-Z][\w-]+)(?: (?:website|web site|in [A-Z]\w+|on \d{1,2} \w+))*$"
)
_BY_WIRE = re.compile(
    r"(?:[(\[]By (?:electric )?telegraph\.?\s?[—–-]{1,2}\s?)?"
    r"([A-Z][\w .'’-]{1,40}?)[.,]?\s?[—–-]{1,2}\s?By (?:electric )?(?:telegraph|cable|wireless)\b",
    re.IGNORECASE,
)
_TELEGRAPHED = re.compile(
    r"[(\[]By (?:electric )?(?:telegraph|cable|wireless)\.?\s?[—–-]{1,2}\s?([A-Z][\w '’-]{1,40})\.?[)\]]\.?",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?:(?:electric|submarine|special|private|overland|air|magnetic)\s)*"
    r"(?:telegraph|cable|wireless|telephone|mail|post)\.?",
    re.IGNORECASE,
)  # how a report came, by which no outlet is named: "BY ELECTRIC TELEGRAPH."
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]\n]{2,90}?)\s*[.]?\s*[)\]]\.?|/\s?([^/\n]{2,60}?)\s?/\.?")
_DASHED = re.compile(r"(?:--+|[—–―-])\s*(\S[^\n]{1,80}?)\.?")
_AFTER_STOP = re.compile(r"[.!?…][”\"’')\]]*+\s*((?:[(\[/]|[—–―]|--+)[^.!?\n]{2,80}\.?)")


def named_source(text: str, start: int, end: int, *, tail: bool) -> FrameLine | None:
    """ "Source: X", "Special to X", or a line that is only an agency's name."""
    label = _SOURCE.match(text, start, end)
    names = names_in(text, label.end(), len(text[:end].rstrip("."))) if label else ()
    if label and names:
        return FrameLine(
            "credit" if tail else "source", Span(start, end), "labelled source", 0.9, names=names
        )
    heard = None if tail else _AGENCY_BEHIND.match(text, start, end)
    if heard and is_agency(heard["name"]):
        named_behind = (Span(*heard.span("name")),)
        return FrameLine("source", Span(start, end), "report by an agency", 0.9, names=named_behind)
    if report := _REPORT_BY.match(text, start, end):
        name = Span(*report.span(1))
        if is_outlet(name.of(text)) and not tail:
            return FrameLine("source", Span(start, end), "report by an agency", 0.9, names=(name,))
    if wired := _BY_WIRE.match(text, start, end):
        name = Span(*wired.span(1))
        if is_outlet(name.of(text)) and not tail:
            return FrameLine("source", Span(start, end), "agency by telegraph", 0.9, names=(name,))
    word = AGENCY_WORD.match(text, start, end)
    named = word.end() if word else start
    last = end - text[start:end].endswith(":")  # "Trend:"
    if end - start < 60 and (is_agency(text[named:last]) or is_domain(text[named:last])):
        kind: LineKind = "credit" if tail else "source"
        return FrameLine(kind, Span(start, end), "agency line", 0.85, names=(Span(named, last),))
    if tail:
        return None
    if wired := _TELEGRAPHED.fullmatch(text, start, end) if text[start] in "([" else None:
        return FrameLine(
            "source", Span(start, end), "agency by telegraph", 0.9, names=(Span(*wired.span(1)),)
        )
    staff = _OF_STAFF.fullmatch(text, start, end)
    told = staff and (staff["name"][0] == "T" or text.endswith(("taff", "TAFF"), start, end))
    if (
        staff
        and told
        and is_paper(staff["name"])
        and names_in(text, staff.start("name") + 4, staff.end("name"))
    ):
        article = 4 * staff["name"].startswith("the ")
        name = Span(staff.start("name") + article, staff.end("name"))
        return FrameLine("source", Span(start, end), "of the staff", 0.85, names=(name,))
    if special := _SPECIAL.fullmatch(text, start, end):
        name = Span(special.start(1) + 4 * special[1].startswith("the "), special.end(1))
        return FrameLine("source", Span(start, end), "special to", 0.9, names=(name,))
    return None


def leading_source(text: str, start: int, end: int) -> FrameLine | None:
    """ "source X" before a paragraph's first words, where no mark ends the name: listed outlets only."""
    label = _INLINE_SOURCE.match(text, start, end)
    words = list(re.compile(r"\S+").finditer(text, label.end(), min(end, label.end() + 60))) if label else []
    for word in reversed(words[:5]):
        if label and is_agency(text[label.end() : word.end()]) and word.end() < end:
            name = Span(label.end(), word.end())
            return FrameLine("source", Span(start, word.end()), "labelled source", 0.85, names=(name,))
    return None


def byline(text: str, start: int, end: int) -> FrameLine | None:
    """Names of writers, with those of outlets among them; or a writer's post alone, "Our Correspondent"."""
    if post := post_in(text, start, min(end, start + LONGEST_BYLINE)):
        before = stripped(text, start, post.start)
        if post.end == end and (not len(before) or is_agency(before.of(text))):
            return FrameLine(
                "byline", Span(start, end), "byline", 0.85, names=(before,) if len(before) else ()
            )
    if ours := _BY_OURS.fullmatch(text, start, end):
        wire = (Span(*ours.span("name")),) if ours["name"] and is_agency(ours["name"]) else ()
        return FrameLine("byline", Span(start, end), "byline", 0.85, names=wire)
    lead = _BYLINE.match(text, start, end)
    if dated := dated_byline(text, start, end):
        return dated
    if dated_line(text, start, end, tail=False, titled=True):
        return None  # "By JANE ROE  JUNE 3, 2002"
    if lead is None or end - start > LONGEST_BYLINE or any(mark in text[start:end] for mark in "|•·"):
        return None
    words = re.findall(r"[^\W\d_][\w.'’-]*", text[lead.end() : end])
    labelled = lead[0].rstrip().endswith(":")  # "Editor: huaxia"
    if not words or (not labelled and any(word[0].islower() and not _may_byline(word) for word in words)):
        return None
    names, place = _outlets(text, lead.end(), end), writers_place(text, start, end)
    places = (place,) if place else ()
    return FrameLine("byline", Span(start, end), "byline", 0.85, names=names, places=places)


def dated_byline(text: str, start: int, end: int) -> FrameLine | None:
    """A writer's name, perhaps an outlet's, and the day: "By Jane Roe, Reuters, 4 May 1999"."""
    last = min(end, start + LONGEST_BYLINE)
    lead = _BYLINE.match(text, start, last) or _SMALL_BY.match(text, start, last)
    joints = _BEFORE_DAY.finditer(text, lead.end(), end) if lead else ()
    for joint in joints:
        day = date_line(text, joint.end(), end)
        named = text[lead.end() : joint.start()] if lead else ""
        words = re.findall(r"[^\W\d_][\w.'’-]*", named)
        if day is None or day.date is None or not day.date.complete or not lead:
            continue
        if len(words) > MOST_BYLINE_WORDS or any(
            word[0].islower() and not _may_byline(word) for word in words
        ):
            return None
        names = _outlets(text, lead.end(), joint.start())
        return FrameLine("byline", Span(start, end), "byline with a date", 0.85, date=day.date, names=names)
    return None


def _outlets(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The first outlet among the names of a byline, or the one that all of it names: "RFE/RL"."""
    whole = without_post(text, stripped(text, start, end))
    if _MEANS.fullmatch(whole.of(text)):
        return ()
    if is_agency(whole.of(text)):
        return (whole,)
    pieces = _PIECE.finditer(text, start, end)
    spans = [without_post(text, _name_of(text, *piece.span())) for piece in pieces]
    named = (
        span
        for index, span in enumerate(spans)
        if len(span) and (is_outlet(span.of(text)) or (is_paper if index else is_masthead)(span.of(text)))
    )
    return tuple(named)[:1]


def _may_byline(word: str) -> bool:
    return word.lower() in terms("byline-words") or is_agency(word)


def _name_of(text: str, start: int, end: int) -> Span:
    """What a piece names, without marks and the word that leads to it: "– Trend:", "for The Courier"."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip(" –—-"))
    lead = _PIECE_LEAD.match(text, first, end)
    return stripped(text, lead.end() if lead else first, start + len(inner.rstrip(" :")))


def credit_line(text: str, start: int, end: int) -> FrameLine | None:
    """A list of names in brackets, after a dash, or after "via" and its like."""
    bracketed, dashed = _BRACKETED.fullmatch(text, start, end), _DASHED.fullmatch(text, start, end)
    whole = bracketed or dashed
    first, last = (start, end) if whole is None else whole.span(whole.lastindex or 0)
    lead = _CREDIT_LEAD.match(text, first, last)
    names = names_in(text, lead.end() if lead else first, first + len(text[first:last].rstrip(". ")))
    if not names or any(_is_direction(name.of(text)) for name in names):
        return None
    confidence = _confidence(
        [name.of(text) for name in names], lead=lead is not None, bracketed=bool(bracketed)
    )
    if confidence is None or (whole is None and lead is None):
        return None
    return FrameLine("credit", Span(start, end), "credit line", confidence, names=names)


def _confidence(names: list[str], *, lead: bool, bracketed: bool) -> float | None:
    """How surely these are outlets: by a word that says so, by their shape, or by their brackets."""
    known = [is_outlet(name) for name in names]
    if lead or all(known):
        return 0.9
    if not bracketed:
        return None
    if any(known) or len(names) > 1:
        return 0.75
    return 0.5 if _is_title_case(names[0]) else None


def inline_credit(text: str, start: int, end: int) -> FrameLine | None:
    """A credit after the last sentence of a paragraph: "... he said. (Reuters)"; outlets only."""
    match = _AFTER_STOP.search(text, max(start, end - INLINE_REACH), end)
    while match is not None:
        first, last = match.span(1)
        credit = credit_line(text, first, last) if last == end else None
        if credit is not None and all(is_outlet(name.of(text)) for name in credit.names):
            span = Span(first, last)
            return FrameLine("credit", span, "credit after the last sentence", 0.8, names=credit.names)
        match = _AFTER_STOP.search(text, match.start() + 1, end)
    return None


def _is_direction(name: str) -> bool:
    """A stage direction or an editor's note in brackets, not a name: (Applause), (Photo: ...), (ENDS)."""
    low = name.lower().strip(".")
    return low in terms("stage-directions") or low.split()[0].strip(":") in terms("stage-directions")


def _is_title_case(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() or word in ("of", "and", "the", "de") for word in words)
