"""The statements of the two sample documents, as read by hand."""

from pathlib import Path

from archive.extract.speech.statements import Statements, read_statements
from archive.text import Text

SEEDS = Path(__file__).parents[2] / "seeds"


def _seed(number: str) -> tuple[str, Statements]:
    text = next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode("utf-8")
    return text, read_statements(text, paragraphs=Text(text).paragraphs)


def _names(statements: Statements) -> list[str | None]:
    direct = [q for q in statements.quotations if q.kind == "direct"]
    return [q.attribution.name if q.attribution else None for q in direct]


def test_the_meeting_report_holds_thirteen_quotations_of_one_speaker_and_one_of_another() -> None:
    _, statements = _seed("000")
    assert _names(statements) == ["Ayatollah Khamenei"] * 13 + ["Masoud Pezeshkian"]


def test_the_vigilance_report_holds_three_quotations_of_one_speaker_and_two_of_another() -> None:
    _, statements = _seed("004")
    assert _names(statements) == ["Sayyed Ali Khamenei"] * 3 + ["Volker Turk"] * 2


def test_the_speakers_have_the_forms_and_roles_that_the_texts_print() -> None:
    _, meeting = _seed("000")
    leader, president = meeting.speakers
    assert [form.text for form in leader.forms] == [
        "Ayatollah Khamenei",
        "the Leader of the Islamic Revolution",
        "The Leader of the Revolution",
    ]
    assert [role.text for role in leader.roles] == ["Leader of the Islamic Revolution"]
    assert (leader.given, leader.surname) == ("", "Khamenei")
    assert [form.text for form in president.forms] == ["Masoud Pezeshkian"]
    assert [role.text for role in president.roles] == ["Iranian President"]
    assert (president.given, president.surname) == ("Masoud", "Pezeshkian")


def test_two_wordings_of_one_office_lead_to_one_speaker() -> None:
    _, vigilance = _seed("004")
    assert [speaker.name for speaker in vigilance.speakers] == ["Sayyed Ali Khamenei", "Volker Turk"]
    leader, chief = vigilance.speakers
    forms = {form.text for form in leader.forms}
    assert forms >= {"Sayyed Ali Khamenei", "Sayyed Khamenei", "The Iranian Leader"}
    assert "the leader of the islamic revolution in iran" in {form.casefold() for form in forms}
    assert [role.text for role in leader.roles] == ["Leader of the Islamic Revolution in Iran"]
    assert [role.text for role in chief.roles] == ["UN’s human rights chief"]


def test_every_quotation_and_form_is_a_span_of_the_text() -> None:
    for number in ("000", "004"):
        text, statements = _seed(number)
        for speaker in statements.speakers:
            assert all(form.span is not None and form.span.of(text) == form.text for form in speaker.forms)
            assert all(role.span.of(text) == role.text for role in speaker.roles)
        for quotation in statements.quotations:
            words = quotation.span.of(text)
            assert words == words.strip()
            assert words[0] not in '“"' or quotation.kind == "indirect"
