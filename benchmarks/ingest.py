"""Ingest of a corpus into a fresh archive: documents a second, memory, and where the time goes.

    python -m benchmarks.ingest CORPUS [--jobs 1 2] [--runs 3] [--profiled 600]

Each run is a process of its own (`manage.py ingest --no-index --json`) on a fresh ARCHIVE_DATA; its CPU time
and memory are those of all its workers too. The peer does the least that any archive must do with the same
files: read and decode them, hash them, keep the bytes, and insert the text into one SQLite table with a
full-text index, one transaction a document. The profile is of the first documents, in a process of its own.
"""

import argparse
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import table

ROOT = Path(__file__).resolve().parent.parent
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds by the clock and of the processors."""

    documents: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        return self.documents / self.seconds

    @property
    def cpu_ms(self) -> float:
        """A document's share."""
        return self.cpu / self.documents * 1000

    @property
    def idle(self) -> float:
        """The share of this machine's processors that it left unused; other work on them shows here too."""
        return max(0.0, 1 - self.cpu / self.seconds / (os.cpu_count() or 1))


def timed(work: Callable[[], int]) -> Run:
    """Run what counts documents in processes of its own; those that outlive their parents are waited for."""
    before, started = _cpu_of_children(), time.perf_counter()
    documents = work()
    seconds = time.perf_counter() - started
    with suppress(ChildProcessError):
        while True:
            os.wait()
    return Run(documents, seconds, _cpu_of_children() - before)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def python(data: Path, *arguments: str) -> str:
    """What a Python of this project prints, working on the archive under `data`."""
    environment = {**os.environ, "ARCHIVE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    run = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    if run.returncode not in (0, 3):
        raise SystemExit(f"{arguments[0]} failed with {run.returncode}")
    return run.stdout


def ours(corpus: Path, jobs: int) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        python(Path(folder), "manage.py", "migrate", "--verbosity", "0")
        command = ("manage.py", "ingest", str(corpus), "--no-index", "--json", "--jobs", str(jobs))
        return timed(lambda: int(json.loads(python(Path(folder), *command))["new"]))


def peer(corpus: Path) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        command = ("-m", "benchmarks.ingest_peer", str(corpus), folder)
        return timed(lambda: int(python(Path(folder), *command)))


def profile(corpus: Path, documents: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        python(Path(folder), "manage.py", "migrate", "--verbosity", "0")
        return python(Path(folder), "-m", "benchmarks.ingest_stages", str(corpus), str(documents))


def row(name: str, runs: list[Run]) -> tuple[str, ...]:
    middle = sorted(runs, key=lambda run: run.rate)[len(runs) // 2]
    cpu = statistics.median(run.cpu_ms for run in runs)
    return name, str(middle.documents), f"{middle.rate:.1f}", f"{cpu:.1f}", f"{middle.idle:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profiled", type=int, default=600, help="documents of the profile")
    options = parser.parse_args()
    corpus = options.corpus.resolve()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    rows = [row(f"ours, {jobs} jobs", [ours(corpus, jobs) for _ in range(options.runs)])
            for jobs in options.jobs]  # fmt: skip
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows.append(row("peer: SQLite FTS5, text only", [peer(corpus) for _ in range(options.runs)]))
    print(table(("ingest", "documents", "a second", "CPU ms a document", "idle"), rows))
    print(f"\npeak memory of our largest process: {largest:.0f} MB\n")
    print(profile(corpus, options.profiled), end="")


if __name__ == "__main__":
    main()
