import unicodedata

import pytest

from archive.search.analysis import STEM_MARK, fold, folded_words, stem_terms, words


def stem_term(word: str, language: str) -> str:
    return stem_terms(word, language)[0]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("CAFÉ", "cafe"), ("Straße", "strasse"), ("ŁÓDŹ", "lodz"), ("ﬁnal", "final"), ("Ørsted", "orsted"),
        ("کتاب", "كتاب"), ("كِتَابٌ", "كتاب"), ("کتابی", "كتابي"), ("سـلام", "سلام"), ("مدرسة", "مدرسه"),
        ("می\u200cرود", "ميرود"), ("أحمد", "احمد"), ("۱۲٣", "123"), ("ἀλφα", "αλφα"), ("Й", "и"), ("\u0301", ""),
    ],
)  # fmt: skip
def test_forms_of_one_word_fold_to_one(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("バス", "ハス"), ("パス", "ハス"), ("プ", "フ"), ("क़", "क"), ("नी", "न"), ("ไม้", "ไม")],
)
def test_marks_that_make_another_letter_stay(one: str, other: str) -> None:
    assert folded_words(one) != folded_words(other)
    for form in ("NFC", "NFD"):
        assert folded_words(unicodedata.normalize(form, one)) == folded_words(one)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("นายกรัฐมนตรีกล่าวว่า", "รัฐมนตรี"),
        ("プーチン大統領", "大統領"),
        ("ភាសាខ្មែរ", "ខ្មែរ"),
        ("မြန်မာဘာသာ", "ဘာသာ"),
    ],
)
def test_a_word_is_found_in_a_script_without_spaces(text: str, word: str) -> None:
    whole, part = folded_words(text), folded_words(word)
    assert len(part) > 1
    assert part in [whole[at : at + len(part)] for at in range(len(whole))]


def test_words_are_found_with_their_places() -> None:
    text = "L’État, c’est moi! U.S.-made; x_y 伊朗 كِتاب"
    found = list(words(text))
    assert [word for word, _ in found] == [
        "l", "etat", "c", "est", "moi", "u", "s", "made", "x_y", "伊", "朗", "كتاب",
    ]  # fmt: skip
    assert all(fold(span.of(text)) == word for word, span in found)


def test_a_very_long_run_is_cut() -> None:
    assert folded_words("x" * 500) == ["x" * 64]


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("en", ["statement", "statements"]), ("de", ["haus", "hauses"]), ("fr", ["nation", "nations"]),
        ("ar", ["الكتاب", "كتاب", "وكتاب", "كتابها"]), ("fa", ["كتاب", "كتابها", "كتابهاي"]),
    ],
)  # fmt: skip
def test_the_words_of_a_family_share_a_stem(language: str, family: list[str]) -> None:
    assert len({stem_term(word, language) for word in family}) == 1


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("ru", "новый нового новая новые"), ("ru", "военный военного военные"), ("ru", "мирный мирного"),
        ("es", "negociación negociaciones"), ("es", "nación naciones"), ("pt", "negociação negociações"),
        ("fr", "déclaré déclarée déclarés déclarer"), ("fi", "kylä kylässä"), ("hu", "béke békét"),
        ("ro", "națiune națiuni naţiune"), ("de", "Größe Größen"),
    ],
)  # fmt: skip
def test_endings_with_accents_are_endings(language: str, family: str) -> None:
    assert len({stem_term(word, language) for word in family.split()}) == 1


@pytest.mark.parametrize(("language", "word"), [("fr", "négociée"), ("es", "negociación"), ("ru", "новый")])
def test_a_word_typed_without_its_accents_still_meets_the_one_with_them(language: str, word: str) -> None:
    assert stem_terms(word, language)[1] in stem_terms(fold(word), language)
    assert stem_terms(word, language)[0] != stem_terms(word, language)[1]


@pytest.mark.parametrize("language", ["en", "und", "xx", "ar", "fa"])
def test_languages_without_accents_of_their_own_read_a_word_without(language: str) -> None:
    for word in ("résumés", "café", "مُدَرِّسَة"):
        assert stem_terms(word, language) == stem_terms(fold(word), language)


def test_a_language_without_rules_keeps_words_as_they_are() -> None:
    assert stem_term("nations", "xx") == stem_term("nations", "tl")
    assert stem_term("nations", "xx") != stem_term("nation", "xx")


def test_words_of_no_certain_language_are_stemmed_as_english() -> None:
    assert stem_term("nations", "und") == stem_term("nation", "") == stem_term("nation", "en")
    assert stem_term("بندر", "und") == stem_term("بندر", "en")


def test_stems_of_two_languages_never_meet() -> None:
    assert stem_term("nation", "en") != stem_term("nation", "fr")


def test_a_word_on_which_a_stemmer_stumbles_stands_as_it_is() -> None:
    assert stem_term("argue", "es") == f"argue{STEM_MARK}es"
