"""What holds for every text whatever: nothing raises, spans are honest, time grows with the length only."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import dates
from archive.extract import as_json
from archive.extract.dates.publication import read_dates
from archive.extract.languages import read_languages
from archive.extract.layout.blocks import read_blocks
from archive.extract.layout.frame import read_frame
from archive.extract.layout.headings import read_headings
from archive.extract.layout.sources import read_sources, read_vias
from archive.extract.layout.titles import read_titles
from archive.text import Text
from tests.extract.builders import document, facts

PIECES = [
    "WANA",
    "TEHRAN",
    "London",
    "(Reuters)",
    "(AP)",
    "–",
    "—",
    "--",
    "-",
    ":",
    ".",
    ",",
    "/",
    "May",
    "10",
    "2025",
    "Sep",
    "21",
    "10/05/2025",
    "2025-05-10",
    "“",
    "”",
    '"',
    "''",
    "Mr.",
    "said",
    "A",
    "The",
    "(PC,",
    "Source:",
    "By",
    "Anna",
    "Novak",
    "(",
    ")",
    "[",
    "]",
    "17",
    "Rabi",
    "al-Awwal",
    "1446",
    "۱۴۰۳",
    "شهریور",
    "北京",
    "Saturday,",
    "on",
    "©",
    "Published:",
    "date",
    "Updated",
    "38th",
    "Conference",
    "29",
    "February",
    "|",
    "•",
    "نیز",
]
WORDS = st.sampled_from([*PIECES, "\n", "\n\n"])
FRAMES = st.lists(WORDS, max_size=40).map(" ".join)
ANYTHING = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r"), max_size=300)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(FRAMES, ANYTHING))
def test_nothing_raises_and_every_span_says_what_it_claims(text: str) -> None:
    read = facts(text)
    for value in (*read.titles, *read.sources, *read.vias):
        assert value.span is not None
        assert value.value == " ".join(value.span.of(text).split())
    for title in read.titles:
        assert 0 < len(title.value) <= 100
    for found in (*read.languages, *read.dates):
        if found.span is not None:
            assert found.span.of(text)
    for heading in read.headings:
        assert heading.span.of(text).strip() == heading.span.of(text) != ""


@settings(max_examples=60, deadline=None)
@given(FRAMES)
def test_every_date_is_one_that_the_archive_can_keep(text: str) -> None:
    for found in facts(text).dates:
        assert found.edtf is not None
        assert dates.parse(found.edtf)
        assert 0 < found.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(FRAMES)
def test_a_year_stands_in_the_text_or_is_marked_as_inferred(text: str) -> None:
    printed = {"2025", "1446", "1403"}
    for found in facts(text).dates:
        parsed = dates.parse(found.edtf or "XXXX")
        if parsed.years and not parsed.inferred:
            assert printed & set("".join(c if c.isdigit() else " " for c in text.translate(PERSIAN)).split())


PERSIAN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


@settings(max_examples=60, deadline=None)
@given(FRAMES)
def test_the_json_form_holds_for_every_text(text: str) -> None:
    asked = document(text)
    shown = as_json(asked, facts(text), path="x")
    assert shown["date"] is not None
    for heading in shown["headings"]:
        assert text[heading["start"] : heading["end"]] == heading["text"]


@settings(max_examples=60, deadline=None)
@given(FRAMES, st.text(max_size=30))
def test_no_stated_value_raises(text: str, stated: str) -> None:
    for found in facts(text, date=stated, title=stated, source=stated, language=stated).dates:
        assert found.edtf is None or dates.parse(found.edtf)


def read_surroundings(value: str) -> None:
    text = Text(value)
    frame = read_frame(value, text.paragraphs)
    headings = read_headings(value, frame.body)
    read_titles(value, headline=frame.title, body=frame.body, headings=headings, stated=())
    read_vias(value, frame, sources=read_sources(value, frame, stated=()))
    read_languages(value, frame.body, stated=())
    read_dates(value, frame)


# One a line; \\n and \\t as Python writes them.
HOSTILE = [
    *[
        "1",
        ",",
        "(",
        ")",
        "A",
        "–",
        "“",
        "(A",
        "1/",
        "A.",
        "/a",
        "|",
        "ش",
        "a@",
        "http://",
        "10/10/10",
        "a.b.",
        "Source:A",
    ],
    *(
        f"{piece} "
        for piece in [
            "A ( A, . - May",
            "May 10",
            "10",
            "1st A",
            "38th Harbour",
            "Mr.",
            "1403",
            "By A",
            "ش",
            "on Saturday",
        ]
    ),
    *(f"{piece}\n" for piece in ["", "A", "A\n", "2025-05-10", "Source: A", "(A, B)", "A (May 10) –", "May"]),
    " ",
    "\u00a0",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Ten times the length takes some ten times as long: quadratic work would take a hundred times."""
    assert seconds(piece, 100_000) < 20 * seconds(piece, 10_000) + 0.2


@pytest.mark.soak
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_anything_is_read_in_seconds(piece: str) -> None:
    assert seconds(piece, 1_000_000) < 12


def seconds(piece: str, length: int) -> float:
    """The least of three, in seconds of the processor: what else runs here only adds."""
    text = piece * (length // len(piece))
    taken = []
    for _ in range(3):
        started = time.process_time()
        read_surroundings(text)
        taken.append(time.process_time() - started)
    return min(taken)


def test_hard_wrapped_lines_make_one_block() -> None:
    text = "\n".join(["the first line of a speech that goes on and on", "and further still until it"] * 6)
    assert len(read_blocks(text, Text(text).paragraphs)) == 1


@pytest.mark.parametrize("cut", ["and the", "and", "and the ministers,", "and he"])
def test_a_text_that_breaks_off_inside_a_list_is_read(cut: str) -> None:
    assert facts(f"The report goes also\n\nto Governments, universities {cut}").titles
