"""Which lines are one paragraph: hard-wrapped ones, parted where a line ends one."""

from archive.paragraphs import flowing, part
from archive.text import Span, Text

REPORT = (
    "The council said on Monday that the bridge over the river would be\n"
    "closed for repairs until the end of the month, and that buses would\n"
    "take another road."
)


def parts(text: str) -> list[str]:
    return [span.of(text) for span in part(text, [Span(0, len(text))])]


def test_it_leaves_a_wrapped_paragraph_whole() -> None:
    assert parts(REPORT) == [REPORT]


def test_it_leaves_a_single_line_alone() -> None:
    assert parts("One line. And another sentence.") == ["One line. And another sentence."]


def test_it_parts_short_lines_above_a_report() -> None:
    text = f"Office of the Mayor\nPress Notice\n{REPORT}"
    assert parts(text) == ["Office of the Mayor", "Press Notice", REPORT]


def test_it_parts_a_long_heading_in_capitals() -> None:
    heading = "STATEMENT BY THE CHAIRMAN OF THE COUNCIL, MR. HENRY MARLOWE"
    assert parts(f"{heading}\n{REPORT}") == [heading, REPORT]


def test_it_parts_paragraphs_at_a_short_last_line() -> None:
    following = "Shopkeepers in the old town were not pleased with the news on Monday."
    assert parts(f"{REPORT}\n{following}") == [REPORT, following]


def test_it_keeps_a_short_line_that_goes_on() -> None:
    text = REPORT.replace("until the end of the month, and", "until\nthe end of the month, and")
    assert parts(text) == [text]


def flowed(text: str, *headings: str) -> list[str]:
    spans = [Span(text.index(heading), text.index(heading) + len(heading)) for heading in headings]
    groups = flowing(text, Text(text).paragraphs, headings=spans)
    return [" / ".join(line.of(text) for line in group) for group in groups]


def test_wrapped_lines_flow_into_paragraphs_around_headings() -> None:
    text = "\n".join(
        [REPORT, REPORT.replace("Monday", "Tuesday"), "", "Roads and bridges of the old town", REPORT]
    )
    once, again = REPORT.replace("\n", " / "), REPORT.replace("\n", " / ").replace("Monday", "Tuesday")
    assert flowed(text, "Roads and bridges of the old town") == [
        once, again, "Roads and bridges of the old town", once,
    ]  # fmt: skip


def test_lines_that_were_not_wrapped_stand_alone() -> None:
    lines = [f"Line number {number} of a list of short ones" for number in range(12)]
    assert flowed("\n".join(lines)) == lines
