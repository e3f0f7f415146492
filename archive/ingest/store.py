"""Documents into the database: some of them in one transaction, idempotent by content hash."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import DataError, IntegrityError
from django.utils import timezone

from archive.errors import DocumentError
from archive.ingest import keys, origins, rows, tables, versions, writing
from archive.ingest.naming import Names, Taken
from archive.ingest.origins import Holdings, Outcome, Place
from archive.ingest.rows import Rows
from archive.models import Article, IngestProblem, Origin, Original, OutboxEntry, Revision

ARTICLE = ("id", "public_id", "slug", "original_id", "source_id", "version_state", "index_version")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that was read: where it came from, and the rows to keep of it."""

    place: Place
    rows: Rows


def store(arrivals: Sequence[Arrival], names: Names) -> list[Outcome | DocumentError]:
    """Write documents, whose originals are kept already, and what was read from them; all or none.

    Where the database refuses a value, each goes by itself, and the one that has it gets the reason.
    Raises another database error where the disk refuses.
    """
    try:
        with names.in_transaction():
            return _store(arrivals, names)
    except (DataError, IntegrityError, OverflowError) as error:
        if len(arrivals) > 1:
            return [outcome for arrival in arrivals for outcome in store([arrival], names)]
        message = f"The archive's database refused what was read ({error}); please report it."
        return [DocumentError(message, stage="store", permanent=False)]


def _store(arrivals: Sequence[Arrival], names: Names) -> list[Outcome | DocumentError]:
    # asked again inside the transaction: another ingest may have been here since they were read
    held = Holdings(arrival.place for arrival in arrivals)
    outcomes: list[Outcome | DocumentError] = []
    new: list[Arrival] = []
    for arrival in arrivals:
        outcome = held.outcome(arrival.place)
        outcomes.append(outcome)
        if outcome == "new":
            new.append(arrival)
            held.note(arrival.place)
            continue
        _write_new(new, names)  # this one may be a copy or a revision of them
        new = []
        if outcome == "changed":
            _write_next(arrival, names)
        else:
            origins.add_origin(arrival.place)
        held.ask()
    _write_new(new, names)
    paths = [arrival.place.path for arrival, outcome in zip(arrivals, outcomes, strict=True)
             if outcome != "unchanged"]  # fmt: skip
    IngestProblem.objects.open().filter(origin_path__in=paths).update(resolved_at=timezone.now())
    return outcomes


def _write_new(arrivals: Sequence[Arrival], names: Names) -> None:
    """New articles with all their rows."""
    if not arrivals:
        return
    _write_originals(arrival.place for arrival in arrivals)
    written = list(zip(tables.next_keys(Article, len(arrivals)), arrivals, strict=True))
    _write_articles(written, names)
    found = [(pk, arrival.rows) for pk, arrival in written]
    writing.write_rows(found, names)
    versions.add_fingerprints((pk, each.sample) for pk, each in found)
    origins.add_origins((arrival.place, pk) for pk, arrival in written)
    _write_revisions((pk, 1, arrival.place) for pk, arrival in written)
    tables.insert(OutboxEntry, ("article_id",), ((pk,) for pk, _ in written))


def _write_articles(written: Sequence[tuple[int, Arrival]], names: Names) -> None:
    sources = names.sources([arrival.rows.source for _, arrival in written if arrival.rows.source])
    taken = Taken(Article, "public_id", (keys.public_id(arrival.place.path) for _, arrival in written))
    made = []
    for pk, arrival in written:
        found = arrival.rows
        public_id = keys.public_id(arrival.place.path, is_taken=taken)
        taken.add(public_id)
        source = sources[found.source.key] if found.source else None
        state = Article.VersionState.NEW.value
        own = (pk, public_id, found.slug or public_id, arrival.place.sha256, source, state, 1)
        made.append((*own, *found.article))
    tables.insert(Article, (*ARTICLE, *rows.ARTICLE), made)


def _write_next(arrival: Arrival, names: Names) -> None:
    """Another revision of the article that the document's origin leads to."""
    place = arrival.place
    _write_originals([place])
    article = Origin.objects.select_related("article").get(path=place.path).article
    article.revision += 1
    article.original_id = place.sha256
    write_facts(article, arrival.rows, names)
    origins.change_origin(place)
    _write_revisions([(article.pk, article.revision, place)])


def _write_originals(places: Iterable[Place]) -> None:
    """What is told of originals; those known already stay as they are."""
    told = ((place.sha256, len(place.unit.data), place.unit.media_type) for place in places)
    tables.insert(Original, ("sha256", "size", "media_type"), told, or_ignore=True)


def _write_revisions(revisions: Iterable[tuple[int, int, Place]]) -> None:
    """Which original each article, by primary key, has had since which number."""
    tables.insert(
        Revision, ("article_id", "number", "original_id", "origin_path"),
        ((pk, number, place.sha256, place.path) for pk, number, place in revisions),
    )  # fmt: skip


def write_facts(article: Article, found: Rows, names: Names) -> None:
    """Replace all that extraction wrote for the article, and queue it for the index. In a transaction."""
    writing.clear_rows(article)
    for name, value in zip(rows.ARTICLE, found.article, strict=True):
        setattr(article, name, value)
    article.source_id = names.sources([found.source])[found.source.key] if found.source else None
    article.save()
    writing.write_rows([(article.pk, found)], names)
    versions.keep_fingerprint(article, found.sample)
    OutboxEntry.objects.announce([article.pk])
