"""Reading statements: what it promises on any text whatever."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.extract import extract
from archive.extract.speech.statements import Statements, read_statements
from archive.text import Document, Span, StatedValue, Text
from tests.extract.builders import facts

MARKS = ["“", "”", '"', "''", "``", "'", "‘", "’", "«", "»", "„", "‚", "‹", "›"]
PLAIN = [
    "\n\n",
    "\n",
    " ",
    ", ",
    ". ",
    "? ",
    ": ",
    "—",
    "(",
    ")",
    "\u200c",
    "\u00a0",
    "-",
    "é",
    "🙂",
    "1987",
    "5'",
    "’s",
]
WORDS = [
    "he said",
    " said ",
    "She",
    "Mr. Reed",
    "Anna Reed",
    "the minister",
    " that ",
    "who",
    "according to",
    "U.S.",
]
MORE = [
    "in a statement",
    "saying",
    "Q:",
    "PRIME MINISTER:",
    "al-Amin",
    "قال",
    "«سلام»",
    "sagte",
    "a-t-il dit",
]
PIECES = st.sampled_from(MARKS + PLAIN + WORDS + MORE)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def _read(text: str, language: str = "en") -> Statements:
    return read_statements(text, paragraphs=Text(text).paragraphs, language=language)


def _check(text: str, statements: Statements) -> None:
    for quotation in statements.quotations:
        assert quotation.span.of(text) == quotation.span.of(text).strip()
        assert len(quotation.span) > 0
        attribution = quotation.attribution
        if attribution is None:
            continue
        assert attribution.name == statements.speakers[attribution.speaker].name
        assert attribution.name.strip()
        for span in (attribution.mention, attribution.cue):
            assert span is None or span.of(text)
    for speaker in statements.speakers:
        assert all(form.span is None or form.span.of(text) == form.text for form in speaker.forms)
        assert all(role.span.of(text) == role.text for role in speaker.roles)
    starts = [(q.span.start, q.span.end) for q in statements.quotations if q.kind == "direct"]
    assert starts == sorted(starts)


@given(TEXTS, st.sampled_from(["en", "de", "fr", "ar", "fa", "sw", ""]))
@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_lies_in_the_text_and_says_what_it_claims(text: str, language: str) -> None:
    _check(text, _read(text, language))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=2000)
def test_no_text_raises(text: str) -> None:
    _check(text, _read(text))


UNITS = [
    *MARKS,
    "“a” ",
    '"A b c," he said. ',
    "Anna ",
    "said ",
    "and ",
    "Mr. ",
    ", ",
    "de la ",
    "q: ",
    "“a\n\n",
]


@pytest.mark.parametrize(
    "unit",
    [
        *UNITS,
        "the minister of ",
        "(",
        "He said that ",
        'He said: "good" ',
        "said he said he ",
        "A: b\n",
        "CLERK: I said “no”\nQ: b\n\n",
    ],
)
def test_time_grows_linearly(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 1e9
        for _ in range(2):
            begun = time.process_time()
            _read(text)
            best = min(best, time.process_time() - begun)
        return best

    small = max(seconds(2_000), 0.002)
    # Eight times the text: eight times the work when linear, sixty-four times when quadratic.
    assert seconds(16_000) / small < 24


def test_a_speaker_that_only_the_container_names_is_listed_with_its_field() -> None:
    text = "The road will be closed."
    statements = read_statements(
        text, paragraphs=Text(text).paragraphs, stated=(StatedValue("Jane Doe", "speakers"),)
    )
    (speaker,) = statements.speakers
    assert (speaker.name, speaker.given, speaker.surname) == ("Jane Doe", "Jane", "Doe")
    assert [(form.text, form.span, form.origin) for form in speaker.forms] == [("Jane Doe", None, "speakers")]


def test_a_stated_speaker_merges_with_the_same_person_in_the_text() -> None:
    text = "“The road will be closed,” Ms. Doe said."
    statements = read_statements(
        text, paragraphs=Text(text).paragraphs, stated=(StatedValue("Doe, Jane", "speakers"),)
    )
    (speaker,) = statements.speakers
    assert [form.text for form in speaker.forms] == ["Doe, Jane", "Ms. Doe"]
    assert speaker.given == "Jane"


def test_a_heading_left_out_of_the_paragraphs_is_never_quoted() -> None:
    text = "‘We will pay’\n\n“We will pay for it,” Anna Reed said."
    statements = read_statements(text, paragraphs=[Span(15, len(text))])
    assert [q.span.of(text) for q in statements.quotations] == ["We will pay for it,"]


def test_an_unknown_language_keeps_its_quotations_unattributed() -> None:
    text = "Rais alitangaza Jumatatu: “Tutajenga barabara mpya kwa wananchi wote.”"
    (quotation,) = _read(text, "sw").quotations
    assert quotation.span.of(text) == "Tutajenga barabara mpya kwa wananchi wote."
    assert quotation.attribution is None


def test_nobody_speaks_on_across_a_heading() -> None:
    text = "“We will pay,” Anna Reed said.\n\nA New Chapter\n\n“The road is long and the nights are cold.”"
    first, heading, last = Text(text).paragraphs
    apart = read_statements(text, paragraphs=[first, last], headings=[heading]).quotations
    joined = read_statements(text, paragraphs=[first, last]).quotations
    assert apart[1].attribution is None
    assert joined[1].attribution is not None


def test_a_name_that_a_wrapped_line_breaks_is_printed_on_one() -> None:
    text = "“We will pay for it,” said the minister, Anna\nReed.\n\n“Soon,” Ms.\nReed added."
    whole = [Span(0, text.index("\n\n")), Span(text.index("\n\n") + 2, len(text))]
    (speaker,) = read_statements(text, paragraphs=whole).speakers
    assert speaker.name == "Anna Reed"


def test_a_word_that_the_text_prints_small_is_no_speaker_where_a_sentence_begins() -> None:
    text = (
        "Let it be stated that the port will open. The board will let the town know. "
        "I've said that the river rose by a metre in one night. Tom Reed, an engineer, said that the bridge would hold for another year."
    )
    found = read_statements(text, paragraphs=Text(text).paragraphs)
    assert [speaker.name for speaker in found.speakers] == ["Tom Reed"]


def test_a_printed_name_goes_without_letters_after_it_and_full_before_initials() -> None:
    text = "H. J. Prior KC said: “We shall see.” Helen J. Prior QC left. HELEN J. PRIOR did."
    assert [speaker.name for speaker in facts(text).speakers] == ["Helen J. Prior"]
    assert [speaker.name for speaker in facts(text, speakers="Helen Jane Prior").speakers] == [
        "Helen Jane Prior"
    ]


def test_a_page_number_between_a_verb_and_its_quotation_parts_them_not() -> None:
    text = "Mr. Walter Jones said something odd. He said\n\n-8-\n\n“There is one point I should like to put.”"
    found = extract(Document("page", Text(text))).quotations
    assert [q.attribution.name for q in found if q.attribution] == ["Walter Jones"]
