"""From a Document to its Facts: the frame is peeled first, then each kind of fact reads what is left."""

from collections.abc import Sequence
from dataclasses import replace

from archive.extract.dates.day_order import day_first_tag
from archive.extract.dates.publication import read_dates
from archive.extract.dates.role_dates import read_role_dates
from archive.extract.dates.series import series_numbers
from archive.extract.dates.years import NO_CONTEXT, Context
from archive.extract.facts import Facts, Heading
from archive.extract.languages import read_languages, read_quoted
from archive.extract.layout.frame import Frame, read_frame
from archive.extract.layout.headings import read_headings
from archive.extract.layout.sources import read_sources, read_vias
from archive.extract.layout.titles import read_titles
from archive.extract.speech.statements import read_statements
from archive.text import Document, Span

LONGEST_NUMBER = 5  # characters of a page's number with its marks
VERSION = "6"  # raised whenever the same text may yield other facts


def extract(document: Document, *, context: Context = NO_CONTEXT) -> Facts:
    """Everything that the archive reads from one document. Never raises, whatever the text.

    `context` is what dated articles of the same archive say about a missing year.
    """
    text, stated = document.text.value, document.stated
    frame = read_frame(text, document.text.paragraphs, headings=document.headings or ())
    headings = read_headings(text, frame.body, title=frame.title, marked=document.headings)
    languages = read_languages(text, frame.body, stated=stated.language)
    language = languages[0].value if languages else ""
    sources = read_sources(text, frame, stated=stated.source, url=stated.url)
    statements = read_statements(
        text,
        paragraphs=_paragraphs(frame, headings),
        headings=headings,
        language=language,
        stated=stated.speakers,
    )
    quotations = tuple(read_quoted(text, statements.quotations, article=languages[0] if languages else None))
    day_first = day_first_tag(languages, stated=stated.language)
    dates = read_dates(
        text, frame, stated=stated.date, events=stated.events, url=stated.url, context=context,
        day_first=day_first, markup=document.headings is not None,
    )  # fmt: skip
    return Facts(
        titles=read_titles(
            text, headline=frame.title, body=frame.body, headings=headings, stated=stated.title
        ),
        sources=sources,
        vias=read_vias(text, frame, sources=sources),
        languages=languages,
        dates=dates,
        headings=tuple(Heading(span) for span in headings),
        quotations=quotations,
        speakers=statements.speakers,
        role_dates=read_role_dates(frame, dates, statements.quotations, language=language),
        series=series_numbers(frame.plain),
    )


def redate(document: Document, facts: Facts, *, context: Context) -> Facts:
    """The facts of a document with their dates read again in another context; the rest stays."""
    text, stated = document.text.value, document.stated
    frame = read_frame(text, document.text.paragraphs, headings=document.headings or ())
    day_first = day_first_tag(facts.languages, stated=stated.language)
    dates = read_dates(
        text, frame, stated=stated.date, events=stated.events, url=stated.url, context=context,
        day_first=day_first, markup=document.headings is not None,
    )  # fmt: skip
    language = facts.languages[0].value if facts.languages else ""
    role_dates = read_role_dates(frame, dates, facts.quotations, language=language)
    return replace(facts, dates=dates, role_dates=role_dates)


def _paragraphs(frame: Frame, headings: Sequence[Span]) -> tuple[Span, ...]:
    """Where statements are read: a headline may quote, a section heading is no part of the report."""
    apart = frozenset(headings)
    headline = () if frame.title is None else (frame.title,)
    blocks = (block.span for block in frame.body if block.span not in apart)
    return (*headline, *(span for span in blocks if not _is_page_number(frame.plain, span)))


def _is_page_number(text: str, span: Span) -> bool:
    """Whether a paragraph is no more than the number that a scanned page begins with: "-2-", "3.", "/4"."""
    return len(span) <= LONGEST_NUMBER and not any(char.isalpha() for char in span.of(text))
