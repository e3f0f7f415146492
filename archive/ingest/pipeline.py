"""Files -> units -> readings -> rows: one run of ingest."""

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from django.utils import timezone

from archive import parse
from archive.errors import DocumentError
from archive.ingest import linking, quarantine, series, store, versions
from archive.ingest.reading import read, read_all, read_and_keep
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
    """A document at its origin: the unit, or why there is none."""

    origin_path: str
    unit: parse.Unit | None
    error: DocumentError | None
    data: bytes | None

    @property
    def sha256(self) -> str:
        """Of the bytes; empty where they could not be read."""
        return hashlib.sha256(self.data).hexdigest() if self.data is not None else ""

    @property
    def document(self) -> parse.Unit:
        """The unit of a candidate without an error."""
        assert self.unit is not None, "a candidate has a unit or an error"
        return self.unit


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
        found = (candidate for candidate in found if candidate.origin_path in only)
    changed = _only_changed(found, summary=summary, run=run, on_document=on_document)
    _read_and_store(changed, summary=summary, run=run, jobs=jobs)
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
    for (path, collection), origins in by_run.items():
        if Path(path).exists():
            total += ingest(
                [Path(path)], collection=collection, dry_run=dry_run, jobs=jobs, only=origins,
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
                yield Candidate(place, None, found.problem, None)
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
            yield Candidate(origin_path, unit, None, unit.data)


def _only_changed(
    found: Iterable[Candidate], *, summary: Summary, run: IngestRun | None, on_document: Report
) -> Iterator[Candidate]:
    """Those that have to be read; counts the unchanged and refuses the unreadable on the way."""
    for candidate in found:
        on_document(candidate.origin_path)
        if candidate.error is not None:
            _refuse(candidate, candidate.error, summary=summary, run=run)
        elif store.outcome_for(candidate.origin_path, candidate.document) != "unchanged":
            yield candidate
        else:
            summary.unchanged += 1
            if run is not None:
                store.add_origin(candidate.origin_path, candidate.document)


def _read_and_store(
    changed: Iterator[Candidate], *, summary: Summary, run: IngestRun | None, jobs: int
) -> None:
    handed_out: deque[Candidate] = deque()

    def units() -> Iterator[parse.Unit]:
        for candidate in changed:
            handed_out.append(candidate)
            yield candidate.document

    for unit, reading in read_all(units(), jobs=jobs, reader=read if run is None else read_and_keep):
        candidate = handed_out.popleft()
        if isinstance(reading, DocumentError):
            _refuse(candidate, reading, summary=summary, run=run)
            continue
        if run is None:
            outcome = store.outcome_for(candidate.origin_path, unit)
        else:
            outcome = store.store(candidate.origin_path, unit, reading)
        setattr(summary, outcome, getattr(summary, outcome) + 1)


def _refuse(candidate: Candidate, error: DocumentError, *, summary: Summary, run: IngestRun | None) -> None:
    summary.quarantined += 1
    summary.problems.append((candidate.origin_path, error.message))
    if run is not None:
        quarantine.quarantine(run, candidate.origin_path, error, sha256=candidate.sha256)


def _begin(paths: list[Path], *, collection: str | None) -> IngestRun:
    return IngestRun.objects.create(paths=[str(path) for path in paths], collection=collection or "")


def _finish(run: IngestRun, summary: Summary) -> None:
    for name in COUNTS:
        setattr(run, name, getattr(summary, name))
    run.finished_at = timezone.now()
    run.save()
