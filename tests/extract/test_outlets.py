"""What a printed name is: agency, acronym, site, outlet, place, or part of a credit."""

import pytest

from archive.extract.layout.outlets import is_acronym, is_agency, is_domain, is_outlet, is_place, names_in
from archive.extract.layout.sentences import sentence_end


@pytest.mark.parametrize("name", ["Reuters", "REUTERS", "AP", "U.P.I.", "dpa", "Tasnim News Agency", "تسنیم"])
def test_agencies_are_known_by_list(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize("name", ["A.A.P.-Reuter", "AP/Reuters", "AFP-Reuters"])
def test_joint_agencies_are_known_by_their_parts(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize("name", ["ap", "Ap", "Costa", "The Minister", "A", "", "-", "Reuters-Costa"])
def test_other_names_are_no_agencies(name: str) -> None:
    assert not is_agency(name)


def test_an_acronym_is_capitals_that_are_no_place() -> None:
    assert is_acronym("XYZN")
    assert not is_acronym("OSLO")
    assert not is_acronym("Xyzn")


@pytest.mark.parametrize("name", ["Example.org", "INTERFAX.RU", "www.example.com"])
def test_a_site_is_known_by_its_ending(name: str) -> None:
    assert is_domain(name)
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Ph.D", "U.S", "a.b", "e.g", "No.9", "3.5"])
def test_abbreviations_are_no_sites(name: str) -> None:
    assert not is_domain(name)


def test_a_name_with_an_outlets_word_is_an_outlet() -> None:
    assert is_outlet("The Evening Chronicle")
    assert not is_outlet("Chronicle")
    assert not is_outlet("Elena Costa")


def test_places_are_known_whatever_their_case() -> None:
    assert is_place("TEHRAN")
    assert is_place("Tehran")
    assert not is_place("Nowhereville")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PC, Al Mayadeen", ["PC", "Al Mayadeen"]),
        ("AFP/Reuters and AP", ["AFP", "Reuters", "AP"]),
        ("Reuters", ["Reuters"]),
        ("he said so", []),
        ("AFP, who said so", []),
        ("", []),
    ],
)
def test_a_credit_is_a_list_of_names(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in names_in(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Mr. Lee met Gov. Costa in St. Paul. They spoke.", "Mr. Lee met Gov. Costa in St. Paul."),
        ("He works for the U.S. Senate. She does not.", "He works for the U.S. Senate."),
        ("“We will go.” He left.", "“We will go.”"),
        ("It cost 3.5 million. More came.", "It cost 3.5 million."),
        ("No stop at all", "No stop at all"),
        ("Really? Yes.", "Really?"),
        ("部长说。第二句。", "部长说。"),
    ],
)
def test_a_sentence_ends_at_its_own_stop(text: str, first: str) -> None:
    assert text[: sentence_end(text, 0, len(text))] == first
