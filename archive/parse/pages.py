"""Whole HTML pages: the article's words without the page's furniture (trafilatura), and what it states."""

import logging
import re
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HTMLParser
from trafilatura import bare_extraction

from archive.errors import DocumentError
from archive.parse import decoding, limits, page_furniture, page_mending, page_metadata, page_state
from archive.parse.markup import fragment, laid_out, parse_tree
from archive.parse.page_parts import parts_of
from archive.parse.tags import HEADINGS
from archive.parse.unit import Unit
from archive.text import Document, Span, Stated, Text

# https://html.spec.whatwg.org/#determining-the-character-encoding looks at the first 1,024 bytes;
# pages with long heads put it later.
_HEAD_BYTES = 16 * 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w:.-]{1,40})", re.IGNORECASE)

# trafilatura's own element names (TEI) in HTML's terms, for our layout.
_HTML_NAMES = {
    "head": "h2",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "code": "pre",
    "lb": "br",
    "row": "tr",
    "cell": "td",
    "hi": "b",
    "ref": "a",
    "del": "s",
}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of pages that it finds no article in

_SHORTEST = 100
"""An extraction of fewer characters is taken for a miss when the page shows many more."""


_BARE = 200
"""A page that shows fewer characters may leave its article to a program."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6])\b", re.IGNORECASE)


def read(unit: Unit) -> Document:
    """The article of a page. Raises DocumentError where it shows no words."""
    return document(unit.id, unit.data)


def document(ident: str, data: bytes, *, charset: str = "", address: str = "") -> Document:
    """As `read`, for a page that came with an HTTP charset or from a known address."""
    value, encoding, certainty = decoding.decoded(data, declared=charset or declared_charset(data))
    root, whole, headings = _seen(value)
    found = page_metadata.read(root, visible=whole, address=address)
    told = _told(root, found) if len(whole) < _BARE else None
    text, headings = told or _article(root, whole, headings)
    return Document(ident, replace(text, encoding=encoding, certainty=certainty), found, headings)


def _seen(html: str) -> tuple[etree._Element, str, tuple[Span, ...]]:
    """A page's tree, its visible words and headings; broken markup is mended where it shows nothing.
    Raises DocumentError where there is no element."""
    html = page_mending.continued(html)
    root = parse_tree(html, kind=HTMLParser)
    whole, headings = laid_out(root)
    if not whole:
        root = parse_tree(page_mending.opened(html), kind=HTMLParser)
        whole, headings = laid_out(root)
    if root is None:
        raise DocumentError("The page is empty: it holds no element.", stage="parse")
    return root, whole, headings


def declared_charset(data: bytes) -> str:
    """The encoding that a page's meta element names, empty without one."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return match.group(1).decode("ascii", "replace") if match else ""


def _article(
    root: etree._Element, whole: str, whole_headings: tuple[Span, ...]
) -> tuple[Text, tuple[Span, ...]]:
    """The main words, or all that is visible where the page is little more than them."""
    main = _main(root) if _tags(root) <= limits.ARTICLE_TAGS else None
    if main is not None:
        value, headings = laid_out(main)
        if len(value) >= min(_SHORTEST, len(whole) // 2):
            return decoding.text_of(value), headings
    return decoding.text_of(whole), whole_headings


def _told(root: etree._Element, found: Stated) -> tuple[Text, tuple[Span, ...]] | None:
    """The article of a page that a program would draw, from the program's data; None where there is none."""
    parts = parts_of(root, [item.value for item in found.title])
    body = page_state.read(parts, with_body=True).body
    if not body:
        return None
    if _MARKUP.search(body):
        return fragment(body)
    return decoding.text_of("\n\n".join(line for line in body.splitlines() if line.strip())), ()


def _tags(root: etree._Element) -> int:
    return sum(1 for _ in islice(root.iter(), limits.ARTICLE_TAGS + 1))


def _main(root: etree._Element) -> etree._Element | None:
    """trafilatura's choice of the page's main content, as HTML elements; None where it finds none."""
    tree = deepcopy(root)
    page_furniture.take_away(tree)
    _mark_quotations(tree)
    try:
        found: Any = bare_extraction(
            tree, include_comments=False, include_tables=True, include_formatting=True, with_metadata=False
        )
    except Exception:  # whatever its rules stumble over, the page's visible words can still be read
        return None
    body = getattr(found, "body", None)
    if body is None:
        return None
    for element in body.iter(tuple(_HTML_NAMES)):
        rank = element.get("rend") or ""
        element.tag = rank if element.tag == "head" and rank in HEADINGS else _HTML_NAMES[element.tag]
    return body  # type: ignore[no-any-return]


def _mark_quotations(tree: etree._Element) -> None:
    """Give <q> elements the marks that a browser draws, before they become something else."""
    for element in tree.iter("q"):
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"
    etree.strip_tags(tree, "q")
