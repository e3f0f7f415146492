from pathlib import Path

from archive.parse import Unit, files, parse, units
from archive.text import Document
from tests.parse.builders import WORDS, cut, lines, write


def read(path: Path, *, top: Path | None = None) -> Document:
    (unit,) = units(path, top=top)
    assert isinstance(unit, Unit)
    return parse(unit)


def test_a_file_sidecar_states_values_as_evidence_of_its_own_kind(tmp_path: Path) -> None:
    path = write(tmp_path, "talk.txt", WORDS)
    write(tmp_path, "talk.meta.yaml", "title: The talk\ndate: 2024-05-01\nspeakers: A B; C D\nplace: Hall\n")
    stated = read(path).stated
    assert [(item.value, item.origin) for item in stated.title] == [
        ("The talk", "sidecar:talk.meta.yaml:title")
    ]
    assert stated.date[0].value == "2024-05-01"
    assert [item.value for item in stated.speakers] == ["A B", "C D"]
    assert stated.metadata == {"place": "Hall"}


def test_the_full_name_goes_before_the_stem(tmp_path: Path) -> None:
    path = write(tmp_path, "talk.txt", WORDS)
    write(tmp_path, "talk.txt.meta.yaml", "title: Full")
    write(tmp_path, "talk.meta.yaml", "title: Stem")
    assert [item.value for item in read(path).stated.title] == ["Full", "Stem"]


def test_folders_state_for_all_below_and_the_nearest_goes_first(tmp_path: Path) -> None:
    path = write(tmp_path, "talks/1999/a.txt", WORDS)
    write(tmp_path, "talks/_metadata.yaml", "source: Herald\nlanguage: en")
    write(tmp_path, "talks/1999/_metadata.yaml", "source: Evening Herald")
    write(tmp_path, "_metadata.yaml", "source: Outside")
    stated = read(path, top=tmp_path / "talks").stated
    assert [(item.value, item.origin) for item in stated.source] == [
        ("Evening Herald", "sidecar:1999/_metadata.yaml:source"),
        ("Herald", "sidecar:_metadata.yaml:source"),
    ]
    assert stated.language[0].value == "en"


def test_sidecars_go_before_the_container_which_is_kept(tmp_path: Path) -> None:
    path = write(
        tmp_path, "talks.jsonl", lines({"id": "a", "text": WORDS, "source": "Own", "speakers": ["X"]})
    )
    write(tmp_path, "_metadata.yaml", "source: Given\nspeakers: [Y]\nurl: https://a.example/")
    stated = read(path).stated
    assert [item.value for item in stated.source] == ["Given", "Own"]
    assert [item.value for item in stated.speakers] == ["Y"]
    assert stated.url == "https://a.example/"


def test_sidecars_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, "talk.txt", WORDS)
    write(tmp_path, "talk.meta.yaml", "title: x")
    write(tmp_path, "_metadata.yaml", "title: x")
    assert [found.relative for found in files(tmp_path)] == ["talk.txt"]


def test_a_sidecar_of_no_file_is_counted_as_skipped(tmp_path: Path) -> None:
    write(tmp_path, "talk.txt", WORDS)
    write(tmp_path, "tlak.meta.yaml", "title: x")
    assert [(found.relative, found.skipped) for found in files(tmp_path)] == [
        ("talk.txt", False),
        ("tlak.meta.yaml", True),
    ]


def test_a_changed_sidecar_changes_the_context_not_the_original(tmp_path: Path) -> None:
    path = write(tmp_path, "talk.txt", WORDS)
    plain = cut(path)[0][0]
    write(tmp_path, "talk.meta.yaml", "title: x")
    first = cut(path)[0][0]
    write(tmp_path, "talk.meta.yaml", "title: y")
    second = cut(path)[0][0]
    assert plain.data == first.data == second.data
    assert len({plain.context_sha256, first.context_sha256, second.context_sha256}) == 3
    assert plain.context_sha256 == ""


def test_a_broken_sidecar_is_flagged_and_the_document_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "talk.txt", WORDS)
    for broken in (
        b"title: [",
        b"\xff\xfe\x00",
        b"- a\n- b",
        b"title: 'a\0b'",
        b"a: &x [1]\nb: *x",
        b"t: \xc3",
    ):
        write(tmp_path, "talk.meta.yaml", broken)
        document = read(path)
        assert document.text.value == WORDS
        assert [flag.kind for flag in document.flags] == ["sidecar"]
        assert "talk.meta.yaml is not used" in document.flags[0].says


def test_an_empty_sidecar_states_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "talk.txt", WORDS)
    write(tmp_path, "talk.meta.yaml", "# only a comment\n")
    document = read(path)
    assert document.flags == ()
    assert document.stated.title == ()
