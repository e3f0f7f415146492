"""Writes the HTML pages of `pages/` and their right answers: one markup a kind, dates from a seed.

    python -m benchmarks.make_pages [FOLDER]

Every page is a whole document with the furniture of a news site, published by nobody: the addresses are
on example.org. `answers.json` holds the day of publication by file name, null where a careful reader of
the page cannot tell it: then any date is an invented one.
"""

import argparse
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from benchmarks.page_layouts import LAYOUTS
from benchmarks.page_templates import TEMPLATES, filled
from benchmarks.page_words import MONTHS, PRINTED, SENTENCES, SUBJECTS

SEED = 20250117
FOLDER = Path(__file__).with_name("pages")
PAGES_A_LAYOUT = 2
FIRST, DAYS = date(2008, 1, 1), 5900


@dataclass(frozen=True)
class Page:
    """The parts of one page that a kind fills; the layout around them is always the same."""

    head: str = ""
    url: str = ""
    masthead: str = ""
    byline: str = ""
    lead: str = ""
    after: str = ""
    footer: str = ""
    language: str = "en"
    answer: date | None = field(default=None)


Kind = Callable[[random.Random, date], Page]


def long_date(day: date, language: str = "en") -> str:
    month = MONTHS[language].split()[day.month - 1]
    if language in PRINTED:
        return PRINTED[language].format(d=day.day, m=month, y=day.year)
    return f"{month} {day.day}, {day.year}"


def day_first(day: date) -> str:
    return f"{day.day} {MONTHS['en'].split()[day.month - 1]} {day.year}"


def later(rng: random.Random, day: date) -> date:
    return day + timedelta(days=rng.randint(40, 900))


def json_ld(**fields: object) -> str:
    body = json.dumps({"@context": "https://schema.org", **fields}, ensure_ascii=False)
    return f'<script type="application/ld+json">{body}</script>'


def meta(name: str, value: object, attribute: str = "name") -> str:
    return f'<meta {attribute}="{name}" content="{value}">'


def linked_data(rng: random.Random, day: date) -> Page:
    stamp = f"{day}T{rng.randint(6, 20):02}:15:00+00:00"
    return Page(head=json_ld(**{"@type": "NewsArticle"}, datePublished=stamp), answer=day)


def linked_graph(rng: random.Random, day: date) -> Page:
    graph = [
        {"@type": "Organization", "foundingDate": "1987-03-02"},
        {"@type": "WebPage", "dateModified": f"{later(rng, day)}T09:00:00Z"},
        {
            "@type": "Article",
            "dateModified": f"{later(rng, day)}T09:00:00Z",
            "datePublished": f"{day}T07:30:00Z",
        },
    ]
    return Page(head=json_ld(**{"@graph": graph}), answer=day)


def open_graph(rng: random.Random, day: date) -> Page:
    modified = meta("article:modified_time", f"{later(rng, day)}T11:20:00Z", "property")
    published = meta("article:published_time", f"{day}T08:00:00Z", "property")
    return Page(head=modified + published, answer=day)


def dublin_core(rng: random.Random, day: date) -> Page:
    name = rng.choice(("DC.date.issued", "dc.date", "dcterms.created", "DC.Date.created"))
    return Page(head=meta(name, day), answer=day)


def plain_meta(rng: random.Random, day: date) -> Page:
    name = rng.choice(("date", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date"))
    return Page(head=meta(name, f"{day} 12:05:00"), answer=day)


def microdata(rng: random.Random, day: date) -> Page:
    return Page(byline=f'<span itemprop="datePublished" content="{day}">{day_first(day)}</span>', answer=day)


def time_element(rng: random.Random, day: date) -> Page:
    return Page(byline=f'<time datetime="{day}T10:00">{long_date(day)}</time>', answer=day)


def updated_first(rng: random.Random, day: date) -> Page:
    """The newer date stands first, and is named as what it is."""
    new = later(rng, day)
    return Page(
        byline=f'<p>Updated: <time datetime="{new}" class="updated">{long_date(new)}</time></p>'
        f'<p>Published: <time datetime="{day}" class="published">{long_date(day)}</time></p>',
        answer=day,
    )


def teasers(rng: random.Random, day: date) -> Page:
    """Other articles' dates stand above and beside the article's own."""
    others = [later(rng, day) for _ in range(3)]
    items = "".join(
        f'<li><a href="#">More news</a> <time datetime="{d}">{day_first(d)}</time></li>' for d in others
    )
    own = f'<time class="entry-date" datetime="{day}">{day_first(day)}</time>'
    own = f'<p class="entry-meta">By a staff writer, {own}</p>'
    return Page(masthead=f'<aside class="related"><ul>{items}</ul></aside>', byline=own, answer=day)


def address(rng: random.Random, day: date) -> Page:
    return Page(url=f"https://www.example.org/news/{day:%Y/%m/%d}/the-plan/", answer=day)


def printed(rng: random.Random, day: date) -> Page:
    words = rng.choice(("Published {d}", "Posted on {d}", "First published: {d}", "{d} | Local news"))
    shown = rng.choice((long_date, day_first))(day)
    return Page(byline=f'<p class="info">{words.format(d=shown)}</p>', answer=day)


def numbers_day_first(rng: random.Random, day: date) -> Page:
    day = day.replace(day=rng.randint(13, 28))
    return Page(byline=f'<p class="info">Posted: {day:%d/%m/%Y} 14:10</p>', language="en-GB", answer=day)


def numbers_and_address(rng: random.Random, day: date) -> Page:
    """Both numbers could be a month; the address says which one is."""
    day = day.replace(day=day.month % 12 + 1)
    return Page(
        byline=f'<p class="info">Posted: {day:%d/%m/%Y}</p>',
        url=f"https://www.example.org/{day:%Y/%m}/the-plan/", language="en-GB", answer=day,
    )  # fmt: skip


def dateline(rng: random.Random, day: date) -> Page:
    return Page(lead=f"LOWER FERRY, {day_first(day)} — ", answer=day)


def changed_in_meta(rng: random.Random, day: date) -> Page:
    """The container states only the change; the day of publication is printed."""
    head = meta("last-modified", f"{later(rng, day)}T00:00:00Z")
    return Page(head=head, byline=f"<p>Published on {long_date(day)}</p>", answer=day)


def today_in_masthead(rng: random.Random, day: date) -> Page:
    head = meta("article:published_time", f"{day}T05:45:00+02:00", "property")
    return Page(head=head, masthead=f'<div class="today">{later(rng, day):%A, %d %B %Y}</div>', answer=day)


def footer_year(rng: random.Random, day: date) -> Page:
    return Page(footer=f"© {later(rng, day).year} Example Courier. All rights reserved.")


def past_event(rng: random.Random, day: date) -> Page:
    past = f"The first plan for it was drawn up on {day_first(day)} and laid aside for lack of money."
    return Page(after=f"<p>{past}</p>")


def coming_event(rng: random.Random, day: date) -> Page:
    return Page(after=f"<p>Those who wish to speak are asked to register by {long_date(day)}.</p>")


def dated_comments(rng: random.Random, day: date) -> Page:
    items = "".join(
        f'<li>A reader wrote on <time datetime="{d}">{day_first(d)}</time>: I agree.</li>'
        for d in (later(rng, day), later(rng, day))
    )
    return Page(after=f'<section class="comments" id="comments"><h2>Comments</h2><ol>{items}</ol></section>')


def undated(rng: random.Random, day: date) -> Page:
    return Page()


def in_language(language: str) -> Kind:
    def kind(rng: random.Random, day: date) -> Page:
        return Page(byline=f'<p class="meta">{long_date(day, language)}</p>', language=language, answer=day)

    return kind


KINDS: dict[str, tuple[Kind, int]] = {
    "linked-data": (linked_data, 2), "linked-graph": (linked_graph, 2), "open-graph": (open_graph, 2),
    "dublin-core": (dublin_core, 3), "plain-meta": (plain_meta, 3), "microdata": (microdata, 2),
    "time-element": (time_element, 2), "updated-first": (updated_first, 2), "teasers": (teasers, 3),
    "address": (address, 3), "printed": (printed, 4), "numbers-day-first": (numbers_day_first, 2),
    "numbers-and-address": (numbers_and_address, 2), "dateline": (dateline, 2),
    "changed-in-meta": (changed_in_meta, 2), "today-in-masthead": (today_in_masthead, 2),
    "footer-year": (footer_year, 2), "past-event": (past_event, 2), "coming-event": (coming_event, 2),
    "dated-comments": (dated_comments, 2), "undated": (undated, 2),
    **{f"language-{code}": (in_language(code), 1) for code in PRINTED},
}  # fmt: skip


def html(page: Page, rng: random.Random) -> str:
    """The whole document, with an article long enough to be one."""
    subject = rng.choice(SUBJECTS)
    canonical = page.url or "https://www.example.org/news/the-plan/"
    sentences = rng.sample(SENTENCES, len(SENTENCES))
    paragraphs = "\n".join(f"<p>{sentence.format(s=subject)}</p>" for sentence in sentences[1:])
    title = f"Plans for the {subject} are laid open"
    return f"""<!DOCTYPE html>
<html lang="{page.language}">
<head>
<meta charset="utf-8">
<title>{title} - Example Courier</title>
<link rel="canonical" href="{canonical}">
{page.head}
</head>
<body>
<header><a href="/">Example Courier</a>
<nav><a href="/local">Local</a> <a href="/weather">Weather</a></nav></header>
{page.masthead}
<main><article>
<h1>{title}</h1>
{page.byline}
<p>{page.lead}{sentences[0].format(s=subject)}</p>
{paragraphs}
{page.after}
</article></main>
<footer><p>{page.footer or "Example Courier"}</p></footer>
</body>
</html>
"""


def write(folder: Path) -> int:
    """All pages and `answers.json`; the number of pages. The same bytes from the same code, always."""
    rng = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    answers: dict[str, str | None] = {}
    for name, (kind, count) in KINDS.items():
        for number in range(1, count + 1):
            page = kind(rng, FIRST + timedelta(days=rng.randrange(DAYS)))
            file = f"{name}-{number}.html"
            (folder / file).write_text(html(page, rng), encoding="utf-8")
            answers[file] = page.answer.isoformat() if page.answer else None
    further = {f"template-{name}": filled(name) for name in TEMPLATES}
    for name, layout in {**{f"layout-{name}": layout for name, layout in LAYOUTS.items()}, **further}.items():
        for number in range(1, PAGES_A_LAYOUT + 1):
            markup, answer = layout(rng, FIRST + timedelta(days=rng.randrange(DAYS)))
            file = f"{name}-{number}.html"
            (folder / file).write_text(markup, encoding="utf-8")
            answers[file] = answer.isoformat() if answer else None
    (folder / "answers.json").write_text(json.dumps(answers, indent=1) + "\n", encoding="utf-8")
    return len(answers)


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.make_pages", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    print(write(parser.parse_args().folder), "pages")


if __name__ == "__main__":
    main()
