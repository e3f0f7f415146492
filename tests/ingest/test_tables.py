"""Rows written by plain statements are those that the models would write."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, models

from archive.ingest import tables
from archive.models import Article, DateInterval, Evidence, NameForm, Origin, OutboxEntry, Quotation, Speaker
from tests.builders import an_appearance, an_article, an_original

pytestmark = pytest.mark.django_db
TIMES = ("stored_at", "changed_at", "first_seen_at", "queued_at", "received_at")


def held(model: type[models.Model], pk: int) -> dict[str, Any]:
    """A row as the database itself writes it, types included; of a time the length alone."""
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    quoted = ", ".join(f'quote("{name}")' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {quoted} FROM {model._meta.db_table} WHERE id = %s", [pk])
        row = dict(zip(names, cursor.fetchone(), strict=True))
    return {name: len(value) if name in TIMES else value for name, value in row.items()}


def values_of(model: type[models.Model]) -> dict[str, Any]:
    """Something for every kind of column."""
    article = an_article("The council met.")
    if model is Article:
        return {
            "public_id": "a1", "slug": "a-slug", "original_id": an_original().pk, "extractor": "1",
            "text": "Ünsere Stadt", "text_sha256": "0" * 64, "encoding": "utf-8", "encoding_certainty": 1,
            "headings": [[0, 3]], "title": "T", "metadata": {"désk": ["north", None]}, "date_edtf": "2021-03",
            "date_earliest": date(2021, 3, 1), "date_latest": date(2021, 3, 31), "version_state": "new",
        }  # fmt: skip
    if model is Evidence:
        return {"article_id": article.pk, "field": "date", "rank": 0, "position": 1, "value": "2021", "start": None,
                "end": None, "origin": "date", "rule": "stated", "confidence": 0.5}  # fmt: skip
    if model is DateInterval:
        return {"article_id": article.pk, "earliest": date(2021, 1, 1), "latest": date(2021, 12, 31)}
    if model is Origin:
        return {"path": "a/b", "collection": "a", "article_id": article.pk, "original_id": article.original_id,
                "document_id": "b", "format": "text", "sidecars": [["b.meta.yaml", "eA=="]]}  # fmt: skip
    if model is Speaker:
        return {"key": "person:a", "name": "A", "slug": "a", "kind": "person", "has_full_name": True}
    if model is NameForm:
        return {"appearance_id": an_appearance(article).pk, "text": "A", "start": 0, "end": 1}
    if model is Quotation:
        return {"article_id": article.pk, "position": 0, "kind": "direct", "text": "met", "start": 1, "end": 4,
                "rule": "marks", "confidence": 0.9}  # fmt: skip
    return {"article_id": article.pk}


@pytest.mark.parametrize(
    "model", [Article, Evidence, DateInterval, Origin, Speaker, NameForm, Quotation, OutboxEntry]
)
def test_a_row_is_held_as_its_model_holds_it(model: type[models.Model]) -> None:
    values = values_of(model)
    tables.insert(model, tuple(values), [tuple(values.values())])
    pk = model._default_manager.order_by("-pk").values_list("pk", flat=True)[0]
    ours = held(model, pk)
    model._default_manager.filter(pk=pk).delete()
    [made] = model._default_manager.bulk_create([model(**values)])
    assert ours == held(model, made.pk)


def test_the_constraints_hold() -> None:
    article = an_article()
    columns = ("article_id", "earliest", "latest")
    with pytest.raises(IntegrityError):
        tables.insert(DateInterval, columns, [(article.pk, date(2021, 1, 2), date(2021, 1, 1))])


def test_the_next_keys_are_those_that_rows_get_and_are_never_given_again() -> None:
    [expected] = tables.next_keys(OutboxEntry, 1)
    row = OutboxEntry.objects.create(article_id=1)
    assert row.pk == expected
    row.delete()
    assert list(tables.next_keys(OutboxEntry, 2)) == [expected + 1, expected + 2]
