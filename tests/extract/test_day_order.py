"""Numbers that could be day or month, read by the language around them."""

import pytest

from archive.extract.dates.day_order import day_first_tag
from archive.extract.facts import Value
from archive.text import StatedValue
from tests.extract.builders import facts

GERMAN = (
    "Der Stadtrat hat am Abend beschlossen, die alte Brücke über den Fluss im kommenden Jahr zu erneuern. "
    "Die Bürgermeisterin sagte, die Arbeiten würden im Frühling beginnen und zwei Jahre dauern."
)
ENGLISH = (
    "The town council decided in the evening to mend the old bridge over the river in the coming year. "
    "The mayor said that the work would begin in spring and go on for two years."
)


def tag(stated: str, *read: str) -> str:
    languages = [Value(code, None, "stated", 0.9) for code in read]
    return day_first_tag(languages, stated=[StatedValue(stated, "html:lang")] if stated else [])


@pytest.mark.parametrize(
    ("stated", "read"), [("de", "de"), ("de-AT", "de"), ("en-GB", "en"), ("en_AU", "en"), ("", "fr")]
)
def test_a_language_may_put_the_day_first(stated: str, read: str) -> None:
    assert tag(stated, read)


@pytest.mark.parametrize(
    ("stated", "read"), [("en", "en"), ("en-US", "en"), ("fr-CA", "fr"), ("", "en"), ("ja", "ja")]
)
def test_other_languages_tell_nothing(stated: str, read: str) -> None:
    assert tag(stated, read) == ""


def test_a_stated_language_that_is_not_the_texts_tells_nothing() -> None:
    assert tag("de", "de", "en") == ""
    assert tag("") == ""


def test_the_order_is_told_with_its_reason() -> None:
    date = facts(f"04/03/2018\n\n{GERMAN}\n\n{GERMAN}").dates[0]
    assert date.edtf == "2018-03-04"
    assert "the day stands first" in date.evidence[-1].says


def test_english_numbers_stay_open() -> None:
    assert facts(f"04/03/2018\n\n{ENGLISH}\n\n{ENGLISH}").dates[0].edtf == "[2018-03-04,2018-04-03]"


def test_a_machines_field_follows_no_language() -> None:
    assert facts(GERMAN, date="04/03/2018").dates[0].edtf == "[2018-03-04,2018-04-03]"
