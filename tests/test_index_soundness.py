"""An index that lacks everything, or is damaged while in use, is noticed, answered for and healed."""

import json
import os
import threading
from pathlib import Path

import pytest
from django.core.management import call_command

from archive import indexing
from archive.search import Query, run
from tests.search.conftest import index_path
from tests.test_indexing import backend, queued, segment_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures(index_path.__name__)]


def test_a_cleared_index_is_told_and_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    call_command("clear_index", "--noinput")
    found = run(Query("boats"))
    assert (found.total, found.fallback, indexing.state().condition) == (1, True, "missing")
    call_command("index")
    assert "Rebuilt with 1 articles" in capsys.readouterr().out
    assert run(Query("boats")).fallback is False


def test_an_index_that_lacks_everything_is_none() -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    backend().clear()
    found = run(Query("boats"))
    assert (found.total, found.fallback, indexing.state().condition) == (1, True, "missing")
    assert indexing.bring_up_to_date().rebuilt
    assert run(Query("boats")).fallback is False


def test_a_segment_cut_short_while_it_is_open_is_answered_for_and_healed() -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    assert run(Query("boats")).fallback is False
    (segment,) = segment_files()
    os.truncate(segment, 100)
    found = run(Query("boats"))
    assert (found.total, found.fallback) == (1, True)
    assert indexing.bring_up_to_date().rebuilt
    assert run(Query("boats")).fallback is False


def spoil(segment: Path) -> None:
    """Write over the postings in place, so that those who have the file open see it."""
    with segment.open("r+b") as file:
        length = int.from_bytes(file.read(24)[8:16], "little")
        offset, count, _ = json.loads(file.read(length))["arrays"]["text.stem/documents"]
        file.seek(24 + length + offset)
        file.write(b"\xff" * count)


@pytest.mark.django_db(transaction=True)
def test_the_worker_heals_what_a_search_stumbled_over() -> None:
    queued("Boats left the quay, boats came, and boats stayed.")
    indexing.bring_up_to_date()
    assert run(Query("quay")).fallback is False
    spoil(segment_files()[0])
    assert run(Query("boats")).fallback
    stop = threading.Event()
    reports: list[indexing.Report] = []

    def report(done: indexing.Report) -> None:
        reports.append(done)
        stop.set()

    threading.Timer(20, stop.set).start()
    indexing.follow(stop, report=report, pause=0.01)
    assert [done.rebuilt for done in reports] == [True]
    assert (run(Query("boats")).fallback, backend().place.is_suspect) == (False, False)


def test_a_false_alarm_is_looked_into_once() -> None:
    queued("Boats left.")
    indexing.bring_up_to_date()
    assert run(Query("boats")).total == 1
    backend().place.suspect()
    assert backend().place.is_suspect
    assert not indexing.bring_up_to_date().rebuilt
    backend().place.suspect()
    assert not backend().place.is_suspect
