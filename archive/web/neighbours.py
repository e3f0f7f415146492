"""The articles before and after one by date, in the order of the list of articles.

Each step is a query of its own, so that an index answers it: one query over all steps sorts the archive.
"""

from collections.abc import Iterable, Iterator

from archive.models import Article
from archive.models.articles import ArticleQuerySet


def earlier_than(article: Article) -> Article | None:
    """The next one down the list that is newest first; undated articles come last in it."""
    listed = Article.objects.visible().for_lists()
    undated = listed.filter(date_earliest=None).order_by("pk")
    if article.date_earliest is None:
        return undated.filter(pk__gt=article.pk).first()
    same_start = listed.filter(date_earliest=article.date_earliest)
    return _first_of(
        same_start.filter(date_latest=article.date_latest, pk__gt=article.pk).order_by("pk"),
        same_start.filter(date_latest__lt=article.date_latest).order_by("-date_latest", "pk"),
        listed.filter(date_earliest__lt=article.date_earliest).order_by(
            "-date_earliest", "-date_latest", "pk"
        ),
        undated,
    )


def later_than(article: Article) -> Article | None:
    """The next one up the list that is newest first."""
    listed = Article.objects.visible().for_lists()
    dated = listed.filter(date_earliest__isnull=False).order_by("date_earliest", "date_latest", "-pk")
    if article.date_earliest is None:
        before = listed.filter(date_earliest=None, pk__lt=article.pk).order_by("-pk")
        return _first_of(before, dated)
    same_start = listed.filter(date_earliest=article.date_earliest)
    return _first_of(
        same_start.filter(date_latest=article.date_latest, pk__lt=article.pk).order_by("-pk"),
        same_start.filter(date_latest__gt=article.date_latest).order_by("date_latest", "-pk"),
        dated.filter(date_earliest__gt=article.date_earliest),
    )


def _first_of(*steps: ArticleQuerySet) -> Article | None:
    return next(_firsts(steps), None)


def _firsts(steps: Iterable[ArticleQuerySet]) -> Iterator[Article]:
    for step in steps:
        found = step.first()
        if found is not None:
            yield found
