"""Names that differ only in transliteration are suggested to a curator, and never linked."""

from itertools import permutations

import pytest

from archive.ingest import likeness, linking, writing
from archive.models import Speaker, SpeakerSuggestion
from tests.builders import an_article
from tests.ingest.test_linking import Person, facts_of, keep, speaker_of, store

pytestmark = pytest.mark.django_db


def person(name: str, role: str = "") -> Person:
    given, _, surname = name.rpartition(" ")
    return name, given, surname, role


def suggested() -> dict[tuple[str, str], str]:
    found = SpeakerSuggestion.objects.values_list("speaker__name", "candidate__name", "reason")
    return {(speaker, candidate): reason for speaker, candidate, reason in found}


def pairs() -> set[frozenset[str]]:
    return {frozenset(pair) for pair in suggested()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Khamenei", "Ali Khamene'i"),
        ("Ali Khamenei", "Ali Khamene’i"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Mohammed Karimi", "Muhammad Karimi"),
        ("Mohammad Javad Karimi", "Mohamed Javad Karimi"),
        ("Muammar Qaddafi", "Moammar Gaddafi"),
        ("Volker Türk", "Volker Turk"),
        ("Hussein Rahimi", "Hossain Rahimi"),
        ("Abdel Fattah al-Sisi", "Abdel Fatah El-Sisi"),
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("علي كريمي", "علی کریمی"),
    ],
)
def test_spellings_of_one_name_are_suggested_and_not_linked(one: str, other: str) -> None:
    articles = store(person(one), person(other))
    assert pairs() == {frozenset((one, other))}
    assert set(suggested().values()) == {likeness.TRANSLITERATION}
    assert len({speaker_of(article) for article in articles}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Khamenei", "Mojtaba Khamenei"),
        ("George Bush", "George W. Bush"),
        ("Bill Clinton", "Hillary Clinton"),
        ("John Kerry", "John Gerry"),
        ("John Anderson", "John Andersen"),
        ("George Ball", "George Bell"),
        ("Ada Marsh", "Ada March"),
        ("Tom Reed", "Tim Reed"),
    ],
)
def test_other_people_are_not_suggested(one: str, other: str) -> None:
    store(person(one), person(other))
    assert not suggested()


def test_an_initial_is_suggested_where_one_full_name_fits() -> None:
    store(person("V. Zelensky"), person("Volodymyr Zelenskyy"))
    assert suggested() == {("V. Zelensky", "Volodymyr Zelenskyy"): likeness.INITIAL}


def test_an_initial_that_fits_two_people_says_nothing() -> None:
    store(person("T. Reed"), person("Tom Reed"), person("Tilda Reed"), person("Ada Reed"))
    assert not suggested()


@pytest.mark.parametrize("order", list(permutations(["Hasan Karimi", "Hassan Karimi", "Hassan Kareemi"])))
def test_the_order_of_ingest_does_not_show(order: tuple[str, ...]) -> None:
    for name in order:
        store(person(name))
    assert set(suggested()) == {
        ("Hassan Karimi", "Hasan Karimi"),
        ("Hassan Kareemi", "Hasan Karimi"),
        ("Hassan Karimi", "Hassan Kareemi"),
    }


def test_suggestions_of_both_kinds_live_side_by_side() -> None:
    store(person("Hasan Karimi"), person("Hassan Karimi"), ("Karimi", "", "Karimi", ""))
    both = {frozenset(("Hasan Karimi", "Hassan Karimi")), frozenset(("Karimi", "Hasan Karimi"))}
    assert both <= pairs()
    before = set(SpeakerSuggestion.objects.values_list("pk", flat=True))
    likeness.suggest_alike()
    assert set(SpeakerSuggestion.objects.values_list("pk", flat=True)) == before
    store(("Karimi", "", "Karimi", "a clerk"))  # its surname is linked anew
    assert both <= pairs()


def test_a_name_that_no_article_prints_any_more_takes_its_suggestion_with_it() -> None:
    first, _ = store(person("Hasan Karimi"), person("Hassan Karimi"))
    writing.clear_rows(first)
    linking.link_speakers()
    assert not suggested()


def test_a_run_cut_off_before_it_suggested_is_completed_by_the_next() -> None:
    for name in ("Hasan Karimi", "Hassan Karimi"):
        text, facts = facts_of(person(name))
        keep(an_article(text), facts)
    assert set(Speaker.objects.values_list("skeleton", flat=True)) == {""}
    linking.link_speakers()
    assert pairs() == {frozenset(("Hasan Karimi", "Hassan Karimi"))}
