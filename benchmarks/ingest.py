"""Ingest of a corpus into a fresh archive: documents a second and peak memory, by number of jobs.

    python -m benchmarks.ingest CORPUS [--jobs 1 2] [--runs 3]

Each run is a process of its own (`manage.py ingest --no-index --json`) on a fresh ARCHIVE_DATA. The peer
does the least that any archive must do with the same files: read and decode them, hash them, keep the
bytes, and insert the text into one SQLite table with a full-text index, one transaction a document.
"""

import argparse
import hashlib
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive import parse

ROOT = Path(__file__).resolve().parent.parent


def manage(data: Path, *arguments: str) -> str:
    environment = {**os.environ, "ARCHIVE_DATA": str(data)}
    run = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=environment, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if run.returncode not in (0, 3):
        raise SystemExit(f"manage.py {arguments[0]} failed with {run.returncode}")
    return run.stdout


def ours(corpus: Path, jobs: int) -> tuple[int, float]:
    """Documents and seconds."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "var"
        manage(data, "migrate", "--verbosity", "0")
        started = time.perf_counter()
        summary = json.loads(manage(data, "ingest", str(corpus), "--no-index", "--json", "--jobs", str(jobs)))
        return summary["new"], time.perf_counter() - started


def peer(corpus: Path) -> tuple[int, float]:
    """Documents and seconds of the least that can be done."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        database = sqlite3.connect(Path(folder) / "peer.sqlite3", isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.execute("CREATE VIRTUAL TABLE documents USING fts5(origin UNINDEXED, text)")
        count = 0
        for found in parse.files(corpus):
            for unit in parse.units(found.path) if not (found.skipped or found.problem) else ():
                if isinstance(unit, parse.Unit):
                    _keep(Path(folder), unit.data)
                    text = unit.data.decode("utf-8", "replace")
                    database.execute("INSERT INTO documents VALUES (?, ?)", (unit.key, text))
                    count += 1
        return count, time.perf_counter() - started


def _keep(folder: Path, data: bytes) -> None:
    with (folder / hashlib.sha256(data).hexdigest()).open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    rows = [(f"ours, {jobs} jobs", [ours(options.corpus, jobs) for _ in range(options.runs)])
            for jobs in options.jobs]  # fmt: skip
    rows.append(("peer: SQLite FTS5, text only", [peer(options.corpus) for _ in range(options.runs)]))
    for name, runs in rows:
        rate = statistics.median(count / seconds for count, seconds in runs)
        print(f"{name:32} {runs[0][0]:7} documents  {rate:8.1f} a second (median of {len(runs)})")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process: {largest:.0f} MB")


if __name__ == "__main__":
    main()
