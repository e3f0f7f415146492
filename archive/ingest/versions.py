"""Which articles are versions of one text: republished, corrected or trimmed; linked, never dropped.

Articles that share sampled shingles are compared by their whole wording. Those that are versions of one
another, directly or through a third, form a group led by the first: the earliest dated, else the least
public id. The groups depend on what the archive holds, not on the order in which it came.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import Count, Max, Min, Q, QuerySet

from archive.ingest import tables
from archive.ingest.shingles import (
    LEAST_SHARED,
    Wording,
    are_versions,
    sample_of,
    wording_of,
)
from archive.models import Article, Fingerprint, OutboxEntry, Quotation
from archive.text import Span

# A shingle of more articles than this is a template's, and comparing all its holders would take the square
# of their number. Copies to the letter are found by the hash of their text, however many they are.
MOST_HOLDERS = 50
BATCH = 200  # articles grouped in one transaction
MOST_PARAMETERS = 5_000  # of one SQL statement

Item = TypeVar("Item")
Kin = dict[int, set[int]]
"""An article's key to the keys of others."""


def keep_fingerprint(article: Article, sample: Iterable[int]) -> None:
    """Keep the sample of a stored article's text, and leave its group to be worked out. In a transaction."""
    first = article.version_state == Article.VersionState.UNREAD
    kept = set(sample)
    held = set() if first else set(article.fingerprints.values_list("shingle", flat=True))
    if kept == held and article.version_state == Article.VersionState.GROUPED:
        article.version_state = Article.VersionState.STALE  # its date or its quotations may be others
    elif kept != held or first:
        article.version_state = Article.VersionState.NEW
    if held and kept != held:
        reopen(article)
        article.fingerprints.all().delete()
    if kept != held:
        add_fingerprints([(article.pk, kept)])
    Article.objects.filter(pk=article.pk).update(version_state=article.version_state)


def add_fingerprints(samples: Iterable[tuple[int, Iterable[int]]]) -> None:
    """Keep the samples of articles, by primary key, that had none."""
    tables.insert(
        Fingerprint,
        ("article_id", "shingle"),
        ((pk, shingle) for pk, sample in samples for shingle in sample),
    )


def reopen(article: Article) -> None:
    """Have the groups worked out anew of all whom this article leads, joins or keeps apart."""
    held = article.fingerprints.values_list("shingle", flat=True)
    # one holder more than the most: without this article the shingle counts again
    rare = [number for number, holders in _holders(held).items() if holders <= MOST_HOLDERS + 1]
    akin = Fingerprint.objects.filter(shingle__in=rare).values("article")
    _make_stale(Article.objects.filter(Q(pk__in=akin) | Q(pk__in=article.version_group().values("pk"))))


def link_versions() -> int:
    """Group every article that a stored document left open; how many changed their place in a group.

    One transaction a batch: a kill leaves the rest open for the next run.
    """
    _read_unread()
    changed = 0
    crowded: set[int] = set()
    states = (Article.VersionState.NEW, Article.VersionState.STALE)
    still_open = Article.objects.filter(version_state__in=states).order_by("pk").values_list("pk", flat=True)
    while keys := set(still_open[:BATCH]):
        with transaction.atomic():
            kin = _kin(keys, crowded)
            articles: dict[int, Article] = {}
            for batch in _batches(kin):
                Article.objects.filter(pk__in=batch).update(version_state=Article.VersionState.GROUPED)
                articles |= Article.objects.defer(*Article.LONG).in_bulk(batch)
            changed += sum(_lead([articles[key] for key in group]) for group in _groups(kin))
    return changed


def _read_unread() -> None:
    """Keep the fingerprints of what was stored before the archive kept any."""
    unread = Article.objects.filter(version_state=Article.VersionState.UNREAD).order_by("pk")
    while batch := list(unread[:BATCH]):
        with transaction.atomic():
            for article in batch:
                keep_fingerprint(article, sample_of(article.text))


def _kin(keys: set[int], crowded: set[int]) -> Kin:
    """The articles, all that are tied to them directly or through others, and which are versions of which.

    `crowded` gathers the shingles found to be of too many articles, so that a run counts each once.
    """
    kin: Kin = {}
    wordings: dict[int, Wording] = {}
    level = set(keys)
    while level:
        candidates = _candidates(level, crowded)
        _add_wordings(wordings, {*candidates, *set().union(*candidates.values())})
        for key in level:
            others = candidates.get(key, set())
            kin[key] = {other for other in others if are_versions(wordings[key], wordings[other])}
        level = (set().union(*(kin[key] for key in level)) | _mates(level)) - kin.keys()
    return kin


def _candidates(keys: Collection[int], crowded: set[int]) -> Kin:
    """For each article that has any: those that share enough of its sample, and copies of its text."""
    mine: list[tuple[int, int]] = []
    for batch in _batches(keys):
        rows = Fingerprint.objects.filter(article__in=batch).order_by()
        mine += rows.values_list("article_id", "shingle")
    shingles = {shingle for _, shingle in mine} - crowded
    shared = {shingle: holders for shingle, holders in _holders(shingles).items() if holders > 1}
    for shingle in [shingle for shingle, holders in shared.items() if holders > MOST_HOLDERS]:
        _close(shingle, shared.pop(shingle))
        crowded.add(shingle)
    holders = _articles_by_shingle(shared)
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for key, shingle in mine:
        counts[key].update(holders.get(shingle, ()))
    found = {
        key: {other for other, count in counted.items() if count >= LEAST_SHARED and other != key}
        for key, counted in counts.items()
    }
    for key, copies in _copies({key for key, _ in mine}).items():
        found.setdefault(key, set()).update(copies)
    return {key: others for key, others in found.items() if others}


def _close(shingle: int, holders: int) -> None:
    """A shingle has too many holders: if it had few enough before this run, it tied them until now."""
    new = Fingerprint.objects.filter(shingle=shingle, article__version_state=Article.VersionState.NEW).count()
    if holders - new <= MOST_HOLDERS:
        akin = Fingerprint.objects.filter(shingle=shingle).values("article")
        _make_stale(Article.objects.filter(pk__in=akin))


def _holders(shingles: Iterable[int]) -> dict[int, int]:
    """How many articles hold each shingle."""
    counts: dict[int, int] = {}
    for batch in _batches(shingles):
        rows = Fingerprint.objects.filter(shingle__in=batch).order_by().values("shingle")
        counts |= dict(rows.annotate(holders=Count("pk")).values_list("shingle", "holders"))
    return counts


def _articles_by_shingle(shingles: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for batch in _batches(shingles):
        rows = Fingerprint.objects.filter(shingle__in=batch).order_by()
        for shingle, key in rows.values_list("shingle", "article_id"):
            found[shingle].append(key)
    return found


def _copies(keys: Collection[int]) -> Kin:
    """For each article the first and last stored of those whose text is the same to the letter: enough to
    tie all of them together."""
    ends: dict[str, set[int]] = {}
    text_of: dict[int, str] = {}
    for batch in _batches(keys):
        text_of |= dict(Article.objects.filter(pk__in=batch).values_list("pk", "text_sha256"))
    for hashes in _batches(text_of.values()):
        rows = Article.objects.filter(text_sha256__in=hashes).order_by().values("text_sha256")
        found = rows.annotate(first=Min("pk"), last=Max("pk"))
        for text, first, last in found.values_list("text_sha256", "first", "last"):
            ends[text] = {first, last}
    return {key: ends[text] - {key} for key, text in text_of.items()}


def _add_wordings(wordings: dict[int, Wording], keys: Collection[int]) -> None:
    for batch in _batches(key for key in keys if key not in wordings):
        quoted: dict[int, list[Span]] = defaultdict(list)
        direct = Quotation.objects.filter(article__in=batch, kind=Quotation.Kind.DIRECT).order_by()
        for key, start, end in direct.values_list("article_id", "start", "end"):
            quoted[key].append(Span(start, end))
        for key, text in Article.objects.filter(pk__in=batch).values_list("pk", "text"):
            wordings[key] = wording_of(text, quoted[key])


def _mates(keys: Collection[int]) -> set[int]:
    """Whoever is in a group with one of the articles now: their group may fall apart."""
    mates: set[int] = set()
    for batch in _batches(keys):
        rows = Article.objects.filter(pk__in=batch).values_list("pk", "version_of_id")
        leads = {leader or key for key, leader in rows}
        found = Article.objects.filter(Q(pk__in=leads) | Q(version_of__in=leads))
        mates |= set(found.values_list("pk", flat=True))
    return mates


def _groups(kin: Kin) -> Iterator[set[int]]:
    """The articles that are tied to one another, each in one group; one alone is a group too."""
    tied: Kin = {key: set(others) for key, others in kin.items()}
    for key, others in kin.items():
        for other in others:  # a copy names the ends of its row, they do not name it
            tied[other].add(key)
    seen: set[int] = set()
    for start in tied:
        group, waiting = set(), [start]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                group.add(key)
                waiting += tied[key]
        if group:
            yield group


def _lead(articles: Collection[Article]) -> int:
    """Have the first of a group that readers may see lead the others; how many changed their place."""
    visible = [article for article in articles if not article.is_withdrawn]
    leader = min(visible, key=_rank) if visible else None
    changed: set[int] = set()
    for article in articles:
        wanted = None if leader is None or article == leader else leader.pk
        if article.version_of_id != wanted:
            Article.objects.filter(pk=article.pk).update(version_of=wanted)
            changed.add(article.pk)
    # the page of a leader shows its versions too
    told = changed | {leader.pk} if changed and leader is not None else changed
    OutboxEntry.objects.announce(sorted(told))
    return len(changed)


def _rank(article: Article) -> tuple[date, str]:
    return article.date_earliest or date.max, article.public_id


def _make_stale(articles: QuerySet[Article]) -> None:
    grouped = articles.filter(version_state=Article.VersionState.GROUPED)
    grouped.update(version_state=Article.VersionState.STALE)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, MOST_PARAMETERS)):
        yield batch
