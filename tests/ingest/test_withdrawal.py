import pytest

from archive.errors import ArchiveError
from archive.ingest import withdraw
from archive.models import Article, OutboxEntry
from tests.builders import an_article

pytestmark = pytest.mark.django_db


def test_a_withdrawn_article_has_its_reason_and_leaves_the_index() -> None:
    article = an_article()
    withdraw(article.public_id, reason=" by order of a court ")
    article.refresh_from_db()
    assert article.is_withdrawn
    assert article.withdrawn_reason == "by order of a court"
    assert OutboxEntry.objects.get().article_id == article.pk
    assert not Article.objects.visible().exists()


@pytest.mark.parametrize(("public_id", "reason"), [("nowhere", "because"), (None, "  ")])
def test_an_unknown_id_or_no_reason_is_refused(public_id: str | None, reason: str) -> None:
    article = an_article()
    with pytest.raises(ArchiveError):
        withdraw(public_id or article.public_id, reason=reason)
    assert Article.objects.visible().exists()


def test_withdrawing_twice_is_refused_with_the_first_reason() -> None:
    article = an_article()
    withdraw(article.public_id, reason="the first")
    with pytest.raises(ArchiveError, match="the first"):
        withdraw(article.public_id, reason="the second")
