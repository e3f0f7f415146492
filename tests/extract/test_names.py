"""Names in running text: extent, kind, parts, and the role before them."""

import pytest

from archive.extract.people.names import Name, find_names
from archive.extract.words.marks import read_marks
from archive.extract.words.speechwords import lexicon
from archive.extract.words.tokens import Reading, read_tokens
from archive.text import Text


def _names(text: str) -> tuple[Reading, tuple[Name, ...]]:
    paragraphs = Text(text).paragraphs
    reading = read_tokens(text, paragraphs, read_marks(text, paragraphs))
    return reading, find_names(reading, lexicon("en"))


def _printed(text: str) -> list[tuple[str, str]]:
    reading, names = _names(text)
    return [(reading.span(name.first, name.last).of(text), name.kind) for name in names]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("then Anna Reed left", "Anna Reed", "person"),
        ("then Mr. Reed left", "Mr. Reed", "person"),
        ("then the Health Ministry closed", "Health Ministry", "body"),
        ("then New York slept", "New York", "body"),
        ("then John Q. Harper Jr. left", "John Q. Harper Jr.", "person"),
        ("then Ursula von der Heide left", "Ursula von der Heide", "person"),
        ("then Foreign Minister Anna Reed left", "Foreign Minister Anna Reed", "person"),
        ("then the Prime Minister left", "Prime Minister", "role"),
        ("then Reed campaign manager Tom Hale left", "Reed campaign manager Tom Hale", "person"),
        ("then Secretary of State William Crane left", "Secretary of State William Crane", "person"),
        ("then Leader of the Old Guard left", "Leader of the Old Guard", "role"),
        ("then the HON. P. J. REED MP STATEMENT", "HON. P. J. REED MP", "person"),
        ("then Local MP Ann Hale left", "Local MP Ann Hale", "person"),
    ],
)
def test_it_finds_the_whole_name_and_its_kind(text: str, name: str, kind: str) -> None:
    assert _printed(text) == [(name, kind)]


def test_it_parts_given_names_surname_titles_and_role() -> None:
    reading, (name,) = _names("then Deputy Minister Dr. Maria van den Berg left")
    assert (name.given, name.surname) == (("Maria",), "van den Berg")
    assert name.titles == ("dr.",)
    assert name.role is not None
    assert reading.span(*name.role).of(reading.text).startswith("Deputy Minister")


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    assert _printed("However, they left. Then it rained. On Monday it stopped.") == []


@pytest.mark.parametrize(
    ("words", "role", "surname"),
    [
        ("Secretary of State Crane", "Secretary of State", "Crane"),
        ("Minister of Foreign Affairs Crane", "Minister of Foreign Affairs", "Crane"),
        ("Minister of Trade and Industry Crane", "Minister of Trade and Industry", "Crane"),
        ("Chief of Staff Crane", "Chief of Staff", "Crane"),
        ("Speaker of the House Lind", "Speaker of the House", "Lind"),
        ("Governor of the Bank of England Lind", "Governor of the Bank of England", "Lind"),
        ("Governor of Texas Lind", "Governor of Texas", "Lind"),
        ("Mayor of New York City Lind", "Mayor of New York City", "Lind"),
    ],
)
def test_an_office_with_what_it_is_for_stands_before_a_surname(words: str, role: str, surname: str) -> None:
    reading, (name,) = _names(f"then {words} left")
    assert (name.kind, name.given, name.surname) == ("person", (), surname)
    assert name.role is not None
    assert reading.span(*name.role).of(reading.text) == role


@pytest.mark.parametrize(
    "words", ["Minister of State Security", "Speaker of the House", "Minister of Trade", "Governor of Texas"]
)
def test_an_office_alone_is_nobodys_name(words: str) -> None:
    assert _printed(f"then the {words} left") == [(words, "role")]
