"""Days besides the publication's: of the dateline, and of the statements that a text reports."""

import pytest

from archive.extract.dates.timewords import tells_time
from archive.extract.facts import RoleDate
from tests.extract.builders import facts

DATE = "2025-05-12"  # a Monday
BODY = "The committee met for two days in the old customs house and heard forty witnesses."

PLACED = [
    ("“The harbour is open,” Anna Lind told reporters on Saturday.", "2025-05-10"),
    ("“The harbour is open,” Anna Lind said Thursday.", "2025-05-08"),
    ("“The harbour is open,” Anna Lind said in a statement late on Tuesday.", "2025-05-06"),
    ("“The harbour is open,” Anna Lind told a news conference in Oslo on 3 May.", "2025-05-03"),
    ("“The harbour is open,” Anna Lind said yesterday.", "2025-05-11"),
    ("“The harbour is open,” Anna Lind said today.", "2025-05-12"),
    ("“The harbour is open,” Anna Lind said last night.", "2025-05-11"),
    ("“The harbour is open,” Anna Lind said on 3 March 2024.", "2024-03-03"),
    ("“The harbour is open,” Anna Lind said on Monday.", "2025-05-12"),
    ("On Friday, Anna Lind said: “The harbour is open to all who ask.”", "2025-05-09"),
    ("Anna Lind on Friday said that the harbour was open to all who ask.", "2025-05-09"),
    ("Anna Lind said on Friday that the harbour would close on Sunday.", "2025-05-09"),
    ("Speaking at a rally on 1 May, Anna Lind said: “The harbour is open to all.”", "2025-05-01"),
    ("In an interview with a newspaper on Sunday, Anna Lind said: “The harbour is open.”", "2025-05-11"),
    ("Anna Lind made her remarks at the customs house on Sunday.\n\n“The harbour is open,” Lind said.",
     "2025-05-11"),
    ("“The harbour is open,” Anna Lind said last Saturday.", "2025-05-10"),
    ("“The harbour is open,” Anna Lind said on 20 December.", "2024?-12-20"),
]  # fmt: skip

OTHER_DAYS = [
    "Anna Lind said that the harbour would close on Sunday.",
    "“The harbour closed on Sunday,” Anna Lind said.",
    "“The harbour is open,” said Anna Lind, who was elected on Tuesday.",
    "“The harbour is open,” Anna Lind said before a vote on Tuesday.",
    "“The harbour is open,” Anna Lind said of Friday's storm.",
    "The storm struck on Friday. “The harbour is open,” Anna Lind said.",
    "“The harbour is open,” Anna Lind told the Sunday Courier.",
    "“The harbour has been open since Friday,” Anna Lind said.",
    "“The harbour is open,” Anna Lind said ahead of talks next Friday.",
]


OTHER_TIMES = [
    "in 2015", "last year", "two days ago", "last week", "in July 2019", "at the time", "earlier this month",
    "in the summer of 2019", "three years earlier", "in April",
]  # fmt: skip


def days(text: str, role: str = "statement", **stated: str) -> list[RoleDate]:
    return [day for day in facts(text, **stated).role_dates if day.role == role]


@pytest.mark.parametrize(("sentence", "edtf"), PLACED, ids=[sentence[:70] for sentence, _ in PLACED])
def test_the_day_of_a_statement_is_placed(sentence: str, edtf: str) -> None:
    text = f"{BODY}\n\n{sentence}\n\n{BODY}"
    read = facts(text, date=DATE)
    (day,) = [found for found in read.role_dates if found.role == "statement"]
    assert day.edtf == edtf
    assert day.quotations
    assert day.span.of(text) in day.evidence[0].says


@pytest.mark.parametrize("sentence", OTHER_DAYS)
def test_days_of_other_things_are_no_statements(sentence: str) -> None:
    assert days(f"{BODY}\n\n{sentence}\n\n{BODY}", date=DATE) == []


def test_without_the_reports_own_day_a_weekday_stays_open() -> None:
    text = f"{BODY}\n\n“The harbour is open,” Anna Lind said on Saturday.\n\n{BODY}"
    (day,) = days(text)
    assert day.edtf is None
    assert "stays open" in day.evidence[0].says
    assert day.quotations == (0,)
    assert days(text, date="2025-05")[0].edtf is None
    assert days(text, date="2025?-05-12")[0].edtf is None


def test_yesterday_keeps_an_unknown_year_unknown() -> None:
    text = f"OSLO, May 10 (NTB) – “The harbour is open,” Anna Lind said yesterday.\n\n{BODY}"
    assert days(text)[0].edtf == "XXXX-05-09"
    assert days(text.replace("May 10", "May 1"))[0].edtf is None


def test_last_tuesday_may_be_one_of_two_later_in_the_week() -> None:
    text = f"{BODY}\n\n“The harbour is open,” Anna Lind said last Tuesday.\n\n{BODY}"
    assert days(text, date="2025-05-09")[0].edtf == "[2025-04-29,2025-05-06]"


def test_the_same_speaker_goes_on_another_does_not() -> None:
    text = (
        "“The harbour is open,” Anna Lind said on Saturday. “It will stay open,” she added.\n\n"
        f"“It will close,” said Carl Berg.\n\n{BODY}"
    )
    (day,) = days(text, date=DATE)
    assert day.quotations == (0, 1)


def test_a_dateline_takes_its_year_from_the_publication() -> None:
    text = f"OSLO, Dec. 31 (NTB) – “The harbour is open,” Anna Lind said on Tuesday.\n\n{BODY}"
    (line,) = days(text, "dateline", date="2025-01-02")
    assert line.edtf == "2024-12-31"
    assert "2 days later" in line.evidence[0].says
    assert days(text, date="2025-01-02")[0].edtf == "2024-12-31"


def test_a_dateline_far_from_the_publication_keeps_its_year_unknown() -> None:
    text = f"OSLO, May 10 (NTB) – {BODY}\n\n{BODY}"
    assert days(text, "dateline", date="2025-01-02")[0].edtf == "XXXX-05-10"
    assert days(text, "dateline")[0].edtf == "XXXX-05-10"


@pytest.mark.parametrize(
    ("language", "sentence", "edtf"),
    [
        ("de", "„Der Hafen bleibt offen“, sagte Anna Lind am Samstag vor Journalisten.", "2025-05-10"),
        ("fr", "« Le port reste ouvert », a déclaré Anna Lind samedi à la presse.", "2025-05-10"),
    ],
)
def test_other_languages_name_days_too(language: str, sentence: str, edtf: str) -> None:
    assert next(day.edtf for day in days(f"{sentence}\n\n{sentence}", date=DATE, language=language)) == edtf


@pytest.mark.parametrize("time", OTHER_TIMES)
def test_a_quotation_with_a_time_of_its_own_takes_no_day_from_the_one_before(time: str) -> None:
    text = (
        f"“The harbour is open,” Anna Lind said on Sunday. “It was shut,” Lind said {time}. “Yes,” she said."
    )
    [day] = days(f"{BODY} {text}", date=DATE)
    assert (day.edtf, day.quotations) == ("2025-05-11", (0,))


@pytest.mark.parametrize("tail", ["", " to 2,015 people", ", smiling", " in Oslo"])
def test_words_that_tell_no_time_leave_the_day_of_the_speech(tail: str) -> None:
    text = f"“The harbour is open,” Anna Lind said on Sunday. “Come this year,” Lind said{tail}."
    [day] = days(f"{BODY} {text}", date=DATE)
    assert day.quotations == (0, 1)


@pytest.mark.parametrize(
    ("language", "words", "tells"),
    [
        ("de", "sagte er vor zwei Tagen", True), ("de", "sagte Müller der Zeitung", False),
        ("fr", "a-t-il dit il y a deux jours", True), ("fr", "a-t-il dit l’an dernier", True),
        ("fr", "a-t-il dit à la radio", False), ("ar", "قال سابقًا", True), ("ar", "قال الوزير للصحفيين", False),
        ("fa", "پیش‌تر گفت", True), ("fa", "وزیر گفت", False), ("xx", "said", False), ("xx", "2015", True),
    ],
)  # fmt: skip
def test_other_languages_have_their_own_words_for_other_times(language: str, words: str, tells: bool) -> None:
    assert tells_time(words, language) is tells
