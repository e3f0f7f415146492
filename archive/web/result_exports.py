"""The results of a search as rows of CSV, and as lines of JSON: everything that its pages list."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings

from archive.models import Article, Quotation
from archive.search.listing import Listed
from archive.search.query import Subject

__all__ = ["ARTICLE", "QUOTATION", "as_csv", "as_lines", "records"]

Record = dict[str, Any]

AT_ONCE = 500  # rows fetched from the database together
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheets that the file is UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run

PUBLISHED = ("source", "via", "date", "earliest", "latest", "language", "title", "url", "other_versions")
ARTICLE = ("id", *PUBLISHED, "quotations")
QUOTATION = (
    "article", "speaker", "speaker_as_printed", "certainty", "kind", "text", "start", "end", *PUBLISHED,
)  # fmt: skip


def records(results: Sequence[Listed], subject: Subject) -> Iterator[Record]:
    """One a result, in order; those withdrawn since are left out."""
    for at in range(0, len(results), AT_ONCE):
        some = results[at : at + AT_ONCE]
        keys = [one.key for one in some]
        if subject == "quotations":
            held = Quotation.objects.for_lists().visible_by_key(keys)
            yield from (_quotation(held[one.key], one) for one in some if one.key in held)
        else:
            articles = Article.objects.for_lists().visible_by_key(keys)
            yield from (_article(articles[one.key], one) for one in some if one.key in articles)


def as_csv(found: Iterable[Record], subject: Subject) -> Iterator[str]:
    """Lines with a heading. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    fields = QUOTATION if subject == "quotations" else ARTICLE
    writer = csv.writer(_Echo())
    yield MARK + writer.writerow(fields)
    for record in found:
        yield writer.writerow([_cell(record[name]) for name in fields])


def as_lines(found: Iterable[Record]) -> Iterator[str]:
    """An object a line; what is unknown is null."""
    return (json.dumps(record, ensure_ascii=False, default=str) + "\n" for record in found)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _article(article: Article, listed: Listed) -> Record:
    published = _published(article, article.get_absolute_url(), article.language, listed)
    return {"id": article.public_id, **published, "quotations": article.quotation_count}


def _quotation(quotation: Quotation, listed: Listed) -> Record:
    article, appearance = quotation.article, quotation.appearance
    language = quotation.language or article.language
    return {
        "article": article.public_id,
        "speaker": quotation.speaker.name if quotation.speaker else None,
        "speaker_as_printed": appearance.name if appearance else None,
        "certainty": quotation.attribution_confidence,
        "kind": quotation.kind,
        "text": quotation.text,
        "start": quotation.start,
        "end": quotation.end,
        **_published(article, quotation.get_absolute_url(), language, listed),
    }


def _published(article: Article, path: str, language: str, listed: Listed) -> Record:
    """`date` is EDTF: 2024?-09-21 has an inferred year, XXXX-09-21 none."""
    return {
        "source": article.source.name if article.source else None,
        "via": [source.name for source in article.listed_vias],
        "date": article.date_edtf or None,
        "earliest": article.date_earliest,
        "latest": article.date_latest,
        "language": language or None,
        "title": article.title,
        "url": settings.ARCHIVE_URL + path,
        "other_versions": listed.hidden,
    }
