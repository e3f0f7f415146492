"""Outlets: who published an article, or whom it was taken from."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from archive.models.counting import count_of

if TYPE_CHECKING:
    from archive.models.articles import Article


class SourceQuerySet(models.QuerySet["Source"]):
    def with_counts(self) -> "SourceQuerySet":
        """Adds `article_count` and `via_count`: visible articles published by, and credited to, each."""
        visible = apps.get_model("archive", "Article").objects.visible()
        return self.annotate(
            article_count=count_of(visible.filter(source=OuterRef("pk")), by="source"),
            via_count=count_of(visible.filter(vias=OuterRef("pk")), by="vias"),
        )

    def in_use(self) -> "SourceQuerySet":
        """Those that a visible article names."""
        visible = apps.get_model("archive", "Article").objects.visible()
        named = Q(Exists(visible.filter(source=OuterRef("pk")))) | Q(
            Exists(visible.filter(vias=OuterRef("pk")))
        )
        return self.filter(named).with_counts()


class Source(models.Model):
    """An outlet, under the name that the first document printed for it. Its slug is given once.

    `key` identifies it: the name without case, a leading article and outer punctuation.
    """

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)

    articles: "models.Manager[Article]"
    relayed: "models.Manager[Article]"

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])
