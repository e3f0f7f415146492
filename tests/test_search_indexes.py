import pytest
from haystack import connections

from archive.models import Article, Quotation
from archive.search_indexes import for_indexing
from tests.builders import a_quotation, a_speaker, an_appearance, an_article

pytestmark = pytest.mark.django_db


def prepared(row: Article | Quotation) -> dict[str, object]:
    index = connections["default"].get_unified_index().get_index(type(row))
    found: dict[str, object] = index.full_prepare(row)
    return found


def test_an_article_carries_whom_it_quotes_and_whom_its_container_states() -> None:
    article = an_article(
        "“Go on,” said Ada Quill.",
        source="Harbour Post",
        vias=("Hill News",),
        date_edtf="2024?-05",
        language="en",
    )
    a_quotation(article, "Go on,", an_appearance(article, name="Quill"), kind="indirect")
    an_appearance(article, a_speaker("Ben Stated"), stated=True)
    an_appearance(article, a_speaker("Cy Mentioned"))
    found = prepared(for_indexing().get())
    assert found["speaker"] == ["ada-quill", "ben-stated"]
    assert found["speaker_names"] == "Ada Quill\nQuill\nBen Stated"
    assert (found["source"], found["via"]) == ("harbour-post", ["hill-news"])
    assert found["year"] == ["2024"]
    assert found["periods"] == ["2024", "2024-05", "2024 inferred", "2024-05 inferred"]
    assert (found["dated"], found["language"], found["version"]) == ("true", "en", 0)
    assert found["kind"] == ["indirect"]


def test_what_is_unknown_has_a_value_of_its_own() -> None:
    an_article("Nobody knows.", date_edtf="XXXX-05-10")
    found = prepared(for_indexing().get())
    assert (found["source"], found["year"], found["language"]) == ("unknown", ["undated"], "und")
    assert found["periods"] == ["undated"]
    assert (found["dated"], found["days"], "earliest" in found) == ("false", [], False)


def test_a_date_over_several_years_counts_in_each() -> None:
    an_article("Long.", date_edtf="2023/2025")
    found = prepared(for_indexing().get())
    assert found["year"] == ["2023", "2024", "2025"]
    assert len(found["periods"]) == 3 + 36 + 1  # type: ignore[arg-type]
    assert found["periods"][-1] == "spread"  # type: ignore[index]


def test_a_set_keeps_an_interval_for_each_member() -> None:
    an_article("One of two.", date_edtf="[2024-03-04,2024-06-03]")
    found = prepared(for_indexing().get())
    assert [str(first) for first, _ in found["days"]] == ["2024-03-04", "2024-06-03"]  # type: ignore[attr-defined]


def test_a_quotation_carries_its_speaker_and_its_article() -> None:
    article = an_article("“Go on,” said Ada Quill. “No,” they said.", source="Harbour Post", date_edtf="2024")
    said = a_quotation(article, "Go on,", an_appearance(article))
    anonymous = a_quotation(article, "No,")
    found = prepared(said)
    assert (found["text"], found["speaker"], found["attributed"]) == ("Go on,", ["ada-quill"], "true")
    assert (found["article"], found["source"], found["year"]) == (article.pk, "harbour-post", ["2024"])
    assert found["kind"] == ["direct"]
    assert (prepared(anonymous)["speaker"], prepared(anonymous)["attributed"]) == ([], "false")


def test_rows_are_read_in_a_fixed_number_of_queries(django_assert_num_queries: object) -> None:
    for number in range(4):
        article = an_article(f"“Go {number},” said Ada Quill.", source="Harbour Post")
        a_quotation(article, f"Go {number},", an_appearance(article))
    with django_assert_num_queries(5):  # type: ignore[operator]
        rows = list(for_indexing())
        for row in rows:
            prepared(row)
            for quotation in row.quotations.all():
                prepared(quotation)


def test_withdrawn_articles_are_not_indexed() -> None:
    an_article("Gone.", withdrawn_at="2026-01-01T00:00Z", withdrawn_reason="asked")
    assert not for_indexing().exists()


def test_a_title_that_is_shown_cut_is_found_whole() -> None:
    an_article("Words.", title="The port opens", metadata={"title": "The port opens to ferries"})
    an_article("More words.", title="Corrected", metadata={"title": "The port opens to ferries"})
    found = [prepared(row)["title"] for row in for_indexing().order_by("pk")]
    assert found == ["The port opens to ferries", "Corrected"]
    assert prepared(Article.objects.order_by("pk")[0])["title"] == "The port opens to ferries"
