"""`manage.py extract`: JSON lines on standard output and nothing else there."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

SEEDS = Path(__file__).parents[1] / "seeds"


def run(*paths: Path, **options: bool) -> tuple[list[dict[str, object]], str, int]:
    """The objects printed, the messages, and the exit status."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("extract", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


def test_it_prints_one_object_a_document_in_a_stable_order() -> None:
    objects, messages, status = run(SEEDS)
    assert [item["id"] for item in objects] == ["000_0923c08984c8a181", "004_2c921a2b73821208"]
    assert (messages, status) == ("", 0)


def test_it_prints_what_the_contract_names() -> None:
    (item, _), _, _ = run(SEEDS)
    assert list(item) == [
        "id", "path", "text_sha256", "title", "source", "via", "language", "date", "headings", "quotations", "speakers",
        "role_dates",
    ]  # fmt: skip
    assert item["path"] == str(SEEDS / "000_0923c08984c8a181.txt")
    assert [found["kind"] for found in item["quotations"]].count("direct") == 14  # type: ignore[attr-defined]


def test_the_text_comes_only_when_asked_for() -> None:
    (item, _), _, _ = run(SEEDS, with_text=True)
    assert str(item["text"]).startswith("WANA (Sep 21)")


def test_json_lines_are_documents_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text(
        '{"id": "a", "text": "One day.", "date": "2025-05-10"}\n{"text": "Another day."}\n', "utf-8"
    )
    objects, _, status = run(file)
    assert objects[0]["id"] == "a"
    assert objects[0]["date"]["origin"] == "date"  # type: ignore[index]
    assert (len(objects), status) == (2, 0)


def test_a_bad_document_is_reported_and_the_rest_printed(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text('{"id": "a", "text": "One day."}\nnot json\n{"id": "c", "text": "A third."}\n', "utf-8")
    objects, messages, status = run(file)
    assert [item["id"] for item in objects] == ["a", "c"]
    assert str(file) in messages
    assert status == 3


def test_unknown_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "note.xyz").write_text("no document", "utf-8")
    (tmp_path / ".hidden.txt").write_text("no document", "utf-8")
    (tmp_path / "one.txt").write_text("A document.", "utf-8")
    objects, messages, status = run(tmp_path)
    assert [item["id"] for item in objects] == ["one"]
    assert (messages, status) == ("", 0)


def test_a_missing_path_is_an_error_and_nothing_is_read(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="Correct the path"):
        call_command("extract", str(SEEDS), str(tmp_path / "absent"), stdout=out)
    assert out.getvalue() == ""


def test_a_bad_document_of_a_container_is_named_with_its_key(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text('{"id": "a", "text": "One day."}\n{"id": "b", "text": ""}\n', "utf-8")
    _, messages, status = run(file)
    assert f"{file}#b: " in messages
    assert status == 3
