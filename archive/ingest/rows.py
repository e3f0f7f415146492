"""Facts to the rows that hold them; replaced whole at each re-ingest, corrections never."""

from collections.abc import Iterator

from archive.extract.facts import Date, Facts, RoleDate, Value
from archive.extract.facts import Quotation as QuotationFact
from archive.extract.facts import Speaker as SpeakerFact
from archive.ingest import date_rows, keys
from archive.models import (
    Appearance,
    Article,
    DateInterval,
    Evidence,
    NameForm,
    Quotation,
    Role,
    SeriesMention,
    Source,
    Speaker,
)
from archive.text import Span

PENDING = "pending"  # an appearance whose link across articles has not been worked out yet
NAME_LENGTH = 200
FORM_LENGTH = 300
PART_LENGTH = 100


def write_rows(article: Article, facts: Facts) -> None:
    """Write the facts of an article that has no rows of extraction. Call it in a transaction."""
    if facts.vias:
        article.vias.set(dict.fromkeys(source_named(via.value) for via in facts.vias))
    Evidence.objects.bulk_create(evidence_rows(article, facts))
    DateInterval.objects.bulk_create(date_rows.interval_rows(article))
    if facts.series:
        SeriesMention.objects.bulk_create(date_rows.series_rows(article, facts))
    appearances = [_appearance(article, at, fact) for at, fact in enumerate(facts.speakers)]
    Appearance.objects.bulk_create(appearances)
    _write_forms_and_roles(appearances, facts.speakers)
    said = date_rows.said_columns(facts)
    Quotation.objects.bulk_create(
        _quotation(article, at, fact, appearances, said.get(at)) for at, fact in enumerate(facts.quotations)
    )


def clear_rows(article: Article) -> None:
    """Delete what extraction wrote for the article before. Call it in a transaction."""
    # Whoever shares a surname with a speaker who goes may link differently now.
    surnames = set(article.appearances.exclude(surname_key="").values_list("surname_key", flat=True))
    Appearance.objects.filter(surname_key__in=surnames).update(link_rule=PENDING)
    SeriesMention.objects.reopen(article)
    article.vias.clear()
    for rows in (
        article.quotations, article.appearances, article.evidence, article.intervals, article.series_mentions,
    ):  # fmt: skip
        rows.all().delete()


def source_named(name: str) -> Source:
    """The outlet of that name, made when it is new."""
    name = name[:NAME_LENGTH]
    key = keys.name_key(name)[:NAME_LENGTH]
    found = Source.objects.filter(key=key).first()
    if found is not None:
        return found
    slug = keys.free_slug(
        name, fallback="source", is_taken=lambda slug: Source.objects.filter(slug=slug).exists()
    )
    return Source.objects.create(key=key, name=name, slug=slug)


def evidence_rows(article: Article, facts: Facts) -> Iterator[Evidence]:
    fields: list[tuple[str, tuple[Value, ...]]] = [
        (Evidence.Field.TITLE, facts.titles),
        (Evidence.Field.SOURCE, facts.sources),
        (Evidence.Field.VIA, facts.vias),
        (Evidence.Field.LANGUAGE, facts.languages),
    ]
    for field, values in fields:
        for rank, value in enumerate(values):
            yield Evidence(
                article=article, field=field, rank=rank, position=0, value=value.value[:400],
                rule=value.rule, confidence=value.confidence, origin=value.origin or "",
                **_columns(value.span),
            )  # fmt: skip
    for rank, date in enumerate(facts.dates):
        yield from _date_rows(article, rank, date)
    yield from date_rows.role_rows(article, facts.role_dates)


def _date_rows(article: Article, rank: int, date: Date) -> Iterator[Evidence]:
    if date.edtf is not None or date.origin:
        yield Evidence(
            article=article, field=Evidence.Field.DATE, rank=rank, position=0, value=date.edtf or "",
            rule=date.rule, confidence=date.confidence, origin=date.origin or "", **_columns(date.span),
        )  # fmt: skip
    for position, reason in enumerate(date.evidence, start=1):
        yield Evidence(
            article=article, field=Evidence.Field.DATE, rank=rank, position=position, value=date.edtf or "",
            rule=reason.rule, confidence=date.confidence, says=reason.says[:500], **_columns(reason.span),
        )  # fmt: skip


def _columns(span: Span | None, prefix: str = "") -> dict[str, int | None]:
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}


def _appearance(article: Article, position: int, fact: SpeakerFact) -> Appearance:
    speaker = speaker_of(fact)
    return Appearance(
        article=article, speaker=speaker, position=position, name=fact.name[:NAME_LENGTH], kind=fact.kind,
        given=fact.given[:PART_LENGTH], surname=fact.surname[:PART_LENGTH], key=speaker.key,
        surname_key=keys.name_key(fact.surname)[:PART_LENGTH] if fact.surname else "",
        stated=any(form.origin for form in fact.forms), link_rule=PENDING,
    )  # fmt: skip


def speaker_of(fact: SpeakerFact) -> Speaker:
    """The speaker with the fact's own key, made when it is new; linking may lead it elsewhere later."""
    full = f"{fact.given} {fact.surname}" if fact.given and fact.surname else fact.name
    key = f"{fact.kind}:{keys.name_key(full)}"[:300]
    found = Speaker.objects.filter(key=key).first()
    if found is not None:
        return found
    slug = keys.free_slug(
        full, fallback="speaker", is_taken=lambda slug: Speaker.objects.filter(slug=slug).exists()
    )
    return Speaker.objects.create(
        key=key, name=fact.name[:NAME_LENGTH], slug=slug, kind=fact.kind, has_full_name=bool(fact.given)
    )


def _write_forms_and_roles(appearances: list[Appearance], facts: tuple[SpeakerFact, ...]) -> None:
    pairs = list(zip(appearances, facts, strict=True))
    NameForm.objects.bulk_create(
        NameForm(
            appearance=appearance,
            text=form.text[:FORM_LENGTH],
            origin=form.origin or "",
            **_columns(form.span),
        )
        for appearance, fact in pairs
        for form in fact.forms
    )
    Role.objects.bulk_create(
        Role(appearance=appearance, text=role.text[:FORM_LENGTH], start=role.span.start, end=role.span.end)
        for appearance, fact in pairs
        for role in fact.roles
    )


def _quotation(
    article: Article,
    position: int,
    fact: QuotationFact,
    appearances: list[Appearance],
    said: RoleDate | None,
) -> Quotation:
    row = Quotation(
        article=article, position=position, kind=fact.kind, text=fact.span.of(article.text),
        start=fact.span.start, end=fact.span.end, rule=fact.rule, confidence=fact.confidence,
    )  # fmt: skip
    date_rows.set_said(row, said)
    if fact.language is not None:
        row.language = fact.language.value
        row.language_confidence = fact.language.confidence if fact.language.span else None
    if (said_by := fact.attribution) is not None:
        row.appearance = appearances[said_by.speaker]
        row.speaker = row.appearance.speaker
        row.attribution_rule = said_by.rule
        row.attribution_confidence = said_by.confidence
        for prefix, span in (("mention_", said_by.mention), ("cue_", said_by.cue)):
            for column, value in _columns(span, prefix).items():
                setattr(row, column, value)
    return row
