"""One document's bytes to its facts, and onto the disk: all that needs no database, here or in a worker."""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from types import FrameType

import django

from archive import extract, parse
from archive.errors import DocumentError
from archive.extract.facts import Facts
from archive.ingest import originals, shingles
from archive.text import Document

SECONDS_A_DOCUMENT = 60
# Starting workers takes about as long as reading this many documents.
READ_BEFORE_WORKERS = 40
WAITING_A_WORKER = 8  # documents handed out ahead: enough to keep workers busy, few enough to fit in memory


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was read from it; `sample` stands for its wording (see shingles.py)."""

    document: Document
    facts: Facts
    sample: tuple[int, ...]


Outcome = Reading | DocumentError
Reader = Callable[[parse.Unit], Outcome]


def read_and_keep(unit: parse.Unit) -> Outcome:
    """As `read`, and a document that could be read has its original safely on disk before it is answered.
    Raises OSError where the disk refuses: waiting for it is left to the workers, too."""
    outcome = read(unit)
    if isinstance(outcome, Reading):
        originals.keep(unit.data, sha256=unit.sha256)
    return outcome


def read(unit: parse.Unit) -> Outcome:
    """The document's facts, or why it cannot be kept. Never raises for what the bytes hold."""
    try:
        with _time_limit(SECONDS_A_DOCUMENT):
            return _read(unit)
    except TimeoutError:
        message = f"Reading took longer than {SECONDS_A_DOCUMENT} seconds; split the document."
        return DocumentError(message, stage="extract")


def _read(unit: parse.Unit) -> Outcome:
    try:
        document = parse.parse(unit)
    except DocumentError as error:
        return error
    except TimeoutError:
        raise
    except Exception as error:  # a bad document must not end the run, whatever a reader raised
        return DocumentError(_unexpected(error), stage="parse", permanent=False)
    try:
        sample = shingles.sample_of(shingles.shingles_of(document.text.value))
        return Reading(document, extract.extract(document), tuple(sample))
    except TimeoutError:
        raise
    except Exception as error:
        return DocumentError(_unexpected(error), stage="extract", permanent=False)


def _unexpected(error: Exception) -> str:
    return f"The archive's own reader failed ({type(error).__name__}: {error}); please report it."


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError after so long; without effect outside a process's main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def read_all(
    units: Iterable[parse.Unit], *, jobs: int, reader: Reader = read_and_keep
) -> Iterator[tuple[parse.Unit, Outcome]]:
    """Each unit with its outcome, in the order given; with `jobs` above one, read by worker processes."""
    waiting = iter(units)
    for unit in waiting if jobs == 1 else islice(waiting, READ_BEFORE_WORKERS):
        yield unit, reader(unit)
    for unit in waiting:  # at most once: the workers take the rest
        yield from _by_workers(chain([unit], waiting), jobs, reader)


def _by_workers(
    units: Iterator[parse.Unit], jobs: int, reader: Reader
) -> Iterator[tuple[parse.Unit, Outcome]]:
    """A worker that dies takes its pool along: what was handed out is then read one by one."""
    ahead: deque[parse.Unit] = deque()
    while True:
        try:
            yield from _through_pool(units, ahead, jobs, reader)
            return
        except BrokenProcessPool:
            while ahead:
                unit = ahead.popleft()
                yield unit, _read_alone(unit, reader)


def _through_pool(
    units: Iterator[parse.Unit], ahead: deque[parse.Unit], jobs: int, reader: Reader
) -> Iterator[tuple[parse.Unit, Outcome]]:
    """`ahead` always holds the units handed out and not yet answered."""
    with _pool(jobs) as pool:
        futures: deque[Future[Outcome]] = deque(pool.submit(reader, unit) for unit in ahead)
        while True:
            for unit in islice(units, jobs * WAITING_A_WORKER - len(futures)):
                ahead.append(unit)
                futures.append(pool.submit(reader, unit))
            if not futures:
                return
            outcome = futures.popleft().result()
            yield ahead.popleft(), outcome


def _read_alone(unit: parse.Unit, reader: Reader) -> Outcome:
    try:
        with _pool(1) as pool:
            return pool.submit(reader, unit).result()
    except BrokenProcessPool:
        message = "Reading this document ended its process (out of memory?); split the document."
        return DocumentError(message, stage="parse", permanent=False)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, because a forked worker would share this process's open database.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=django.setup)
