import time

import pytest

from archive.parse import Unit, parse
from archive.text import Document
from tests.parse.builders import WORDS


def read(value: str | bytes) -> Document:
    data = value.encode() if isinstance(value, str) else value
    return parse(Unit("note", "", data, "markdown", "text/markdown"))


def headings(value: str) -> list[str]:
    document = read(value)
    return [span.of(document.text.value) for span in document.headings or ()]


def test_without_front_matter_the_whole_file_is_the_text() -> None:
    document = read(f"{WORDS}\r\n\n*More* [words](x).")
    assert document.text.value == f"{WORDS}\n\n*More* [words](x)."
    assert document.flags == ()


def test_yaml_front_matter_is_stated_and_no_part_of_the_text() -> None:
    document = read(
        "\ufeff---\ntitle: 'A: title'\ndate: 2024-05-01\nsource: Herald\nspeakers:\n- A B\n- C D\n"
        "url: https://a.example/1\ndraft: no\ntags: [x, y]\nempty: ~\n---\n\n# Head\n"
    )
    assert document.text.value == "\n# Head\n"
    stated = document.stated
    assert [item.value for item in stated.title] == ["A: title"]
    assert [(item.value, item.origin) for item in stated.date] == [("2024-05-01", "date")]
    assert [item.value for item in stated.speakers] == ["A B", "C D"]
    assert stated.url == "https://a.example/1"
    assert stated.metadata == {"draft": "no", "tags": ["x", "y"]}


def test_toml_front_matter_is_read_too() -> None:
    document = read('+++\ntitle = "A title"\ndate = 2024-05-01T10:00:00Z\nn = 1.5\n+++\nWords.')
    assert document.text.value == "Words."
    assert document.stated.title[0].value == "A title"
    assert document.stated.date[0].value == "2024-05-01"
    assert document.stated.metadata == {"n": "1.5"}


def test_dots_close_yaml_front_matter() -> None:
    assert read("---\ntitle: A\n...\nWords.").text.value == "Words."


@pytest.mark.parametrize(
    "value", ["---\n\nWords between rules.\n\n---\nMore.", "---\nNo end.", "----\na: b\n----\n"]
)
def test_rules_are_no_front_matter(value: str) -> None:
    document = read(value)
    assert document.text.value == value
    assert document.flags == ()


@pytest.mark.parametrize(
    "inner",
    ["title: [unclosed", "a: &x 1\nb: *x", "title: 'open\n", "\ttitle: x", "a: " + "[" * 5000, "- a: list"],
)
def test_broken_front_matter_is_kept_as_text_and_flagged(inner: str) -> None:
    value = f"---\n{inner}\n---\nWords."
    document = read(value)
    assert document.text.value == value
    assert [flag.kind for flag in document.flags] == ["field"]
    assert "front matter is not used" in document.flags[0].says


def test_front_matter_cannot_make_objects() -> None:
    document = read("---\ntitle: !!python/object/apply:os.system ['true']\n---\nWords.")
    assert "Words." in document.text.value


def test_headings_are_marked_lines() -> None:
    value = (
        "# One #\n\nText\n## Two *words*\n###### Six ##\n####### Seven\n#NoSpace\nSetext\n===\n\nAlso\n---\n"
    )
    assert headings(value) == ["One", "Two *words*", "Six", "Setext", "Also"]


@pytest.mark.parametrize(
    "value", ["```\n# code\n```\nWords", "~~~ x\n# code\n", "- item\n---\n", "\n---\nWords", "#\n\nx"]
)
def test_other_lines_are_no_headings(value: str) -> None:
    assert headings(value) == []


def test_time_does_not_explode() -> None:
    start = time.perf_counter()
    for value in (
        "# " + "#" * 500_000 + "x",
        "# x" + " #" * 300_000,
        "-" * 500_000 + "\n",
        "`" * 500_000,
        " " * 500_000 + "x",
    ):
        read(value)
    assert time.perf_counter() - start < 5
