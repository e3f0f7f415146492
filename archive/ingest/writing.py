"""The rows of many documents into their tables, one statement a table; replaced whole at each re-ingest."""

from collections.abc import Iterable, Iterator, Sequence

from archive.ingest import rows, tables
from archive.ingest.naming import Names
from archive.ingest.rows import Row, Rows
from archive.models import (
    Appearance,
    Article,
    DateInterval,
    Evidence,
    NameForm,
    Quotation,
    Role,
    SeriesMention,
)

Written = Sequence[tuple[int, Rows]]
"""Articles by primary key, with the rows that are theirs."""


def write_rows(written: Written, names: Names) -> None:
    """Write all that hangs on articles without rows of extraction. Call it in a transaction."""
    _write_vias(written, names)
    _of_articles(Evidence, rows.EVIDENCE, ((pk, found.evidence) for pk, found in written))
    _of_articles(DateInterval, rows.INTERVAL, ((pk, found.intervals) for pk, found in written))
    _of_articles(SeriesMention, rows.SERIES_MENTION, ((pk, found.series) for pk, found in written))
    _write_speech(written, names)


def clear_rows(article: Article) -> None:
    """Delete what extraction wrote for the article before. Call it in a transaction."""
    # Whoever shares a surname with a speaker who goes may link differently now.
    surnames = set(article.appearances.exclude(surname_key="").values_list("surname_key", flat=True))
    Appearance.objects.filter(surname_key__in=surnames).update(link_rule=rows.PENDING)
    SeriesMention.objects.reopen(article)
    article.vias.clear()
    for held in (
        article.quotations, article.appearances, article.evidence, article.intervals, article.series_mentions,
    ):  # fmt: skip
        held.all().delete()


def _write_vias(written: Written, names: Names) -> None:
    named = [via for _, found in written for via in found.vias]
    if named:
        known = names.sources(named)
        pairs = {(pk, known[via.key]): None for pk, found in written for via in found.vias}
        tables.insert(Article.vias.through, ("article_id", "source_id"), pairs)


def _of_articles(
    model: type[Evidence] | type[DateInterval] | type[SeriesMention],
    columns: tuple[str, ...],
    groups: Iterable[tuple[int, Iterable[Row]]],
) -> None:
    tables.insert(model, ("article_id", *columns), ((pk, *row) for pk, group in groups for row in group))


def _write_speech(written: Written, names: Names) -> None:
    """Appearances with their forms and roles, and the quotations that are theirs."""
    known = names.speakers([name for _, found in written for name in found.speakers])
    given = iter(tables.next_keys(Appearance, sum(len(found.appearances) for _, found in written)))
    keys_of = [[next(given) for _ in found.appearances] for _, found in written]
    tables.insert(
        Appearance, ("id", "article_id", "speaker_id", *rows.APPEARANCE),
        (
            (key, pk, known[name.key], *row)
            for (pk, found), held in zip(written, keys_of, strict=True)
            for key, name, row in zip(held, found.speakers, found.appearances, strict=True)
        ),
    )  # fmt: skip
    for model, columns, held_by in (
        (NameForm, rows.NAME_FORM, [found.name_forms for _, found in written]),
        (Role, rows.ROLE, [found.roles for _, found in written]),
    ):
        of_appearances = (
            (held[row[0]], *row[1:]) for held, group in zip(keys_of, held_by, strict=True) for row in group
        )
        tables.insert(model, ("appearance_id", *columns), of_appearances)
    tables.insert(
        Quotation, ("article_id", "text", "appearance_id", "speaker_id", *rows.QUOTATION),
        (
            row
            for (pk, found), held in zip(written, keys_of, strict=True)
            for row in _quotations(pk, found, held, [known[name.key] for name in found.speakers])
        ),
    )  # fmt: skip


def _quotations(pk: int, found: Rows, appearances: list[int], speakers: list[int]) -> Iterator[Row]:
    text = found.text
    for row, said_by in zip(found.quotations, found.said_by, strict=True):
        words = text[row[rows.QUOTATION_START] : row[rows.QUOTATION_END]]
        by = (None, None) if said_by is None else (appearances[said_by], speakers[said_by])
        yield (pk, words, *by, *row)
