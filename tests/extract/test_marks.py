"""Quotation marks: what pairs, what nests, what runs over paragraphs."""

import pytest

from archive.extract.words.marks import Quoted, read_marks
from archive.text import Text


def _quoted(text: str) -> list[str]:
    return [quoted.span.of(text) for quoted in _read(text)]


def _read(text: str) -> list[Quoted]:
    return read_marks(text, Text(text).paragraphs)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ('"', '"'),
        ("''", "''"),
        ("``", "''"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("„", "“"),
        ("„", "”"),
    ],
)
def test_it_pairs_the_marks_of_every_style(opening: str, closing: str) -> None:
    assert _quoted(f"Then {opening}we left the town{closing} and slept.") == ["we left the town"]


def test_it_leaves_the_outer_marks_out_of_the_span_and_in_the_outer_one() -> None:
    text = "Then “we left” early."
    (quoted,) = _read(text)
    assert quoted.span.of(text) == "we left"
    assert quoted.outer.of(text) == "“we left”"
    assert quoted.closed


def test_it_reads_single_marks_as_outer_ones_only_where_an_article_uses_them_so() -> None:
    assert _quoted("‘We left,’ she said. ‘They didn’t follow.’") == ["We left,", "They didn’t follow."]
    assert _quoted("“We left ‘the hole’ at once,” she said.") == ["We left ‘the hole’ at once,"]


def test_double_marks_outside_single_ones_are_quotations_still() -> None:
    text = (
        "He called it \"a waste\".\n\n'We left,' said Reed. 'They did not follow us \"up the hill\" at all.'"
    )
    assert _quoted(text) == ["a waste", "We left,", 'They did not follow us "up the hill" at all.']


def test_curly_single_marks_beside_double_ones_hold_parts_of_sentences() -> None:
    text = "The army was ‘fully prepared’, he said. “We want peace,” he told the workers’ union."
    assert _quoted(text) == ["fully prepared", "We want peace,"]


def test_it_takes_no_apostrophe_for_a_mark() -> None:
    assert _quoted("The workers' union met the owners' lawyers in the '90s.") == []


def test_it_takes_no_measure_for_a_mark() -> None:
    assert _quoted('A 27" screen and a 6\'3" man.') == []


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“We left.\n\n“We never came back.”\n\nThe town is empty."
    (quoted,) = _read(text)
    assert quoted.span.of(text) == "We left.\n\n“We never came back."
    assert (quoted.first, quoted.last) == (0, 1)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We left the town.\n\nThe town is empty."
    (quoted,) = _read(text)
    assert quoted.span.of(text) == "We left the town."
    assert not quoted.closed


def test_a_stray_mark_swallows_no_more_than_a_sentence() -> None:
    text = 'He said "we left. The town is empty. "Good bye," she said.'
    assert _quoted(text) == ["we left.", "Good bye,"]


def test_nested_marks_of_one_glyph_close_in_pairs() -> None:
    assert _quoted("“They say “never” too often,” she said.") == ["They say “never” too often,"]
