"""Documents' bytes to the rows to keep of them, and onto the disk: all that needs no database."""

import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import FrameType

from archive import extract, parse
from archive.errors import DocumentError
from archive.extract.facts import Facts
from archive.ingest import originals, shingles
from archive.ingest.rows import Rows, rows_of
from archive.text import Document

SECONDS_A_DOCUMENT = 60
# Files written by several threads reach the disk together: with four, a file takes a tenth of the time.
KEEPERS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was read from it; `sample` stands for its wording (see shingles.py)."""

    document: Document
    facts: Facts
    sample: tuple[int, ...]

    def rows(self) -> Rows:
        return rows_of(self.document, self.facts, sample=self.sample)


Outcome = Reading | DocumentError


def read_and_keep(units: Sequence[parse.Unit]) -> list[Rows | DocumentError | OSError]:
    """As `read_rows`, and what could be read has its original safely on disk before it is answered; an
    OSError where the disk refuses. The files are written while the next documents are read."""
    outcomes: list[Rows | DocumentError | OSError] = []
    kept = []
    for unit in units:
        outcomes.append(outcome := _rows(unit))
        is_read = isinstance(outcome, Rows)
        kept.append(_keepers().submit(originals.keep, unit.data, sha256=unit.sha256) if is_read else None)
    for at, keeping in enumerate(kept):
        error = keeping.exception() if keeping else None
        if isinstance(error, OSError):
            outcomes[at] = error
        elif error:
            raise error
    return outcomes


def read_rows(units: Sequence[parse.Unit]) -> list[Rows | DocumentError | OSError]:
    """Each document's rows, or why it cannot be kept."""
    return [_rows(unit) for unit in units]


def read_each(units: Sequence[parse.Unit]) -> list[Reading | DocumentError | OSError]:
    """Each document's facts, or why it cannot be kept."""
    return [read(unit) for unit in units]


@cache
def _keepers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(KEEPERS, thread_name_prefix="keep")


def _rows(unit: parse.Unit) -> Rows | DocumentError:
    outcome = read(unit)
    return outcome.rows() if isinstance(outcome, Reading) else outcome


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
        sample = shingles.sample_of(document.text.value)
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
