"""What a search tells beside its results: pages, dates left out, what there is, other spellings."""

import pytest

from archive import indexing
from archive.search import Bar, Filters, Query, Suggestion, run
from archive.search.paging import page_in
from tests.builders import a_quotation, an_appearance, an_article

pytestmark = pytest.mark.django_db


def test_only_the_first_thousand_results_are_paged_through() -> None:
    assert page_in(2_000, page=11, size=100) == (
        10, "Results are shown up to number 1000. Add words or filters to see others.",
    )  # fmt: skip
    assert page_in(102, page=11, size=100) == (2, "There is no page 11; this is the last one, 2.")
    assert page_in(1_000, page=10, size=100) == (10, "")


def test_pages_are_the_same_without_an_index() -> None:
    for number in range(3):
        an_article(f"Boats number {number}.")
    found = run(Query("boats", page=9, size=2))
    assert (found.fallback, found.query.page, len(found.hits)) == (True, 2, 1)
    assert found.messages == ("There is no page 9; this is the last one, 2.",)


def test_a_query_of_signs_lists_everything_newest_first_and_says_so() -> None:
    old, new = an_article("Old.", date_edtf="2001"), an_article("New.", date_edtf="2009")
    indexing.rebuild()
    for text in ("???", "-", "()"):
        found = run(Query(text))
        assert [hit.article for hit in found.hits] == [new.pk, old.pk]
        assert "everything is listed" in found.messages[-1]
    assert run(Query("")).messages == ()


def test_a_date_in_the_text_tells_what_it_left_out() -> None:
    an_article("Boats.", date_edtf="2024-05")
    undated = an_article("Boats and “boats” again, said “boats”.")
    for start in (11, 34):
        a_quotation(undated, "boats", start=start, end=start + 5)
    an_article("Trains.")
    indexing.rebuild()
    for text in ("boats date:2024", "date:2023..2025 boats", "boats date:(2024 OR 2025)"):
        assert (run(Query(text)).total, run(Query(text)).left_out) == (1, 1)
    assert run(Query("date:2024")).left_out == 2
    assert [run(Query(text)).left_out for text in ("boats", "boats -date:2024", "boats date:undated")] == [
        0
    ] * 3


def test_what_is_left_out_of_quotations_is_counted_in_articles() -> None:
    undated = an_article("Boats and “boats” again, said “boats”.")
    for start in (11, 31):
        a_quotation(undated, "boats", start=start, end=start + 5, position=start)
    indexing.rebuild()
    found = run(Query("boats", Filters(first="2010"), subject="quotations"))
    assert (found.total, found.left_out) == (0, 1)


def test_a_speaker_named_in_the_text_gets_evidence_of_absence() -> None:
    article = an_article("“Go on,” said Ada Quill.", date_edtf="2024")
    a_quotation(article, "Go on,", an_appearance(article))
    an_article("“No,” they said.")
    indexing.rebuild()
    held = run(Query("zeppelin speaker:quill")).holdings
    assert held is not None
    assert (held.articles, held.quotations, held.narrowed) == (1, 1, False)
    assert run(Query("zeppelin")).holdings is None


def test_words_of_a_field_are_corrected_by_the_words_there_and_counted() -> None:
    article = an_article("“Go on,” said Ada Quill.", title="The harbour opens")
    a_quotation(article, "Go on,", an_appearance(article))
    indexing.rebuild()
    assert run(Query("title:harbuor")).suggestions == (Suggestion("title:harbour", 1),)
    assert run(Query("speaker:quil")).suggestions == (Suggestion("speaker:quill", 1),)


def test_an_article_known_to_the_year_only_counts_once_a_year_and_is_told_apart() -> None:
    for edtf in ("2023", "2023", "2023-05-10", "[2023-03-04,2023-04-03]", "2024", "XXXX-05"):
        an_article("Boats.", date_edtf=edtf)
    indexing.rebuild()
    found = run(Query("boats")).histogram
    assert found.years == (Bar("2023", 4), Bar("2024", 1))
    assert [bar.count for bar in found.months[:5]] == [2, 2, 3, 3, 3]
    assert (found.spread, found.undated) == (4, 1)
    for bar in (*found.years, *found.months):
        assert run(Query("boats", Filters(first=bar.start, last=bar.start))).total == bar.count
