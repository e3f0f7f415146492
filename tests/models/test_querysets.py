from datetime import date

import pytest

from archive.models import Article, OutboxEntry, Quotation
from tests.builders import a_quotation, an_appearance, an_article, withdraw

pytestmark = pytest.mark.django_db


def test_withdrawn_articles_are_in_no_list() -> None:
    article = an_article("“It is settled,” said Ada Quill.")
    a_quotation(article, "It is settled,", an_appearance(article))
    assert Article.objects.visible().get() == article
    assert Quotation.objects.visible().exists()
    withdraw(article)
    assert not Article.objects.visible().exists()
    assert not Quotation.objects.visible().exists()


def test_undated_articles_come_last_in_both_orders() -> None:
    made = [an_article(date_edtf=edtf).date_edtf for edtf in ("2024-05", "XXXX-09-21", "2023", "2024-05-10")]
    assert made
    newest = list(Article.objects.newest_first().values_list("date_edtf", flat=True))
    oldest = list(Article.objects.oldest_first().values_list("date_edtf", flat=True))
    assert newest == ["2024-05-10", "2024-05", "2023", "XXXX-09-21"]
    assert oldest == ["2023", "2024-05", "2024-05-10", "XXXX-09-21"]


def test_a_set_of_dates_overlaps_only_by_its_members() -> None:
    an_article(date_edtf="[2024-03-04,2024-04-03]")
    found = Article.objects.overlapping
    assert found(date(2024, 3, 4), date(2024, 3, 4)).exists()
    assert found(date(2024, 4, 1), date(2024, 4, 30)).exists()
    assert not found(date(2024, 3, 10), date(2024, 3, 20)).exists()


def test_within_takes_only_what_is_certain() -> None:
    an_article(date_edtf="2024")
    an_article(date_edtf="2024-05-10")
    inside = Article.objects.within(date(2024, 5, 1), date(2024, 5, 31))
    assert [article.date_edtf for article in inside] == ["2024-05-10"]


def test_announcing_an_article_queues_it_and_raises_its_version() -> None:
    article = an_article()
    OutboxEntry.objects.announce([article.pk])
    OutboxEntry.objects.announce([article.pk])
    article.refresh_from_db()
    assert article.index_version == 2
    assert OutboxEntry.objects.count() == 2


def test_the_newest_are_read_from_an_index_however_many_there_are() -> None:
    plan = Article.objects.visible().newest_first()[:20].explain()
    assert "article_newest" in plan
    assert "B-TREE" not in plan  # no sort of all of them
