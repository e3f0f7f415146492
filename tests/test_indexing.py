import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from haystack import connections

from archive import indexing
from archive.errors import IndexLocked, IndexUnavailable
from archive.indexing import writing
from archive.management.commands import index as index_command
from archive.models import Article, OutboxEntry
from archive.search import Query, run
from archive.search.whoosh.backend import Backend
from archive.search.whoosh.writer import Writer
from tests.builders import a_quotation, an_article
from tests.search.conftest import index_path

ROOT = Path(__file__).resolve().parent.parent
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures(index_path.__name__)]


def queued(text: str, **values: object) -> Article:
    article = an_article(text, **values)
    OutboxEntry.objects.announce([article.pk])
    return article


def backend() -> Backend:
    found: Backend = connections["default"].get_backend()
    return found


def segment_files() -> list[Path]:
    return sorted(backend().place.path.glob("g-*/*.seg"))


def test_the_first_run_makes_the_index_from_the_database() -> None:
    an_article("Boats left the quay.")
    assert indexing.state().condition == "missing"
    report = indexing.bring_up_to_date()
    assert (report.rebuilt, report.articles) == (True, 1)
    assert indexing.state().condition == "ok"


def test_changes_reach_the_index_and_leave_the_outbox() -> None:
    article = queued("Boats left the quay.")
    a_quotation(article, "the quay")
    indexing.rebuild()
    article.text = article.title = "Trains left the station."
    article.save()
    article.quotations.all().delete()
    a_quotation(article, "the station")
    OutboxEntry.objects.announce([article.pk, article.pk])
    assert indexing.state().condition == "behind"
    report = indexing.bring_up_to_date()
    assert (report.articles, report.quotations, report.removed) == (1, 1, 0)
    assert not OutboxEntry.objects.exists()
    assert run(Query("boats")).total == 0
    assert run(Query("trains")).total == 1
    assert run(Query("quay", subject="quotations")).total == 0
    assert run(Query("station", subject="quotations")).total == 1


def test_withdrawn_and_deleted_articles_are_in_no_index() -> None:
    kept, withdrawn, deleted = (queued(f"Boats number {n}.") for n in range(3))
    indexing.bring_up_to_date()
    Article.objects.filter(pk=withdrawn.pk).update(withdrawn_at="2026-01-01T00:00Z", withdrawn_reason="asked")
    OutboxEntry.objects.announce([withdrawn.pk])
    OutboxEntry.objects.create(article_id=deleted.pk)
    deleted.delete()
    report = indexing.bring_up_to_date()
    assert report.removed == 2
    assert [hit.article for hit in run(Query("boats")).hits] == [kept.pk]
    assert indexing.rebuild().articles == 1


def test_a_run_that_dies_before_its_commit_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    queued("Boats returned.")

    def cut_off(self: Writer) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "commit", cut_off)
        with pytest.raises(OSError, match="No space"):
            indexing.bring_up_to_date()
    assert OutboxEntry.objects.count() == 1
    assert run(Query("boats")).total == 1
    before = segment_files()
    assert indexing.bring_up_to_date().articles == 1  # the lock was let go
    assert run(Query("boats")).total == 2
    assert set(before) < set(segment_files())


def test_a_run_that_dies_after_its_commit_repeats_without_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    article = queued("Boats returned.")
    with monkeypatch.context() as patch:
        patch.setattr(writing, "_forget", lambda entries: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            indexing.bring_up_to_date()
    assert OutboxEntry.objects.values_list("article_id", flat=True).get() == article.pk
    indexing.bring_up_to_date()
    assert run(Query("boats")).total == 2
    assert indexing.state().articles == 2


def test_searches_see_the_old_index_until_the_new_one_is_whole() -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    article = queued("Boats returned.")
    counts = []
    original = Backend.add

    def watched(*arguments: object) -> int:
        counts.append(run(Query("boats")).total)
        return original(*arguments)  # type: ignore[arg-type]

    Backend.add = staticmethod(watched)  # type: ignore[method-assign]
    try:
        indexing.rebuild()
    finally:
        Backend.add = staticmethod(original)  # type: ignore[method-assign]
    assert set(counts) == {1}
    assert run(Query("boats")).total == 2
    assert not OutboxEntry.objects.filter(article_id=article.pk).exists()
    assert len(list(backend().place.path.glob("g-*"))) == 1


def test_a_failed_rebuild_leaves_the_old_index(monkeypatch: pytest.MonkeyPatch) -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()

    def cut_off(writer: object, done: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_check", cut_off)
        with pytest.raises(OSError, match="No space"):
            indexing.rebuild()
    assert run(Query("boats")).fallback is False
    assert len(list(backend().place.path.glob("g-*"))) == 1
    indexing.rebuild()


@pytest.mark.parametrize("damage", ["pointer", "toc", "segment", "cut", "garbage", "schema", "all"])
def test_a_damaged_index_is_answered_for_and_healed(damage: str) -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    place = backend().place.path
    (segment,) = segment_files()
    (toc,) = place.glob("g-*/*.toc")
    match damage:
        case "pointer":
            (place / "current").write_text("{")
        case "toc":
            toc.write_bytes(toc.read_bytes()[: toc.stat().st_size // 2])
        case "segment":
            segment.unlink()
        case "cut":
            os.truncate(segment, segment.stat().st_size - 9)
        case "garbage":
            segment.write_bytes(b"x" * 4000)
        case "schema":
            pointer = json.loads((place / "current").read_text())
            (place / "current").write_text(json.dumps(pointer | {"schema": "other"}))
        case "all":
            (place / "current").unlink()
    backend().place.forget()
    with pytest.raises(IndexUnavailable):
        backend().searcher()
    found = run(Query("boats"))
    assert (found.total, found.fallback) == (1, True)
    assert indexing.state().condition == "missing"
    assert indexing.bring_up_to_date().rebuilt
    assert run(Query("boats")).fallback is False
    assert run(Query("boats")).total == 1


def test_there_is_one_writer() -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    queued("Boats returned.")
    with backend().place.lock(deadline=0), pytest.raises(IndexLocked, match="Another process"):
        indexing.bring_up_to_date(deadline=0.05)
    assert OutboxEntry.objects.count() == 1
    assert indexing.bring_up_to_date().articles == 1


def test_a_writer_waits_for_the_one_before() -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    lock = backend().place.lock(deadline=0)
    lock.__enter__()
    threading.Timer(0.2, lock.__exit__, (None, None, None)).start()
    queued("Boats returned.")
    assert indexing.bring_up_to_date(deadline=5).articles == 1


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    queued("Boats left.")
    call_command("index")
    call_command("index")
    queued("Boats returned.")
    call_command("update_index")
    call_command("rebuild_index", "--noinput")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Rebuilt with 1 articles and 0 quotations.",
        "The index is up to date.",
        "Indexed 1 articles and 0 quotations.",
        "Rebuilt with 2 articles and 0 quotations.",
    ]


def test_the_command_says_what_stopped_it(monkeypatch: pytest.MonkeyPatch) -> None:
    indexing.rebuild()
    queued("Boats left.")
    monkeypatch.setattr(index_command, "SOON", 0.01)
    monkeypatch.setattr(index_command, "LONGEST_WAIT", 0.01)
    with backend().place.lock(deadline=0), pytest.raises(CommandError, match="Another process"):
        call_command("index")


def test_the_command_waits_for_as_long_as_another_works_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    queued("Boats left.")
    indexing.rebuild()
    monkeypatch.setattr(index_command, "SOON", 0.01)
    lock = backend().place.lock(deadline=0)
    lock.__enter__()
    threading.Timer(0.3, lock.__exit__, (None, None, None)).start()
    call_command("index", "--rebuild")
    said = capsys.readouterr()
    assert "waiting until it is done" in said.err
    assert said.out == "Rebuilt with 1 articles and 0 quotations.\n"


def test_a_database_that_cannot_be_read_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(indexing, "rebuild", fail)
    with pytest.raises(CommandError, match="could not be written: disk I/O error"):
        call_command("index", "--rebuild")


@pytest.mark.parametrize("arguments", ["archive", "--remove", "--age=24", "-m 5 -s 2024-01-01"])
def test_what_haystack_s_update_takes_is_taken(arguments: str) -> None:
    queued("Boats left.")
    call_command("update_index", *arguments.split())
    call_command("rebuild_index", "--noinput", "-b", "100", "-k", "2", "--nocommit")
    assert run(Query("boats")).total == 1


def test_verify_finds_nothing_wrong_with_a_sound_index() -> None:
    article = queued("Boats left the quay.")
    a_quotation(article, "the quay")
    indexing.rebuild()
    queued("What waits in the outbox is no drift.")
    found = indexing.verify()
    assert found.is_sound
    assert (found.files, found.articles, found.waiting) == (2, 1, 1)


def test_verify_finds_a_flipped_bit_and_heals_it() -> None:
    queued("Boats left the quay.")
    indexing.rebuild()
    (segment,) = segment_files()
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)
    assert indexing.verify().damaged == (segment.name,)
    assert indexing.verify(repair=True).repaired
    assert indexing.verify().is_sound


def test_verify_finds_and_heals_drift() -> None:
    changed, gone = queued("Boats left."), queued("Boats came.")
    a_quotation(changed, "Boats")
    indexing.rebuild()
    missing = an_article("Boats stay.")
    Article.objects.filter(pk=changed.pk).update(index_version=9)
    Article.objects.filter(pk=gone.pk).update(withdrawn_at="2026-01-01T00:00Z", withdrawn_reason="asked")
    found = indexing.verify()
    assert (found.missing, found.extra, found.stale) == ((missing.pk,), (gone.pk,), (changed.pk,))
    assert indexing.verify(repair=True).repaired
    assert indexing.verify().is_sound
    changed.quotations.all().delete()
    assert indexing.verify().quotations == 1
    assert indexing.verify(repair=True).repaired


def test_verify_says_when_there_is_no_index() -> None:
    queued("Boats left.")
    assert "no search index" in indexing.verify().why
    assert indexing.verify(repair=True).repaired


@pytest.mark.django_db(transaction=True)
def test_the_worker_indexes_what_is_committed_and_heals_what_is_broken() -> None:
    stop = threading.Event()
    reports: list[indexing.Report] = []
    arrived = threading.Event()

    def report(done: indexing.Report) -> None:
        reports.append(done)
        arrived.set()
        if len(reports) == 3:
            stop.set()

    def change() -> None:
        try:
            arrived.wait(20)
            arrived.clear()
            queued("Boats left.")
            arrived.wait(20)
            (backend().place.path / "current").unlink()
        finally:
            connection.close()

    changing = threading.Thread(target=change)
    changing.start()
    threading.Timer(30, stop.set).start()
    indexing.follow(stop, report=report, pause=0.01)
    changing.join()
    assert [(done.rebuilt, done.articles) for done in reports] == [(True, 0), (False, 1), (True, 1)]


KILLED_RUN = """
import os, random, signal, sys, threading, time
import django
django.setup()
from archive import indexing
threading.Thread(target=lambda: (time.sleep(float(sys.argv[1])), os.kill(os.getpid(), signal.SIGKILL)), daemon=True).start()
while True:
    indexing.rebuild() if random.random() < 0.3 else indexing.bring_up_to_date()
    from archive.models import Article, OutboxEntry
    OutboxEntry.objects.announce(Article.objects.values_list("pk", flat=True))
"""


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_a_writer_killed_anywhere_loses_nothing(seed: int, tmp_path: Path) -> None:
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "archive.settings"}

    def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )

    manage = "from django.core.management import execute_from_command_line as run; run(['', *__import__('sys').argv[1:]])"
    assert python(manage, "migrate", "--verbosity", "0").returncode == 0
    assert python(manage, "ingest", "seeds", "--no-index").returncode == 0
    delay = random.Random(seed).uniform(0.2, 1.5)
    assert python(KILLED_RUN, str(delay)).returncode == -signal.SIGKILL
    check = (
        "import django; django.setup(); from archive import indexing, search; indexing.bring_up_to_date();"
        "assert indexing.verify().is_sound; assert search.run(search.Query('')).total == 2"
    )
    done = python(check)
    assert done.returncode == 0, done.stderr
