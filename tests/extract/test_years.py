"""Years that are not printed: inferred by general means only, and never from the day of reading."""

import datetime as dt
import sys
import time

import pytest

from archive.extract import Context, Numbered
from archive.extract.dates.series import find_series
from archive.extract.dates.years import infer_year
from tests.extract.builders import facts

BODY = "The minister met his counterpart on trade and said that the talks would go on next month."
YEARLESS = [
    f"OSLO, May 10 (NTB) – {BODY}",
    f"OSLO, Saturday, May 10 (NTB) – {BODY} The plan of 2019 runs until 2031.",
    f"May 10\n\n{BODY}\n\n{BODY}",
    f"{BODY}\n\n{BODY}\n\nMay 10",
    f"OSLO, Feb 29 (NTB) – {BODY}",
    f"10/05\n\n{BODY}",
    f"10/05/25\n\n{BODY}",
    f"Friday\n\n{BODY} He spoke on Friday, as he had last week and a year ago.",
    f"NOVA (Sep 21) – {BODY} It was the 38th Harbour Safety Conference.",
    f"OSLO, May 10 (NTB) – “It goes on,” Anna Lind said on Saturday. “It will,” said Carl Berg. {BODY}",
    f"OSLO, May 10 (NTB) – “It goes on,” Anna Lind said yesterday. {BODY}",
    f"“It goes on,” Anna Lind said on Tuesday. In an interview on 3 March, Carl Berg said: “It does.” {BODY}",
]


class Shifted(dt.date):
    """A calendar whose today is another day."""

    moment = dt.date(2000, 1, 1)

    @classmethod
    def today(cls) -> dt.date:  # type: ignore[override]
        return cls.moment


class ShiftedTime(dt.datetime):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
        return dt.datetime.combine(Shifted.moment, dt.time(), tz)

    today = utcnow = now  # type: ignore[assignment]


@pytest.mark.parametrize("text", YEARLESS)
def test_every_today_gives_the_same_answer(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = set()
    for year in (1913, 1970, 1999, 2016, 2024, 2025, 2026, 2031, 2090):
        Shifted.moment = dt.date(year, 2, 28)
        with monkeypatch.context() as patch:
            patch.setattr(time, "time", lambda year=year: (year - 1970) * 31_556_952.0)
            for name, module in list(sys.modules.items()):
                if name.startswith(("archive.", "hijridate")):
                    if getattr(module, "date", None) is dt.date:
                        patch.setattr(module, "date", Shifted)
                    if getattr(module, "datetime", None) is dt.datetime:
                        patch.setattr(module, "datetime", ShiftedTime)
            read = facts(text)
            days = tuple(day.edtf for day in read.role_dates)
            answers.add((tuple(date.edtf for date in read.dates), days))
    assert len(answers) == 1
    assert not any(edtf and edtf[:4].isdigit() for part in answers.pop() for edtf in part)


def test_a_series_dates_its_next_number() -> None:
    context = Context(series={"harbour safety conference": [(31, 2017), (37, 2023)]})
    text = f"NOVA (Sep 21) – {BODY} It was the 38th Harbour Safety Conference."
    (date,) = facts(text, context=context).dates
    assert (date.edtf, date.year_evidence) == ("2024?-09-21", 1)
    assert date.evidence[-1].span is not None
    assert date.evidence[-1].span.of(text) == "38th Harbour Safety Conference"


def test_a_series_keeps_a_day_of_the_hijri_calendar() -> None:
    known = [Numbered(31, 2017, 12, 6, "a"), Numbered(37, 2023, 10, 3, "b")]
    text = f"NOVA (Sep 21) – {BODY} It was the 38th Harbour Safety Conference."
    (date,) = facts(text, context=Context(series={"harbour safety conference": known})).dates
    assert (date.edtf, date.year_evidence) == ("2024?-09-21", 2)
    assert "article a" in date.evidence[-1].says


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It was the 38th Harbour Safety Conference.", [Numbered(37, 2023, 3, 3)]),  # another season
        (
            "It was the 38th Harbour Safety Conference.",
            [Numbered(12, 1998, 9, 20)],
        ),  # too far from a lone one
        (
            "It was the 38th Harbour Safety Congress.",
            [Numbered(37, 2023, 9, 20)],
        ),  # often not held every year
        ("It is quieter since the 38th Harbour Safety Conference.", [Numbered(37, 2023, 9, 20)]),
        (
            "It was the 38th Harbour Safety Conference.",
            [Numbered(37, 2023, 9, 20), Numbered(36, 2020, 9, 20)],
        ),
    ],
)
def test_a_doubtful_series_dates_nothing(text: str, known: list[Numbered]) -> None:
    series = {f"harbour safety {head}": known for head in ("conference", "congress")}
    (date,) = facts(f"NOVA (Sep 21) – {BODY} {text}", context=Context(series=series)).dates
    assert date.edtf == "XXXX-09-21"


def test_two_numbers_in_step_show_that_a_congress_is_held_every_year() -> None:
    known = [Numbered(37, 2023, 9, 20), Numbered(36, 2022, 9, 25)]
    text = f"NOVA (Sep 21) – {BODY} It was the 38th Harbour Safety Congress."
    (date,) = facts(text, context=Context(series={"harbour safety congress": known})).dates
    assert (date.edtf, date.year_evidence) == ("2024?-09-21", 1)


def test_a_series_with_gaps_dates_nothing() -> None:
    context = Context(series={"harbour safety conference": [(31, 2015), (37, 2023)]})
    found = infer_year("the 38th Harbour Safety Conference", 9, 21, weekday=None, context=context)
    assert found is None


def test_two_kinds_of_evidence_that_agree_count_as_two() -> None:
    context = Context(series={"harbour safety conference": [(37, 2023)]})
    text = f"NOVA (Sep 21) – {BODY} The 38th Harbour Safety Conference fell on 17 Rabi al-Awwal 1446."
    (date,) = facts(text, context=context).dates
    assert (date.edtf, date.year_evidence) == ("2024?-09-21", 2)


def test_evidence_that_disagrees_leaves_the_year_unknown() -> None:
    context = Context(series={"harbour safety conference": [(37, 2019)]})
    text = f"NOVA (Sep 21) – {BODY} The 38th Harbour Safety Conference fell on 17 Rabi al-Awwal 1446."
    (date,) = facts(text, context=context).dates
    assert date.edtf == "XXXX-09-21"


def test_a_weekday_decides_only_within_bounds() -> None:
    text = f"OSLO, Saturday, May 10 (NTB) – {BODY}"
    assert facts(text).dates[0].edtf == "XXXX-05-10"
    assert facts(text, context=Context(first=2021, last=2026)).dates[0].edtf == "2025?-05-10"
    assert facts(text, context=Context(first=1990, last=2026)).dates[0].edtf == "XXXX-05-10"


def test_numbered_events_are_found_with_their_name() -> None:
    text = "He opened the 38th International Harbour Safety Conference after the 2nd Forum on Trade Summit."
    assert next((name, number) for name, number, _ in find_series(text)) == (
        "international harbour safety conference",
        38,
    )


def test_a_series_may_be_named_more_fully() -> None:
    context = Context(
        series={"international harbour safety conference": [(37, 2023)], "safety conference": [(1, 1900)]}
    )
    found = infer_year("the 38th Harbour Safety Conference", 9, 21, weekday=None, context=context)
    assert found is not None
    assert found.year == 2024
