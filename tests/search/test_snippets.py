import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from archive.search import grammar
from archive.search.results import Snippet
from archive.search.snippets import Marker
from archive.text import Span


def marker(query: str, language: str = "en") -> Marker:
    return Marker(grammar.parse(query).node, language)


def marked(query: str, text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in marker(query, language).article(text).marks]


def passages(query: str, text: str, language: str = "en", *, title: str = "", most: int = 2) -> list[Snippet]:
    return list(marker(query, language).article(text, title=title).snippets(most=most))


def quoted(text: str) -> list[Span]:
    """The words between quotation marks."""
    return [Span(found.start(1), found.end(1)) for found in re.finditer("“(.*?)”", text)]


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
    (snippet,) = passages("harbour museum", text, most=1)
    assert snippet.text == "The harbour museum opened on Monday."
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["harbour", "museum"]
    assert not snippet.before
    assert not snippet.after


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 100 + "harbour " + "word " * 100
    (snippet,) = passages("harbour", text, most=1)
    assert snippet.before
    assert snippet.after
    assert snippet.text.startswith("word")
    assert snippet.text.endswith("word")
    assert len(snippet.text) <= 270


def test_without_a_match_the_opening_after_the_title_comes() -> None:
    text = "A title\n\nThe first paragraph.\nThe second."
    assert passages("", text, title="A title") == [Snippet("The first paragraph.")]
    assert passages("", "", title="A title") == []


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
    (snippet,) = passages("what was it that he said of the fog?", text, most=1)
    assert snippet.text == "He spoke of fog."


def test_the_second_passage_shows_what_the_first_did_not() -> None:
    text = "\n\n".join(["The harbour, the harbour.", "A harbour boat.", "A harbour.", "The museum."])
    found = passages("harbour boat museum", text)
    assert [snippet.text for snippet in found] == ["A harbour boat.", "The museum."]


def test_a_passage_goes_on_over_a_line_that_was_broken_because_it_was_full() -> None:
    text = (
        "Headline\nThe council said on Monday that it would mend the\nharbour wall before winter.\nThe end."
    )
    (snippet,) = passages("wall", text, most=1)
    assert snippet.text == "The council said on Monday that it would mend the harbour wall before winter."
    assert (snippet.before, snippet.after) == (False, False)
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["wall"]


def test_a_passage_begins_where_a_sentence_does() -> None:
    text = f"{'Nothing was said about this. ' * 20}At noon Mr. Vane of the U.S. office saw the harbour. {'More. ' * 90}"
    (snippet,) = passages("harbour", text, most=1)
    assert snippet.text.startswith("Nothing was said about this. At noon Mr. Vane")
    assert snippet.before
    assert snippet.after


def test_no_word_is_cut_in_right_to_left_text() -> None:
    words = ["گفتگو", "وزیر", "بندر", "پیمان", "کشور"] * 60
    text = " ".join([*words[:150], "اسکله", *words[150:]])
    (snippet,) = passages("اسکله", text, "fa", most=1)
    assert set(snippet.text.split()) <= {*words, "اسکله"}
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["اسکله"]


@given(
    some.text(alphabet="abAB é\n.,’'-伊كِ ", max_size=120),
    some.sampled_from(
        ["a", "b ab", '"a b"', "abb~1", "aba*", '"é a" b', "a NEAR/2 b", 'quote:(a "b a")', "title:a -b"]
    ),
)
def test_marks_lie_in_the_text_and_in_order(text: str, query: str) -> None:
    made = marker(query).article(text, title=text, quotations=[Span(0, len(text) // 2)])
    spans = made.marks
    assert made.title_marks == () or all(span.of(text) for span in made.title_marks)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for snippet in made.snippets():
        assert snippet.text in text.replace("\n", " ")
        assert all(mark.end <= len(snippet.text) and len(mark) for mark in snippet.marks)


def test_a_word_whose_stem_changes_its_second_letter_is_marked() -> None:
    found = marker("die").article("They are dying, not dyeing.").marks
    assert [(mark.start, mark.end) for mark in found] == [(9, 14)]


NEAR = (
    "The river rose high. Oil prices fell; the oil town by the river, and a river of oil. No more oil came."
)


def test_of_words_near_each_other_only_those_that_are_near_are_marked() -> None:
    def places(query: str) -> list[tuple[int, str]]:
        return [(span.start, span.of(NEAR)) for span in marker(query).article(NEAR).marks]

    last = NEAR.index("river of oil")
    assert places("oil NEAR/2 river") == [(last, "river"), (last + 9, "oil")]
    assert [word for _, word in places("oil NEAR/4 river")] == [
        "river",
        "Oil",
        "oil",
        "river",
        "river",
        "oil",
    ]
    assert places("oil NEAR/1 river") == []


def test_near_is_a_chain_and_takes_phrases() -> None:
    text = "Ada met Ben. Ben Marsh saw the old mayor and Ada there. The old mayor slept."
    assert marked('ben NEAR/4 "old mayor" NEAR/2 ada', text) == ["Ben", "old mayor", "Ada"]
    assert marked('"old mayor" NEAR/3 mayor', "The old mayor met the mayor.") == ["old mayor", "mayor"]
    assert marked("oil NEAR/2 the", "The boat. The oil.") == ["The", "oil"]


def test_words_near_each_other_stand_in_one_title_or_one_quotation() -> None:
    text = "“No oil.” “River news.” “The oil of the river.”"
    found = marker("quote:(oil NEAR/4 river)").article(text, title="oil river", quotations=quoted(text))
    assert [(span.start, span.of(text)) for span in found.marks] == [(29, "oil"), (40, "river")]
    assert found.title_marks == ()
    found = marker("oil NEAR/2 river").article("River news.", title="On oil")
    assert (found.marks, found.title_marks) == ((), ())


def test_words_of_a_quotation_are_marked_in_quotations_alone() -> None:
    text = "Oil fell. “The oil flows,” she said of oil.\n\n“The river,” he said. “The oil and the river.”"
    found = marker("quote:oil").article(text, title="Oil", quotations=quoted(text))
    assert [span.start for span in found.marks] == [15, text.rindex("oil")]
    assert found.title_marks == ()
    both = marker("quote:(oil river)").article(text, quotations=quoted(text))
    assert [(span.start, span.of(text)) for span in both.marks] == [
        (text.rindex("oil"), "oil"), (text.rindex("river"), "river"),
    ]  # fmt: skip
    assert [snippet.text for snippet in both.snippets()] == [text.partition("\n\n")[2]]


def test_words_of_other_fields_are_not_marked_in_the_text() -> None:
    found = marker("title:harbour speaker:quill source:post language:en boats").article(
        "The harbour post said: boats, said Quill.", title="Boats in the harbour"
    )
    assert [span.of("The harbour post said: boats, said Quill.") for span in found.marks] == ["boats"]
    assert [span.of("Boats in the harbour") for span in found.title_marks] == ["Boats", "harbour"]


def test_of_a_quotation_the_title_holds_only_what_is_asked_of_titles() -> None:
    found = marker("boats title:harbour quote:late").quotation(
        "Boats are late.", title="Boats late in the harbour"
    )
    assert [span.of("Boats are late.") for span in found.marks] == ["Boats", "late"]
    assert [span.of("Boats late in the harbour") for span in found.title_marks] == ["harbour"]


def test_of_alternatives_only_those_that_stand_there_are_marked() -> None:
    assert marked("(boat tunnel) OR river", "A boat, a river.") == ["river"]
    assert marked("(boat tunnel) OR river", "A boat in a tunnel.") == ["boat", "tunnel"]
    found = marker("(boat tunnel) OR river").article("A boat, a river.", title="The tunnel")
    assert (len(found.marks), len(found.title_marks)) == (2, 1)


def test_two_terms_that_one_word_answers_both_count() -> None:
    assert marked("talk NEAR/3 talks", "A talk of talks.") == ["talk", "talks"]
    assert marked("(boat boat* gone) OR river", "Boats are gone.") == ["Boats", "gone"]


def test_the_opening_goes_on_after_the_title_wherever_the_text_prints_it() -> None:
    title = "The harbour council met on Monday"
    for text in (
        "69. The harbour council\nmet on Monday, and the mayor spoke.",
        "HARBOURTON (IRNA) – The harbour council met on Monday, and the mayor spoke.",
    ):
        assert passages("", text, title=title) == [Snippet("and the mayor spoke.", before=True)]
    assert passages("", "The harbour council met on Mondays.", title=title)[0].text.startswith("The harbour")
    assert passages("", "Boats left the harbour.", title="Boats") == [Snippet("Boats left the harbour.")]
    assert passages("", "Boats\n\nThey left.", title="Boats") == [Snippet("They left.")]
    assert passages("", title, title=title) == []


def test_an_opening_goes_on_over_a_short_line_broken_in_mid_sentence() -> None:
    text = "It was \nin my town, by the old\nriver, that the council met in spring.\nThe end."
    assert [one.text for one in passages("", text)] == [
        "It was  in my town, by the old river, that the council met in spring."
    ]
    assert [one.text for one in passages("", "Harbour news\nThe council met.")] == ["Harbour news"]
    text = "The harbour council met on Monday for the\nPresident of the river board.\nThe end."
    (one,) = passages("", text, title="The harbour council met on Monday")
    assert one == Snippet("for the President of the river board.", before=True)
