import re
from pathlib import Path

import pytest

from archive.search import grammar
from archive.search.tree import (
    And,
    Dated,
    Field,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    loosened,
    words_in,
)

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "search.md").read_text()
# The first column of the guide's tables of examples.
EXAMPLES = [example for line in GUIDE.splitlines() for example in re.findall(r"^\| `([^`/][^`]*)` \|", line)]


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("nuclear talks", And((Word("nuclear"), Word("talks")))),
        ('"at the table"', Phrase("at the table")),
        ("“at the table”", Phrase("at the table")),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("a AND NOT b", And((Word("a"), Not(Word("b"))))),
        ("a -(b c)", And((Word("a"), Not(And((Word("b"), Word("c"))))))),
        ("--a", Word("a")),
        ("govern*", Prefix("govern")),
        ("zelensky~", Fuzzy("zelensky", 1)),
        ('a NEAR/3 "b c" NEAR/3 d', Near((Word("a"), Phrase("b c"), Word("d")), 3)),
        ("title:a", Field("title", Word("a"))),
        ('speaker:"Ada Quill"', Field("speaker", Phrase("Ada Quill"))),
        ("title:(a OR b)", Field("title", Or((Word("a"), Word("b"))))),
        ("date:2024..2025-03", Dated("2024", "2025-03")),
        ("date:..2025", Dated("", "2025")),
        ("date:2024-05-10", Dated("2024-05-10", "2024-05-10")),
        ("date:undated", Dated()),
        ("language:-fr", Not(Field("language", Word("fr")))),
        ("title:-oil rail", And((Not(Field("title", Word("oil"))), Word("rail")))),
        ("date:-2024", Not(Dated("2024", "2024"))),
        ("-language:-fr", Field("language", Word("fr"))),
        (
            "talks date:(2024 OR 2025-03) x",
            And((Word("talks"), Or((Dated("2024", "2024"), Dated("2025-03", "2025-03"))), Word("x"))),
        ),
        ("date:(undated OR ..2020)", Or((Dated(), Dated("", "2020")))),
        ("Iran's, peace!", And((Word("Iran"), Word("peace")))),
        ("non-proliferation", Phrase("non-proliferation", quoted=False)),
        ('"non-proliferation"', Phrase("non-proliferation")),
        ("U.S.-style", Phrase("U.S.-style", quoted=False)),
        ("6 -13 May", And((Word("6"), Word("13"), Word("May")))),
        ('a 5" gun and b', And((Word("a"), Word("5"), Word("gun"), Word("and"), Word("b")))),
        ('a 5" gun, a 6" gun', And(tuple(map(Word, ["a", "5", "gun", "a", "6", "gun"])))),
        ("Women 's rights ?", And((Word("Women"), Word("rights")))),
        ("or near and", And((Word("or"), Word("near"), Word("and")))),
        ("", None),
        ("  –  ", None),
    ],
)
def test_what_a_text_means(text: str, node: object) -> None:
    assert grammar.parse(text) == grammar.Parsed(node)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "rest", "says"),
    [
        (
            'peace "at the',
            And((Word("peace"), Word("at"), Word("the"))),
            "The quotation mark at 7 is never closed",
        ),
        ("(peace", Word("peace"), "“(” at 1 is never closed"),
        ("peace)", Word("peace"), "“)” at 6 closes nothing"),
        ("peace OR", Word("peace"), "both sides: write a OR b"),
        ("peace NOT", Word("peace"), "needs a word after it: write -word"),
        ("*peace", Word("peace"), "only a last * has a meaning"),
        ("pe*", Word("pe"), "at least 3 letters"),
        ("colour:red", And((Word("colour"), Word("red"))), "is no field; there are title:"),
        ("date:yesterday peace", Word("peace"), "is no date. Write date:2024"),
        ("date:2024-13 peace", Word("peace"), "“2024-13” at 6 is no day of the calendar"),
        ("date:2024-02-30 peace", Word("peace"), "is no day of the calendar; it is ignored"),
        ("date:0000 peace", Word("peace"), "is no day of the calendar"),
        ("date:2025..2024 peace", Word("peace"), "ends before it begins; it is ignored"),
        (
            "peace date:(2024 OR soon)",
            And((Word("peace"), Dated("2024", "2024"))),
            "“soon” at 21 is no date",
        ),
        ("date:OR peace", Word("peace"), "“date:” at 1 needs a date after it"),
        ("peace title:)", Word("peace"), "“title:” at 7 needs something after it: write title:word"),
        (
            "war NEAR/60 peace",
            Near((Word("war"), Word("peace")), 50),
            "“NEAR/60” at 5 is searched as NEAR/50",
        ),
        ("war NEAR/1000 peace", Near((Word("war"), Word("peace")), 50), "“NEAR/1000” at 5"),
        ("war NEAR/5", Word("war"), "“NEAR” at 5 needs a word"),
        (
            "war NEAR peace",
            And((Word("war"), Word("NEAR"), Word("peace"))),
            "“NEAR” at 5 is searched as a word",
        ),
        ("title: foo", And((Word("title"), Word("foo"))), "to look there write title:word, without a blank"),
        ("date: 2024", And((Word("date"), Word("2024"))), "to look there write date:word"),
        ("war && peace", And((Word("war"), Word("peace"))), "“&&” at 5 means nothing here"),
        ("war || peace", And((Word("war"), Word("peace"))), "“||” at 5 means nothing here: write a OR b"),
        ("war|peace", Phrase("war|peace", quoted=False), "“war|peace” at 1 means nothing here: write a OR b"),
        ("war +peace", And((Word("war"), Word("peace"))), "“+peace” at 5 is searched without its +"),
        ("war near/3 it", And((Word("war"), Phrase("near/3", quoted=False), Word("it"))), "in capitals"),
        ("NEAR/5 peace", Word("peace"), "stands where a word should"),
        ("war NEAR/0 peace", And((Word("war"), Word("peace"))), "a number from 1"),
        ("ab~1", Word("ab"), "at least 4 letters"),
        ("peace ***", Word("peace"), "holds no letter or digit"),
        ("title:(speaker:x)", Field("title", And((Word("speaker"), Word("x")))), "inside another field"),
        ("peace " + "x" * 300, And((Word("peace"), Word("x" * 250))), "longer than 256 characters"),
    ],
)
def test_a_mistake_is_said_and_the_rest_still_counts(text: str, rest: object, says: str) -> None:
    parsed = grammar.parse(text)
    assert parsed.node == rest
    assert any(says in message for message in parsed.messages)


def test_words_beyond_the_most_are_left_out_with_a_message() -> None:
    parsed = grammar.parse(" ".join(f"w{number}" for number in range(36)))
    assert isinstance(parsed.node, And)
    assert len(parsed.node.nodes) == grammar.MOST_TERMS
    assert len(parsed.messages) == 1


def test_small_words_that_come_again_leave_room_for_others() -> None:
    text = "the " * 4 + " ".join(f"the w{number}" for number in range(31))
    parsed = grammar.parse(text)
    assert not parsed.messages
    assert Word("w30") in parsed.node.nodes  # type: ignore[union-attr]


def test_a_query_that_is_cut_is_cut_between_words() -> None:
    words = [f"station{number}" for number in range(40)]
    parsed = grammar.parse(" ".join(words))
    assert [str(word) for word in words_in(parsed.node)] == words[: len(words_in(parsed.node))]
    assert "longer than 256 characters" in parsed.messages[0]


def test_parentheses_beyond_the_deepest_are_ignored_with_a_message() -> None:
    parsed = grammar.parse("(" * 120 + "a" + ")" * 120)
    assert parsed.node == Word("a")
    assert "8 deep" in parsed.messages[0]


def test_loosening_keeps_what_is_excluded_and_named_fields() -> None:
    node = grammar.parse("a b title:c -d").node
    assert str(loosened(node)) == "(a OR b) title:c -d"
    assert loosened(Word("a")) == Word("a")


def test_loosening_takes_apart_what_is_written_as_one_word_but_no_quotation() -> None:
    assert str(loosened(grammar.parse('high-speed "the line" x-ray').node)) == (
        'high-speed OR high OR speed OR "the line" OR x-ray OR ray'
    )
    assert (
        str(loosened(grammar.parse("平和条約").node)) == '"平和" OR "和条" OR "条約" OR 平 OR 和 OR 条 OR 約'
    )
    assert str(loosened(grammar.parse("a b OR c-dd").node)) == "a OR b OR c-dd OR dd"
    assert str(loosened(grammar.parse('"the lines"').node, phrases=True)) == '"the lines" OR the OR lines'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what is the effect of U.S.-style tax: a review?", "what is the effect of U.S.-style tax a review"),
        ("1/2000 have it", "1/2000 have it"),
        ("is 5'-nucleotidase (6MP) active?", "is 5'-nucleotidase 6MP active"),
        ("does it act? a: yes; b) no", "does it act a yes b no"),
        ("near or not and or", "near or not and or"),
    ],
)
def test_plain_questions_are_plain_words(text: str, words: str) -> None:
    assert " ".join(word.text for word in words_in(grammar.parse(text).node)) == words


def test_the_words_that_a_text_is_searched_for() -> None:
    node = grammar.parse('a -b title:c ("d e" OR fgh*) g NEAR/2 h').node
    assert [str(word) for word in words_in(node)] == ["a", '"d e"', "fgh*", "g", "h"]
    assert "c" in [str(word) for word in words_in(node, fields=("title",))]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_guide_is_understood(example: str) -> None:
    parsed = grammar.parse(example)
    assert parsed.node is not None
    assert not parsed.messages


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 15
