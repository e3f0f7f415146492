import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from archive import indexing
from archive.models import OutboxEntry
from archive.search import Query, completion, run
from archive.search.completion import Completion, complete, names_beginning
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    for name, times in (("Ada Quill", 3), ("Adam Vale", 1), ("Zoë Ångström", 1), ("Ben Al-Marsh", 2)):
        for number in range(times):
            article = an_article(
                f"“Boats {number},” they said.", title="Harbour boats", source="Harbour Post"
            )
            a_quotation(article, f"Boats {number},", an_appearance(article, a_speaker(name)))
    stated = an_article("A speech.", title="Harbours of the adriatic", vias=("Adria Wire",))
    an_appearance(stated, a_speaker("Adele Stated"), stated=True)
    indexing.rebuild()


def texts(typed: str) -> list[str]:
    return [one.text for one in complete(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("quil", ['speaker:"Ada Quill" ']),
        ("talks quil", ['talks speaker:"Ada Quill" ']),
        ("talks ada qu", ['talks speaker:"Ada Quill" ']),
        ("(boats OR quil", ['(boats OR speaker:"Ada Quill" ']),
        ("boats -quil", ['boats -speaker:"Ada Quill" ']),
        ('"zero talks" quil', ['"zero talks" speaker:"Ada Quill" ']),
        ("angst", ['speaker:"Zoë Ångström" ']),
        ("ZOË", ['speaker:"Zoë Ångström" ']),
        ("al-mar", ['speaker:"Ben Al-Marsh" ']),
        ('speaker:"ada q', ['speaker:"Ada Quill" ']),
        ("talks speaker:qui", ['talks speaker:"Ada Quill" ']),
        ('source:"harbour po', ['source:"Harbour Post" ']),
        ("source:adr", ['source:"Adria Wire" ']),
        ("title:harb", ["title:harbour ", "title:harbours "]),
    ],
)
def test_what_is_typed_is_completed_where_it_stands(archive: None, typed: str, expected: list[str]) -> None:
    assert texts(typed) == expected


def test_speakers_come_first_then_sources_then_words_of_titles(archive: None) -> None:
    assert complete("harb") == [
        Completion('source:"Harbour Post" ', "Harbour Post", "source", 7),
        Completion("harbour ", "harbour", "title", 7),
        Completion("harbours ", "harbours", "title", 1),
    ]
    kinds = [(one.label, one.kind, one.count) for one in complete("ad")]
    assert kinds == [
        ("Ada Quill", "speaker", 3),
        ("Adam Vale", "speaker", 1),
        ("Adele Stated", "speaker", 0),
        ("Adria Wire", "source", 1),
        ("adriatic", "title", 1),
    ]


@pytest.mark.parametrize(
    "typed", ["", " ", "q", "quil ", '"ada qu', "quil*", "quil~", "date:20", "language:e", "quote:boa", "NOT", "-", "zzzz", "x" * 300]
)  # fmt: skip
def test_where_nothing_can_follow_nothing_is_offered(archive: None, typed: str) -> None:
    assert complete(typed) == []


def test_every_completion_finds_what_it_promises(archive: None) -> None:
    for typed in ("quil", "al-mar", "harb", "source:adr", "angst"):
        for one in complete(typed):
            found = run(Query(one.text))
            assert found.total >= 1
            assert (found.messages, found.relaxed) == ((), False)


def test_names_alone_fill_a_field_of_a_form(archive: None) -> None:
    assert [one.text for one in names_beginning("speaker", "ada")] == ["Ada Quill", "Adam Vale"]
    assert [one.text for one in names_beginning("speaker", "ada q")] == ["Ada Quill"]
    assert [one.text for one in names_beginning("source", "post")] == ["Harbour Post"]
    assert names_beginning("speaker", "ada zeppelin") == []


def test_a_word_of_withdrawn_titles_alone_is_not_offered() -> None:
    gone = an_article("Secret.", title="Zeppelins")
    an_article("Open.", title="Zebras")
    indexing.rebuild()
    withdraw(gone)
    OutboxEntry.objects.announce([gone.pk])
    indexing.bring_up_to_date()
    assert texts("ze") == ["zebras "]


def test_a_quotation_mark_in_a_name_ends_no_phrase() -> None:
    article = an_article("“Boats,” he said.")
    a_quotation(article, "Boats,", an_appearance(article, a_speaker("Ada “Bolt” Quill", slug="ada")))
    indexing.rebuild()
    (one,) = complete("bolt")
    assert one.text == 'speaker:"Ada Bolt Quill" '
    assert run(Query(one.text)).total == 1


def test_without_an_index_nothing_is_offered() -> None:
    assert complete("ada") == []
    assert names_beginning("speaker", "ada") == []


@given(some.text(alphabet='ad qu"“:()-*~OR\u0301و١\x00', max_size=30))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_nothing_fails(archive: None, typed: str) -> None:
    for one in complete(typed):
        assert one.kind in completion.KINDS
        assert run(Query(one.text)).messages is not None
