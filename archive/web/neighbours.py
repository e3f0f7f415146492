"""The articles before and after one by date, in the order of the list of articles."""

from django.db.models import Q

from archive.models import Article


def earlier_than(article: Article) -> Article | None:
    """The next one down the list that is newest first; undated articles come last in it."""
    listed = Article.objects.visible().for_lists().newest_first()
    if article.date_earliest is None:
        return listed.filter(date_earliest=None, pk__gt=article.pk).first()
    return listed.filter(_below(article)).first() or listed.filter(date_earliest=None).first()


def later_than(article: Article) -> Article | None:
    """The next one up the list that is newest first."""
    listed = Article.objects.visible().for_lists().newest_first().reverse()
    if article.date_earliest is None:
        before = listed.filter(date_earliest=None, pk__lt=article.pk).first()
        return before or listed.exclude(date_earliest=None).first()
    return listed.filter(_above(article)).first()


def _below(article: Article) -> Q:
    same_start = Q(date_earliest=article.date_earliest)
    same = same_start & Q(date_latest=article.date_latest)
    return (
        Q(date_earliest__lt=article.date_earliest)
        | (same_start & Q(date_latest__lt=article.date_latest))
        | (same & Q(pk__gt=article.pk))
    )


def _above(article: Article) -> Q:
    same_start = Q(date_earliest=article.date_earliest)
    same = same_start & Q(date_latest=article.date_latest)
    return (
        Q(date_earliest__gt=article.date_earliest)
        | (same_start & Q(date_latest__gt=article.date_latest))
        | (same & Q(pk__lt=article.pk))
    )
