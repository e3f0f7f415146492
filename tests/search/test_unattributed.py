"""Quotations attributed to nobody, as a value of the filter on speakers: index and database agree."""

import pytest

from archive import indexing
from archive.models import Article
from archive.search import UNKNOWN_SPEAKER, Filters, Query, run
from archive.search.query import Subject
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, withdraw

pytestmark = pytest.mark.django_db

NOBODY = Filters(speaker=(UNKNOWN_SPEAKER,))


@pytest.fixture
def articles() -> list[Article]:
    both = an_article("Boats. “Go,” said Ada Quill. “Stay,” a wall read.", date_edtf="2024")
    a_quotation(both, "Go,", an_appearance(both))
    a_quotation(both, "Stay,")
    named = an_article("Boats. “Go on,” said Ben Marsh.")
    a_quotation(named, "Go on,", an_appearance(named, a_speaker("Ben Marsh")))
    none = an_article("Boats. “No,” they said. “Never,” they said.", date_edtf="2024")
    for words in ("No,", "Never,"):
        a_quotation(none, words)
    return [both, named, none]


def speakers(query: Query) -> dict[str, tuple[str, int, bool]]:
    (facet,) = (facet for facet in run(query).facets if facet.name == "speaker")
    assert facet.distinct == sum(value.count > 0 for value in facet.values)
    return {value.value: (value.label, value.count, value.chosen) for value in facet.values}


def found(query: Query) -> set[int]:
    return {hit.quotation or hit.article for hit in run(query).hits}


@pytest.mark.parametrize("subject", ["articles", "quotations"])
def test_a_facets_figure_is_the_total_that_choosing_it_gives(
    articles: list[Article], subject: Subject
) -> None:
    indexing.rebuild()
    counts = speakers(Query(subject=subject))
    assert list(counts)[-1] == UNKNOWN_SPEAKER
    assert counts[UNKNOWN_SPEAKER] == ("not attributed", 2 if subject == "articles" else 3, False)
    for slug, (_, count, _) in counts.items():
        assert run(Query(filters=Filters(speaker=(slug,)), subject=subject)).total == count
    chosen = speakers(Query(filters=Filters(speaker=(UNKNOWN_SPEAKER, "ada-quill")), subject=subject))
    assert {slug: count for slug, (_, count, _) in chosen.items()} == {
        slug: count for slug, (_, count, _) in counts.items()
    }
    assert [slug for slug, (_, _, is_chosen) in chosen.items() if is_chosen] == ["ada-quill", UNKNOWN_SPEAKER]
    words = {"articles": "boats", "quotations": "stay"}[subject]
    assert speakers(Query(words, Filters(speaker=("ben-marsh",)), subject=subject))[UNKNOWN_SPEAKER] == (
        "not attributed", {"articles": 2, "quotations": 1}[subject], False,
    )  # fmt: skip


@pytest.mark.parametrize("subject", ["articles", "quotations"])
@pytest.mark.parametrize(
    "filters",
    [
        NOBODY,
        Filters(speaker=(UNKNOWN_SPEAKER, "ben-marsh")),
        Filters(speaker=(UNKNOWN_SPEAKER,), first="2025"),
    ],
)
def test_the_database_finds_what_the_index_does(
    articles: list[Article], filters: Filters, subject: Subject
) -> None:
    unindexed = run(Query(filters=filters, subject=subject))
    assert unindexed.fallback
    indexing.rebuild()
    indexed = run(Query(filters=filters, subject=subject))
    assert not indexed.fallback
    assert {hit.quotation or hit.article for hit in unindexed.hits} == {
        hit.quotation or hit.article for hit in indexed.hits
    }
    assert unindexed.total == indexed.total


def test_a_change_of_quotations_changes_which_articles_are_found(articles: list[Article]) -> None:
    both, _, none = articles
    indexing.rebuild()
    assert found(Query(filters=NOBODY)) == {both.pk, none.pk}
    withdraw(none)
    both.quotations.filter(speaker=None).delete()
    both.save()
    indexing.rebuild()
    assert found(Query(filters=NOBODY)) == set()
    assert UNKNOWN_SPEAKER not in speakers(Query())


def test_speakers_found_are_told_apart_from_nobody(articles: list[Article]) -> None:
    indexing.rebuild()
    grouped = run(Query(filters=NOBODY, subject="quotations", group="speaker"))
    assert grouped.speakers is not None
    assert (grouped.total, grouped.speakers.total, grouped.speakers.unattributed) == (3, 0, 3)
