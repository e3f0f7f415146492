# ruff: noqa: E501 - markup reads best unbroken
"""Further whole pages as templates: state in scripts, RDFa, old tables, blogs, events, clocks, captures of archives.

`{iso}`, `{long}` (3 May 2010), `{us}` (May 3, 2010) and `{num}` (03.05.2010) are the day of publication, `{later}`
and `{later_long}` another article's or a change's, `{words}` the article.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.page_words import MONTHS, SENTENCES, SUBJECTS

__all__ = ["TEMPLATES", "filled"]


@dataclass(frozen=True, slots=True)
class Template:
    """A page's body and head; `dated` where a careful reader can tell its day of publication from it."""

    body: str
    head: str = ""
    dated: bool = True
    shift: int = 0
    """Days from the moment in `{iso}` to the day where the page came out."""


_CARD = '<section><h3>Other news</h3><a href="#">Ferry sold</a> <time datetime="{later}">{later_long}</time></section>'
_HEADED = "<h1>The plan</h1>{words}"

TEMPLATES: dict[str, Template] = {
    "next-data": Template(
        _HEADED
        + '<script id="__NEXT_DATA__" type="application/json">{{"props":{{"article":{{"title":"The plan","publishedAt":"{iso}T09:30:00+01:00"}},"more":[{{"title":"Ferry sold","publishedAt":"{later}"}},{{"title":"Crane named","publishedAt":"{later}"}}]}}}}</script>'
    ),
    "data-layer": Template(
        _HEADED, head='<script>dataLayer=[{{"pageType":"article","articlePublishDate":"{iso}"}}];</script>'
    ),
    "state-of-others": Template(
        _HEADED
        + '<script>window.__STATE__={{"latest":[{{"headline":"Ferry sold","datePublished":"{later}"}}]}};</script>',
        dated=False,
    ),
    "words-in-script": Template(
        '<div id="app"></div><script type="application/json">{{"story":{{"headline":"The plan","datePublished":"{iso}","body":"{words}"}}}}</script>'
    ),
    "two-linked-articles": Template(
        _HEADED,
        head='<script type="application/ld+json">[{{"@type":"NewsArticle","headline":"Ferry sold","datePublished":"{later}"}},{{"@type":"NewsArticle","headline":"The plan","datePublished":"{iso}"}}]</script>',
    ),
    "rdfa-sidebar": Template(
        '<div class="sidebar"><span property="dc:date" content="{later}">{later_long}</span></div><h1>The plan</h1><div property="dc:date dc:created" content="{iso}T09:30:00+02:00">Submitted by the desk</div>{words}'
    ),
    "time-outside": Template(
        "<main><h1>The plan</h1>{words}</main><div class='cards'><a href='#'>Ferry sold</a><time datetime='{later}'>{later_long}</time></div>",
        dated=False,
    ),
    "archive-capture": Template(
        "<div id='wm-ipp-base'><span>12 captures</span> {later_long}</div><table><tr><td><font>{long}, 16:14 GMT</font></td></tr><tr><td><h2>The plan</h2>{words}</td></tr></table>"
    ),
    "clock-by-script": Template(
        "<div id='now'>{later_long}</div>"
        + _HEADED
        + "<script>document.getElementById('now').textContent=new Date()</script>",
        dated=False,
    ),
    "font-table": Template(
        "<table><tr><td><a href='#'>Home</a><br><a href='#'>Sport</a></td><td><font size=5>The plan</font><br><font size=2>{us}<br>Web posted at: 11:30 p.m. EDT</font>{words}</td></tr></table>"
    ),
    "old-blog": Template(
        "<h2 class='date-header'>{us}</h2><h3 class='post-title'>The plan</h3>{words}<p class='posted'>Posted by Ada at 09:12 PM</p><div id='comments'><p>Jo, {later_long}: good!</p></div>"
    ),
    "entry-foot": Template(
        "<div class='entry'><h2>The plan</h2>{words}<div class='entry-footer'>Posted by Ada on {us} at 10:12 PM in Harbour | <a href='#'>Permalink</a></div></div>"
    ),
    "sentence-at-end": Template(
        "<h2>The plan</h2>{words}<p>This entry was posted on Monday, {us} at 3:04 pm and is filed under Harbour.</p>"
    ),
    "page-builder": Template(
        "<div class='elementor-widget elementor-widget-post-info'><h1>The plan</h1><span class='elementor-post-info__item--type-date'>{us}</span></div>{words}<div class='elementor-widget-posts'><article><h3>Ferry sold</h3><span class='elementor-post-date'>{later_long}</span></article></div>"
    ),
    "event-linked": Template(
        "<h1>The plan</h1><p>{long}, 7.30pm</p>{words}",
        head='<script type="application/ld+json">{{"@type":"Event","name":"The plan","startDate":"{iso}T19:30"}}</script>',
        dated=False,
    ),
    "event-labels": Template(
        "<h1>The plan</h1><p>Date: {long}</p><p>Time: 7 pm</p><p>Venue: Customs house</p>{words}", dated=False
    ),
    "life": Template("<h1>The plan</h1><p>12 March 1931 – {long}</p>{words}", dated=False),
    "closing-day": Template("<h1>The plan</h1><p>Closing date: {long}</p>{words}", dated=False),
    "two-cells": Template(
        "<h1>The plan</h1><dl><dt>From:</dt><dd>Office</dd><dt>Published</dt><dd>{long}</dd><dt>Last updated</dt><dd>{later_long}</dd></dl>{words}"
    ),
    "german-labels": Template(
        "<h1>The plan</h1><p>Von Karl Ohm – <span>Erstellt: {num}, 05:30 Uhr</span> <span>Aktualisiert: 31.12.2030</span></p>{words}"
    ),
    "local-day": Template(
        "<h1>The plan</h1><p>Published {next_us}, 6:15am AEST</p>{words}",
        head='<meta property="article:published_time" content="{iso}T20:15:00Z">',
        shift=1,
    ),
    "unclosed-title": Template(
        "</div>" + _HEADED + "<p>First published: {long}</p>", head="<title>The plan<body>"
    ),
    "related-cards": Template("<main><h1>The plan</h1>{words}</main>" + _CARD, dated=False),
}


def filled(name: str) -> Callable[[random.Random, date], tuple[str, date | None]]:
    """A template as a layout: from a seeded generator and a day to the page and the right answer."""
    template = TEMPLATES[name]

    def layout(rng: random.Random, day: date) -> tuple[str, date | None]:
        subject, sentences = rng.choice(SUBJECTS), rng.sample(SENTENCES, len(SENTENCES))
        words = "".join(f"<p>{sentence.format(s=subject)}</p>" for sentence in sentences)
        later, following = day + timedelta(days=33), day + timedelta(days=1)
        fields = {
            "iso": day, "long": _long(day), "us": _us(day), "num": f"{day:%d.%m.%Y}", "next_us": _us(following),
            "later": later, "later_long": _long(later), "words": words,
        }  # fmt: skip
        head, body = template.head.format(**fields), template.body.format(**fields)
        title = "" if "<title>" in head else "<title>The plan - Example</title>"
        page = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{title}{head}</head><body>\n{body}\n</body></html>\n'
        return page, day + timedelta(days=template.shift) if template.dated else None

    return layout


def _month(day: date) -> str:
    return MONTHS["en"].split()[day.month - 1]


def _long(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _us(day: date) -> str:
    return f"{_month(day)} {day.day}, {day.year}"
