"""One run of ingest, from files to rows, with the real readers."""

import json
import os
from pathlib import Path

import pytest

from archive.ingest import ingest, retry_quarantined
from archive.models import Article, IngestProblem, IngestRun, Origin, Original, OutboxEntry, Revision
from tests.builders import a_folder

pytestmark = pytest.mark.django_db

LETTER = (
    "HARBOUR CITY, March 4, 2021 (Coastal Wire) -- The port will open on Monday, the mayor said.\n\n"
    "“We have waited long enough for this,” Mayor Ada Quill told reporters.\n"
)
REPORT = "2020-01-05\n\nThe river rose again.\n\n“Nobody was hurt,” said Tom Reed, an engineer.\n"


def counts(summary: object) -> tuple[int, ...]:
    return tuple(getattr(summary, name) for name in ("new", "changed", "unchanged", "skipped", "quarantined"))


def test_new_documents_become_articles_with_all_their_rows(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER, "deep/two.txt": REPORT})
    assert counts(ingest([folder])) == (2, 0, 0, 0, 0)
    article = Article.objects.get(origins__path="letters/one.txt")
    assert article.text == LETTER
    assert article.date_edtf == "2021-03-04"
    assert [quotation.text for quotation in article.quotations.filter(kind="direct")] == [
        "We have waited long enough for this,"
    ]
    assert article.quotations.filter(kind="direct").get().speaker is not None
    assert article.original.path.read_bytes() == LETTER.encode()
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == set(
        Article.objects.values_list("pk", flat=True)
    )


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER, "two.txt": REPORT})
    ingest([folder])
    before = list(Article.objects.values_list("pk", "public_id", "revision", "changed_at"))
    assert counts(ingest([folder])) == (0, 0, 2, 0, 0)
    assert list(Article.objects.values_list("pk", "public_id", "revision", "changed_at")) == before
    assert Revision.objects.count() == 2


def test_changed_bytes_become_a_revision_under_the_same_address(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER})
    ingest([folder])
    first = Article.objects.get()
    (folder / "one.txt").write_text(REPORT)
    assert counts(ingest([folder])) == (0, 1, 0, 0, 0)
    second = Article.objects.get()
    assert (second.pk, second.public_id, second.slug) == (first.pk, first.public_id, first.slug)
    assert second.revision == 2
    assert second.text == REPORT
    assert [quotation.text for quotation in second.quotations.filter(kind="direct")] == ["Nobody was hurt,"]
    assert [interval.earliest.isoformat() for interval in second.intervals.all()] == ["2020-01-05"]


def test_older_bytes_that_return_are_a_revision_too(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER})
    for content in (LETTER, REPORT, LETTER):
        (folder / "one.txt").write_text(content)
        ingest([folder])
    assert Article.objects.get().revision == 3
    assert Original.objects.count() == 2
    assert Article.objects.get().text == LETTER


def test_bytes_held_by_another_origin_add_the_origin_and_no_article(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER, "copy.txt": LETTER})
    assert counts(ingest([folder])) == (1, 0, 1, 0, 0)
    assert Article.objects.count() == 1
    assert set(Origin.objects.values_list("path", flat=True)) == {"letters/one.txt", "letters/copy.txt"}
    assert counts(ingest([folder])) == (0, 0, 2, 0, 0)


def test_bytes_held_already_make_no_article_whatever_lies_beside_them(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path, {"a/one.txt": LETTER, "b/one.txt": LETTER, "b/_metadata.yaml": "source: Herald"}
    )
    assert counts(ingest([folder]))[0] == 1
    article = Article.objects.get()
    assert {origin.path for origin in article.origins.all()} == {"letters/a/one.txt", "letters/b/one.txt"}
    assert article.source is not None
    assert article.source.name == "Coastal Wire"
    assert counts(ingest([folder]))[:3] == (0, 0, 2)


def test_a_vanished_file_changes_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER, "two.txt": REPORT})
    ingest([folder])
    (folder / "one.txt").unlink()
    assert counts(ingest([folder])) == (0, 0, 1, 0, 0)
    assert Article.objects.count() == 2


def test_the_same_archive_gets_the_same_ids_in_any_order(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER, "two.txt": REPORT})
    ingest([folder / "two.txt", folder / "one.txt"])
    ids = dict(Origin.objects.values_list("path", "article__public_id"))
    Origin.objects.all().delete()
    Article.objects.all().delete()
    ingest([folder])
    assert dict(Origin.objects.values_list("path", "article__public_id")) == ids


def test_a_line_of_json_is_a_document_with_its_own_origin_and_original(tmp_path: Path) -> None:
    line = json.dumps(
        {"id": "n-1", "title": "Port opens", "date": "2021-03-04", "text": LETTER, "desk": "north"}
    )
    folder = a_folder(tmp_path, {"all.jsonl": f"{line}\n"})
    ingest([folder])
    article = Article.objects.get()
    assert article.origins.get().path == "letters/all.jsonl#n-1"
    assert article.original.path.read_text() == line
    assert article.title == "Port opens"
    assert article.metadata == {"desk": "north"}
    stated = article.evidence.get(field="title", rank=0)
    assert (stated.origin, stated.span) == ("title", None)


def test_a_stated_title_too_long_to_be_shown_is_kept_whole(tmp_path: Path) -> None:
    title = "The harbour board hears " + "a long list of complaints about the new ferry timetable and " * 2
    line = json.dumps({"title": title, "text": LETTER})
    ingest([a_folder(tmp_path, {"all.jsonl": f"{line}\n"})])
    article = Article.objects.get()
    assert len(article.title) <= 100
    assert article.metadata == {"title": title.strip()}


def test_bad_documents_are_quarantined_and_the_rest_is_kept(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "a-empty.txt": "",
        "b-nul.txt": b"some\x00thing",
        "c-image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "d-broken.jsonl": '{"id": "x", "text": \n',
        "z-good.txt": LETTER,
        "notes.xyz": "?",
        ".hidden.txt": "?",
    }
    folder = a_folder(tmp_path, files)
    outside = tmp_path / "outside.txt"
    outside.write_text("not to be read")
    (folder / "e-link.txt").symlink_to(outside)
    os.mkfifo(folder / "f-pipe.txt")
    assert counts(ingest([folder])) == (1, 0, 0, 2, 6)
    problems = dict(IngestProblem.objects.open().values_list("origin_path", "message"))
    assert set(problems) == {
        "letters/a-empty.txt", "letters/b-nul.txt", "letters/c-image.txt", "letters/d-broken.jsonl#1",
        "letters/e-link.txt", "letters/f-pipe.txt",
    }  # fmt: skip
    assert all(message.endswith(".") for message in problems.values())


def test_quarantine_holds_one_row_an_origin_until_it_is_mended(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": ""})
    ingest([folder])
    ingest([folder])
    assert IngestProblem.objects.count() == 1
    (folder / "one.txt").write_text(LETTER)
    assert counts(ingest([folder])) == (1, 0, 0, 0, 0)
    assert not IngestProblem.objects.open().exists()
    assert IngestProblem.objects.count() == 1


def test_a_document_that_turns_bad_leaves_its_article_as_it_was(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER})
    ingest([folder])
    (folder / "one.txt").write_bytes(b"\x00")
    assert counts(ingest([folder])) == (0, 0, 0, 0, 1)
    assert Article.objects.get().text == LETTER


def test_a_failing_reader_is_a_quarantined_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("archive.extract.extract", fail)
    assert counts(ingest([a_folder(tmp_path, {"one.txt": LETTER})])) == (0, 0, 0, 0, 1)
    problem = IngestProblem.objects.get()
    assert (problem.stage, problem.permanent) == ("extract", False)
    assert "ZeroDivisionError" in problem.message


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": LETTER, "bad.txt": "", "other.xyz": ""})
    assert counts(ingest([folder], dry_run=True)) == (1, 0, 0, 1, 1)
    for model in (Article, IngestRun, IngestProblem, Original):
        assert not model.objects.exists()


def test_the_collection_can_be_named(tmp_path: Path) -> None:
    ingest([a_folder(tmp_path, {"one.txt": LETTER})], collection="spring")
    assert Origin.objects.get().path == "spring/one.txt"
    assert Origin.objects.get().collection == "spring"


def test_the_run_is_recorded_with_its_counts(tmp_path: Path) -> None:
    ingest([a_folder(tmp_path, {"one.txt": LETTER, "bad.txt": ""})])
    run = IngestRun.objects.get()
    assert run.finished_at is not None
    assert (run.new, run.quarantined) == (1, 1)


def test_quarantine_is_tried_again_where_it_was_found(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": "", "two.txt": "", "deep/three.txt": REPORT})
    ingest([folder], collection="spring")
    (folder / "one.txt").write_text(LETTER)
    (folder / "new.txt").write_text("Not a matter of quarantine.")
    assert counts(retry_quarantined()) == (1, 0, 0, 0, 1)
    assert set(Origin.objects.values_list("path", flat=True)) == {"spring/one.txt", "spring/deep/three.txt"}
    assert [row.origin_path for row in IngestProblem.objects.open()] == ["spring/two.txt"]


def test_quarantine_under_a_path_that_is_gone_stays(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"one.txt": ""})
    ingest([folder])
    (folder / "one.txt").unlink()
    folder.rmdir()
    assert counts(retry_quarantined()) == (0, 0, 0, 0, 1)
