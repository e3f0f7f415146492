"""Two texts are versions of one another by most of the smaller's words, not by a passage or a template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.shingles import SAMPLE, Wording, are_versions, sample_of, shingles_of, wording_of
from archive.text import Span

REPORT = (
    "The harbour board met on Monday to weigh the plans for a second pier. Its members heard the engineers "
    "first, then the owners of the boats that lie along the northern wall, and at last the fishermen, who "
    "fear for the shallow water in which the young herring grow. Nothing was decided. A vote is expected "
    "before the summer, once the report on the currents has been read by the council and by the port."
)
OTHER = (
    "Rain fell for nine days on the upper valley, and the mill stood under water on the tenth. Neighbours "
    "carried flour to the church by hand while children counted the sheep on the hill. The mayor praised "
    "everyone who had come with a boat, a horse or merely two strong arms, and asked them all to stay on."
)
SPEECH = (
    "We did not come to this shore to leave it again when the first storm blows the roofs away, and nobody "
    "who has seen the people of this town lift stones together in the dark will ever believe that we shall "
    "be gone by spring, whatever the papers of the capital may print about us this week or the next one"
)


def wording(text: str) -> Wording:
    start = text.find("“")
    return wording_of(text, [Span(start + 1, text.index("”"))] if start >= 0 else [])


def alike(one: str, other: str) -> bool:
    assert are_versions(wording(one), wording(other)) == are_versions(wording(other), wording(one))
    return are_versions(wording(one), wording(other))


@pytest.mark.parametrize(
    "other",
    [
        REPORT.upper(),
        REPORT.replace(",", " -").replace("'", "’"),
        REPORT.replace(", ", ",").replace(". ", "."),
        "PORT TOWN, May 3 (Coastal Wire) -- " + REPORT,
        REPORT.replace("herring", "salmon"),
        REPORT[: len(REPORT) * 2 // 3],
        REPORT + " " + OTHER,
    ],
)
def test_a_text_republished_corrected_or_trimmed_is_a_version(other: str) -> None:
    assert alike(REPORT, other)


@pytest.mark.parametrize("other", [OTHER, OTHER + " " + REPORT[:200], "", REPORT[:100]])
def test_another_text_is_none(other: str) -> None:
    assert not alike(REPORT, other)


def test_an_extract_of_a_much_longer_text_is_no_version() -> None:
    days = [" ".join(f"{word}{'abcdef'[day]}" for word in OTHER.split()) for day in range(6)]
    assert alike(REPORT, " ".join([REPORT, days[0]]))
    assert not alike(REPORT, " ".join([REPORT, *days]))


def test_one_long_quotation_does_not_make_two_reports_one() -> None:
    one = f"Ada Quill spoke to a small crowd beside the old customs house: “{SPEECH}” Later they all went home, and the square lay empty by ten."
    other = f"In a speech that was carried live on local radio the chair of the board struck back: “{SPEECH}” Her rivals called this a show made for the voters."
    assert not alike(one, other)


def test_a_template_with_other_figures_is_another_text() -> None:
    def bulletin(day: int) -> str:
        return f"{REPORT} Levels today: {day}1 cm, {day}7 cm, {day}3 cm and {day}9 cm at the gauge. {OTHER}"

    assert not alike(bulletin(1), bulletin(2))
    assert alike(bulletin(1), bulletin(1).replace("gauge", "gate"))


def test_a_short_text_says_too_little() -> None:
    assert not shingles_of("Log in to read this report and many more of our correspondents.")


def test_a_script_without_spaces_is_read_by_the_character() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(80))
    assert alike(text, text[:60])


def test_the_sample_of_a_part_lies_within_the_sample_of_the_whole() -> None:
    long = f"{REPORT} {OTHER} {SPEECH}"
    kept = set(sample_of(long))
    assert len(kept) == SAMPLE
    part = f"{REPORT} {OTHER}"
    assert kept & shingles_of(part) <= set(sample_of(part))


@given(st.text(max_size=400))
def test_any_text_has_shingles_that_fit_the_column(text: str) -> None:
    shingles = shingles_of(f"{text} {REPORT}")
    assert all(0 <= shingle < 1 << 61 for shingle in shingles)
    assert sample_of(f"{text} {REPORT}") == sorted(shingles)[:SAMPLE]
    wording_of(text, [])
