"""Withdraw an article from readers: its page says so and why, and it leaves every list and the index."""

from django.db import transaction
from django.utils import timezone

from archive.errors import ArchiveError
from archive.ingest import series, versions
from archive.models import Article, OutboxEntry, SeriesMention


def withdraw(public_id: str, *, reason: str) -> Article:
    """The article, withdrawn. Raises ArchiveError for an unknown id, an empty reason, or a second time."""
    if not reason.strip():
        raise ArchiveError("A withdrawal needs a reason; readers will see it.")
    with transaction.atomic():
        article = Article.objects.filter(public_id=public_id).first()
        if article is None:
            raise ArchiveError(f"There is no article {public_id}; its id stands in its address.")
        if article.is_withdrawn:
            raise ArchiveError(f"{public_id} was withdrawn before, because: {article.withdrawn_reason}")
        article.withdrawn_at, article.withdrawn_reason = timezone.now(), reason.strip()
        article.save()
        versions.reopen(article)
        SeriesMention.objects.reopen(article)
        OutboxEntry.objects.announce([article.pk])
    series.date_by_series()  # what rested on it does no more
    versions.link_versions()  # another leads its versions now
    return article
