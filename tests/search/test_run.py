import pytest
from haystack.inputs import Raw
from haystack.query import SearchQuerySet

from archive import indexing
from archive.models import Article
from archive.search import Bar, Filters, Holdings, Query, Suggestion, run
from tests.builders import a_quotation, a_speaker, an_appearance, an_article

pytestmark = pytest.mark.django_db


def totals(query: Query) -> int:
    return run(query).total


def test_all_words_are_required() -> None:
    an_article("The harbour opened on Monday.", language="en")
    an_article("The harbour closed.", language="en")
    indexing.bring_up_to_date()
    assert totals(Query("harbour")) == 2
    assert totals(Query("harbours opening")) == 1
    assert run(Query("harbour museum")).relaxed


def test_a_phrase_is_verbatim() -> None:
    an_article("A ship of the line came in.", language="en")
    an_article("A ship of a line came in.", language="en")
    indexing.bring_up_to_date()
    assert totals(Query('"ship of the line"')) == 1
    assert totals(Query('"ships of the line"')) == 0
    assert totals(Query("ships lines")) == 2


def test_words_meet_in_endings_with_accents_typed_with_and_without_them() -> None:
    one = an_article("La negociación sigue en el puerto.", language="es")
    many = an_article("Las negociaciones siguen en el puerto.", language="es")
    bare = an_article("La negociacion sigue en el puerto.", language="es")
    an_article("The harbour opened.", language="en")
    indexing.bring_up_to_date()
    found = {
        asked: {hit.article for hit in run(Query(asked)).hits}
        for asked in (
            "negociación",
            "negociaciones",
            "negociacion",
            "title:negociación",
            "en NEAR/4 negociacion",
        )
    }
    assert found["negociación"] == {one.pk, many.pk, bare.pk}
    assert found["negociaciones"] == {one.pk, many.pk}
    assert found["negociacion"] == found["en NEAR/4 negociacion"] == {one.pk, bare.pk}
    assert found["title:negociación"] == {one.pk, many.pk, bare.pk}
    (snippet,) = run(Query("negociaciones puertos")).hits[0].snippets
    assert [mark.of(snippet.text) for mark in snippet.marks] in (
        ["negociación", "puerto"], ["negociaciones", "puerto"],
    )  # fmt: skip


def test_a_word_with_accents_counts_once_though_it_is_found_in_two_ways() -> None:
    for word in ("negociación", "negociaciones"):
        an_article(f"Sobre la {word}.", title=f"Nota {word}", language="es")
    indexing.bring_up_to_date()
    answered = SearchQuerySet().models(Article).filter(text=Raw("negociación"))
    assert len({round(result.score, 5) for result in answered}) == 1


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


def test_any_of_the_words_is_enough_when_asked() -> None:
    an_article("Boats left the quay.", language="en")
    an_article("Trains left the station.", language="en")
    an_article("Boats and trains.", language="en")
    indexing.rebuild()
    found = run(Query("boat train", match="any"))
    assert found.total == 3
    assert found.relaxed is False
    assert run(Query("boat train -station", match="any")).total == 2


def test_without_all_the_words_those_with_most_come() -> None:
    best = an_article("Boats left the quay at dawn.", language="en")
    an_article("Boats are boats.", language="en")
    indexing.rebuild()
    found = run(Query("boats quay zeppelin"))
    assert found.relaxed
    assert found.total == 2
    assert found.hits[0].article == best.pk


def test_an_unknown_word_gets_a_suggestion_only_without_hits() -> None:
    an_article("The government resigned.", language="en")
    indexing.rebuild()
    assert run(Query("goverment")).suggestions == (Suggestion("government", 1),)
    assert run(Query('"goverment resigned" -x')).suggestions == (Suggestion('"government resigned" -x', 1),)
    assert run(Query("government")).suggestions == ()
    assert run(Query("zzzzzz")).suggestions == ()


def test_absence_comes_with_what_there_is() -> None:
    article = an_article("“Go on,” said Ada Quill. “No,” they said.", date_edtf="2024-05-10")
    a_quotation(article, "Go on,", an_appearance(article))
    a_quotation(article, "No,")
    undated = an_article("“Stay,” said Ada Quill.")
    a_quotation(undated, "Stay,", an_appearance(undated))
    indexing.rebuild()
    found = run(Query("zeppelin", Filters(speaker=("ada-quill",), first="2024", last="2024")))
    assert found.total == 0
    assert found.holdings == Holdings(articles=1, quotations=1, unattributed=1, undated=1, narrowed=True)
    assert run(Query("zeppelin")).holdings is None


def test_named_fields_search_what_they_name() -> None:
    article = an_article(
        "Harbour news\n\n“Boats are late,” said Ada Quill.",
        source="Hill Times",
        date_edtf="2024-05",
        language="en-GB",
    )
    a_quotation(article, "Boats are late,", an_appearance(article))
    an_article("Trains are late.", title="Boats", language="fr")
    indexing.rebuild()
    expected = {
        "title:boats": 1, "quote:boat": 1, "quote:trains": 0, "speaker:quill": 1, 'speaker:"ada quill"': 1,
        "source:hill": 1, "date:2024": 1, "date:2024-06..": 0, "date:..2024-06": 1, "date:undated": 1,
        "language:en": 1, "language:fr": 1, "language:EN-GB": 1, "late -title:boats": 1, "late title:(news OR boats)": 2,
        "boa*": 2, "late NEAR/2 boats": 1, "boots~1": 2,
    }  # fmt: skip
    assert {text: totals(Query(text)) for text in expected} == expected
    assert totals(Query("title:harbour late", subject="quotations")) == 1
    assert totals(Query("quote:late", subject="quotations")) == 1


def test_nonsense_is_ignored_with_a_message() -> None:
    an_article("Boats.", date_edtf="2024")
    indexing.rebuild()
    found = run(Query("boats", Filters(first="2025", last="2024")))
    assert found.total == 1
    assert "Write the earlier date first" in found.messages[0]
    assert "calendar" in run(Query("boats", Filters(first="2024-02-31"))).messages[0]
    assert run(Query("boats (", page=0, size=5000)).total == 1
    assert "last one" in run(Query("boats", page=7)).messages[0]
    assert run(Query("boats", page=7)).query.page == 1
    for page in (7, 11, 100_000):
        for found in (run(Query("boats", page=page)), run(Query("boats", page=page, size=100))):
            assert found.messages == (f"There is no page {page}; this is the last one, 1.",)
    assert run(Query("zeppelin", page=9)).messages == ()


def test_order_and_pages() -> None:
    dated = [an_article("Boats.", date_edtf=f"{year}-01-01") for year in range(2001, 2012)]
    undated = an_article("Boats.")
    indexing.rebuild()
    newest = run(Query("boats", sort="newest", size=100))
    assert [hit.article for hit in newest.hits] == [*(one.pk for one in reversed(dated)), undated.pk]
    oldest = run(Query("boats", sort="oldest", size=5, page=3))
    assert [hit.article for hit in oldest.hits] == [dated[10].pk, undated.pk]
    assert run(Query("")).hits[0].article == dated[10].pk
    assert {run(Query("boats", page=page, size=5)).total for page in (1, 2, 3)} == {12}
    assert [(bar.start, bar.count) for bar in newest.histogram.months][:2] == [("2001-01", 1), ("2002-01", 1)]


def test_undated_articles_come_last_even_when_they_were_indexed_first() -> None:
    undated = an_article("Boats.")
    old, new = an_article("Boats.", date_edtf="2001"), an_article("Boats.", date_edtf="2002")
    indexing.rebuild()
    for sort, order in (("newest", [new, old, undated]), ("oldest", [old, new, undated])):
        assert [hit.article for hit in run(Query("boats", sort=sort)).hits] == [one.pk for one in order]


def test_an_inferred_year_is_counted_and_shown_as_inferred() -> None:
    an_article("Boats.", date_edtf="2024?-09-21")
    indexing.rebuild()
    found = run(Query("boats", Filters(year=("2024",))))
    assert (found.total, found.histogram.months) == (1, (Bar("2024-09", 1, 1),))


def test_without_an_index_case_does_not_matter_in_any_script() -> None:
    speaker = an_article("Le pétrole coule, « dit-elle » Élise.", language="fr", source="Le Pétrolier")
    a_quotation(speaker, "dit-elle", an_appearance(speaker, a_speaker("Élise Quai")))
    an_article("سازمانی تازه", language="fa")
    for text in ("PÉTROLE", "pétrole", "speaker:élise", "speaker:ÉLISE", "source:PÉTROLIER", "سازماني"):
        found = run(Query(text))
        assert (found.fallback, found.total) == (True, 1), text
    assert totals(Query("pétrole -élise")) == 0
    assert totals(Query("quote:DIT-ELLE speaker:élise", subject="quotations")) == 1


def test_without_an_index_too_words_of_a_quotation_stand_in_one() -> None:
    article = an_article("“Oil flows,” she said. “The river rose.” “Oil by the river.”", language="en")
    for words in ("Oil flows,", "The river rose."):
        a_quotation(article, words)
    assert [totals(Query(text)) for text in ("quote:(oil river)", "quote:(oil OR rail)")] == [0, 1]
    indexing.rebuild()
    assert [run(Query(text)).relaxed for text in ("quote:(oil river)",)] == [False]
    assert [totals(Query(text)) for text in ("quote:(oil river)", "quote:(oil OR rail)")] == [0, 1]


def test_the_database_answers_alike_without_an_index() -> None:
    article = an_article(
        "Boats left. “Go on,” said Ada Quill.", source="Harbour Post", date_edtf="2024-05-10"
    )
    a_quotation(article, "Go on,", an_appearance(article))
    an_article("Boats stayed.", withdrawn_at="2026-01-01T00:00Z", withdrawn_reason="asked")
    an_article("Boats came.", vias=("Hill News",))
    asked = [
        Query("boats"), Query("boats -came"), Query('"boats left" OR came'), Query("", Filters(source=("unknown",))),
        Query("", Filters(source=("harbour-post",), year=("2024",))), Query("", Filters(via=("hill-news",))),
        Query("", Filters(speaker=("ada-quill",))), Query("", Filters(first="2024", last="2024-05")),
        Query("", Filters(year=("undated",))), Query("go", subject="quotations"), Query("", Filters(language=("und",))),
        Query("", Filters(speaker=("ada-quill",), year=("2024",)), subject="quotations"), Query("", Filters(year=("x",))),
        Query("", Filters(kind=("direct",))), Query("", Filters(kind=("direct", "indirect")), subject="quotations"),
        Query("", Filters(kind=("indirect",))),
    ]  # fmt: skip
    before = [run(query) for query in asked]
    assert all(found.fallback for found in before)
    indexing.rebuild()
    after = [run(query) for query in asked]
    assert not any(found.fallback for found in after)
    assert [found.total for found in before] == [found.total for found in after]


def test_the_database_heeds_named_fields_and_dates() -> None:
    article = an_article(
        "Harbour news\n\n“Boats are late,” said Ada Quill.", source="Hill Times", date_edtf="2024-05",
        language="en-GB", vias=("Quay News",),
    )  # fmt: skip
    a_quotation(article, "Boats are late,", an_appearance(article))
    an_article("Trains are late.", title="Boats", language="fr")
    texts = [
        "title:boats", "quote:boats", "quote:trains", "speaker:quill", 'speaker:"ada quill" late', "source:hill",
        'source:"quay news"', "date:2024", "date:2024-06..", "date:..2024-06", "date:undated", "-date:undated",
        "language:en", "language:FR", "late -title:boats", "late title:(news OR boats)", "late -source:hill",
        "date:2024..2025 OR language:fr", "late -speaker:quill",
    ]  # fmt: skip
    asked = [Query(text, subject=subject) for text in texts for subject in ("articles", "quotations")]
    before = [run(query) for query in asked]
    assert all(found.fallback for found in before)
    indexing.rebuild()
    assert [(found.query.text, found.total) for found in before] == [
        (query.text, run(query).total) for query in asked
    ]


def test_the_database_heeds_a_quotations_own_language_like_the_index() -> None:
    article = an_article("“Le pont est fermé,” she said. “Go round,” he said.", language="en")
    a_quotation(article, "Le pont est fermé,", language="fr")
    a_quotation(article, "Go round,")
    asked = [Query("", Filters(language=(tag,)), subject="quotations") for tag in ("fr", "en", "und")]
    asked += [Query(f"language:{tag}", subject="quotations") for tag in ("fr", "en")]
    before = [run(query) for query in asked]
    assert all(found.fallback for found in before)
    indexing.rebuild()
    assert [found.total for found in before] == [run(query).total for query in asked] == [1, 1, 0, 1, 1]


def test_all_that_matched_in_a_long_quotation_is_marked() -> None:
    said = "The bridge stays open. " + "Nobody asked for more than that. " * 20 + "A bridge is a bridge."
    article = an_article(f"“{said}”", language="en")
    a_quotation(article, said, None)
    indexing.bring_up_to_date()
    (hit,) = run(Query(text="bridge", subject="quotations")).hits
    assert [span.of(said) for span in hit.said_marks] == ["bridge"] * 3
