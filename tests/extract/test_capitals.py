"""Texts in capitals get small letters for reading, letter for letter."""

from archive.extract.people.capitals import with_small_letters
from archive.extract.words.speechwords import lexicon
from archive.text import Text


def small(text: str) -> str:
    return with_small_letters(text, Text(text).paragraphs, lexicon("en"))


def test_it_leaves_a_text_with_small_letters_alone() -> None:
    text = "The NATO summit began.\n\nMr. Lee said so."
    assert small(text) == text


def test_it_keeps_capitals_for_words_of_no_list() -> None:
    assert small("THE MINISTER, ADA OBI, SAID SO ON MONDAY.") == "The minister, Ada Obi, said so on monday."


def test_it_takes_capitals_of_a_headline_from_the_report() -> None:
    text = "OBI TAKES ANOTHER LOOK AT DAM\n\nThe dam was seen by Ada Obi on Monday, who said little of it."
    assert small(text).startswith("Obi takes another look at dam\n")


def test_it_keeps_every_letter_in_its_place() -> None:
    text = "İZMİR IS THE PORT OF THE İZMİR PROVINCE\n\nSTRASSE AND STRAẞE ARE ONE WORD"
    assert len(small(text)) == len(text)
