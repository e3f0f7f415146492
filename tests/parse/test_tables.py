from pathlib import Path

import pytest

from archive.parse import limits, parse
from tests.parse.builders import cut, read, write

HEAD = "id,title,date,speakers,text\n"


def test_each_row_is_a_document(tmp_path: Path) -> None:
    rows = 'a,"One, two",2024-05-01,A B; C D,"He said ""no"".\nThen left."\n\nb,,,,Words.\n'
    one, two = read(write(tmp_path, "talks.csv", HEAD + rows))
    assert (one.id, one.text.value) == ("a", 'He said "no".\nThen left.')
    assert [item.value for item in one.stated.speakers] == ["A B", "C D"]
    assert (one.stated.title[0].value, one.stated.date[0].value) == ("One, two", "2024-05-01")
    assert (two.id, two.text.value, two.stated.title) == ("b", "Words.", ())


def test_the_original_is_the_header_and_the_row_and_reads_by_itself(tmp_path: Path) -> None:
    good, _ = cut(write(tmp_path, "talks.csv", '\ufefftext;source\r\n"a;b";Herald\r\nc;Echo\r\n'))
    assert [unit.data for unit in good] == [b'text;source\n"a;b";Herald', b"text;source\nc;Echo"]
    assert [unit.key for unit in good] == ["1", "2"]
    assert [parse(unit).stated.source[0].value for unit in good] == ["Herald", "Echo"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_header_tells_the_separator(tmp_path: Path, mark: str) -> None:
    (document,) = read(write(tmp_path, "t.tsv", f"Title{mark} TEXT \nHead{mark}Words.\n"))
    assert (document.stated.title[0].value, document.text.value) == ("Head", "Words.")


def test_columns_of_html_and_others(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path, "t.csv", "html,section\n<h1>A</h1><p>B</p>,World\n"))
    assert document.text.value == "A\n\nB"
    assert document.stated.metadata == {"section": "World"}


def test_a_legacy_encoding_is_kept_with_its_certainty(tmp_path: Path) -> None:
    (document,) = read(
        write(tmp_path, "t.csv", "text\nLe ministre a déclaré que l’été sera chaud.\n".encode("cp1252"))
    )
    assert document.text.value == "Le ministre a déclaré que l’été sera chaud."
    assert document.text.certainty < 1


@pytest.mark.parametrize("data", ["", "a,b\n1,2\n", "\n\ntext\n", "\ufeff", "text,a\n".encode("utf-16")])
def test_a_table_without_a_column_of_words_is_one_bad_unit(tmp_path: Path, data: str | bytes) -> None:
    good, bad = cut(write(tmp_path, "t.csv", data))
    assert good == []
    assert [item.key for item in bad] == [""]


@pytest.mark.parametrize(
    ("row", "reason"),
    [("a,b,c,d,e,f", "6 cells for 5 columns"), ('a,"b"x,c,d,e', "broken CSV"), ("a\0,b,c,d,e", "NUL")],
)
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path: Path, row: str, reason: str) -> None:
    good, bad = cut(write(tmp_path, "t.csv", f"{HEAD}1,,,,One.\n{row}\n2,,,,Two.\n"))
    assert [unit.id for unit in good] == ["1", "2"]
    assert bad[0].key == "2"
    assert reason in bad[0].error.message


def test_a_second_use_of_an_id_says_where_the_first_stands(tmp_path: Path) -> None:
    _, bad = cut(write(tmp_path, "t.csv", f"{HEAD}a,,,,One.\na,,,,Two.\n"))
    assert "in row 1" in bad[0].error.message


def test_a_mark_inside_a_cell_opens_nothing(tmp_path: Path) -> None:
    one, two = read(write(tmp_path, "t.csv", 'title,text\nThe 5" gun,One.\nx,"Two ""b"",\nc"\n'))
    assert (one.stated.title[0].value, one.text.value, two.text.value) == (
        'The 5" gun',
        "One.",
        'Two "b",\nc',
    )


def test_a_mark_that_is_never_closed_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 1000)
    good, bad = cut(write(tmp_path, "t.csv", 'text\nOne.\n"open' + "words\n" * 1000))
    assert len(good) == 1
    assert "never closed" in bad[0].error.message
