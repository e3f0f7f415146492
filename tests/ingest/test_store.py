"""Several documents in one transaction: each as if it had come alone."""

from dataclasses import replace

import pytest
from django.db import IntegrityError

from archive.errors import DocumentError
from archive.ingest import reading, store
from archive.ingest.naming import Names
from archive.ingest.origins import Outcome, Place
from archive.ingest.reading import Reading
from archive.ingest.rows import EVIDENCE
from archive.models import Appearance, Article, Origin, OutboxEntry, Revision, Source, Speaker
from archive.parse import Unit

pytestmark = pytest.mark.django_db


def report(number: int, who: str = "Ada Quill") -> str:
    return (
        f"HARBOUR CITY, March {number}, 2021 (Coastal Wire) -- The port will open.\n\n"
        f"“We have waited for gate {number},” said {who}, an engineer.\n"
    )


def arrival(name: str, text: str) -> store.Arrival:
    unit = Unit(id=name, key="", data=text.encode(), format="text", media_type="text/plain")
    found = reading.read(unit)
    assert isinstance(found, Reading)
    return store.Arrival(Place.of(f"letters/{name}", unit), found.rows())


def put(*texts: tuple[str, str], names: Names | None = None) -> list[Outcome | DocumentError]:
    return store.store([arrival(name, text) for name, text in texts], names or Names())


def test_speakers_and_sources_are_made_once_for_all() -> None:
    names = Names()
    assert put(("a", report(1)), ("b", report(2)), names=names) == ["new", "new"]
    assert put(("c", report(3)), names=names) == ["new"]
    assert Source.objects.count() == 1
    assert Speaker.objects.filter(name="Ada Quill").count() == 1
    assert Appearance.objects.filter(speaker__name="Ada Quill").count() == 3
    assert OutboxEntry.objects.count() == Article.objects.filter(index_version=1).count() == 3


def test_names_that_would_share_a_slug_are_numbered() -> None:
    put(("a", report(1, "Ann O'Shea")), ("b", report(2, "Ann Oshea")))
    slugs = set(Speaker.objects.filter(name__startswith="Ann").values_list("slug", flat=True))
    assert len(slugs) == Speaker.objects.filter(name__startswith="Ann").count() == 2


def test_a_copy_and_a_revision_of_what_came_just_before_are_what_they_are() -> None:
    outcomes = put(("a", report(1)), ("b", report(1)), ("a", report(2)), ("c", report(1)))
    assert outcomes == ["new", "unchanged", "changed", "unchanged"]
    assert Article.objects.count() == 1
    assert Origin.objects.count() == 3
    assert Revision.objects.count() == 2
    assert Article.objects.get().text == report(2)


def test_bytes_that_their_only_origin_gave_up_are_new_again() -> None:
    assert put(("a", report(1)), ("a", report(2)), ("b", report(1))) == ["new", "changed", "new"]
    assert Article.objects.count() == 2


def test_what_the_database_refuses_is_told_and_the_others_are_kept() -> None:
    bad = arrival("bad", report(2))
    evidence = [list(row) for row in bad.rows.evidence]
    evidence[0][EVIDENCE.index("confidence")] = 2.0
    bad = replace(bad, rows=bad.rows._replace(evidence=tuple(map(tuple, evidence))))
    outcomes = store.store([arrival("a", report(1)), bad, arrival("c", report(3))], Names())
    assert [outcomes[0], outcomes[2]] == ["new", "new"]
    assert isinstance(outcomes[1], DocumentError)
    assert (outcomes[1].stage, outcomes[1].permanent) == ("store", False)
    assert set(Origin.objects.values_list("path", flat=True)) == {"letters/a", "letters/c"}


def test_what_was_remembered_is_forgotten_with_a_failed_transaction() -> None:
    names = Names()
    speakers = arrival("a", report(1)).rows.speakers

    def fail() -> None:
        with names.in_transaction():
            names.speakers(speakers)
            raise IntegrityError

    with pytest.raises(IntegrityError):
        fail()
    assert not Speaker.objects.exists()
    assert put(("a", report(1)), names=names) == ["new"]
    assert Speaker.objects.filter(name="Ada Quill").exists()
