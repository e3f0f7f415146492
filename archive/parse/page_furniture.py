"""Takes a page's furniture away before its article is sought: lines that only link on, advertise or ask.

trafilatura goes by the names of elements; this goes by their words. The tree is changed in place.
"""

import re
from functools import cache
from itertools import islice
from pathlib import Path

from lxml import etree

from archive.parse.page_parts import words_of

_GONE = re.compile(r"(?<![a-z])(?:wm-ipp\w*|comment-?list|forum|subscribe|newsletter\w*|permalink)(?![a-z])")
_LINES = ("p", "div", "li", "td", "span", "strong", "h3", "h4", "h5")
_LINKED = ("td", "ul", "p", "div", "table", "tr")
_LONGEST_LINE, _LONGEST_LINK, _LEAST_LINKS = 160, 40, 2
_SEPARATORS = re.compile(r"[\W_]+")


def take_away(tree: etree._Element) -> None:
    etree.strip_elements(tree, "noframes", with_tail=False)
    for element in list(tree.iter(*_LINKED, *_LINES)):
        if element.getparent() is not None and _is_furniture(element):
            _drop(element)


def _drop(element: etree._Element) -> None:
    """Take an element out of the tree; the words after it stay."""
    previous, parent = element.getprevious(), element.getparent()
    if parent is None:
        return
    if previous is not None:
        previous.tail = (previous.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _is_furniture(element: etree._Element) -> bool:
    if element.attrib and _GONE.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()):
        return next(element.iter("h1", "article"), None) is None
    return (element.tag in _LINES and _is_line(element)) or (element.tag in _LINKED and _only_links(element))


def _is_line(element: etree._Element) -> bool:
    """Whether it holds one line that leads to another article, or stands for an advertisement."""
    if len(element.text or "") > _LONGEST_LINE:
        return False
    words = words_of(element)
    if not words or len(words) > _LONGEST_LINE:
        return False
    if words.strip(" .:…-–—[]()").lower() in _alone():
        return True
    if not _leading().match(words):
        return False
    linked = sum(len(words_of(link)) for link in islice(element.iter("a"), 5))
    return linked >= len(words) // 2


def _only_links(element: etree._Element) -> bool:
    """Whether it holds several short links and no words beside them."""
    links = list(islice(element.iter("a"), 60))
    if len(links) < _LEAST_LINKS:
        return False
    linked = [_SEPARATORS.sub("", words_of(link)) for link in links]
    whole = _SEPARATORS.sub("", "".join(map(str, element.itertext())))
    return len(whole) == sum(map(len, linked)) and len(whole) <= _LONGEST_LINK * len(linked)


@cache
def _alone() -> frozenset[str]:
    return frozenset(_rows("furniture-lines.txt"))


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(re.escape(row) for row in sorted(_rows("links-on.txt"), key=len, reverse=True))
    return re.compile(rf"[\W_]{{0,4}}(?:{words})(?:\s?[:：…>»|–—-]|\s*\Z|\s)", re.IGNORECASE)


def _rows(name: str) -> list[str]:
    rows = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]
