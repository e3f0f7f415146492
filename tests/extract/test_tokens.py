"""Tokens and sentences with each quotation masked."""

from archive.extract.words.elisions import elided_tokens
from archive.extract.words.marks import read_marks
from archive.extract.words.tokens import Reading, fold, read_tokens
from archive.text import Text


def _read(text: str, *, elisions: bool = False) -> Reading:
    paragraphs = Text(text).paragraphs
    read = elided_tokens if elisions else None
    return read_tokens(text, paragraphs, read_marks(text, paragraphs), read=read)


def _sentences(text: str) -> list[list[str]]:
    reading = _read(text)
    return [[token.text or "Q" for token in reading.tokens[s.first : s.last]] for s in reading.sentences]


def test_a_quotation_is_one_token_whatever_it_holds() -> None:
    assert _sentences("“We left. We ran.” she said.") == [["Q", "she", "said", "."]]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert _sentences("Mr. Reed left. He ran.") == [["Mr.", "Reed", "left", "."], ["He", "ran", "."]]


def test_a_possessive_is_parted_from_its_word() -> None:
    (sentence,) = _sentences("The UN’s chief")
    assert sentence == ["The", "UN", "’s", "chief"]


def test_a_number_is_kept_before_a_comma() -> None:
    (sentence,) = _sentences("Hale, 71, paid 1,200, or 3.5%.")
    assert sentence == ["Hale", ",", "71", ",", "paid", "1,200", ",", "or", "3.5", "%", "."]


def test_every_token_spans_its_own_text() -> None:
    text = "Faisal al-Masri’s 1,200 *men* “left” at 6:30."
    for token in _read(text).tokens:
        assert token.kind == "quoted" or text[token.start : token.end] == token.text


def test_a_name_may_begin_with_an_arabic_article() -> None:
    assert [token.capital for token in _read("said al-Masri").tokens] == [False, True]


def test_french_clitics_are_parted_only_on_demand() -> None:
    texts = [token.text for token in _read("l'agence, a-t-elle dit", elisions=True).tokens]
    assert texts == ["l'", "agence", ",", "a", "elle", "dit"]
    assert [token.text for token in _read("a-t-elle").tokens] == ["a-t-elle"]


def test_folding_gives_arabic_letters_one_shape() -> None:
    assert fold("كتاب") == fold("کتاب")
    assert fold("أَكَّدَ") == fold("اكد")


def test_a_quotation_over_paragraphs_has_a_beginning_and_an_end() -> None:
    reading = _read("“We left.\n\n“We ran,” she said.")
    assert reading.places[0] != reading.ends[0]
    assert [token.text for token in reading.tokens] == ["", "", "she", "said", "."]
