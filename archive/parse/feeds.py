"""RSS and Atom files: a document an entry (https://www.rssboard.org/rss-specification, RFC 4287).

An entry's Original is the feed with this entry alone and of the feed's own elements only its title, link
and language, so that it can be read again by itself and does not change when the feed's date does.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from email.utils import parsedate_to_datetime
from html import unescape
from typing import BinaryIO

from lxml import etree

from archive.errors import DocumentError
from archive.parse import decoding, detect, json_document, limits, opening, stated
from archive.parse.unit import BadUnit, Unit
from archive.text import Document, Stated, StatedValue

_KEPT_OF_FEED = ("title", "link", "language")
_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "summary", "description")
"""Elements that hold an entry's words, the fullest first."""

_DATES = ("pubDate", "published", "issued", "date", "updated", "modified")
_AUTHORS = ("creator", "author")


_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>a|abbr|b|big|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|small|span|strike"
    r"|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LONGEST_TITLE = 5000  # characters that are searched for markup


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """Every entry, known by its guid or id, else its link, else its number."""
    root = _tree(opening.read_all(stream, limits.DOCUMENT_BYTES))
    if _name(root) not in ("rss", "feed", "RDF"):
        raise DocumentError("This XML file is neither an RSS nor an Atom feed.", stage="parse")
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    frame = _frame(root, entries)
    stem, seen = detect.stem_of(name), dict[str, int]()
    for number, entry in enumerate(entries, 1):
        ident = _ident(entry)
        key = ident or str(number)
        if first := seen.get(key):
            message = f"Entry {number}: its id {key!r} is entry {first}'s already."
            yield BadUnit(str(number), DocumentError(message, stage="parse"))
            continue
        seen[key] = number
        yield Unit(ident or f"{stem}-{number}", key, _alone(frame, entry), "feed", "application/xml")


def read(unit: Unit) -> Document:
    """The entry's words, as HTML, and what it and its feed state."""
    root = _tree(unit.data)
    entry = next((element for element in root.iter() if _name(element) in _ENTRIES), None)
    if entry is None:
        raise DocumentError("The feed holds no entry.", stage="parse")
    html = next((words for name in _BODIES if (words := _markup(entry, name))), "")
    if not html:
        raise DocumentError("The entry holds no words, only a title and a link.", stage="parse")
    found = json_document.from_fields(unit.id, {"html": html}, encoding="utf-8", certainty=1.0)
    return Document(unit.id, found.text, _stated(root, entry), found.headings)


def _tree(data: bytes) -> etree._Element:
    """The XML tree; entities, DTDs and the network are off."""
    if not data.strip():
        raise DocumentError("The feed is empty.", stage="parse")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as first:
        return _as_characters(data, first)


def _as_characters(data: bytes, first: etree.XMLSyntaxError) -> etree._Element:
    """A second try, decoded as text files are: a feed may misstate its encoding."""
    value = decoding.decoded(data)[0].lstrip("\ufeff \t\r\n")
    if value.startswith("<?xml"):
        value = value.partition("?>")[2]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        return etree.fromstring(value.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        message = f"The XML is broken ({first}); fetch the feed again."
        raise DocumentError(message, stage="parse") from first


def _name(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if _name(child) == name]


def _words(element: etree._Element, name: str) -> str:
    """The first non-blank text of a child with that name, on one line."""
    texts = ("".join(map(str, child.itertext())) for child in _children(element, name))
    return next((line for text in texts if (line := " ".join(text.split()))), "")


def _title(element: etree._Element, name: str = "title") -> str:
    """The first non-blank title of an element, without the markup and the entities that feeds put into it."""
    for child in _children(element, name):
        line = "".join(map(str, child.itertext()))
        if child.get("type", "html").lower() in ("html", "text/html") and len(line) <= _LONGEST_TITLE:
            tags = list(_TAG.finditer(line))
            marked = child.get("type") or any(tag["close"] or tag["name"].lower() == "br" for tag in tags)
            line = _ENTITY.sub(lambda found: unescape(found[0]), _TAG.sub(_gap, line) if marked else line)
        if line := " ".join(line.replace("\0", "").split()):
            return line
    return ""


def _gap(tag: re.Match[str]) -> str:
    """What stands for a tag: a space where it parts words."""
    return " " if tag["name"].lower() in ("br", "p", "div") else ""


def _markup(entry: etree._Element, name: str) -> str:
    """The HTML of a child: escaped text as it stands, or the markup inside an xhtml content."""
    for child in _children(entry, name):
        inner = "".join(etree.tostring(part, encoding="unicode") for part in child)
        html = (child.text or "") + inner
        if html.strip():
            return html
    return ""


def _ident(entry: etree._Element) -> str:
    for name in ("guid", "id"):
        if found := _words(entry, name):
            return found if len(found) <= limits.ID_CHARACTERS and found.isprintable() else ""
    link = _link(entry)
    return link if len(link) <= limits.ID_CHARACTERS else ""


def _link(element: etree._Element) -> str:
    """The address of the page that an entry or a feed stands for."""
    for child in _children(element, "link"):
        if child.get("rel", "alternate") == "alternate":
            url = stated.web_address(child.get("href") or (child.text or "").strip())
            if url:
                return url
    return ""


def _frame(root: etree._Element, entries: list[etree._Element]) -> etree._Element:
    """The feed without its entries and without what changes from day to day."""
    for entry in entries:
        parent = entry.getparent()
        if parent is not None:
            parent.remove(entry)
    frame = deepcopy(root)
    holder = next((child for child in frame if _name(child) == "channel"), frame)
    for child in list(holder):
        if _name(child) not in _KEPT_OF_FEED:
            holder.remove(child)
    return frame


def _alone(frame: etree._Element, entry: etree._Element) -> bytes:
    single = deepcopy(frame)
    holder = next((child for child in single if _name(child) == "channel"), single)
    entry = deepcopy(entry)
    entry.tail = None
    holder.append(entry)
    return etree.tostring(single, encoding="utf-8")


def _stated(root: etree._Element, entry: etree._Element) -> Stated:
    feed = next((child for child in root if _name(child) == "channel"), root)
    author = next((words for name in _AUTHORS if (words := _words(entry, name))), "")
    language = _words(feed, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Stated(
        title=_value(_title(entry), "feed:title"),
        date=stated.without_placeholder(
            [StatedValue(_day(words), f"feed:{name}") for name in _DATES if (words := _words(entry, name))]
        ),
        source=_value(_source(entry) or _title(feed), "feed:title of the feed"),
        language=_value(language, "feed:language"),
        url=_link(entry),
        metadata={"author": author} if author else {},
    )


def _source(entry: etree._Element) -> str:
    """The outlet that an entry was taken from: RSS writes its name, Atom its feed with a title."""
    for child in _children(entry, "source"):
        if found := _title(child):
            return found
    return _title(entry, "source")


def _value(value: str, origin: str) -> tuple[StatedValue, ...]:
    return (StatedValue(value, origin),) if value else ()


def _day(value: str) -> str:
    """The day as printed, of an ISO or a mail date; any other value unchanged."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return stated.day_of(value)
