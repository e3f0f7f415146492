"""What a web page states about itself: JSON-LD, meta elements, <time>, <title>, its canonical address.

Vocabularies: https://schema.org/NewsArticle, https://ogp.me, https://www.dublincore.org, Highwire's
citation_* names. Each value's origin names the element it was read from. Nothing is guessed.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree

from archive.parse import page_dates, page_events, page_lines, page_state, page_titles, stated
from archive.parse.page_parts import Parts, parts_of, words_of
from archive.parse.printed_dates import PRINTED
from archive.text import Stated, StatedValue

TITLE_METAS = ("og:title", "citation_title", "dcterms.title", "dc.title", "twitter:title", "parsely-title")
SOURCE_METAS = (
    "og:site_name",
    "citation_journal_title",
    "article:publisher",
    "dcterms.publisher",
    "dc.publisher",
    "application-name",
)
KEPT_METAS = (
    "description",
    "og:description",
    "author",
    "keywords",
    "article:modified_time",
    "article:section",
)

_PARTS = ("@graph", "mainEntity", "mainEntityOfPage", "blogPost")

ARTICLE_TYPES = re.compile(
    r"(?:\w*(?:Article|Posting|Report|Interview|Transcript|Speech)|Review|CreativeWork|WebPage|VideoObject|HowTo|Recipe|PodcastEpisode)\Z"
)
_MIDNIGHT = re.compile(r"1970-01-01[T ]00:00(?::00)?(?:\.0+)?\s?(?:Z|UTC|\+00:?00)?")
_UTC = re.compile(r"[T ](?!00:00(?::00)?(?:\.0+)?\s?[Z+-])\d\d:\d\d.{0,12}?(?:Z|[+-]00:?00)\s*\Z")
# The date at the end of a title, or before the page of a scanned paper: "The Courier, July 14, 1911, Page 4".
_LAST_DATE = re.compile(
    rf"([,(:]\s*)?(?P<printed>{PRINTED.pattern})\)?(?:,?\s(?:page|image|p\.|pg\.|seite|blatt)\s?[A-Z]?\d{{1,4}})?\Z",
    re.IGNORECASE,
)
_LOOKED_THROUGH = 6000  # characters of a page's words in which another date may stand
_JSON_COMMENT = re.compile(r"\A\s*(?:<!--|/\*.{0,40}?\*/|<!\[CDATA\[)|(?:-->|\]\]>|;)\s*\Z")


def read(root: etree._Element, *, visible: str, address: str = "") -> Stated:
    """Every value the page states, strongest first.

    `visible` is all its words, laid out; `address` is where it was fetched, if known.
    """
    metas = _metas(root)
    objects = list(_linked_objects(root))
    linked = list(_articles(objects))
    url = stated.web_address(address) or _canonical(root, metas)
    shown = [*_from_metas(metas, TITLE_METAS), *page_titles.headlines(root)]
    parts = parts_of(root, [item.value for item in shown])
    linked.sort(key=lambda item: not parts.is_title(item.get("headline")))
    titles = [*_headlines(linked, parts), *shown]
    dates = [*_linked_dates(linked), *page_dates.in_metas(metas), *_parsely(metas)]
    state = page_state.read(parts)
    lines = page_lines.lines_of(parts, visible)
    dates += [*state.named, *page_dates.read(parts, lines, url=url), *_linked_others(linked)]
    dates += [*page_dates.in_metas(metas, created=True), *state.others, *_title_dates(root)]
    events = [*page_events.read(root, objects), *page_lines.announced(lines)]
    sources = [*_linked_publishers(linked), *_from_metas(metas, SOURCE_METAS)]
    if not sources and titles:
        sources.extend(page_titles.site_names(root, titles[0].value, visible))
    return Stated(
        title=_distinct(titles),
        date=_distinct(_filled(dates, visible)),
        source=_distinct([item for item in sources if not stated.web_address(item.value)]),
        language=_distinct(_languages(root, linked, metas)),
        events=_distinct(events),
        url=url,
        metadata={name: metas[name] for name in KEPT_METAS if name in metas},
    )


def _filled(dates: list[StatedValue], visible: str) -> list[StatedValue]:
    """The dates without a field that holds midnight of the day from which machines count; without that day
    altogether where another date stands on the page."""
    kept = [item for item in dates if not _MIDNIGHT.fullmatch(item.value.strip())]
    if any(match.group() != stated.EPOCH for match in PRINTED.finditer(visible[:_LOOKED_THROUGH])):
        return [item for item in kept if stated.day_of(item.value.strip()) != stated.EPOCH]
    return list(stated.without_placeholder(kept))


def _distinct(values: list[StatedValue]) -> tuple[StatedValue, ...]:
    """The first of each value, as Stated keeps it; blank and overlong ones left out."""
    kept: dict[str, StatedValue] = {}
    for item in values:
        value = stated.day_of(stated.line(item.value.replace("\0", "")))
        if value and len(value) <= 1000:
            moment = item.value.strip() if value != item.value and _UTC.search(item.value) else ""
            kept.setdefault(value, StatedValue(value, item.origin, moment))
    return tuple(kept.values())


def _metas(root: etree._Element) -> dict[str, str]:
    """The first content of each meta name, in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _from_metas(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[StatedValue]:
    for name in names:
        if name in metas:
            yield StatedValue(metas[name], f"html:meta {name}")


def _linked_objects(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            yield from _objects(_loads(script.text))


def _articles(objects: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Objects of JSON-LD that describe the page's article, most article-like types first."""
    found = [item for item in objects if _types(item)]
    yield from sorted(found, key=lambda item: "WebPage" in _types(item) or "CreativeWork" in _types(item))


def _loads(text: str) -> Any:
    plain = _JSON_COMMENT.sub("", text)
    for value in (plain, unescape(plain)):
        try:
            return json.loads(value, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The top objects, those of lists and of @graph, and the one a page is about."""
    waiting = deque([value])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[name] for name in _PARTS if name in item)


def _types(item: dict[str, Any]) -> list[str]:
    """Its schema.org types that stand for an article or its page."""
    names = item.get("@type")
    names = names if isinstance(names, list) else [names]
    short = [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]
    return [name for name in short if ARTICLE_TYPES.match(name)]


def _linked(items: list[dict[str, Any]], field: str) -> Iterator[StatedValue]:
    for item in items:
        if isinstance(item.get(field), str):
            yield StatedValue(item[field], f"html:ld+json {field}")


def _headlines(items: list[dict[str, Any]], parts: Parts) -> Iterator[StatedValue]:
    """Each object's headline, or its name where only that is the page's title: an encyclopedia describes its
    subject in the headline."""
    for item in items:
        named = parts.is_title(item.get("name")) and not parts.is_title(item.get("headline"))
        yield from _linked([item], "name" if named else "headline")


def _linked_dates(items: list[dict[str, Any]]) -> Iterator[StatedValue]:
    items = [{**item, "datePublished": _plain(item.get("datePublished"))} for item in items]
    for found in _linked(items, "datePublished"):
        day = stated.day_of_seconds(found.value.strip())
        yield StatedValue(day, f"{found.origin}, seconds since 1970") if day else found
    for item in items:
        if type(item.get("datePublished")) is int and (
            day := stated.day_of_seconds(str(item["datePublished"]))
        ):
            yield StatedValue(day, "html:ld+json datePublished, seconds since 1970")
    yield from _linked(items, "datePosted")


def _linked_others(items: list[dict[str, Any]]) -> Iterator[StatedValue]:
    """What does not speak of publishing: a video may have been made before the report around it."""
    articles = [item for item in items if "WebPage" not in _types(item)]
    yield from _linked(articles, "uploadDate")
    yield from _linked(articles, "dateCreated")


def _plain(value: Any) -> Any:
    """A value out of a list of one and of {"@value": ...}."""
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    return value.get("@value") if isinstance(value, dict) else value


def _linked_publishers(items: list[dict[str, Any]]) -> Iterator[StatedValue]:
    for item in items:
        publisher = item.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str):
            yield StatedValue(name, "html:ld+json publisher")


def _parsely(metas: dict[str, str]) -> Iterator[StatedValue]:
    """The date in the JSON of Parse.ly's old meta element."""
    value = _loads(metas.get("parsely-page", ""))
    if isinstance(value, dict) and isinstance(value.get("pub_date"), str):
        yield StatedValue(value["pub_date"], "html:meta parsely-page pub_date")


def _title_dates(root: etree._Element) -> Iterator[StatedValue]:
    """A date that is a piece of the title or ends it: "The plan - Quay News - 9 July 2001", "Bulletin, 9 July
    2001"."""
    heads = islice(root.iter("h1"), 2)
    for element in (*islice(root.iter("title"), 1), *heads):
        for piece in re.split(r"\s[|–—-]\s", words_of(element)):
            found = _LAST_DATE.search(piece.strip())
            if found and (found["printed"] == piece.strip() or found[1]):
                yield StatedValue(found["printed"], f"html:{element.tag}")


def _canonical(root: etree._Element, metas: dict[str, str]) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (
            url := stated.web_address(link.get("href"))
        ):
            return url
    return stated.web_address(metas.get("og:url"))


def _languages(root: etree._Element, items: list[dict[str, Any]], metas: dict[str, str]) -> list[StatedValue]:
    top = next(root.iter("html"), root)
    found = [
        StatedValue(top.get("lang") or top.get("xml:lang") or "", "html:lang"),
        *_linked(items, "inLanguage"),
    ]
    return [*found, *_from_metas(metas, ("og:locale", "content-language", "dcterms.language", "dc.language"))]
