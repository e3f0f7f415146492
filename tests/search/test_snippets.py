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


def test_small_words_are_marked_only_where_there_is_nothing_else_or_they_are_names() -> None:
    text = "What the minister said of the US: she may go, Mrs May may not, to us."
    assert marked("what the minister said of US", text) == ["minister", "said", "US", "us"]
    assert marked("of the", text) == ["the", "of", "the"]
    assert marked("WHAT THE MINISTER SAID", text) == ["minister", "said"]
    assert marked("qu'a dit le ministre", "Le ministre a dit cela.", "fr") == ["ministre", "dit"]


def test_a_question_shows_what_it_is_about_not_its_small_words() -> None:
    text = "\n\n".join(
        ["It was one of those days for all of us and for some of them.", "Nothing.", "He spoke of fog."]
    )
    (snippet,) = marker("what was it that he said of the fog?").snippets(text, most=1)
    assert snippet.text == "He spoke of fog."


def test_the_second_passage_shows_what_the_first_did_not() -> None:
    text = "\n\n".join(["The harbour, the harbour.", "A harbour boat.", "A harbour.", "The museum."])
    found = marker("harbour boat museum").snippets(text)
    assert [snippet.text for snippet in found] == ["A harbour boat.", "The museum."]


def test_a_passage_goes_on_over_a_line_that_was_broken_because_it_was_full() -> None:
    text = (
        "Headline\nThe council said on Monday that it would mend the\nharbour wall before winter.\nThe end."
    )
    (snippet,) = marker("wall").snippets(text, most=1)
    assert snippet.text == "The council said on Monday that it would mend the harbour wall before winter."
    assert (snippet.before, snippet.after) == (False, False)
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["wall"]


def test_a_passage_begins_where_a_sentence_does() -> None:
    text = f"{'Nothing was said about this. ' * 20}At noon Mr. Vane of the U.S. office saw the harbour. {'More. ' * 90}"
    (snippet,) = marker("harbour").snippets(text, most=1)
    assert snippet.text.startswith("Nothing was said about this. At noon Mr. Vane")
    assert snippet.before
    assert snippet.after


def test_no_word_is_cut_in_right_to_left_text() -> None:
    words = ["گفتگو", "وزیر", "بندر", "پیمان", "کشور"] * 60
    text = " ".join([*words[:150], "اسکله", *words[150:]])
    (snippet,) = marker("اسکله", "fa").snippets(text, most=1)
    assert set(snippet.text.split()) <= {*words, "اسکله"}
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["اسکله"]


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


def test_a_word_whose_stem_changes_its_second_letter_is_marked() -> None:
    found = marker("die").marks("They are dying, not dyeing.")
    assert [(mark.start, mark.end) for mark in found] == [(9, 14)]
