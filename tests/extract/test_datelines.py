"""Datelines built from their parts: whatever place, day, agency and dash are combined, each is read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extract.layout.datelines import Dateline, read_dateline
from archive.extract.words.datetexts import fold
from tests.extract.builders import facts

PLACES = [
    "London",
    "Sialkot",
    "MUZAFFARPUR",
    "Bandar Lengeh",
    "San Pedro Sula",
    "Ulan-Ude",
    "L'Aquila",
    "WASHINGTON",
    "St. Cloud, Minn.",
    "EL PASO, Texas",
    "Khan Yunis",
    "Stoke-on-Trent",
    "Santa Cruz de la Sierra",
    "Yangon, Myanmar",
    "ISTANBUL/ANKARA",
    "Beirut and Damascus",
    "Al-Hasakah",
    "Deir al-Zor",
    "The Hague",
    "Tel Aviv-Yafo",
    "Kibbutz Be'eri",
]
AGENCIES = ["Reuters", "AP", "AFP", "IRNA", "WANA", "Xinhua", "TASS", "dpa", "Petra", "XYZN"]
DASHES = [" – ", " — ", " -- ", " - ", "— ", "--", "- ", ": ", ".— ", " _ "]
BODIES = [
    "The minister met his counterpart on Saturday to talk about trade, officials said in a statement.",
    "“We will go on,” the minister said after the meeting with his counterpart on Saturday.",
    "U.S. officials said on Saturday that the talks would resume next week in the capital.",
]
SHAPES = ["{p}, {d} ({a}){x}", "{a} ({d}){x}", "{p}, {d}, {a}{x}", "{d} ({a}){x}", "{p}, {w}, {d} ({a}){x}"]
PLACE_SHAPES = ["{p}, {d}{x}", "{p} ({d}){x}"]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def written(day: date, style: int) -> str:
    """The day in one of the ways of English wires."""
    month = f"{day:%B}"
    short = month if len(month) < 5 else f"{'Sept' if day.month == 9 else month[:3]}."
    styles = [
        f"{month} {day.day}", f"{short} {day.day}", f"{day.day} {month}", f"{month.upper()} {day.day}",
        f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{short} {day.day}, {day.year}",
        day.isoformat(),
    ]  # fmt: skip
    return styles[style]


def expected(day: date, style: int) -> str:
    return day.isoformat() if style > 3 else f"XXXX-{day:%m-%d}"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_day_and_agency_are_read_from_every_combination(data: st.DataObject) -> None:
    draw, day, style = data.draw, data.draw(DAYS), data.draw(st.integers(0, 7))
    agency = draw(st.sampled_from(AGENCIES))
    lead = draw(st.sampled_from(SHAPES)).format(
        p=draw(st.sampled_from(PLACES)),
        d=written(day, style),
        a=agency,
        w=f"{day:%A}",
        x=draw(st.sampled_from(DASHES)),
    )
    text = lead + draw(st.sampled_from(BODIES)) + "\n\nA second paragraph follows here with more of it."
    read = facts(text)
    assert [found.edtf for found in read.dates] == [expected(day, style)]
    assert [source.value for source in read.sources] == [agency]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_place_and_a_day_give_no_source(data: st.DataObject) -> None:
    draw, day, style = data.draw, data.draw(DAYS), data.draw(st.integers(0, 7))
    lead = draw(st.sampled_from(PLACE_SHAPES)).format(
        p=draw(st.sampled_from(PLACES)), d=written(day, style), x=draw(st.sampled_from(DASHES))
    )
    read = facts(lead + draw(st.sampled_from(BODIES)) + "\n\nA second paragraph follows here.")
    assert [found.edtf for found in read.dates] == [expected(day, style)]
    assert read.sources == ()


def dateline(lead: str) -> Dateline | None:
    text = fold(lead + BODIES[0])
    return read_dateline(text, 0, len(text))


@pytest.mark.parametrize(
    ("lead", "places", "agencies"),
    [
        ("TEHRAN, May 10 (IRNA) -- ", ["TEHRAN"], ["IRNA"]),
        ("RENO, Nev. (AP) — ", ["RENO", "Nev."], ["AP"]),
        ("WASHINGTON/LONDON, May 10 (Reuters) - ", ["WASHINGTON", "LONDON"], ["Reuters"]),
        ("New Delhi [India], May 10 (ANI): ", ["New Delhi"], ["ANI"]),
        ("(Washington, DC) – ", ["Washington", "DC"], []),
        ("IRNA – Tehran – May 10: ", ["Tehran"], ["IRNA"]),
        ("WASHINGTON — ", ["WASHINGTON"], []),
    ],
)
def test_city_and_agency_are_kept_apart(lead: str, places: list[str], agencies: list[str]) -> None:
    found = dateline(lead)
    assert found is not None
    assert [span.of(lead) for span in found.places] == places
    assert [span.of(lead) for span in found.agencies] == agencies
    assert found.span.end == len(lead)


@pytest.mark.parametrize(
    "lead",
    [
        "", "BREAKING – ", "PRIME MINISTER: ", "SENATOR LEE — ", "Q: ", "Anna Novak - ", "World Health Organization (WHO) ",
        "Senator Ann Lee (D-Vt.) – ", "On May 10, 2025, ", "The talks (May 10) ", "NATO – ", "Paris is far. ", "I – ",
        "Hamas (Gaza) – ", "EXCLUSIVE (May 10) – ", "Monday – ",
    ],
)  # fmt: skip
def test_other_openings_are_no_datelines(lead: str) -> None:
    assert dateline(lead) is None


def test_a_weekday_that_the_dateline_names_is_kept() -> None:
    found = dateline("CANBERRA, Monday. — ")
    assert found is not None
    assert (found.weekday, found.date) == (0, None)
    other = dateline("PARIS, Friday May 9 (AFP) - ")
    assert other is not None
    assert other.date is not None
    assert other.date.weekday == 4


def test_two_days_apart_are_two_dates() -> None:
    day = date(2024, 5, 10)
    text = f"{day + timedelta(days=1)}\n\nOSLO, May 10 (NTB) – {BODIES[0]}\n\nMore follows here."
    assert [found.edtf for found in facts(text).dates] == ["2024-05-11", "XXXX-05-10"]


@pytest.mark.parametrize("head", ["Tehran, IRNA – ", "LONDON, Reuters - ", "Berlin, dpa – "])
def test_a_short_report_may_follow_a_place_with_its_agency(head: str) -> None:
    found = facts(f"{head}The road is open.\n\nThe rest of the day was quiet in the town by the river.")
    assert found.sources[0].value in head
    assert found.titles[0].value == "The road is open"


def test_a_sentence_that_goes_on_after_a_place_and_an_agency_has_no_dateline() -> None:
    assert read_dateline("London, Reuters – a long road.", 0, 30) is None
