"""Fingerprints: the sample of an article's wording by which other versions of it are found."""

from django.db import models

from archive.models.articles import Article


class Fingerprint(models.Model):
    """One of the few runs of words that stand for an article's text, as a number (see ingest/shingles.py)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="fingerprints")
    shingle = models.BigIntegerField(db_index=True, help_text="hash of eight words in a row")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.shingle:016x}"
