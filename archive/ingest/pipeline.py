"""Files -> units -> readings -> rows: one run of ingest."""

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from django.utils import timezone

from archive import parse
from archive.errors import DocumentError
from archive.ingest import linking, origins, quarantine, series, store, versions
from archive.ingest.naming import Names
from archive.ingest.origins import Holdings, Place
from archive.ingest.reading import read_and_keep, read_rows
from archive.ingest.rows import Rows
from archive.ingest.store import Arrival
from archive.ingest.workers import chunks, read_all
from archive.models import IngestProblem, IngestRun

COUNTS = ("new", "changed", "unchanged", "skipped", "quarantined")
Report = Callable[[str], object]


@dataclass(slots=True)
class Summary:
    """What a run did, in documents; `seconds` is its duration. `problems` holds origin and reason."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    quarantined: int = 0
    seconds: float = 0.0
    problems: list[tuple[str, str]] = field(default_factory=list)

    def __iadd__(self, other: "Summary") -> "Summary":
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.seconds = round(self.seconds + other.seconds, 3)
        self.problems += other.problems
        return self


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document at its origin: the unit, or why there is none and the bytes that are known."""

    path: str
    place: Place | None
    error: DocumentError | None = None
    data: bytes | None = None

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.place.unit.data) if self.place is not None else len(self.data or b"")


def ingest(
    paths: Iterable[Path],
    *,
    collection: str | None = None,
    dry_run: bool = False,
    jobs: int = 1,
    only: Container[str] | None = None,
    on_document: Report = lambda origin_path: None,
) -> Summary:
    """Bring the archive up to date with the documents under `paths`; `on_document` hears of each.

    `only` limits the run to those origins, without a word of the others.
    With `jobs` above one, worker processes read while this one stores; the result is the same. A bad
    document is quarantined and the run goes on. Raises OSError or a database error where the disk
    refuses; all documents before it are kept.
    """
    started = monotonic()
    paths = [path.absolute() for path in paths]
    summary = Summary()
    run = None if dry_run else _begin(paths, collection=collection)
    found = candidates(paths, collection=collection, summary=summary)
    if only is not None:
        found = (candidate for candidate in found if candidate.path in only)
    going = _Pass(summary, run, on_document)
    going.read_and_store(going.changed(found), jobs=jobs)
    if run is not None:
        linking.link_speakers()
        series.date_by_series()
        versions.link_versions()
        _finish(run, summary)
    summary.seconds = round(monotonic() - started, 3)
    return summary


def retry_quarantined(
    *, dry_run: bool = False, jobs: int = 1, on_document: Report = lambda origin_path: None
) -> Summary:
    """Try again what is in quarantine, under the paths and collections that it was found in.

    A document whose path is gone stays in quarantine and counts there.
    """
    total = Summary()
    problems = IngestProblem.objects.open().select_related("run")
    by_run: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for problem in problems:
        for path in problem.run.paths:
            by_run[path, problem.run.collection or None].add(problem.origin_path)
    for (path, collection), wanted in by_run.items():
        if Path(path).exists():
            total += ingest(
                [Path(path)], collection=collection, dry_run=dry_run, jobs=jobs, only=wanted,
                on_document=on_document,
            )  # fmt: skip
    total.quarantined = IngestProblem.objects.open().count()
    return total


def candidates(paths: Iterable[Path], *, collection: str | None, summary: Summary) -> Iterator[Candidate]:
    """Every document under the paths in a stable order; counts what is skipped."""
    for path in paths:
        for found in parse.files(path):
            place = f"{collection or found.collection}/{found.relative}"
            if found.skipped:
                summary.skipped += 1
            elif found.problem is not None:
                yield Candidate(place, None, found.problem)
            else:
                yield from _in_file(found.path, place, top=found.top)


def _in_file(path: Path, place: str, *, top: Path) -> Iterator[Candidate]:
    for unit in parse.units(path, top=top):
        origin_path = f"{place}#{unit.key}" if unit.key else place
        if len(origin_path) > quarantine.PATH_LENGTH:
            message = f"The path and id are longer than {quarantine.PATH_LENGTH} characters; shorten them."
            yield Candidate(origin_path, None, DocumentError(message, stage="read"), unit.data)
        elif isinstance(unit, parse.BadUnit):
            yield Candidate(origin_path, None, unit.error, unit.data)
        else:
            yield Candidate(origin_path, Place.of(origin_path, unit))


@dataclass
class _Pass:
    """One pass over documents; without a `run` nothing is written."""

    summary: Summary
    run: IngestRun | None
    on_document: Report
    names: Names = field(default_factory=Names)

    def changed(self, found: Iterable[Candidate]) -> Iterator[Place]:
        """Those that have to be read; counts the unchanged and refuses the unreadable on the way."""
        for chunk in chunks(found, lambda candidate: candidate.size):
            held = Holdings(candidate.place for candidate in chunk if candidate.place is not None)
            for candidate in chunk:
                self.on_document(candidate.path)
                if candidate.place is None:
                    assert candidate.error is not None, "a candidate has a unit or an error"
                    sha256 = "" if candidate.data is None else hashlib.sha256(candidate.data).hexdigest()
                    self.refuse(candidate.path, candidate.error, sha256=sha256)
                elif held.outcome(candidate.place) != "unchanged":
                    yield candidate.place
                else:
                    self.summary.unchanged += 1
                    if self.run is not None and not held.is_named(candidate.place):
                        origins.add_origin(candidate.place)

    def read_and_store(self, changed: Iterator[Place], *, jobs: int) -> None:
        handed_out: deque[Place] = deque()

        def units() -> Iterator[parse.Unit]:
            for place in changed:
                handed_out.append(place)
                yield place.unit

        reader = read_rows if self.run is None else read_and_keep
        answers = read_all(units(), jobs=jobs, reader=reader)
        read_here = ((handed_out.popleft(), outcome) for _, outcome in answers)
        for chunk in chunks(read_here, lambda answer: len(answer[0].unit.data)):
            self._store(chunk)

    def _store(self, answers: Sequence[tuple[Place, Rows | DocumentError]]) -> None:
        arrivals = []
        for place, found in answers:
            if isinstance(found, DocumentError):
                self.refuse(place.path, found, sha256=place.sha256)
            else:
                arrivals.append(Arrival(place, found))
        places = [arrival.place for arrival in arrivals]
        if self.run is not None:
            outcomes = store.store(arrivals, self.names) if arrivals else []
        else:
            held = Holdings(places)
            outcomes = [held.outcome(place) for place in places]
        for place, outcome in zip(places, outcomes, strict=True):
            if isinstance(outcome, DocumentError):
                self.refuse(place.path, outcome, sha256=place.sha256)
            else:
                setattr(self.summary, outcome, getattr(self.summary, outcome) + 1)

    def refuse(self, path: str, error: DocumentError, *, sha256: str) -> None:
        self.summary.quarantined += 1
        self.summary.problems.append((path, error.message))
        if self.run is not None:
            quarantine.quarantine(self.run, path, error, sha256=sha256)


def _begin(paths: list[Path], *, collection: str | None) -> IngestRun:
    return IngestRun.objects.create(paths=[str(path) for path in paths], collection=collection or "")


def _finish(run: IngestRun, summary: Summary) -> None:
    for name in COUNTS:
        setattr(run, name, getattr(summary, name))
    run.finished_at = timezone.now()
    run.save()
