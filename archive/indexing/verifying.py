"""Silent damage and drift: the index's files against their hashes, its documents against the database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.errors import IndexUnavailable
from archive.indexing.connection import ARTICLE, QUOTATION, the_backend
from archive.indexing.soundness import hashed
from archive.indexing.writing import bring_up_to_date, rebuild
from archive.models import Article, OutboxEntry, Quotation
from archive.search.whoosh.backend import Backend
from archive.search.whoosh.searcher import Searcher

__all__ = ["Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `why` says why the index cannot be read; `damaged` names files whose bytes are not
    those that were written. Articles by primary key: `missing` from the index, `extra` in it, `stale` of
    another version. `quotations` counts those missing or extra. `waiting` counts articles whose changes
    are yet to be indexed. `repaired`: it was made good."""

    files: int = 0
    articles: int = 0
    why: str = ""
    damaged: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    extra: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()
    quotations: int = 0
    waiting: int = 0
    repaired: bool = False

    @property
    def is_sound(self) -> bool:
        return not (self.why or self.damaged or self.missing or self.extra or self.stale or self.quotations)


def verify(*, repair: bool = False) -> Verification:
    """Compare. What waits in the outbox is no drift. With `repair`, damage is healed by a rebuild and
    drift by indexing the articles concerned. Raises IndexLocked, and OSError as indexing does."""
    backend = the_backend()
    with backend.place.lock(deadline=30.0):
        found = _compare(backend)
    if not repair or found.is_sound:
        return found
    if found.why or found.damaged or found.quotations:
        rebuild()
    else:
        concerned = [*found.missing, *found.stale, *found.extra]
        OutboxEntry.objects.bulk_create(OutboxEntry(article_id=key) for key in concerned)
        bring_up_to_date()
    return replace(found, repaired=verify().is_sound)


def _compare(backend: Backend) -> Verification:
    backend.place.forget()
    try:
        # before anything is opened: what is damaged may not open, and its name is what helps
        segments, damaged = hashed(backend)
        if damaged:
            return Verification(files=segments, damaged=damaged)
        searcher = backend.searcher()
        held = _column(searcher, ARTICLE, "version")
        quoted = _column(searcher, QUOTATION, "article")
    except IndexUnavailable as error:
        return Verification(why=str(error))
    waiting = set(OutboxEntry.objects.values_list("article_id", flat=True))
    wanted = dict(Article.objects.visible().values_list("pk", "index_version"))
    quotations = dict(Quotation.objects.visible().values_list("pk", "article_id"))
    apart = quoted.items() ^ quotations.items()
    return Verification(
        files=len(searcher.leaves),
        articles=len(held),
        missing=_sorted(wanted.keys() - held.keys() - waiting),
        extra=_sorted(held.keys() - wanted.keys() - waiting),
        stale=_sorted({key for key in held.keys() & wanted.keys() if held[key] != wanted[key]} - waiting),
        quotations=len({key for key, article in apart if article not in waiting}),
        waiting=len(waiting),
    )


def _column(searcher: Searcher, model: str, field: str) -> dict[int, int]:
    """A number field of a model's live documents, by primary key."""
    held: dict[int, int] = {}
    for leaf in searcher.leaves_of([model]):
        values = leaf.sections[field][leaf.live].tolist()
        held.update(zip(leaf.keys[leaf.live].tolist(), values, strict=True))
    return held


def _sorted(keys: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(keys))
