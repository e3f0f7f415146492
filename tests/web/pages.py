"""A small archive for tests of pages, and ways to read a response."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from archive.models import Article, Evidence, NameForm, Role
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, an_origin

REPORT = """HARBOUR (Sep 21) – The harbour council met in the morning, and Ada Quill, the mayor, spoke.

Ada Quill said: “The bridge stays open.” She added: “The tunnel may close.”

Ben Marsh disagreed: “Both must close.”

A Plan for the River

“Nobody asked the river,” a banner read."""


def evidence(
    article: Article, field: str, value: str, words: str | None = None, **values: object
) -> Evidence:
    """Evidence for a value, at `words` of the text or, without them, from the container."""
    start = None if words is None else article.text.index(words)
    place = {"start": start, "end": start + len(words)} if words is not None and start is not None else {}
    defaults = {"rank": 0, "position": 0, "rule": "dateline_agency", "confidence": 0.95}
    defaults |= {"origin": "" if place else "field"}
    return Evidence.objects.create(
        article=article, field=field, value=value, **{**defaults, **place, **values}
    )


def a_report(**values: object) -> Article:
    """An article with two speakers, four quotations (one not attributed), a heading and evidence."""
    defaults = {
        "title": "The harbour council met", "source": "Harbour Post", "vias": ["Vale Wire"], "language": "en",
        "date_edtf": "2024?-09-21", "year_evidence": 2, "slug": "the-harbour-council-met",
        "headings": [[REPORT.index("A Plan"), REPORT.index("A Plan") + len("A Plan for the River")]],
    }  # fmt: skip
    article = an_article(REPORT, **{**defaults, **values})
    an_origin(article, f"letters/{article.public_id}.txt")
    quill, marsh = an_appearance(article, a_speaker()), an_appearance(article, a_speaker("Ben Marsh"))
    start = REPORT.index("Ada Quill")
    NameForm.objects.create(appearance=quill, text="Ada Quill", start=start, end=start + 9)
    Role.objects.create(appearance=quill, text="the mayor", start=start + 11, end=start + 20)
    said = REPORT.index("Ada Quill said")
    a_quotation(
        article, "The bridge stays open.", quill,
        mention_start=said, mention_end=said + 9, cue_start=said + 10, cue_end=said + 14,
    )  # fmt: skip
    a_quotation(article, "The tunnel may close.", quill)
    a_quotation(article, "Both must close.", marsh)
    a_quotation(article, "Nobody asked the river,")
    evidence(article, "date", "2024?-09-21", "Sep 21", says="Day and month stand in the dateline.")
    evidence(article, "source", "Harbour Post", "HARBOUR")
    evidence(article, "title", "The harbour council met", "The harbour council met")
    return Article.objects.get(pk=article.pk)


OWN_SCRIPT = '<script src="/static/complete.js" defer></script>'


def html_of(response: HttpResponse) -> str:
    """The page without the one script that every page names, so that any other can be looked for."""
    return response.content.decode().replace(OWN_SCRIPT, "", 1)


def words_of(response: HttpResponse) -> str:
    """The page's words, without tags and with single spaces."""
    apart = re.sub(r"</?(?:p|dt|dd|dl|li|small|td|th|h\d|div|summary|br)\b[^>]*>", " ", html_of(response))
    bare = re.sub(r"<title\b.*?</title>|<[^>]*>", "", apart, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(bare)).strip()


def article_text(response: HttpResponse) -> list[str]:
    """The text of each paragraph and heading of an article's page, as it would be copied."""
    blocks = re.findall(r'<(?:p|h2) class="text"[^>]*>(.*?)</(?:p|h2)>', html_of(response), flags=re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", block)) for block in blocks]


def links_of(response: HttpResponse) -> list[str]:
    return [unescape(href) for href in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', html_of(response))]


def dead_links(client: Client, response: HttpResponse) -> list[str]:
    """Links within this site that do not lead to a page."""
    path = response.request["PATH_INFO"]
    targets = {path + href if href.startswith("?") else href for href in links_of(response)}
    inside = {href.partition("#")[0] for href in targets if href.startswith("/")}
    return [href for href in sorted(inside) if _status(client, href) >= 400]


def _status(client: Client, href: str) -> int:
    response = client.get(href)
    response.close()
    return response.status_code
