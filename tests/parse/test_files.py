import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from archive.parse import BadUnit, detect, files, handles, units
from tests.parse.builders import WORDS, cut, write


def walked(path: Path) -> list[tuple[str, str]]:
    """Each file's relative path, and what becomes of it."""
    return [(f.relative, "problem" if f.problem else "skipped" if f.skipped else "read") for f in files(path)]


def problem(path: Path, name: str) -> str:
    found = {f.relative: f.problem for f in files(path)}[name]
    assert found is not None
    return found.message


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.b.jsonl", "a.jsonl.gz", "a.JSONL.GZ", "a.ndjson"])
def test_it_handles_known_suffixes(name: str) -> None:
    assert handles(Path(name))


@pytest.mark.parametrize("name", [".a.txt", ".txt", "a", "a.gz", "a.txt.bak", "README.md", "readme.txt"])
def test_it_handles_no_other(name: str) -> None:
    assert not handles(Path(name))


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", "c.jsonl", "B.txt", "a.txt", "ä.txt"):
        write(tmp_path, name, WORDS)
    assert [name for name, _ in walked(tmp_path)] == [
        "B.txt", "a/b.txt", "a/z.txt", "a.txt", "b.txt", "c.jsonl", "ä.txt",
    ]  # fmt: skip


def test_paths_are_relative_to_the_given_folder_which_names_the_collection(tmp_path: Path) -> None:
    write(tmp_path, "talks/1999/a.txt", WORDS)
    found = list(files(tmp_path / "talks"))
    assert [(f.relative, f.collection) for f in found] == [("1999/a.txt", "talks")]


def test_a_file_is_relative_to_its_parent(tmp_path: Path) -> None:
    path = write(tmp_path, "talks/a.txt", WORDS)
    found = list(files(path))
    assert [(f.path, f.relative, f.collection) for f in found] == [(path.resolve(), "a.txt", "talks")]


def test_the_current_folder_has_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "talks/a.txt", WORDS)
    monkeypatch.chdir(tmp_path / "talks")
    assert [f.collection for f in files(Path())] == ["talks"]


def test_other_files_are_yielded_as_skipped(tmp_path: Path) -> None:
    for name in ("a.txt", "README.md", "readme.txt", ".hidden.txt", "photo.jpeg", "noext"):
        write(tmp_path, name, WORDS)
    assert dict(walked(tmp_path)) == {
        "a.txt": "read",
        "README.md": "skipped",
        "readme.txt": "skipped",
        ".hidden.txt": "skipped",
        "photo.jpeg": "skipped",
        "noext": "skipped",
    }


def test_dot_folders_are_not_entered(tmp_path: Path) -> None:
    write(tmp_path, ".git/a.txt", WORDS)
    assert walked(tmp_path) == []


def test_a_dot_folder_that_is_given_is_read(tmp_path: Path) -> None:
    write(tmp_path, ".talks/a.txt", WORDS)
    assert walked(tmp_path / ".talks") == [("a.txt", "read")]


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    assert walked(tmp_path / "gone.txt") == [("gone.txt", "problem")]


def test_links_that_leave_the_folder_are_problems(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/secret.txt", "secret")
    inside = tmp_path / "inside"
    write(inside, "a.txt", WORDS)
    (inside / "file.txt").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    (inside / "up").symlink_to("..")
    (inside / "dots.txt").symlink_to("../outside/../outside/secret.txt")
    assert walked(inside) == [
        ("a.txt", "read"),
        ("dots.txt", "problem"),
        ("file.txt", "problem"),
        ("folder", "problem"),
        ("up", "problem"),
    ]
    assert "leaves the folder" in problem(inside, "file.txt")


def test_a_link_to_a_file_inside_is_read_at_its_place(tmp_path: Path) -> None:
    target = write(tmp_path, "deep/a.txt", WORDS)
    (tmp_path / "b.txt").symlink_to("deep/a.txt")
    found = {f.relative: f for f in files(tmp_path)}
    assert found["b.txt"].path == target
    assert cut(found["b.txt"].path)[0][0].data == WORDS.encode()


def test_loops_of_links_end(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", WORDS)
    (tmp_path / "self").symlink_to(".")
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert walked(tmp_path) == [
        ("a.txt", "read"),
        ("gone.txt", "problem"),
        ("one.txt", "problem"),
        ("self", "skipped"),
        ("two.txt", "problem"),
    ]


def test_a_given_link_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "talks/a.txt", WORDS)
    (tmp_path / "link").symlink_to("talks")
    assert [(f.relative, f.collection) for f in files(tmp_path / "link")] == [("a.txt", "talks")]


def test_a_named_pipe_is_a_problem_and_never_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "named pipe" in problem(tmp_path, "pipe.txt")
    (found,) = units(tmp_path / "pipe.txt")
    assert isinstance(found, BadUnit)
    assert "named pipe" in found.error.message


def test_a_socket_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert "socket" in problem(tmp_path, "s.txt")
        assert len(cut(tmp_path / "s.txt")[1]) == 1


def test_a_name_that_is_no_utf8_is_a_problem_that_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as stream:  # noqa: PTH123 - bytes paths
        stream.write(b"words")
    assert walked(tmp_path) == [("caf\\xe9.txt", "problem")]


def test_a_file_without_permission_is_a_passing_problem(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", WORDS)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    (found,) = files(tmp_path)
    assert found.problem is not None
    assert not found.problem.permanent


@pytest.mark.parametrize("name", ["link.txt", "folder.txt", "gone.txt"])
def test_units_open_only_regular_files(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.txt", WORDS)
    (tmp_path / "link.txt").symlink_to("a.txt")
    (tmp_path / "folder.txt").mkdir()
    good, bad = cut(tmp_path / name)
    assert good == []
    assert bad[0].error.stage == "read"


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = replace(detect.TEXT, limit=100)
    monkeypatch.setitem(detect.SUFFIXES, ".txt", small)
    good, _ = cut(write(tmp_path, "a.txt", b"a" * 100))
    assert len(good) == 1
    _, bad = cut(write(tmp_path, "b.txt", b"a" * 101))
    assert "larger than" in bad[0].error.message


def test_a_file_of_unknown_suffix_says_so(tmp_path: Path) -> None:
    _, bad = cut(write(tmp_path, "a.parchment", WORDS))
    assert "suffix" in bad[0].error.message


def test_the_stem_is_the_id_of_a_file(tmp_path: Path) -> None:
    good, _ = cut(write(tmp_path, "2024.05.01 talk.txt", WORDS))
    assert (good[0].id, good[0].key) == ("2024.05.01 talk", "")


def test_a_very_deep_folder_is_walked_to_a_bound(tmp_path: Path) -> None:
    write(tmp_path, "/".join(["d"] * 100) + "/a.txt", WORDS)
    write(tmp_path, "/".join(["e"] * 50) + "/a.txt", WORDS)
    assert [what for _, what in walked(tmp_path)] == ["problem", "read"]
