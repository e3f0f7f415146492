"""Invariants that the database itself keeps, whoever writes."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from archive.models import (
    Appearance,
    Article,
    DateInterval,
    Evidence,
    IngestProblem,
    IngestRun,
    NameForm,
    Quotation,
    Revision,
    SpeakerSuggestion,
)
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, an_original

pytestmark = pytest.mark.django_db

TEXT = "The board met.\n\n“It is settled,” said Ada Quill."


def refused(make: Any) -> bool:
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


def test_a_quotation_has_a_sound_span_and_a_whole_attribution() -> None:
    article = an_article(TEXT)
    quotation = a_quotation(article, "It is settled,", an_appearance(article))
    for wrong in (
        {"end": quotation.start},
        {"mention_start": 3},
        {"mention_start": 9, "mention_end": 3},
        {"cue_end": 5},
        {"speaker": None},
        {"confidence": 1.5},
        {"attribution_confidence": None},
    ):
        assert refused(lambda wrong=wrong: Quotation.objects.filter(pk=quotation.pk).update(**wrong)), wrong


def test_dates_are_both_known_or_neither_and_in_order() -> None:
    article = an_article(date_edtf="2024-05")
    assert (article.date_earliest, article.date_latest) == (date(2024, 5, 1), date(2024, 5, 31))
    rows = Article.objects.filter(pk=article.pk)
    assert refused(lambda: rows.update(date_latest=None))
    assert refused(lambda: rows.update(date_earliest=date(2025, 1, 1)))
    assert refused(
        lambda: DateInterval.objects.create(
            article=article, earliest=date(2025, 1, 2), latest=date(2025, 1, 1)
        )
    )


def test_a_date_that_is_no_edtf_is_never_stored() -> None:
    with pytest.raises(ValueError, match="EDTF"):
        an_article(date_edtf="Sep 21")


def test_a_withdrawal_has_a_reason() -> None:
    article = an_article()
    withdrawn = datetime(2026, 1, 2, tzinfo=UTC)
    assert refused(lambda: Article.objects.filter(pk=article.pk).update(withdrawn_at=withdrawn))


def test_public_ids_and_revision_numbers_are_unique() -> None:
    article = an_article(public_id="aaaaaaaa")
    assert refused(lambda: an_article(public_id="aaaaaaaa"))
    values = {"article": article, "number": 1, "original": an_original(), "origin_path": "x"}
    Revision.objects.create(**values)
    assert refused(lambda: Revision.objects.create(**values))


def test_evidence_is_read_from_the_text_or_stated() -> None:
    values = {"article": an_article(), "field": "title", "rank": 0, "rule": "r", "confidence": 0.9}
    assert refused(lambda: Evidence.objects.create(**values, position=0, start=0, end=3, origin="title"))
    assert refused(lambda: Evidence.objects.create(**values, position=0, start=3, end=0))
    Evidence.objects.create(**values, position=0, start=0, end=3)
    assert refused(lambda: Evidence.objects.create(**values, position=0, start=0, end=3))


def test_a_name_form_is_read_or_stated_never_both_or_neither() -> None:
    appearance = an_appearance(an_article(TEXT))
    assert refused(lambda: NameForm.objects.create(appearance=appearance, text="Quill"))
    assert refused(
        lambda: NameForm.objects.create(
            appearance=appearance, text="Quill", start=0, end=5, origin="speakers"
        )
    )


def test_a_suggestion_names_two_speakers() -> None:
    speaker = a_speaker()
    assert refused(lambda: SpeakerSuggestion.objects.create(speaker=speaker, candidate=speaker, reason="r"))


def test_an_origin_has_one_open_problem() -> None:
    values = {"run": IngestRun.objects.create(), "origin_path": "x", "stage": "read", "permanent": True}
    IngestProblem.objects.create(**values, resolved_at=datetime(2026, 1, 1, tzinfo=UTC))
    IngestProblem.objects.create(**values)
    assert refused(lambda: IngestProblem.objects.create(**values))


def test_an_articles_speakers_stand_in_order() -> None:
    article = an_article(TEXT)
    an_appearance(article, position=0)
    assert refused(lambda: an_appearance(article, position=0))
    assert Appearance.objects.count() == 1
