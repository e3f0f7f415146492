# ruff: noqa: E501 - markup reads best unbroken
"""Whole pages in the manner of other publishing systems: blogs, wires, portals, archives, each with its noise.

Each takes a seeded generator and the day of publication, and gives the HTML and the right answer: null where
a careful reader of the page cannot tell the day.
"""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from benchmarks.page_words import MONTHS, SENTENCES, SUBJECTS

__all__ = ["LAYOUTS"]

Layout = Callable[[random.Random, date], tuple[str, date | None]]
DAY = timedelta(days=1)


def words(rng: random.Random) -> str:
    """The article's paragraphs."""
    subject = rng.choice(SUBJECTS)
    sentences = rng.sample(SENTENCES, len(SENTENCES))
    return "\n".join(f"<p>{sentence.format(s=subject)}</p>" for sentence in sentences)


def month(day: date, language: str = "en") -> str:
    return MONTHS[language].split()[day.month - 1]


def whole(body: str, *, head: str = "", language: str = "en") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>The plan - Example</title>\n'
        f"{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def blog(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A post with its entry meta, readers' comments with <time>, and recent posts."""
    later = day + 9 * DAY
    comments = "".join(
        f'<li class="comment"><footer class="comment-meta"><time datetime="{d}T10:00:00+00:00">{month(d)} {d.day}, '
        f"{d.year} at 10:00 am</time></footer><p>I agree.</p></li>" for d in (later, later + DAY)
    )  # fmt: skip
    body = (
        f'<article id="post-7" class="post-7 post hentry"><header class="entry-header"><h1 class="entry-title">The plan'
        f'</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="#"><time class="entry-date published '
        f'updated" datetime="{day}T08:30:00+00:00">{month(day)} {day.day}, {day.year}</time></a></span></div></header>'
        f'<div class="entry-content">{words(rng)}</div></article><div id="comments" class="comments-area"><ol>{comments}'
        f'</ol></div><aside class="widget"><h2>Recent posts</h2><ul><li><a href="#">Another</a> <span class="post-date">'
        f"{month(later)} {later.day}, {later.year}</span></li></ul></aside>"
    )
    return whole(body), day


def wire(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A wire's page: hour and zone, then an update."""
    new = day + DAY
    line = f"{month(day)[:3]} {day.day}, {day.year} 4:05 PM UTC"
    again = f"Updated {month(new)[:3]} {new.day}, {new.year}"
    body = f"<h1>The plan</h1><div class='byline'>By Our Staff</div><div class='date-line'><time datetime='{day}T16:05:00Z'>{line}</time><span> {again}</span></div>{words(rng)}"
    return whole(body), day


def updated_only(rng: random.Random, day: date) -> tuple[str, date | None]:
    """The head tells the update alone, the address the day."""
    new = day + 40 * DAY
    head = f'<meta property="og:updated_time" content="{new}T08:00:00Z"><link rel="canonical" href="https://www.example.org/{day:%Y/%m/%d}/plan.html">'
    return whole(f"<h1>The plan</h1>{words(rng)}", head=head), day


def modified_only(rng: random.Random, day: date) -> tuple[str, date | None]:
    """Nothing but a later change is told: the day of publication is unknown."""
    head = f'<meta property="article:modified_time" content="{day}T08:00:00Z"><meta property="og:updated_time" content="{day}T08:00:00Z">'
    return whole(f"<h1>The plan</h1>{words(rng)}", head=head), None


def news_template(rng: random.Random, day: date) -> tuple[str, date | None]:
    """JSON-LD with a list of types, an organisation's founding and a breadcrumb beside it."""
    head = (
        '<script type="application/ld+json">[{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[]},'
        '{"@context":"https://schema.org","@type":["NewsArticle","Article"],"headline":"The plan","datePublished":"'
        f'{day}T06:00:00.000Z","dateModified":"{day + 3 * DAY}T06:00:00.000Z","publisher":{{"@type":"Organization",'
        '"name":"Example","foundingDate":"1921-04-02"}}]</script>'
    )
    return whole(f"<h1>The plan</h1>{words(rng)}", head=head), day


def related_first(rng: random.Random, day: date) -> tuple[str, date | None]:
    """Cards of other articles with dates above and below; the own one in a plain div under the heading."""
    cards = "".join(
        f'<div class="card"><a href="#">Other news</a><div class="card__date">{d.day} {month(d)} {d.year}</div></div>'
        for d in (day + 5 * DAY, day + 6 * DAY, day - 90 * DAY)
    )
    body = f'<div class="cards">{cards}</div><div class="story"><h1>The plan</h1><div class="story__date">{day.day} {month(day)} {day.year}</div>{words(rng)}</div><div class="related-stories">{cards}</div>'
    return whole(body), day


def only_related(rng: random.Random, day: date) -> tuple[str, date | None]:
    """Only other articles bear dates."""
    cards = "".join(
        f'<li><a href="#">Other news</a> <time datetime="{d}">{d.day} {month(d)} {d.year}</time></li>'
        for d in (day, day + 2 * DAY)
    )
    return whole(
        f'<h1>The plan</h1>{words(rng)}<section class="related"><h2>Read also</h2><ul>{cards}</ul></section>'
    ), None


def agency_portal(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A news agency's portal: number, date with hour, tags."""
    body = f"<div class='item-nav'><span class='news-id'>News ID: 4711893</span> <span class='publish-time'>{day.day} {month(day)} {day.year} - 20:41</span></div><h1>The plan</h1>{words(rng)}<p class='tags'>Tags: plans 2031</p>"
    return whole(body), day


def table_page(rng: random.Random, day: date) -> tuple[str, date | None]:
    """An old page of tables and fonts, its date bold above the text."""
    body = f"<table><tr><td><font size=5>The plan</font></td></tr><tr><td><b>{day:%A}, {month(day)} {day.day}, {day.year}</b></td></tr><tr><td>{words(rng)}</td></tr><tr><td><font size=1>Copyright 1996-{day.year + 2} Example</font></td></tr></table>"
    return whole(body), day


def press_release(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A release: its dateline alone is dated."""
    body = f"<h1>The plan</h1><p>FOR IMMEDIATE RELEASE</p><p>LOWER FERRY, {month(day)} {day.day}, {day.year} /Example Wire/ -- {SENTENCES[0].format(s='bridge')}</p>{words(rng)}<p>About Example: founded on 3 May 1987.</p>"
    return whole(body), day


def comments_with_day_names(rng: random.Random, day: date) -> tuple[str, date | None]:
    """An undated page below which readers' replies stand, named in another way."""
    replies = "".join(
        f'<div class="reply" id="reply-{n}"><span class="when">{d.day} {month(d)} {d.year}</span> I agree.</div>'
        for n, d in enumerate((day, day + DAY))
    )
    return whole(f"<h1>The plan</h1>{words(rng)}<div class='disqus-thread discussion'>{replies}</div>"), None


def copyright_line(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A foot with a year, a range of years, and the day of a licence."""
    body = f"<h1>The plan</h1>{words(rng)}<div id='foot'>&copy; 2009-{day.year} Example Media. Terms last changed {day.day} {month(day)} {day.year}.</div>"
    return whole(body), None


def event_page(rng: random.Random, day: date) -> tuple[str, date | None]:
    """An event's time is no day of publication."""
    body = f"<h1>The plan</h1>{words(rng)}<div class='event-details'>When: <time datetime='{day}T19:00'>{day.day} {month(day)} {day.year}, 7 pm</time></div>"
    return whole(body), None


def month_first_numbers(rng: random.Random, day: date) -> tuple[str, date | None]:
    """Month-first numbers whose order another date of the page tells."""
    day = day.replace(day=min(day.month, 12))
    other = day.replace(day=25)
    body = f"<h1>The plan</h1><p class='date'>{day.month}/{day.day}/{day.year}</p>{words(rng)}<p>It was first shown on {other.month}/{other.day}/{other.year}.</p>"
    return whole(body, language="en-US"), day


def numbers_with_weekday(rng: random.Random, day: date) -> tuple[str, date | None]:
    """Day-first numbers with their weekday."""
    return whole(f"<h1>The plan</h1><p class='date'>{day:%A} {day:%d/%m/%Y}</p>{words(rng)}"), day


def iso_in_text(rng: random.Random, day: date) -> tuple[str, date | None]:
    return whole(f"<h1>The plan</h1><div class='info'>{day} 14:22:05 | Our desk</div>{words(rng)}"), day


def in_language(language: str, template: str) -> Layout:
    def layout(rng: random.Random, day: date) -> tuple[str, date | None]:
        shown = template.format(d=day.day, m=month(day, language), y=day.year, n=day.month)
        return whole(
            f"<h1>The plan</h1><p class='article-info'>{shown}</p>{words(rng)}", language=language
        ), day

    return layout


def timestamps(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A meta with seconds since 1970 beside a printed date."""
    seconds = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    head = f'<meta name="cXenseParse:recs:publishtime" content="{seconds}"><meta name="generator" content="Site 2019.03">'
    return whole(
        f"<h1>The plan</h1><p class='published'>{day.day} {month(day)} {day.year}</p>{words(rng)}", head=head
    ), day


def expiring(rng: random.Random, day: date) -> tuple[str, date | None]:
    """Metas of other moments: expiry, review, validity; the publication's in Dublin Core."""
    far = day + 900 * DAY
    head = f'<meta name="expires" content="{far}"><meta name="dcterms.valid" content="{far}"><meta name="review_date" content="{far}"><meta name="DC.date.issued" scheme="W3CDTF" content="{day}">'
    return whole(f"<h1>The plan</h1>{words(rng)}", head=head), day


def transcript(rng: random.Random, day: date) -> tuple[str, date | None]:
    body = f"<h1>Remarks at the bridge</h1><div class='field-date'><span class='date-display-single' property='dc:date' datatype='xsd:dateTime' content='{day}T00:00:00-04:00'>{month(day)} {day.day}, {day.year}</span></div>{words(rng)}"
    return whole(body), day


def month_only_address(rng: random.Random, day: date) -> tuple[str, date | None]:
    """A month in the address and a day and month without a year in print."""
    head = f'<link rel="canonical" href="https://www.example.org/{day:%Y/%m}/plan/">'
    return whole(
        f"<h1>The plan</h1><p class='date'>{day.day} {month(day)} {day.year}</p>{words(rng)}", head=head
    ), day


def compact_address(rng: random.Random, day: date) -> tuple[str, date | None]:
    head = f'<meta property="og:url" content="https://www.example.org/news/{day:%Y%m%d}/the-plan.html">'
    return whole(f"<h1>The plan</h1>{words(rng)}", head=head), day


def number_address(rng: random.Random, day: date) -> tuple[str, date | None]:
    """An address whose digits are a number, not a day."""
    head = '<link rel="canonical" href="https://www.example.org/news/20471399/the-plan.html">'
    return whole(f"<h1>The plan</h1>{words(rng)}", head=head), None


def anniversary(rng: random.Random, day: date) -> tuple[str, date | None]:
    """The text speaks of days long past; the page bears none of its own."""
    told = f"<p>On {month(day)} {day.day}, {day.year - 60}, the old bridge fell. It was rebuilt by {day.year - 58}.</p>"
    return whole(f"<h1>The plan</h1>{told}{words(rng)}"), None


LAYOUTS: dict[str, Layout] = {
    "blog": blog, "wire": wire, "updated-only": updated_only, "modified-only": modified_only,
    "news-template": news_template, "related-first": related_first, "only-related": only_related,
    "agency-portal": agency_portal, "table-page": table_page, "press-release": press_release,
    "replies": comments_with_day_names, "copyright-line": copyright_line, "event-page": event_page,
    "month-first": month_first_numbers, "weekday-numbers": numbers_with_weekday, "iso-in-text": iso_in_text,
    "timestamps": timestamps, "expiring": expiring, "transcript": transcript,
    "month-address": month_only_address, "compact-address": compact_address, "number-address": number_address,
    "anniversary": anniversary,
    "printed-de": in_language("de", "Stand: {d:02}.{n:02}.{y}, 14:30 Uhr"),
    "printed-fr": in_language("fr", "Publié le {d} {m} {y} à 18h04, mis à jour le 31 décembre {y}"),
    "printed-es": in_language("es", "{d} de {m} de {y} - 20:15 h"),
    "printed-pt": in_language("pt", "{d:02}/{n:02}/{y} 10h15"),
    "printed-ru": in_language("ru", "{d} {m} {y}, 12:40"),
    "printed-tr": in_language("tr", "Yayınlanma: {d:02}.{n:02}.{y} 09:12"),
    "printed-nl": in_language("nl", "Gepubliceerd op {d} {m} {y} 11:00"),
}  # fmt: skip
