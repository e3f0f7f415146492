"""Speakers across articles: linked by surname and role only, whatever the order of ingest."""

from itertools import permutations

import pytest

from archive.extract.facts import Attribution, Facts, NameForm, Quotation, Role, Speaker
from archive.ingest import linking, rows, writing
from archive.ingest.naming import Names
from archive.models import Appearance, Article, OutboxEntry, SpeakerSuggestion
from archive.models import Speaker as SpeakerRow
from archive.text import Document, Span, Text
from tests.builders import an_article

pytestmark = pytest.mark.django_db

Person = tuple[str, str, str, str]  # name as printed (its generation last), given, surname, role

FULL: Person = ("Sir Ada Quill", "Ada", "Quill", "Chair of the Harbour Board in Port Town")
TITLED: Person = ("Chairwoman Quill", "", "Quill", "the Chair of the Harbour Board")
BARE: Person = ("Quill", "", "Quill", "")


def facts_of(person: Person) -> tuple[str, Facts]:
    name, given, surname, role = person
    text = f"{name}, {role}, said so."
    roles = (Role(role, Span(len(name) + 2, len(name) + 2 + len(role))),) if role else ()
    speaker = Speaker(
        name=name, kind="person", forms=(NameForm(name, Span(0, len(name))),), roles=roles, given=given,
        surname=surname, generation=name.split()[-1].lower().strip(".") if name.endswith(("r.", "I")) else "",
    )  # fmt: skip
    said = Span(len(text) - 8, len(text) - 1)
    by = Attribution(name=name, speaker=0, mention=None, cue=None, rule="test", confidence=0.9)
    quotation = Quotation(span=said, kind="direct", rule="marks", confidence=0.9, attribution=by)
    return text, Facts((), (), (), (), (), (), (quotation,), (speaker,))


def keep(article: Article, facts: Facts) -> None:
    found = rows.rows_of(Document(id="", text=Text(article.text)), facts)
    writing.write_rows([(article.pk, found)], Names())


def store(*people: Person) -> list[Article]:
    articles = []
    for person in people:
        text, facts = facts_of(person)
        article = an_article(text)
        keep(article, facts)
        articles.append(article)
    linking.link_speakers()
    return articles


def speaker_of(article: Article) -> str:
    return article.appearances.get().speaker.slug


@pytest.mark.parametrize("order", list(permutations([FULL, TITLED, BARE])))
def test_a_form_without_a_given_name_joins_by_surname_and_contained_role(order: tuple[Person, ...]) -> None:
    found = {person: speaker_of(article) for person, article in zip(order, store(*order), strict=True)}
    assert found == {FULL: "ada-quill", TITLED: "ada-quill", BARE: "quill"}


def test_quotations_follow_their_speaker_and_the_index_hears_of_it() -> None:
    [titled] = store(TITLED)
    OutboxEntry.objects.all().delete()
    store(FULL)
    titled.refresh_from_db()
    assert titled.quotations.get().speaker == SpeakerRow.objects.get(slug="ada-quill")
    assert list(OutboxEntry.objects.values_list("article_id", flat=True)) == [titled.pk]


def test_two_full_names_with_the_role_leave_the_form_alone_with_two_suggestions() -> None:
    other: Person = ("Bert Quill", "Bert", "Quill", "former Chair of the Harbour Board")
    titled, *_ = store(TITLED, FULL, other)
    assert speaker_of(titled) == "chairwoman-quill"
    suggested = SpeakerSuggestion.objects.filter(speaker__slug="chairwoman-quill")
    assert {row.candidate.slug for row in suggested} == {"ada-quill", "bert-quill"}


def test_a_bare_surname_is_only_ever_suggested() -> None:
    store(BARE, FULL)
    suggestion = SpeakerSuggestion.objects.get()
    assert (suggestion.speaker.slug, suggestion.candidate.slug) == ("quill", "ada-quill")
    assert suggestion.reason


def test_different_given_names_are_different_speakers() -> None:
    people: list[Person] = [
        ("George Marsh", "George", "Marsh", "President"),
        ("George W. Marsh", "George W.", "Marsh", "President"),
    ]
    older, younger = store(*people)
    assert speaker_of(older) != speaker_of(younger)
    assert not SpeakerSuggestion.objects.exists()


@pytest.mark.parametrize("order", list(permutations(["Ada Quill Sr.", "Ada Quill Jr.", "Ada Quill"])))
def test_a_plain_name_beside_two_generations_is_suggested_for_both(order: tuple[str, ...]) -> None:
    found = [speaker_of(article) for article in store(*[(name, "Ada", "Quill", "") for name in order])]
    assert sorted(found) == ["ada-quill", "ada-quill-jr", "ada-quill-sr"]
    suggested = SpeakerSuggestion.objects.filter(speaker__slug="ada-quill")
    assert {row.candidate.slug for row in suggested} == {"ada-quill-jr", "ada-quill-sr"}
    assert SpeakerSuggestion.objects.count() == 2


def test_one_office_held_in_turn_joins_nobody() -> None:
    first: Person = ("Ada Quill", "Ada", "Quill", "the mayor")
    second: Person = ("Tom Reed", "Tom", "Reed", "the mayor")
    assert len({speaker_of(article) for article in store(first, second)}) == 2


def test_a_full_name_that_goes_takes_its_links_with_it() -> None:
    full, titled = store(FULL, TITLED)
    assert speaker_of(titled) == "ada-quill"
    writing.clear_rows(full)
    linking.link_speakers()
    assert speaker_of(titled) == "chairwoman-quill"


def test_a_cut_off_run_is_healed_by_the_next() -> None:
    text, facts = facts_of(FULL)
    keep(an_article(text), facts)  # and killed before it linked
    assert Appearance.objects.get().link_rule == rows.PENDING
    linking.link_speakers()
    assert Appearance.objects.get().link_rule == linking.OWN_NAME


@pytest.mark.parametrize("order", list(permutations(["Ada Quill", "Dr Ada Quill", "Dr Ada Quill"])))
def test_a_speaker_bears_the_form_printed_most_often(order: tuple[str, ...]) -> None:
    store(*[(name, "Ada", "Quill", "") for name in order])
    assert SpeakerRow.objects.get().name == "Dr Ada Quill"
