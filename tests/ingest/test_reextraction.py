"""Reading again replaces extraction rows and nothing else, and tells by rule what changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive import extract, parse
from archive.extract.facts import Facts, Value
from archive.ingest import ingest, reextract
from archive.models import Article, OutboxEntry, Revision
from archive.text import Document, Span
from tests.builders import a_folder

pytestmark = pytest.mark.django_db

REPORT = "2020-01-05\n\nThe river rose again.\n\n“Nobody was hurt,” said Tom Reed, an engineer.\n"


@pytest.fixture
def article(tmp_path: Path) -> Article:
    ingest([a_folder(tmp_path, {"one.txt": REPORT, "one.txt.meta.yaml": "source: Harbour Post\n"})])
    OutboxEntry.objects.all().delete()
    return Article.objects.get()


def test_the_same_rules_change_nothing(article: Article) -> None:
    changes = reextract()
    assert (changes.read, changes.changed, changes.by_rule) == (1, 0, {})
    assert not OutboxEntry.objects.exists()


def test_a_better_rule_changes_its_rows_and_is_told(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before = extract.extract

    def better(document: Document) -> Facts:
        facts = read_before(document)
        return replace(facts, titles=(Value("The river rose", Span(12, 26), "better", 0.9),), quotations=())

    monkeypatch.setattr("archive.extract.extract", better)
    changes = reextract()
    assert (changes.read, changes.changed) == (1, 1)
    assert changes.by_rule["title", "better"] == [1, 0]
    assert any(name == "quotation" and lost for (name, _), (_, lost) in changes.by_rule.items())
    after = Article.objects.get()
    assert (after.pk, after.public_id, after.slug, after.revision) == (
        article.pk, article.public_id, article.slug, 1,
    )  # fmt: skip
    assert after.title == "The river rose"
    assert not after.quotations.exists()
    assert after.source is not None
    assert after.source.name == "Harbour Post"  # what people stated beside it is read again too
    assert OutboxEntry.objects.get().article_id == article.pk
    assert Revision.objects.count() == 1


def test_what_can_no_longer_be_read_keeps_its_rows(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(unit: parse.Unit) -> Document:
        raise ValueError("a defect")

    monkeypatch.setattr("archive.parse.parse", fail)
    changes = reextract()
    assert [public_id for public_id, _ in changes.failures] == [article.public_id]
    assert Article.objects.get().quotations.exists()


def test_a_lost_original_is_told(article: Article) -> None:
    article.original.path.unlink()
    assert "cannot be read" in reextract().failures[0][1]
