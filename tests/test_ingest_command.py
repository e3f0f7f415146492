"""`manage.py ingest`: options, output and exit statuses as others rely on them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive import indexing
from archive.errors import IndexUnavailable
from archive.models import Article, IngestRun, OutboxEntry
from tests.builders import a_folder

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = "2020-01-05\n\nThe river rose again.\n\n“Nobody was hurt,” said Tom Reed, an engineer.\n"
FIELDS = ["new", "changed", "unchanged", "skipped", "quarantined", "seconds"]


@pytest.fixture(autouse=True)
def _index_of_its_own(tmp_path: Path, an_index: Path) -> None:
    """Each test has an empty index."""


def test_the_summary_is_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_folder(tmp_path, {"one.txt": REPORT, "picture.xyz": "?"})
    call_command("ingest", str(folder), "--json")
    summary = json.loads(capsys.readouterr().out)
    assert list(summary) == FIELDS
    assert (summary["new"], summary["skipped"], summary["quarantined"]) == (1, 1, 0)


def test_the_summary_in_words_names_every_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("ingest", str(a_folder(tmp_path, {"one.txt": REPORT})))
    assert capsys.readouterr().out.startswith("1 new, 0 changed, 0 unchanged, 0 skipped, 0 quarantined (")


def test_something_in_quarantine_exits_with_3_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path, {"one.txt": REPORT, "empty.txt": ""})
    with pytest.raises(SystemExit) as ended:
        call_command("ingest", str(folder))
    assert ended.value.code == 3
    assert "letters/empty.txt: " in capsys.readouterr().err
    assert Article.objects.count() == 1


def test_a_missing_path_does_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": REPORT})
    with pytest.raises(CommandError, match="Nothing was done"):
        call_command("ingest", str(folder), str(tmp_path / "nowhere"))
    assert not Article.objects.exists()
    assert not IngestRun.objects.exists()


@pytest.mark.parametrize("name", ["", "a/b", "a#b"])
def test_a_collection_that_would_break_origins_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError, match="Nothing was done"):
        call_command("ingest", str(a_folder(tmp_path, {"one.txt": REPORT})), "--collection", name)


def test_the_index_is_brought_up_to_date(tmp_path: Path) -> None:
    call_command("ingest", str(a_folder(tmp_path, {"one.txt": REPORT})))
    assert not OutboxEntry.objects.exists()


def test_no_index_leaves_the_rows_queued(tmp_path: Path) -> None:
    call_command("ingest", str(a_folder(tmp_path, {"one.txt": REPORT})), "--no-index")
    assert OutboxEntry.objects.count() == 1


def test_an_index_failure_is_a_warning_and_leaves_the_rows_queued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise IndexUnavailable("the index is locked")

    monkeypatch.setattr(indexing, "bring_up_to_date", fail)
    call_command("ingest", str(a_folder(tmp_path, {"one.txt": REPORT})))
    assert "manage.py index" in capsys.readouterr().err
    assert Article.objects.count() == 1
    assert OutboxEntry.objects.count() == 1


def test_first_does_nothing_after_a_finished_ingest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path, {"one.txt": REPORT})
    call_command("ingest", str(folder), "--first", "--no-index")
    assert Article.objects.count() == 1
    (folder / "two.txt").write_text("Another report.\n\nIt is short.\n")
    call_command("ingest", str(folder), "--first", "--no-index")
    assert Article.objects.count() == 1
    IngestRun.objects.update(finished_at=None)  # as if it had been killed
    call_command("ingest", str(folder), "--first", "--no-index")
    assert Article.objects.count() == 2


def test_several_jobs_give_the_same_rows_as_one(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        f"{number:03d}.txt": REPORT.replace("river", f"river {number}") for number in range(60)
    }
    folder = a_folder(tmp_path, {**files, "bad.txt": "", "050-copy.txt": files["051.txt"]})
    rows = []
    for jobs in ("1", "2"):
        with pytest.raises(SystemExit):
            call_command("ingest", str(folder), "--jobs", jobs, "--no-index")
        rows.append(list(Article.objects.order_by("pk").values_list("public_id", "title", "text_sha256")))
        call_command("flush", interactive=False, verbosity=0)
    assert rows[0] == rows[1]
    assert len(rows[0]) == 60


@pytest.mark.parametrize("options", [[], ["--first"], ["--dry-run"]])
def test_a_database_without_tables_is_told_to_migrate(tmp_path: Path, options: list[str]) -> None:
    folder = a_folder(tmp_path, {"one.txt": REPORT})
    environment = os.environ | {"ARCHIVE_DATA": str(tmp_path / "data"), "DEBUG": "1"}
    manage = Path(__file__).parents[1] / "manage.py"
    done = subprocess.run(
        [sys.executable, str(manage), "ingest", str(folder), *options],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "manage.py migrate" in done.stderr
    assert "free some space" not in done.stderr
