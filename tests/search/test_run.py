import pytest

from archive import indexing
from archive.search import Filters, Query, run
from tests.builders import a_quotation, an_appearance, an_article

pytestmark = pytest.mark.django_db


def totals(query: Query) -> int:
    return run(query).total


def test_all_words_are_required() -> None:
    an_article("The harbour opened on Monday.", language="en")
    an_article("The harbour closed.", language="en")
    indexing.bring_up_to_date()
    assert totals(Query("harbour")) == 2
    assert totals(Query("harbours opening")) == 1
    assert totals(Query("harbour museum")) == 0


def test_a_phrase_is_verbatim() -> None:
    an_article("A ship of the line came in.", language="en")
    an_article("A ship of a line came in.", language="en")
    indexing.bring_up_to_date()
    assert totals(Query('"ship of the line"')) == 1
    assert totals(Query('"ships of the line"')) == 0
    assert totals(Query("ships lines")) == 2


def test_filters_facets_and_what_is_left_out() -> None:
    speaker = an_article("One spoke. “Go on,” said Ada Quill.", source="Harbour Post", date_edtf="2024-05-10")
    a_quotation(speaker, "Go on,", an_appearance(speaker))
    an_article("Two spoke.", source="Hill News, Ltd", date_edtf="2023-01")
    an_article("Three spoke.", date_edtf="XXXX-05-10")
    indexing.rebuild()
    found = run(Query("spoke", Filters(first="2024")))
    assert (found.total, found.left_out) == (1, 1)
    by_name = {facet.name: {value.value: value.count for value in facet.values} for facet in found.facets}
    assert by_name["source"] == {"harbour-post": 1}
    assert by_name["speaker"] == {"ada-quill": 1}
    found = run(Query("spoke", Filters(source=("harbour-post",), year=("2024",))))
    by_name = {facet.name: [(value.value, value.count) for value in facet.values] for facet in found.facets}
    assert by_name["year"] == [("2024", 1)]
    assert found.left_out == 0
    assert run(Query("spoke", Filters(speaker=("ada-quill",)), subject="quotations")).total == 0
    assert run(Query("go", Filters(speaker=("ada-quill",)), subject="quotations")).total == 1
    assert run(Query("", Filters(source=("unknown",)))).total == 1
