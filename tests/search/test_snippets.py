from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from archive.search import grammar
from archive.search.results import Snippet
from archive.search.snippets import Marker
from archive.search.tree import words_in


def marker(query: str, language: str = "en") -> Marker:
    return Marker(words_in(grammar.parse(query).node), language)


def marked(query: str, text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in marker(query, language).marks(text)]


def test_words_are_marked_in_every_ending_case_and_accent() -> None:
    text = "Governments met. The Government’s café governed; ungoverned CAFE."
    assert marked("government cafe", text) == ["Governments", "Government", "café", "governed", "CAFE"]


def test_a_phrase_is_marked_as_a_whole_and_its_words_alone_are_not() -> None:
    text = "Prime time. The Prime\nMinister spoke; the minister, prime-minister."
    assert marked('"prime minister"', text) == ["Prime\nMinister", "prime-minister"]


def test_excluded_words_and_other_fields_are_not_marked() -> None:
    assert marked("boat -train speaker:guard", "The boat, the train, the guard.") == ["boat"]


def test_prefixes_and_fuzzy_words_are_marked() -> None:
    assert marked("gov* harbor~1", "A governor, the harbour and an arbour.") == ["governor", "harbour"]


def test_overlapping_marks_become_one() -> None:
    assert marked('"old harbour" "harbour wall"', "An old harbour wall stood.") == ["old harbour wall"]


def test_the_passage_with_most_of_the_words_comes() -> None:
    text = "\n".join(["Harbour news.", "Nothing here at all.", "The harbour museum opened on Monday."])
    (snippet,) = marker("harbour museum").snippets(text, most=1)
    assert snippet.text == "The harbour museum opened on Monday."
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["harbour", "museum"]
    assert not snippet.before
    assert not snippet.after


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 100 + "harbour " + "word " * 100
    (snippet,) = marker("harbour").snippets(text, most=1)
    assert snippet.before
    assert snippet.after
    assert snippet.text.startswith("word")
    assert snippet.text.endswith("word")
    assert len(snippet.text) <= 270


def test_without_a_match_the_opening_after_the_title_comes() -> None:
    text = "A title\n\nThe first paragraph.\nThe second."
    assert marker("").snippets(text, skip="A title") == (Snippet("The first paragraph."),)
    assert marker("").snippets("", skip="A title") == ()


def test_other_scripts_are_marked_as_they_are_searched() -> None:
    assert marked("کتاب", "الكتاب كِتاب", "ar") == ["الكتاب", "كِتاب"]
    assert marked("سلام", "سـلام و سلامت", "fa") == ["سـلام"]
    assert marked('"伊朗"', "他说伊朗可以。", "zh") == ["伊朗"]


@given(
    some.text(alphabet="abAB é\n.,’'-伊كِ ", max_size=120),
    some.sampled_from(["a", "b ab", '"a b"', "abb~1", "aba*", '"é a" b']),
)
def test_marks_lie_in_the_text_and_in_order(text: str, query: str) -> None:
    made = marker(query)
    spans = made.marks(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for snippet in made.snippets(text):
        assert snippet.text in text.replace("\n", " ")
        assert all(mark.end <= len(snippet.text) and len(mark) for mark in snippet.marks)
