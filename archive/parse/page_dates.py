"""Dates that a web page prints outside its article: <time>, elements named for dates, labels, its address.

Only a date printed as such counts; which of day and month is which, and whether it is one, `extract` says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml import etree

from archive.parse import page_address, page_lines, stated
from archive.parse.page_head import LEDES, LONG, date_of_line
from archive.parse.page_labels import pieces
from archive.parse.page_parts import Parts, guides, marks, words_of
from archive.parse.printed_dates import SHORT, published_in
from archive.text import StatedValue

# What the best known vocabularies call the date of publication, strongest first.
DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
)
# Other names, without their separators: those that speak of publishing, then those that may not.
_PUBLISHING = re.compile(
    r"(?:publi\w*(?:date|time|at|on)|ptime|date(?:publi\w*|posted|issued)|published|pubdate|postdate|issued"
    r"|releasedate|displaydate|articledate)\Z"
)
_LOOSE = re.compile(r"(?:date|time|timestamp)\Z")
_CREATED = re.compile(r"(?:created|creationdate|datecreated|createdate)\Z")
_NOT_PUBLISHING = re.compile(
    r"modif|updat|expir|unpub|valid|review|birth|event|start|end|access|embargo|copyright|upload|refresh"
    r"|build|deploy|generat|gentime|cache|fetch|crawl|harvest|archiv"
)
_SEPARATORS = re.compile(r"[^a-z0-9]+")
# 20090528, 20120704091500
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?", re.ASCII
)
_WITH_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?:\d{4})?(?!\d)")

_NAMED = re.compile(
    r"date|time|publi|posted|submitted|created|author|byline|dateline|datum|fecha|tarih|data(?![a-z])|(?<![a-z])meta(?![a-z])"
    r"|(?:post|entry|article|artikel|asset|story|node|news|blog|detail)[a-z]{0,8}[-_]?(?:meta|info|details?|footer|header)"
)
_OF_PUBLISHING = frozenset(
    (
        "datepublished",
        "datecreated",
        "dc:date",
        "dc:created",
        "dc:issued",
        "dcterms:date",
        "dcterms:created",
        "dcterms:issued",
    )
)
_MOMENT = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d[T ]\d\d:\d\d")
_DATA = re.compile(r"data-(?:[a-z]+-)*(?:publi[a-z]*|pub-?date|posted)(?:-(?:date|time|at|on|iso))*\Z")
_LONGEST_PRINTED, _LONGEST_ALONE = 160, 60
# So many elements around the headline are searched; in those beyond the nearest only one date may stand.
_FARTHEST, _NEAREST = 5, 3
_LISTED = 3  # days of elements called alike that make a list
# An element named for a date of so few characters may name a section too: "Party, 30.10.23".
_FEW = 30
_WORDS_OF_ENTRY = 8  # characters beside its date that make a list's entry an article's title
_DATED_TAGS = (
    *("time", "span", "div", "p", "li", "em", "small", "td", "b", "i", "strong", "a", "font", "dd", "abbr"),
    *("h2", "h3", "h4", "h5", "h6"),
)
# Of tables, lists and links, where a day alone may be a birth's or an archive's, and of headings, where it
# may be a chronology's.
_NOT_ALONE = ("td", "dd", "li", "a", "h2", "h3", "h4", "h5", "h6")
_MONTH_IN_WORDS = re.compile(r"(?!Uhr\b|Stand\b|Datum\b|GMT\b)[^\W\d_]{3}")


def read(parts: Parts, lines: list[str], *, url: str) -> Iterator[StatedValue]:
    """The page's dates from the strongest to the weakest; `lines` are those of its article's part."""
    yield from _times(parts)
    yield from _titled(parts)
    yield from page_address.read(url)
    yield from _named(parts)
    yield from page_lines.read(parts, lines)


def in_metas(metas: Mapping[str, str], *, created: bool = False) -> Iterator[StatedValue]:
    """Dates of meta elements by name, in lower case, strongest first; a value without a year is none. Those
    that tell when a page was made are given, alone, where `created` asks for them."""
    squeezed = {name: _SEPARATORS.sub("", name) for name in metas}
    others = [name for name, short in squeezed.items() if not _NOT_PUBLISHING.search(short)]
    publishing = [name for name in others if _PUBLISHING.search(squeezed[name])]
    made = [name for name in others if _CREATED.search(squeezed[name])]
    loose = [name for name in others if _LOOSE.search(squeezed[name]) and name not in made]
    loosest = {*made, *loose}.difference(DATE_METAS, publishing)
    for name in made if created else dict.fromkeys((*DATE_METAS, *publishing, *loose)):
        if name not in loosest and (compact := _COMPACT.fullmatch(metas.get(name, ""))):
            yield StatedValue("-".join(compact.groups()), f"html:meta {name}")
        elif _WITH_YEAR.search(metas.get(name, "")) and not metas[name].isdigit():
            yield StatedValue(metas[name], f"html:meta {name}")
        elif name in (*DATE_METAS, *publishing) and (day := stated.day_of_seconds(metas.get(name, ""))):
            yield StatedValue(day, f"html:meta {name}, seconds since 1970")


def _times(parts: Parts) -> Iterator[StatedValue]:
    """<time> elements marked as the publication's, else the only moment that any of them names."""
    times = [element for element in parts.root.iter("time") if element.get("datetime")]
    marked = [element for element in times if _marks_publication(element) and not parts.is_outside(element)]
    own = [element for element in times if not (parts.is_other(element) or parts.is_outside(element))]
    others = {(element.get("datetime") or "")[:10]: element for element in own}
    for element in (*sorted(marked, key=parts.distance), *(others.values() if len(others) == 1 else ())):
        yield StatedValue(element.get("datetime") or "", "html:time")
    yield from _attributed(parts)


def _attributed(parts: Parts) -> Iterator[StatedValue]:
    """Dates in the attributes of other elements: microdata, RDFa, the hAtom title of an <abbr>."""
    for element in parts.root.iter(
        "span",
        "div",
        "abbr",
        "p",
        "b",
        "i",
        "em",
        "small",
        "td",
        "dd",
        "li",
        "a",
        "article",
        "section",
        "main",
    ):
        if not element.attrib:
            continue
        for name in map(str, element.keys()):
            if _DATA.match(name) and not parts.is_other(element):
                yield StatedValue(element.get(name) or "", f"html:{name}")
        value = element.get("content") or element.get("datetime") or element.get("title") or ""
        if not value:
            continue
        named = element.tag == "abbr" and _NAMED.search(marks(element)) and not parts.is_other(element)
        if named or (element.get("itemprop") or "").lower() == "datepublished":
            yield StatedValue(value, "html:datePublished")
        elif (name := _property(element)) and not parts.stands_apart(element):
            yield StatedValue(value, f"html:property {name}")


def _titled(parts: Parts) -> Iterator[StatedValue]:
    """The moment in the title of a <span> that shows "8 years ago", if it is the only one."""
    spans = (element for element in parts.root.iter("span", "a") if _MOMENT.match(element.get("title") or ""))
    found = {element.get("title") or "" for element in spans if not parts.is_other(element)}
    if len(found) == 1:
        yield StatedValue(found.pop(), "html:title of a moment")


def _property(element: etree._Element) -> str:
    """The RDFa property of an element that speaks of publishing."""
    names = (element.get("property") or "").lower().split()
    return next((one for one in names if one.removeprefix("schema:") in _OF_PUBLISHING), "")


def _marks_publication(element: etree._Element) -> bool:
    parent = element.getparent()
    said = marks(element) + (marks(parent) if parent is not None and len(parent) == 1 else "")
    return element.get("pubdate") is not None or "publi" in said or "entry-date" in said


def _named(parts: Parts) -> Iterator[StatedValue]:
    """The date in an element that is named for one or holds nothing else, near the title; elsewhere in one
    that is named for it, if it is the only one."""
    for far, place in enumerate(_places(parts)):
        found = _single(islice(_printed_in(parts, place, alone=True), 20))
        if found and (far < _NEAREST or len({item.value for item in found}) == 1):
            yield found[0]
            return
    everywhere = [item for item, _ in islice(_printed_in(parts, parts.root), 50)]
    if len({item.value for item in everywhere}) == 1:
        yield everywhere[0]


def _single(found: Iterable[tuple[StatedValue, str]]) -> list[StatedValue]:
    """The dates without those of elements that are called alike and hold several: of a list of reports."""
    dates = list(found)
    called: dict[str, set[str]] = {}
    for item, name in dates:
        called.setdefault(name, set()).add(item.value)
    return [item for item, name in dates if not name or len(called[name]) < _LISTED]


def _places(parts: Parts) -> Iterator[etree._Element]:
    """Where the article's own date stands: its element, or what surrounds the headline, the nearest first."""
    articles = list(islice(parts.root.iter("article"), 2))
    if len(articles) == 1 and (not parts.around or articles[0] in parts.around):
        yield articles[0]
    yield from (element for element in parts.around[:_FARTHEST] if element.tag not in ("body", "html"))
    if len(articles) == 1:
        yield articles[0]


def _printed_in(
    parts: Parts, place: etree._Element, *, alone: bool = False
) -> Iterator[tuple[StatedValue, str]]:
    """Dates in elements named for them and, with `alone`, in those with no more than one and a byline; with
    each what its element is called."""
    paragraphs = 0
    for element in place.iter(_DATED_TAGS):
        paragraphs += len(element.text or "") > LONG  # no day below the report's first ones is of its head
        alone = alone and paragraphs <= LEDES
        said = marks(element)
        named = element.tag == "time" or (said and _NAMED.search(said))
        if not (named or alone):
            continue
        words = words_of(element, 20, between=" ")
        printed = ""
        if named and len(words) <= _LONGEST_PRINTED:
            printed = published_in(words) or _short_in(words)
        elif alone and not named and len(words) <= _LONGEST_ALONE and not _is_listed(element):
            printed = date_of_line(words, alone=False)
        # whose an element is, is asked last: most hold no date
        its_own = bool(printed) and not (parts.is_other(element) or parts.is_outside(element))
        if its_own and not _is_of_list(element, printed):
            origin = "named for a date" if named else "with a date alone"
            yield StatedValue(printed, f"html:{element.tag} {origin}"), said.strip()


def _is_listed(element: etree._Element) -> bool:
    """Whether it leads about the site, is of a table or a heading, or of a list of other days."""
    if element.tag in _NOT_ALONE or any(map(guides, element.iterancestors())):
        return True
    entry, around = _entry(element)
    if around is None:
        return False
    return any(published_in(_spaced(other)) for other in islice(around, 6) if other is not entry)


def _is_of_list(element: etree._Element, printed: str) -> bool:
    """Whether it is of one of several entries with a date and more words: a list of other articles."""
    entry, around = _entry(element)
    if entry is None or around is None or len(_spaced(entry)) < len(printed) + _WORDS_OF_ENTRY:
        return False
    others = islice((other for other in around.iterchildren("li") if other is not entry), 4)
    return any(
        published_in(words) and len(words) > len(printed) + _WORDS_OF_ENTRY for words in map(_spaced, others)
    )


def _entry(element: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """The entry of a list that an element is or stands in, and the list; None twice outside of lists."""
    entry = element if element.tag == "li" else next(element.iterancestors("li"), None)
    around = None if entry is None else entry.getparent()
    return (None, None) if around is None else (entry, around)


def _spaced(element: etree._Element) -> str:
    """An element's words; in a list the day stands right behind the title."""
    return words_of(element, between=" ")


def _short_in(words: str) -> str:
    """A date whose year has two digits, where it is all that an element holds."""
    whole = next((piece for piece in map(str.strip, pieces(words)) if SHORT.fullmatch(piece)), None)
    found = SHORT.search(words)
    if whole is not None:
        return whole
    rest = words[: found.start()] + words[found.end() :] if found else ""
    few = len(words) <= _FEW or not _MONTH_IN_WORDS.search(rest)
    return found.group() if found and few else ""
