"""Dates that a web page prints outside its article: <time>, elements named for dates, labels, its address.

Only a date printed as such counts; which of day and month is which, and whether it is one, `extract` says.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path

from lxml import etree

from archive.parse import stated
from archive.parse.printed_dates import PRINTED, published_in
from archive.text import StatedValue

_LETTERS = r"[^\W\d_]"
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
    r"(?:publi\w*(?:date|time|at|on)|date(?:publi\w*|posted|issued)|published|pubdate|postdate|issued"
    r"|releasedate|displaydate|articledate)\Z"
)
_LOOSE = re.compile(r"(?:date|created|time|timestamp|datecreated)\Z")
_NOT_PUBLISHING = re.compile(
    r"modif|updat|expir|unpub|valid|review|birth|event|start|end|access|embargo|copyright|upload|refresh"
)
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_WITH_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?:\d{4})?(?!\d)")

# /20240501/ in an address.
_IN_SHORT_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/\-_.]|\Z)", re.ASCII
)
# /2012/jul/08/ in an address.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMED = re.compile(
    r"/((?:19|20)\d\d)([/-])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\2(0?[1-9]|[12]\d|3[01])(?=[/\-_.]|\Z)",
    re.ASCII | re.IGNORECASE,
)
# /2024/05/01/ or /2024-05-01- in an address, months and days in range.
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/\-_.]|\Z)(?!\2\d)", re.ASCII
)
_NAMED = re.compile(r"date|time|publi|posted|byline|dateline")
_NAMED_OTHERWISE = re.compile(r"updat|modif|comment|copyright|footer|event|calendar|related|sidebar|timeline")
_APART = re.compile(
    r"(?<![a-z])(?:comments?|respond|repl(?:y|ies)|discussion|related|footer|recommend\w*|sidebar|widget|teasers?"
    r"|events?|calendar|agenda|trending|popular|upcoming)(?![a-z])"
)
# Words before a <time> that is no publication's: when an event is, when a page changed or will close.
_OTHER_MOMENT = re.compile(
    r"\b(?:when|starts?|ends?|deadline|closes|expires|until|due|updated|modified|changed|reviewed|accessed)\W{0,3}\Z",
    re.IGNORECASE,
)
_LONGEST_PRINTED = 160
# A line's parts: between marks, and from one label to the next.
_PARTS_OF_LINE = re.compile(
    r"\s+[|–—•·/-]\s+|\s+(?=(?:last\s)?(?:published|posted|updated|modified)\b)", re.IGNORECASE
)
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_LINES_UNDER_HEADING, _LONGEST_LINE = 5, 80
_LABEL_SPACE = 6000
"""How many characters of a page's visible words are searched for a label."""


def read(root: etree._Element, visible: str, *, url: str) -> Iterator[StatedValue]:
    """The page's dates from the strongest to the weakest; `visible` is all its words, laid out."""
    yield from _times(root)
    yield from _in_address(url)
    yield from _named(root)
    yield from _labelled(visible)
    yield from _under_heading(root)


def in_metas(metas: Mapping[str, str]) -> Iterator[StatedValue]:
    """Dates of meta elements by name, in lower case, strongest first; a value without a year is none."""
    squeezed = {name: _SEPARATORS.sub("", name) for name in metas}
    others = [name for name, short in squeezed.items() if not _NOT_PUBLISHING.search(short)]
    publishing = [name for name in others if _PUBLISHING.search(squeezed[name])]
    loose = [name for name in others if _LOOSE.search(squeezed[name])]
    for name in dict.fromkeys((*DATE_METAS, *publishing, *loose)):
        if _WITH_YEAR.search(metas.get(name, "")) and not metas[name].isdigit():
            yield StatedValue(metas[name], f"html:meta {name}")
        elif name in (*DATE_METAS, *publishing) and (day := stated.day_of_seconds(metas.get(name, ""))):
            yield StatedValue(day, f"html:meta {name}, seconds since 1970")


def _times(root: etree._Element) -> Iterator[StatedValue]:
    """<time> elements marked as the publication's, else the only moment that any of them names."""
    times = [element for element in root.iter("time") if element.get("datetime")]
    marked = [element for element in times if _marks_publication(element)]
    others = {(element.get("datetime") or "")[:10]: element for element in times if not _is_other(element)}
    for element in (*marked, *(others.values() if len(others) == 1 else ())):
        yield StatedValue(element.get("datetime") or "", "html:time")
    for element in root.iter("span", "div", "abbr", "p"):
        named = element.tag == "abbr" and _NAMED.search(_marks(element)) and not _is_other(element)
        if named or (element.get("itemprop") or "").lower() == "datepublished":
            yield StatedValue(element.get("content") or element.get("title") or "", "html:datePublished")


def _marks(element: etree._Element) -> str:
    return " ".join(element.get(name) or "" for name in ("itemprop", "class", "id")).lower()


def _marks_publication(element: etree._Element) -> bool:
    marks = _marks(element)
    return element.get("pubdate") is not None or "publi" in marks or "entry-date" in marks


def _is_other(element: etree._Element) -> bool:
    marked = bool(_NAMED_OTHERWISE.search(_marks(element)))
    return marked or bool(_OTHER_MOMENT.search(_before(element))) or _stands_apart(element)


def _before(element: etree._Element) -> str:
    """The words directly before an element, in its parent."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        words = parent.text if parent is not None else ""
    else:
        words = "".join(map(str, islice(previous.itertext(), 20))) + (previous.tail or "")
    return (words or "")[-40:].strip()


def _stands_apart(element: etree._Element) -> bool:
    """Whether it stands in a part of the page that is not the article: readers' comments, links, the foot.

    The article's own element and the body may bear such words too ("with-comments"), so they do not count.
    """
    return any(
        around.tag in ("footer", "aside") or _APART.search(_marks(around))
        for around in element.iterancestors()
        if around.tag not in ("article", "main", "body", "html")
    )


def _in_address(url: str) -> Iterator[StatedValue]:
    if match := _IN_ADDRESS.search(url):
        year, _, month, day = match.groups()
        yield StatedValue(f"{year}-{int(month):02}-{int(day):02}", "html:url")
    elif named := _MONTH_NAMED.search(url):
        year, _, name, day = named.groups()
        yield StatedValue(f"{year}-{_MONTHS.index(name[:3].lower()) + 1:02}-{int(day):02}", "html:url")
    elif short := _IN_SHORT_ADDRESS.search(url):
        yield StatedValue("-".join(short.groups()), "html:url")


def _named(root: etree._Element) -> Iterator[StatedValue]:
    """The date in an element that is named for one, near the title; elsewhere only if it is the only one."""
    for place in _places(root):
        found = list(islice(_printed_in(place), 20))
        if found:
            yield found[0]
            return
    everywhere = list(islice(_printed_in(root), 50))
    if len({item.value for item in everywhere}) == 1:
        yield everywhere[0]


def _places(root: etree._Element) -> Iterator[etree._Element]:
    """Where the article's own date stands: its element, or what surrounds the only top heading."""
    articles = list(islice(root.iter("article"), 2))
    if len(articles) == 1:
        yield articles[0]
    heads = list(islice(root.iter("h1"), 2))
    if len(heads) == 1:
        around = [heads[0].getparent()]
        around.append(around[0].getparent() if around[0] is not None else None)
        yield from (
            element for element in around if element is not None and element.tag not in ("body", "html")
        )


def _printed_in(place: etree._Element) -> Iterator[StatedValue]:
    for element in place.iter("time", "span", "div", "p", "li", "em", "small", "td", "b", "i", "strong", "a"):
        marks = _marks(element)
        if (element.tag == "time" or _NAMED.search(marks)) and not _is_other(element):
            words = " ".join(islice(map(str, element.itertext()), 20))
            printed = published_in(words) if len(words) <= _LONGEST_PRINTED else ""
            if printed:
                yield StatedValue(printed, f"html:{element.tag} named for a date")


def _under_heading(root: etree._Element) -> Iterator[StatedValue]:
    """A date that opens one of the first short lines after the page's only top heading."""
    heads = list(islice(root.iter("h1"), 2))
    if len(heads) != 1:
        return
    lines = 0
    for element in heads[0].itersiblings("p", "div", "span", "time", "ul", "small", "section", "header"):
        words = " ".join("".join(map(str, islice(element.itertext(), 40))).split())
        if len(words) > _LONGEST_LINE or lines >= _LINES_UNDER_HEADING:
            return
        lines += bool(words)
        printed = next(filter(None, map(_date_of_part, _PARTS_OF_LINE.split(words))), "")
        if printed and not _is_other(element):
            yield StatedValue(printed, f"html:{element.tag} under the heading")
            return


def _date_of_part(part: str) -> str:
    """The date that opens a part of a line, after a label or not, or that ends a byline; "" for none."""
    label = _label().match(part)
    found = PRINTED.match(part, label.end() if label else 0)
    if found is None and _BYLINE.match(part):
        found = next((one for one in PRINTED.finditer(part) if one.end() == len(part)), None)
    return found.group() if found else ""


def _labelled(visible: str) -> Iterator[StatedValue]:
    """A date right after a label such as "Published on" at the start of a line."""
    for match in _label().finditer(visible[:_LABEL_SPACE]):
        if printed := PRINTED.match(visible, match.end()):
            yield StatedValue(printed.group(), f"html:label {match.group(1).strip()}")
            return


@cache
def _label() -> re.Pattern[str]:
    """The labels, longest first, with an optional colon and weekday after them."""
    rows = Path(__file__).with_name("date-labels.txt").read_text("utf-8").splitlines()
    labels = sorted((row for row in rows if not row.startswith("#")), key=len, reverse=True)
    words = "|".join(re.escape(label).replace(r"\ ", r"\s") for label in labels)
    weekday = rf"(?:{_LETTERS}{{2,12}}\.?,\s{{1,3}})?"
    return re.compile(
        rf"^[\W_]{{0,3}}({words})\s{{0,2}}[:：|]?\s{{0,3}}{weekday}", re.IGNORECASE | re.MULTILINE
    )
