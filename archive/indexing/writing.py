"""The outbox to the index: bring it up to date, or build it anew beside the old one and swap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from haystack import connections

from archive.errors import IndexMismatch, IndexUnavailable
from archive.indexing import soundness
from archive.indexing.connection import ARTICLE, QUOTATION, the_backend
from archive.models import Article, OutboxEntry, Quotation
from archive.search.whoosh.backend import Backend
from archive.search.whoosh.writer import Writer
from archive.search_indexes import for_indexing

__all__ = ["Report", "bring_up_to_date", "clear", "describe", "rebuild"]

BATCH = 1_000  # outbox entries of one commit: about a second's work
READ = 500  # articles read from the database at once
LOCK_DEADLINE = 30.0  # seconds to wait for another writer


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: articles and quotations written, articles removed, and whether all was rebuilt."""

    articles: int = 0
    quotations: int = 0
    removed: int = 0
    rebuilt: bool = False

    def __add__(self, other: "Report") -> "Report":
        return Report(
            self.articles + other.articles,
            self.quotations + other.quotations,
            self.removed + other.removed,
            self.rebuilt or other.rebuilt,
        )


def describe(done: Report) -> str:
    """A sentence on what a run did, for people."""
    if done == Report():
        return "The index is up to date."
    what = "Rebuilt with" if done.rebuilt else "Indexed"
    removed = f"; {done.removed} articles removed" if done.removed else ""
    return f"{what} {done.articles} articles and {done.quotations} quotations{removed}."


def bring_up_to_date(*, deadline: float | None = None) -> Report:
    """Write all that waits in the outbox; rebuild when the index is missing, damaged or of another schema.

    An entry leaves the outbox only after the commit that its article is in, so a run that is cut off
    anywhere is simply run again. Raises IndexLocked when another writer holds the index past
    the deadline, and OSError when the disk is full; what waits keeps waiting.
    """
    try:
        soundness.check()
        with the_backend().writer(deadline=_patience(deadline)) as writer:
            the_backend().place.remove_unused()  # what a rebuild that was killed has left
            done = Report()
            while entries := list(OutboxEntry.objects.order_by("pk").values_list("pk", "article_id")[:BATCH]):
                done += _write(writer, list(dict.fromkeys(article for _, article in entries)))
                _forget(entry for entry, _ in entries)
            return done
    except IndexUnavailable:
        healed = rebuild(deadline=deadline, unless_sound=True)
        return healed if healed.rebuilt else bring_up_to_date(deadline=deadline)


def rebuild(*, deadline: float | None = None, unless_sound: bool = False) -> Report:
    """Build a new index beside the old one, check it against the database, and swap. Searches use the
    old one until then. With `unless_sound` nothing is done where another process has healed it meanwhile.
    Raises as `bring_up_to_date` does, and IndexMismatch when the check fails."""
    backend = the_backend()
    with backend.place.lock(deadline=_patience(deadline)):
        if unless_sound and _is_sound():
            return Report()
        entries = list(OutboxEntry.objects.values_list("pk", flat=True))
        name = backend.place.create(backend.schema)
        try:
            with backend.writer(directory=name) as writer:
                keys = list(Article.objects.visible().order_by("pk").values_list("pk", flat=True))
                done = Report(rebuilt=True)
                for start in range(0, len(keys), READ):
                    done += _add(writer, keys[start : start + READ])
                writer.commit(built=True)
                _check(writer, done)
            backend.place.point_to(name, backend.schema)
            backend.place.trust()
        finally:
            backend.place.remove_unused()
        _forget(entries)
    return done


def clear(*, deadline: float | None = None) -> None:
    """Take the index away: the database answers until it is made anew. Raises IndexLocked and OSError."""
    place = the_backend().place
    with place.lock(deadline=_patience(deadline)):
        place.remove()


def _is_sound() -> bool:
    try:
        soundness.check()
    except IndexUnavailable:
        return False
    return True


def _write(writer: Writer, articles: list[int]) -> Report:
    """Replace these articles and their quotations, in one commit."""
    writer.delete(ARTICLE, articles)
    writer.delete_where(QUOTATION, "article", articles)
    done = _add(writer, articles)
    writer.commit()
    return done + Report(removed=len(articles) - done.articles)


def _add(writer: Writer, keys: list[int]) -> Report:
    """Add those of the articles that are visible, with their quotations."""
    indexed = connections["default"].get_unified_index()
    done = Report()
    for start in range(0, len(keys), READ):
        articles = list(for_indexing().filter(pk__in=keys[start : start + READ]))
        quotations = [quotation for article in articles for quotation in article.quotations.all()]
        done += Report(
            Backend.add(writer, indexed.get_index(Article), articles),
            Backend.add(writer, indexed.get_index(Quotation), quotations),
        )
    return done


def _check(writer: Writer, done: Report) -> None:
    """Compare a new index with the database; what changed meanwhile must wait in the outbox."""
    counts = writer.counts
    if (counts.get(ARTICLE, 0), counts.get(QUOTATION, 0)) != (done.articles, done.quotations):
        raise IndexMismatch("The new index does not hold what was written to it; the old one stays in use.")
    waiting = OutboxEntry.objects.values("article_id")
    settled = Article.objects.visible().exclude(pk__in=waiting)
    indexed = set(writer.keys(ARTICLE))
    missing = [key for key in settled.values_list("pk", flat=True).iterator() if key not in indexed]
    if missing:
        raise IndexMismatch(
            f"The new index lacks {len(missing)} articles, such as number {missing[0]}; the old one stays."
        )


def _forget(entries: Iterable[int]) -> None:
    for chunk in _chunks(list(entries), READ):
        OutboxEntry.objects.filter(pk__in=chunk).delete()


def _chunks(values: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _patience(deadline: float | None) -> float:
    return LOCK_DEADLINE if deadline is None else deadline
