"""Numbered events that articles are about ("the 38th ... Conference"): they date articles without a year."""

from django.db import models
from django.db.models import Q

from archive.models.articles import Article
from archive.models.spans import span_is_sound


class SeriesMentionQuerySet(models.QuerySet["SeriesMention"]):
    def unsettled(self) -> "SeriesMentionQuerySet":
        """Those whose series gained or lost an article since its years were worked out."""
        return self.filter(settled=False)

    def reopen(self, article: Article) -> None:
        """Have the years of every series that the article names worked out again."""
        keys = list(self.filter(article=article).values_list("key", flat=True))
        if keys:
            self.filter(key__in=keys).update(settled=False)


class SeriesMention(models.Model):
    """A number of a series in an article's lead. `key` is what all names of the series share."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="series_mentions")
    name = models.CharField(max_length=200, help_text="in lower case")
    key = models.CharField(max_length=200, db_index=True)
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    settled = models.BooleanField(default=False)

    objects = SeriesMentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        indexes = [
            models.Index(fields=["key"], condition=Q(settled=False), name="series_mention_unsettled"),
        ]
        constraints = [span_is_sound("", name="series_mention_span_is_sound", optional=False)]

    def __str__(self) -> str:
        return f"{self.name}, number {self.number}"
