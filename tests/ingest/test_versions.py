"""Versions across articles: grouped under the first, whatever the order of ingest."""

from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.ingest import versions, withdraw
from archive.ingest.shingles import sample_of
from archive.models import Article, Fingerprint, OutboxEntry
from tests.builders import an_article
from tests.ingest.test_shingles import OTHER, REPORT

pytestmark = pytest.mark.django_db

FIRST = f"PORT TOWN (Coastal Wire) -- {REPORT}"
CORRECTED = FIRST.replace("herring", "salmon")
TRIMMED = FIRST[: len(FIRST) * 2 // 3]
DATES = {FIRST: "2021-05-03", CORRECTED: "2021-05-04", TRIMMED: ""}


def sample(article: Article) -> None:
    versions.keep_fingerprint(article, sample_of(article.text))


def store(text: str, **values: str) -> Article:
    article = an_article(text, **{"date_edtf": DATES.get(text, ""), **values})
    sample(article)
    return article


def leaders() -> dict[str, str | None]:
    return dict(Article.objects.values_list("text", "version_of__text"))


def tidy() -> None:
    """What must hold after every run."""
    assert set(Article.objects.values_list("version_state", flat=True)) <= {"grouped"}
    assert not Article.objects.filter(version_of__version_of__isnull=False).exists()


@pytest.mark.parametrize("linked_between", [True, False])
@pytest.mark.parametrize("order", list(permutations([FIRST, CORRECTED, TRIMMED, OTHER])))
def test_versions_are_led_by_the_first_in_any_order(order: tuple[str, ...], linked_between: bool) -> None:
    for text in order:
        store(text)
        if linked_between:
            versions.link_versions()
    versions.link_versions()
    assert leaders() == {FIRST: None, CORRECTED: FIRST, TRIMMED: FIRST, OTHER: None}
    tidy()


def test_an_articles_other_versions_are_listed_oldest_first_in_one_round() -> None:
    stored = {text: store(text) for text in (TRIMMED, CORRECTED, FIRST, OTHER)}
    versions.link_versions()
    article = Article.objects.get(pk=stored[CORRECTED].pk)
    with CaptureQueriesContext(connection) as queries:
        listed = [(other.pk, other.source) for other in article.other_versions()]
    assert [key for key, _ in listed] == [stored[FIRST].pk, stored[TRIMMED].pk]
    assert len(queries) <= 3
    assert not stored[OTHER].other_versions()


def test_every_article_of_a_changed_group_is_announced_once() -> None:
    stored = [store(FIRST), store(OTHER)]
    versions.link_versions()
    assert not OutboxEntry.objects.exists()
    copy = store(CORRECTED)
    assert versions.link_versions() == 1
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == {stored[0].pk, copy.pk}
    OutboxEntry.objects.all().delete()
    assert versions.link_versions() == 0
    assert not OutboxEntry.objects.exists()


def test_a_withdrawn_article_never_leads() -> None:
    first, second, third = store(FIRST), store(CORRECTED), store(TRIMMED)
    versions.link_versions()
    withdraw(first.public_id, reason="by order of a court")
    assert leaders() == {FIRST: CORRECTED, CORRECTED: None, TRIMMED: CORRECTED}
    second.refresh_from_db()
    assert [other.pk for other in second.other_versions()] == [third.pk]
    tidy()


def test_a_group_whose_bridge_is_withdrawn_stays_one() -> None:
    store(FIRST)
    withdraw(store(CORRECTED).public_id, reason="a double")
    assert leaders() == {FIRST: None, CORRECTED: FIRST}
    assert not Article.objects.get(text=FIRST).other_versions()


def test_a_revision_with_another_text_leaves_its_group() -> None:
    first, _, _ = store(FIRST), store(CORRECTED), store(TRIMMED)
    versions.link_versions()
    first.refresh_from_db()
    first.text = f"{OTHER} {OTHER}"
    first.text_sha256 = "0" * 64
    first.save()
    sample(first)
    versions.link_versions()
    assert leaders() == {first.text: None, CORRECTED: None, TRIMMED: CORRECTED}
    tidy()


def test_a_date_that_is_read_later_changes_who_leads() -> None:
    first, copy = store(FIRST), store(CORRECTED)
    versions.link_versions()
    first.refresh_from_db()
    first.date_edtf = "2022-01-01"
    first.save()
    sample(first)
    versions.link_versions()
    assert leaders() == {FIRST: CORRECTED, CORRECTED: None}
    assert copy.pk != first.pk


def test_a_run_cut_off_between_batches_is_completed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "BATCH", 1)
    for text in (TRIMMED, OTHER, CORRECTED, FIRST):
        store(text)
    lead = versions._lead

    def cut_off(articles: list[Article]) -> int:
        if len(articles) == 1:
            raise KeyboardInterrupt
        return lead(articles)

    monkeypatch.setattr(versions, "_lead", cut_off)
    with pytest.raises(KeyboardInterrupt):
        versions.link_versions()
    monkeypatch.setattr(versions, "_lead", lead)
    versions.link_versions()
    assert leaders() == {FIRST: None, CORRECTED: FIRST, TRIMMED: FIRST, OTHER: None}
    tidy()


def test_what_was_stored_before_there_were_fingerprints_is_linked_too() -> None:
    an_article(FIRST, date_edtf="2021-05-03")
    an_article(CORRECTED, date_edtf="2021-05-04")
    versions.link_versions()
    assert leaders() == {FIRST: None, CORRECTED: FIRST}
    assert Fingerprint.objects.exists()


@pytest.mark.parametrize("linked_between", [True, False])
def test_a_wording_of_too_many_articles_ties_none_in_any_order(
    monkeypatch: pytest.MonkeyPatch, linked_between: bool
) -> None:
    monkeypatch.setattr(versions, "MOST_HOLDERS", 3)
    for number in range(5):
        store(f"{REPORT} Signed: clerk {'abcde'[number]}.")
        if linked_between:
            versions.link_versions()
    versions.link_versions()
    assert set(leaders().values()) == {None}
    tidy()


def test_copies_to_the_letter_are_one_group_however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MOST_HOLDERS", 3)
    copies = [store(REPORT, title=str(number)) for number in range(6)]
    versions.link_versions()
    assert Article.objects.exclude(version_of=None).count() == len(copies) - 1
    tidy()


def test_a_wording_that_is_rare_again_ties_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MOST_HOLDERS", 2)
    stored = [store(f"{REPORT} Signed: clerk {name}.", date_edtf="2021") for name in "abc"]
    versions.link_versions()
    assert set(leaders().values()) == {None}
    last = Article.objects.get(pk=stored[-1].pk)
    last.text, last.text_sha256 = OTHER, "0" * 64
    last.save()
    sample(last)
    versions.link_versions()
    assert leaders() == {stored[0].text: None, stored[1].text: stored[0].text, OTHER: None}
