"""What a container states outranks what the text shows; both are kept."""

from dataclasses import replace

import pytest

from archive.extract import as_json, extract
from archive.extract.dates.stated_dates import date_of_address
from tests.extract.builders import document, facts

BODY = "The minister met his counterpart on trade and said that the talks would go on next month."
WIRE = f"OSLO, May 10 (NTB) – {BODY}\n\n{BODY}"


def test_a_stated_date_comes_first_and_the_text_confirms_it() -> None:
    first, second = facts(WIRE, date="2025-05-10").dates
    assert (first.edtf, first.origin, first.span) == ("2025-05-10", "date", None)
    assert second.edtf == "XXXX-05-10"
    assert any("10 May" in item.says for item in first.evidence)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Mon, 12/07/2009", "2009-12-07"),
        ("2025-05-10", "2025-05-10"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        ("2024?-09-21", "2024?-09-21"),
        ("XXXX-09-21", "XXXX-09-21"),
        ("2025-05-10T23:30:00+03:30", "2025-05-10"),
        ("2025-05-10 23:30:00", "2025-05-10"),
        ("20250510", "2025-05-10"),
        ("Sat, 10 May 2025 14:00:00 +0000", "2025-05-10"),
        ("May 10, 2025", "2025-05-10"),
        ("10 May 2025, 14:05", "2025-05-10"),
        ("03/04/2024", "[2024-03-04,2024-04-03]"),
        ("۳۱ شهریور ۱۴۰۳", "2024-09-21"),
    ],
)
def test_a_stated_date_may_be_written_in_many_ways(stated: str, expected: str) -> None:
    assert facts(BODY, date=stated).dates[0].edtf == expected


@pytest.mark.parametrize(
    "stated", ["", "soon", "2025-02-30", "20251340", "May", "the 3rd", "0000-00-00", "12"]
)
def test_a_stated_date_that_cannot_be_read_is_kept_as_evidence_only(stated: str) -> None:
    (date,) = facts(BODY, date=stated).dates
    assert date.edtf is None
    assert date.confidence == 0
    assert "“date”" in date.evidence[0].says
    shown = as_json(document(BODY, date=stated), facts(BODY, date=stated), path="x")
    assert shown["date"]["edtf"] is None


def test_an_unreadable_stated_date_leaves_the_text_its_own() -> None:
    first = facts(WIRE, date="soon").dates[0]
    assert first.edtf == "XXXX-05-10"
    assert any("soon" in item.says for item in first.evidence)


def test_a_stated_source_comes_first_and_the_agency_becomes_a_via() -> None:
    read = facts(WIRE, source="The Evening Chronicle")
    assert [source.value for source in read.sources] == ["The Evening Chronicle", "NTB"]
    assert [(via.value, via.rule) for via in read.vias] == [("NTB", "agency of a stated source")]


def test_a_stated_source_that_is_the_agency_is_no_via() -> None:
    read = facts(WIRE, source="NTB")
    assert [source.value for source in read.sources] == ["NTB"]
    assert read.vias == ()


def test_a_stated_title_comes_first_and_is_cut_at_a_word() -> None:
    read = facts(WIRE, title="Trade " * 30)
    assert read.titles[0].origin == "title"
    assert len(read.titles[0].value) <= 100
    assert read.titles[0].value.endswith("Trade")
    assert len(read.titles) == 2


def test_a_stated_language_comes_first() -> None:
    assert [language.value for language in facts(WIRE * 2, language="no-NO").languages] == ["no", "en"]


def test_a_stated_language_that_is_none_is_passed_over() -> None:
    assert [language.value for language in facts(WIRE * 2, language="English language").languages] == ["en"]


def test_markup_headings_win_and_the_first_is_the_title() -> None:
    text = f"ministers agree on trade terms.\n\n{BODY}\n\na second section\n\n{BODY}\n\nThis Looks Like a Heading\n\n{BODY}"
    read = extract(document(text, headings=("ministers agree on trade terms.", "a second section")))
    assert [heading.span.of(text) for heading in read.headings] == ["a second section"]
    assert (read.titles[0].value, read.titles[0].rule) == ("ministers agree on trade terms.", "headline")


def test_the_json_form_names_the_field_of_a_stated_value() -> None:
    shown = as_json(document(WIRE, source="NTB"), facts(WIRE, source="NTB"), path="a/b.txt", with_text=True)
    assert shown["source"] == {
        "value": "NTB",
        "span": None,
        "rule": "stated",
        "confidence": 0.98,
        "origin": "source",
    }
    assert (shown["path"], shown["text"]) == ("a/b.txt", WIRE)


def test_the_day_in_an_address_dates_a_text_without_a_year() -> None:
    asked = document(WIRE)
    asked = replace(
        asked, stated=replace(asked.stated, url="https://example.org/world/2025/05/11/talks.html")
    )
    first, second = extract(asked).dates
    assert (first.edtf, first.origin, first.rule) == ("2025-05-11", "url", "day in the address")
    assert second.edtf == "XXXX-05-10"


def test_numbers_in_an_address_are_not_taken_for_a_day() -> None:
    asked = document(BODY)
    asked = replace(asked, stated=replace(asked.stated, url="https://example.org/2025/13/45/20250/12-3456"))
    assert extract(asked).dates == ()


def test_a_weekday_that_contradicts_its_date_lowers_the_confidence() -> None:
    sound, doubtful = (
        facts(f"{day}, 10 May 2025\n\n{BODY}\n\n{BODY}").dates[0] for day in ("Saturday", "Monday")
    )
    assert sound.edtf == doubtful.edtf == "2025-05-10"
    assert doubtful.confidence < sound.confidence
    assert any("but that day was a Saturday" in item.says for item in doubtful.evidence)


def test_a_converted_date_shows_both_calendars() -> None:
    (date,) = facts(f"31 Shahrivar 1403\n\n{BODY}\n\n{BODY}").dates
    assert "31 Shahrivar 1403" in date.evidence[0].says
    assert "21 September 2024" in date.evidence[0].says


def test_dates_that_say_the_same_are_one_with_the_evidence_of_both() -> None:
    (date,) = facts(f"10 May 2025\n\n{BODY}\n\n{BODY}", date="2025-05-10").dates
    assert [item.rule for item in date.evidence] == ["stated", "date line"]
    assert date.evidence[1].span is not None


def test_a_dateline_without_a_year_agrees_with_the_stated_day_or_differs() -> None:
    assert any("agrees: 10 May" in item.says for item in facts(WIRE, date="2025-05-10").dates[0].evidence)
    assert any("differs: 10 May" in item.says for item in facts(WIRE, date="2025-05-12").dates[0].evidence)


def test_the_site_of_the_address_is_a_source_where_nothing_else_is() -> None:
    asked = document(BODY)
    asked = replace(asked, stated=replace(asked.stated, url="https://www.example.org/a"))
    (source,) = extract(asked).sources
    assert (source.value, source.origin) == ("example.org", "url")
    wire = replace(document(WIRE), stated=asked.stated)
    assert [source.value for source in extract(wire).sources] == ["NTB", "example.org"]


@pytest.mark.parametrize(
    "url", ["", "https://", "https://127.0.0.1/a", "https://[bad/a", "not a url", "https://localhost/"]
)
def test_an_address_without_a_site_gives_no_source(url: str) -> None:
    asked = document(BODY)
    assert extract(replace(asked, stated=replace(asked.stated, url=url))).sources == ()


@pytest.mark.parametrize(
    ("stated", "code"),
    [("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("fas", "fa"), ("Français", "fr"), ("hsb", "hsb")],
)
def test_a_stated_language_becomes_its_code(stated: str, code: str) -> None:
    assert facts(BODY, language=stated).languages[0].value == code


def test_the_evidence_quotes_the_words_as_printed() -> None:
    persian = "وزیر امور خارجه در این دیدار گفت که گفت‌وگوها ماه آینده ادامه خواهد یافت."
    (date,) = facts(f"۳۱ شهریور ۱۴۰۳\n\n{persian}\n\n{persian}").dates
    assert "“۳۱ شهریور ۱۴۰۳”" in date.evidence[0].says


def test_the_day_of_a_change_gives_way_to_the_publications() -> None:
    body = "The committee met for two days in the old customs house and heard forty witnesses on the plan."
    both = f"The Port Plan\n\nUpdated: 9 May 2021\nPublished: 3 May 2021\n\n{body}\n\n{body}"
    assert [date.edtf for date in facts(both).dates] == ["2021-05-03", "2021-05-09"]
    line = f"The Port Plan\n\nUpdated 9 May 2021, published 3 May 2021\n\n{body}\n\n{body}"
    assert facts(line).dates[0].edtf == "2021-05-03"


def test_a_page_that_tells_only_its_change_has_no_date() -> None:
    body = "The committee met for two days in the old customs house and heard forty witnesses on the plan."
    text = f"The Port Plan\n\nLast updated: 9 May 2021\n\n{body}\n\n{body}"
    assert facts(text).dates[0].edtf == "2021-05-09"
    (date,) = extract(document(text, headings=("The Port Plan",))).dates
    assert date.edtf is None
    assert "when the page was changed" in date.evidence[0].says


@pytest.mark.parametrize(
    ("address", "edtf"), [("2012/jul/08", "2012-07-08"), ("2012/07/08", "2012-07-08"), ("2012/new/08", None)]
)
def test_an_address_names_a_month_by_its_number_or_name(address: str, edtf: str | None) -> None:
    found = [one.edtf for one in date_of_address(f"https://a.example/world/{address}/plan")]
    assert found == ([edtf] if edtf else [])
