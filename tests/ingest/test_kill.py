"""kill -9 at seeded points loses and duplicates nothing: the next run ends as if it had been the first."""

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_folder

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261122
KILLS = 5
SOAK_KILLS = 100
DOCUMENTS = 12

# What a run must leave, by content: primary keys and times may differ.
STATE = {
    "articles": "SELECT public_id, slug, revision, text_sha256, title, date_edtf, quotation_count"
    " FROM archive_article",
    "versions": "SELECT a.public_id, a.version_state, v.public_id FROM archive_article a"
    " LEFT JOIN archive_article v ON v.id = a.version_of_id",
    "fingerprints": "SELECT a.public_id, f.shingle FROM archive_fingerprint f"
    " JOIN archive_article a ON a.id = f.article_id",
    "origins": "SELECT o.path, o.original_id, a.public_id FROM archive_origin o"
    " JOIN archive_article a ON a.id = o.article_id",
    "revisions": "SELECT a.public_id, r.number, r.original_id FROM archive_revision r"
    " JOIN archive_article a ON a.id = r.article_id",
    "quotations": "SELECT a.public_id, q.start, q.end, q.text, s.key FROM archive_quotation q"
    " JOIN archive_article a ON a.id = q.article_id LEFT JOIN archive_speaker s ON s.id = q.speaker_id",
    "appearances": "SELECT a.public_id, p.position, p.name, p.link_rule, s.key FROM archive_appearance p"
    " JOIN archive_article a ON a.id = p.article_id JOIN archive_speaker s ON s.id = p.speaker_id",
    "evidence": "SELECT a.public_id, e.field, e.rank, e.position, e.value FROM archive_evidence e"
    " JOIN archive_article a ON a.id = e.article_id",
    "speakers": "SELECT key, name, slug FROM archive_speaker",
    "problems": "SELECT origin_path, message FROM archive_ingestproblem WHERE resolved_at IS NULL",
    "queued": "SELECT DISTINCT a.public_id FROM archive_outboxentry o"
    " JOIN archive_article a ON a.id = o.article_id",
}


def documents() -> dict[str, bytes | str]:
    people = ["Ada Quill", "Tom Reed", "Mina Farrow", "Quill"]
    files: dict[str, bytes | str] = {"broken.txt": b"\x00", "empty.txt": ""}
    for number in range(DOCUMENTS):
        who = people[number % len(people)]
        files[f"{number:02d}.txt"] = (
            f"PORT TOWN, March {number + 1}, 2021 (Coastal Wire) -- The board met again.\n\n"
            f"“We will report on item {number} in the spring,” said {who}, the chair of the board.\n"
        )
    long = "The board met on the pier. " + " ".join(
        f"Item {n} was read, weighed and put off." for n in range(9)
    )
    files |= {"copy.txt": f"{long}\n\nIt rose at noon.\n", "copied.txt": f"{long}\n\nIt rose at two.\n"}
    lines = [
        json.dumps({"id": f"j{n}", "date": f"2020-01-{n + 1:02d}", "text": f"Note {n}."}) for n in range(4)
    ]
    return {**files, "notes.jsonl": "\n".join([*lines, "{broken"])}


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, "ARCHIVE_DATA": str(data)},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def steps_of(data: Path, folder: Path, *, fatal: int) -> subprocess.CompletedProcess[str]:
    return run(data, "-m", "tests.ingest.counted_run", str(folder), str(fatal))


def state(data: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(data / "archive.sqlite3")) as database:
        rows = {name: sorted(database.execute(query), key=repr) for name, query in STATE.items()}
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for path in (data / "originals").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_folder(tmp_path_factory.mktemp("kill"), documents())


@pytest.fixture(scope="module")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated archive without documents, to be copied for each run."""
    data = tmp_path_factory.mktemp("archive")
    assert run(data, "manage.py", "migrate", "--verbosity", "0").returncode == 0
    return data


def a_copy(empty: Path, target: Path) -> Path:
    subprocess.run(["cp", "-a", str(empty), str(target)], check=True)
    return target


@pytest.fixture(scope="module")
def unkilled(
    empty_archive: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, dict[str, list[tuple[object, ...]]]]:
    """How many steps a whole run takes, and what it leaves."""
    data = a_copy(empty_archive, tmp_path_factory.mktemp("unkilled") / "var")
    ended = steps_of(data, folder, fatal=0)
    assert ended.returncode == 0, ended.stderr
    left = state(data)
    assert len(left["articles"]) == DOCUMENTS + 6
    assert sum(leader is not None for _, _, leader in left["versions"]) == 1
    return int(ended.stdout), left


def kill_and_compare(
    kills: int,
    unkilled: tuple[int, dict[str, list[tuple[object, ...]]]],
    empty: Path,
    folder: Path,
    tmp: Path,
) -> None:
    steps, expected = unkilled
    for fatal in random.Random(SEED).sample(range(1, steps + 1), kills):
        data = a_copy(empty, tmp / str(fatal))
        assert steps_of(data, folder, fatal=fatal).returncode == -signal.SIGKILL
        assert steps_of(data, folder, fatal=0).returncode == 0
        assert state(data) == expected, f"killed at step {fatal} of {steps}"


def test_a_killed_run_is_completed_by_the_next(
    unkilled: tuple[int, dict[str, list[tuple[object, ...]]]],
    empty_archive: Path,
    folder: Path,
    tmp_path: Path,
) -> None:
    kill_and_compare(KILLS, unkilled, empty_archive, folder, tmp_path)


@pytest.mark.soak
def test_a_hundred_kills_make_no_difference(
    unkilled: tuple[int, dict[str, list[tuple[object, ...]]]],
    empty_archive: Path,
    folder: Path,
    tmp_path: Path,
) -> None:
    kill_and_compare(SOAK_KILLS, unkilled, empty_archive, folder, tmp_path)
