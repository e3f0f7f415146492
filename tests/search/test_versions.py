"""Versions of one text are one result: in lists, totals, facets and the histogram alike."""

from dataclasses import replace

import pytest
from haystack.query import SearchQuerySet

from archive import indexing
from archive.models import Article, OutboxEntry
from archive.search import Bar, Filters, Query, Results, fallback, run
from tests.builders import a_quotation, an_appearance, an_article

pytestmark = pytest.mark.django_db


def linked(first: Article, *others: Article) -> None:
    for other in others:
        other.version_of = first
        other.save()
    OutboxEntry.objects.announce([first.pk, *(other.pk for other in others)])


def three_versions() -> list[Article]:
    """One text in three outlets, and a text of its own."""
    texts = [
        "Boats left. “Go on,” said Ada Quill.",
        "Boats left early. “Go on,” said Ada Quill.",
        "Boats left.",
    ]
    sources, dates = ["Harbour Post", "Hill News", "Hill News"], ["2024-05-10", "2024-05-11", "2023-01-01"]
    listed = [
        an_article(text, source=source, date_edtf=date, language="en")
        for text, source, date in zip(texts, sources, dates, strict=True)
    ]
    for article in listed[:2]:
        a_quotation(article, "Go on,", an_appearance(article))
    linked(listed[0], *listed[1:])
    return [*listed, an_article("Boats came.", source="Hill News", date_edtf="2024-06-01", language="en")]


def counts(found: Results, name: str) -> dict[str, int]:
    return next(
        {value.value: value.count for value in facet.values} for facet in found.facets if facet.name == name
    )


def test_the_first_in_the_order_asked_stands_for_the_others() -> None:
    one, two, three, own = three_versions()
    indexing.rebuild()
    newest = run(Query("boats", sort="newest"))
    assert [hit.article for hit in newest.hits] == [own.pk, two.pk]
    assert [(hit.others, hit.hidden) for hit in newest.hits] == [((), 0), ((one.pk, three.pk), 2)]
    oldest = run(Query("boats", sort="oldest"))
    assert [(hit.article, hit.others) for hit in oldest.hits] == [(three.pk, (one.pk, two.pk)), (own.pk, ())]
    assert {(found.total, found.documents, found.pages) for found in (newest, oldest)} == {(2, 4, 1)}


def test_every_figure_counts_texts() -> None:
    three_versions()
    indexing.rebuild()
    found = run(Query("boats"))
    assert found.total == 2
    assert counts(found, "source") == {"hill-news": 2, "harbour-post": 1}
    assert counts(found, "year") == {"2024": 2, "2023": 1}
    assert counts(found, "language") == {"en": 2}
    assert found.histogram.months == (Bar("2023-01", 1), Bar("2024-05", 1), Bar("2024-06", 1))
    for name in ("source", "year", "language"):
        for value, count in counts(found, name).items():
            assert run(Query("boats", replace(Filters(), **{name: (value,)}))).total == count
    pages = [run(Query("boats", page=page, size=1)) for page in (1, 2)]
    assert [page.total for page in pages] == [2, 2]
    assert len({hit.article for page in pages for hit in page.hits}) == 2


def test_only_versions_that_match_stand_behind_another() -> None:
    _, two, three, own = three_versions()
    indexing.rebuild()
    found = run(Query("boats", Filters(source=("hill-news",), year=("2024",)), sort="newest"))
    assert [(hit.article, hit.hidden) for hit in found.hits] == [(own.pk, 0), (two.pk, 0)]
    found = run(Query("boats", Filters(source=("hill-news",)), sort="newest"))
    assert [(hit.article, hit.others) for hit in found.hits] == [(own.pk, ()), (two.pk, (three.pk,))]


def test_all_versions_are_listed_when_asked() -> None:
    three_versions()
    indexing.rebuild()
    found = run(Query("boats", versions="all"))
    assert (found.total, found.documents, len(found.hits)) == (4, 4, 4)
    assert counts(found, "source") == {"hill-news": 3, "harbour-post": 1}
    assert not any(hit.hidden for hit in found.hits)


def test_the_same_words_in_versions_of_one_text_are_one_quotation() -> None:
    one, _, _, _ = three_versions()
    other = an_article("Trains left. “Go on,” said Ada Quill.")
    a_quotation(other, "Go on,", an_appearance(other))
    a_quotation(one, "Boats left.")
    indexing.rebuild()
    found = run(Query("", subject="quotations"))
    assert (found.total, found.documents) == (3, 4)
    assert counts(found, "speaker") == {"ada-quill": 2, "unknown": 1}
    assert sorted(hit.hidden for hit in found.hits) == [0, 0, 1]
    assert run(Query("go")).other_total == run(Query("go", subject="quotations")).total == 2


def test_haystack_itself_lists_every_document() -> None:
    three_versions()
    indexing.rebuild()
    found = SearchQuerySet().models(Article).filter(content="boats")
    assert (found.count(), len(found[:10])) == (4, 4)
    collapsed = found.all()
    collapsed.query.collapse = "wording"
    assert [collapsed.count(), collapsed.all().count(), found.count()] == [2, 2, 4]


def test_the_index_follows_as_versions_are_linked_and_parted() -> None:
    one, two = an_article("Boats left the quay."), an_article("Boats left the quay early.")
    indexing.rebuild()
    assert run(Query("boats")).total == 2
    linked(one, two)
    indexing.bring_up_to_date()
    assert run(Query("boats")).total == 1
    two.version_of = None
    two.save()
    OutboxEntry.objects.announce([one.pk, two.pk])
    indexing.bring_up_to_date()
    assert run(Query("boats")).total == 2


def test_the_database_counts_texts_too_and_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback, "DEEPEST_RESULT", 2)
    _, two, _, own = three_versions()
    for number in range(3):
        an_article(f"Boats came again, number {number}.", date_edtf="1990")
    articles = run(Query("boats", sort="newest"))
    assert articles.fallback
    assert (articles.total, articles.documents) == (5, 7)
    assert [hit.article for hit in articles.hits] == [own.pk, two.pk]
    assert (run(Query("boats", versions="all")).total, run(Query("", subject="quotations")).total) == (7, 1)
    indexing.rebuild()
    asked = [Query("boats"), Query("boats", versions="all"), Query("go", subject="quotations")]
    assert [run(query).total for query in asked] == [5, 7, 1]


def test_many_versions_are_counted_and_the_first_named() -> None:
    first, *others = [an_article("Boats left.", date_edtf=f"{year}") for year in range(2000, 2016)]
    linked(first, *others)
    indexing.rebuild()
    hit = run(Query("boats", sort="oldest")).hits[0]
    assert (hit.article, hit.hidden) == (first.pk, 15)
    assert hit.others == tuple(other.pk for other in others[:12])
