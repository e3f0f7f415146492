"""Outlets: who published an article, or whom it was taken from."""

from typing import TYPE_CHECKING

from django.db import models

from archive.models.addresses import address_of

if TYPE_CHECKING:
    from archive.models.articles import Article


class Source(models.Model):
    """An outlet, under the name that the first document printed for it. Its slug is given once.

    `key` identifies it: the name without case, a leading article and outer punctuation.
    """

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)

    articles: "models.Manager[Article]"
    relayed: "models.Manager[Article]"

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("source", self.slug)
