"""Two ingests at once, a full disk, a worker that dies: nothing is lost and the next run is clean."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from archive.errors import DocumentError
from archive.ingest import reading, workers
from archive.ingest.rows import Rows
from archive.parse import Unit
from tests.builders import a_folder

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 40


def documents(size: int = 1) -> dict[str, bytes | str]:
    return {
        f"{number:03d}.txt": f"2021-03-{number % 28 + 1:02d}\n\nReport {number}. " + "The river rose. " * size
        for number in range(DOCUMENTS)
    }


def start(data: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments], text=True, cwd=ROOT,
        env={**os.environ, "ARCHIVE_DATA": str(data)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    printed, errors = process.communicate(timeout=240)
    return process.returncode, printed + errors


def count(data: Path, table: str) -> int:
    with closing(sqlite3.connect(data / "archive.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(database.execute(f"SELECT count(*) FROM archive_{table}").fetchone()[0])


def test_two_ingests_at_once_store_every_document_once(tmp_path: Path) -> None:
    folder, data = a_folder(tmp_path, documents()), tmp_path / "var"
    assert finish(start(data, "migrate", "--verbosity", "0"))[0] == 0
    both = [start(data, "ingest", str(folder), "--no-index", "--jobs", "1") for _ in range(2)]
    for process in both:
        code, printed = finish(process)
        assert code == 0, printed
    assert count(data, "article") == count(data, "origin") == count(data, "revision") == DOCUMENTS


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for the empty archive and some documents, but not for all."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("NOT RUN: mounting a small file system needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_ends_the_run_with_advice_and_a_sound_database(small_disk: Path, tmp_path: Path) -> None:
    folder, data = a_folder(tmp_path, documents(size=6000)), small_disk / "var"
    assert finish(start(data, "migrate", "--verbosity", "0"))[0] == 0
    started = time.monotonic()
    code, printed = finish(start(data, "ingest", str(folder), "--no-index", "--jobs", "1"))
    assert code == 1, printed
    assert "free some space" in printed
    assert "Traceback" not in printed
    assert time.monotonic() - started < 60
    kept = count(data, "article")
    assert kept < DOCUMENTS
    roomy = tmp_path / "roomy"
    shutil.copytree(data, roomy)
    assert finish(start(roomy, "ingest", str(folder), "--no-index", "--jobs", "1"))[0] == 0
    assert count(roomy, "article") == DOCUMENTS


def unit(name: str) -> Unit:
    return Unit(id=name, key="", data=b"A report.", format="text", media_type="text/plain")


def die_on_the_third(units: Sequence[Unit]) -> list[Rows | DocumentError | OSError]:
    """Stands in for a reader that runs out of memory: it ends its process at one document."""
    if any(unit.id == "3" for unit in units):
        os.kill(os.getpid(), signal.SIGKILL)
    return [DocumentError(f"read {unit.id}", stage="parse") for unit in units]


def test_a_document_that_kills_its_worker_is_refused_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "WORTH_WORKERS", 1)
    units = [unit(str(number)) for number in range(6)]
    answers = list(workers.read_all(units, jobs=2, reader=die_on_the_third))
    assert [answered for answered, _ in answers] == units
    messages = [outcome.message for _, outcome in answers if isinstance(outcome, DocumentError)]
    assert messages[:3] + messages[4:] == [f"read {number}" for number in (0, 1, 2, 4, 5)]
    assert "ended its process" in messages[3]


def test_a_document_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS_A_DOCUMENT", 0.05)
    monkeypatch.setattr("archive.extract.extract", lambda document: time.sleep(5))
    outcome = reading.read(unit("slow"))
    assert isinstance(outcome, DocumentError)
    assert "split the document" in outcome.message
