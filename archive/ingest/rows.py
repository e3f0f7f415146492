"""Facts to the values of the rows that will hold them: plain tuples, made by the workers, without keys.

Each table's values stand in the order of its columns here. Where a row will refer to another, its tuple
has the position of that one among the document's own.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from archive import dates, extract
from archive.extract.facts import Date, Facts, RoleDate, Value
from archive.extract.facts import Quotation as QuotationFact
from archive.extract.facts import Speaker as SpeakerFact
from archive.ingest import date_rows, keys
from archive.models import Evidence
from archive.models.articles import TITLE_LENGTH
from archive.text import Document, Span

PENDING = "pending"  # an appearance whose link across articles has not been worked out yet
NAME_LENGTH = date_rows.NAME_LENGTH
KEY_LENGTH = 300
FORM_LENGTH = 300
PART_LENGTH = 100

ARTICLE = (
    "extractor", "text", "text_sha256", "encoding", "encoding_certainty", "url", "metadata", "flags",
    "title", "language", "headings", "date_edtf", "date_earliest", "date_latest", "year_evidence",
    "quotation_count",
)  # fmt: skip
EVIDENCE = (
    "field", "rank", "position", "value", "start", "end", "origin", "rule", "confidence", "says",
)  # fmt: skip
INTERVAL = ("earliest", "latest")
APPEARANCE = (
    "position", "name", "kind", "given", "surname", "key", "surname_key", "link_rule", "stated",
)  # fmt: skip
NAME_FORM = ("text", "start", "end", "origin")  # after the position of its appearance
ROLE = ("text", "start", "end")  # likewise
SERIES_MENTION = ("name", "key", "number", "start", "end")
QUOTATION = (
    "position", "kind", "start", "end", "rule", "confidence", "said_on", "said_start", "said_end",
    "mention_start", "mention_end", "cue_start", "cue_end", "attribution_rule", "attribution_confidence",
    "language", "language_confidence",
)  # fmt: skip
QUOTATION_START, QUOTATION_END = QUOTATION.index("start"), QUOTATION.index("end")

Row = tuple[Any, ...]
NO_SPAN = (None, None)


class Named(NamedTuple):
    """A source or speaker as a document names it: its identity, and what it is called if it is new."""

    key: str
    name: str
    slug: str
    kind: str = ""
    has_full_name: bool = False


class Rows(NamedTuple):
    """All that the archive keeps of one document's reading; `sample` stands for its wording.

    `article` has the values of ARTICLE, and so on; `slug` is empty where the title has no letters.
    `speakers` are those of `appearances`; `said_by` is the appearance's position for each quotation.
    """

    article: Row
    slug: str
    source: Named | None
    vias: tuple[Named, ...]
    evidence: tuple[Row, ...]
    intervals: tuple[Row, ...]
    series: tuple[Row, ...]
    speakers: tuple[Named, ...]
    appearances: tuple[Row, ...]
    name_forms: tuple[Row, ...]
    roles: tuple[Row, ...]
    quotations: tuple[Row, ...]
    said_by: tuple[int | None, ...]
    sample: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return self.article[ARTICLE.index("text")]  # type: ignore[no-any-return]

    @property
    def text_sha256(self) -> str:
        return self.article[ARTICLE.index("text_sha256")]  # type: ignore[no-any-return]


def rows_of(document: Document, facts: Facts, *, sample: Iterable[int] = ()) -> Rows:
    date = facts.dates[0] if facts.dates else None
    known = dates.parse(date.edtf) if date and date.edtf else None
    title = facts.titles[0].value[:TITLE_LENGTH] if facts.titles else ""
    speakers = tuple(speaker_of(fact) for fact in facts.speakers)
    said = date_rows.said_columns(facts)
    return Rows(
        article=_article(document, facts, title=title, date=date, known=known),
        slug=keys.slug(title, fallback=""),
        source=source_of(facts.sources[0].value) if facts.sources else None,
        vias=tuple(dict.fromkeys(source_of(via.value) for via in facts.vias)),
        evidence=tuple(evidence_rows(facts)),
        intervals=known.intervals if known else (),
        series=tuple(date_rows.series_rows(facts)),
        speakers=speakers,
        appearances=tuple(
            _appearance(position, fact, speakers[position].key)
            for position, fact in enumerate(facts.speakers)
        ),
        name_forms=tuple(
            (position, form.text[:FORM_LENGTH], *_columns(form.span), form.origin or "")
            for position, fact in enumerate(facts.speakers)
            for form in fact.forms
        ),
        roles=tuple(
            (position, role.text[:FORM_LENGTH], *_columns(role.span))
            for position, fact in enumerate(facts.speakers)
            for role in fact.roles
        ),
        quotations=tuple(_quotation(at, fact, said.get(at)) for at, fact in enumerate(facts.quotations)),
        said_by=tuple(fact.attribution.speaker if fact.attribution else None for fact in facts.quotations),
        sample=tuple(sample),
    )


def _article(
    document: Document, facts: Facts, *, title: str, date: Date | None, known: dates.Edtf | None
) -> Row:
    return (
        extract.VERSION, document.text.value, document.text.sha256, document.text.encoding,
        document.text.certainty, document.stated.url, _metadata(document, title),
        [
            {"kind": flag.kind, "says": flag.says, "span": list(_columns(flag.span)) if flag.span else None}
            for flag in document.flags
        ],
        title, facts.languages[0].value if facts.languages else "",
        [[heading.span.start, heading.span.end] for heading in facts.headings],
        (date.edtf or "") if date else "", known.earliest if known else None, known.latest if known else None,
        date.year_evidence if date else 0, len(facts.quotations),
    )  # fmt: skip


def _metadata(document: Document, title: str) -> dict[str, Any]:
    """What the container says besides, and its whole title where `title` is only the beginning of that."""
    whole = " ".join(document.stated.title[0].value.split()) if document.stated.title else ""
    cut = {"title": whole} if title and whole != title and whole.startswith(title) else {}
    return {**document.stated.metadata, **cut}


def evidence_rows(facts: Facts) -> Iterator[Row]:
    fields: list[tuple[str, tuple[Value, ...]]] = [
        (Evidence.Field.TITLE.value, facts.titles),
        (Evidence.Field.SOURCE.value, facts.sources),
        (Evidence.Field.VIA.value, facts.vias),
        (Evidence.Field.LANGUAGE.value, facts.languages),
    ]
    for field, values in fields:
        for rank, value in enumerate(values):
            yield (
                field, rank, 0, value.value[:400], *_columns(value.span), value.origin or "", value.rule,
                value.confidence, "",
            )  # fmt: skip
    for rank, date in enumerate(facts.dates):
        yield from _date_rows(rank, date)
    yield from date_rows.role_rows(facts.role_dates)


def _date_rows(rank: int, date: Date) -> Iterator[Row]:
    field = Evidence.Field.DATE.value
    if date.edtf is not None or date.origin:
        yield (
            field, rank, 0, date.edtf or "", *_columns(date.span), date.origin or "", date.rule,
            date.confidence, "",
        )  # fmt: skip
    for position, reason in enumerate(date.evidence, start=1):
        yield (
            field, rank, position, date.edtf or "", *_columns(reason.span), "", reason.rule, date.confidence,
            reason.says[: date_rows.SAYS_LENGTH],
        )  # fmt: skip


def _columns(span: Span | None) -> tuple[int, int] | tuple[None, None]:
    return NO_SPAN if span is None else (span.start, span.end)


def source_of(name: str) -> Named:
    """The outlet of that name."""
    name = name[:NAME_LENGTH]
    return Named(_key(name)[:NAME_LENGTH], name, keys.slug(name, fallback="source"))


@lru_cache(maxsize=1 << 12)
def _key(name: str) -> str:
    return keys.name_key(name)


def speaker_of(fact: SpeakerFact) -> Named:
    """The speaker with the fact's own key; linking may lead its appearance to another one later."""
    parts = (fact.given, fact.surname, fact.generation)
    full = " ".join(filter(None, parts)) if fact.given and fact.surname else fact.name
    return Named(
        f"{fact.kind}:{_key(full)}"[:KEY_LENGTH],
        fact.name[:NAME_LENGTH],
        keys.slug(full, fallback="speaker"),
        fact.kind,
        bool(fact.given),
    )


def _appearance(position: int, fact: SpeakerFact, key: str) -> Row:
    return (
        position, fact.name[:NAME_LENGTH], fact.kind, fact.given[:PART_LENGTH], fact.surname[:PART_LENGTH],
        key, _key(fact.surname)[:PART_LENGTH] if fact.surname else "", PENDING,
        any(form.origin for form in fact.forms),
    )  # fmt: skip


def _quotation(position: int, fact: QuotationFact, said: RoleDate | None) -> Row:
    said_by = fact.attribution
    return (
        position, fact.kind, *_columns(fact.span), fact.rule, fact.confidence, *date_rows.said_values(said),
        *_columns(said_by.mention if said_by else None), *_columns(said_by.cue if said_by else None),
        said_by.rule if said_by else "", said_by.confidence if said_by else None,
        fact.language.value if fact.language else "",
        fact.language.confidence if fact.language and fact.language.span else None,
    )  # fmt: skip
