"""A page's headline among its headings, and the site's name in the rest of its <title>."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from archive.parse.page_parts import PIECES, squeeze, words_of
from archive.text import StatedValue

_HEADINGS = 60
_SHORTEST, _LONGEST_NAME = 6, 60
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d,©()–-]*(?P<name>[^\n.|]{2,80})", re.IGNORECASE)


def headlines(root: etree._Element) -> Iterator[StatedValue]:
    """The heading that the title names, else the only h1; then <title>, often with the site's name."""
    title = _title(root)
    pieces = {squeeze(piece) for piece in (title, *PIECES.split(title))}
    headings = [
        (element.tag, words_of(element)) for element in islice(root.iter("h1", "h2", "h3"), _HEADINGS)
    ]
    named = [found for found in headings if len(found[1]) >= _SHORTEST and squeeze(found[1]) in pieces]
    tops = {words for tag, words in headings if tag == "h1" and words}
    if named:
        tag, words = max(named, key=lambda found: len(found[1]))
        yield StatedValue(words, f"html:{tag}")
    elif len(tops) == 1:
        yield StatedValue(tops.pop(), "html:h1")
    if title:
        yield StatedValue(title, "html:title")


def site_names(root: etree._Element, headline: str, visible: str) -> Iterator[StatedValue]:
    """The last or first piece of <title> beside the headline, if the page says it too: in the text of a link
    to the site's own start, the words of a logo, or its line of copyright."""
    pieces = [piece.strip() for piece in PIECES.split(_title(root)) if piece.strip()]
    if len(pieces) < 2 or squeeze(headline) not in (squeeze(pieces[0]), squeeze(pieces[-1])):
        return
    name = pieces[-1] if squeeze(headline) == squeeze(pieces[0]) else pieces[0]
    if len(name) <= _LONGEST_NAME and squeeze(name) in {squeeze(one) for one in _own_names(root, visible)}:
        yield StatedValue(name, "html:title")


def _own_names(root: etree._Element, visible: str) -> Iterator[str]:
    for link in islice(root.iter("a"), 200):
        if re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", link.get("href") or "#"):
            yield words_of(link)
            yield from (image.get("alt") or "" for image in link.iter("img"))
    for element in islice(root.iter("img", "h1"), 60):
        if element.tag == "h1" or "logo" in f"{element.get('class')} {element.get('src')}".lower():
            yield element.get("alt") or words_of(element)
    for found in _COPYRIGHT.finditer(visible[-2000:]):
        yield found["name"]


def _title(root: etree._Element) -> str:
    for element in root.iter("title"):
        parent = element.getparent()
        if parent is not None and parent.tag == "head" and element.text:
            return " ".join(element.text[:1000].split())
    return ""
