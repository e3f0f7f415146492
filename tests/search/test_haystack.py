"""Haystack's public behaviour through this engine, and the defects of its stock Whoosh backend."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from haystack.exceptions import MoreLikeThisError, SearchBackendError
from haystack.inputs import AutoQuery, Exact
from haystack.query import SQ, SearchQuerySet

from archive.models import Source, Speaker
from archive.search.whoosh.backend import Backend
from tests.search.builders import SourceIndex, SpeakerIndex, a_source, declare, fill


def keys(found: SearchQuerySet) -> list[int]:
    return [int(result.pk) for result in found]


def test_words_are_all_required_and_stems_do_not_matter_without_a_language() -> None:
    fill([a_source(1, text="red ships sail"), a_source(2, text="red kites fly")])
    assert keys(SearchQuerySet().filter(content="red ships")) == [1]
    assert sorted(keys(SearchQuerySet().filter(content="red"))) == [1, 2]
    assert keys(SearchQuerySet().exclude(content="kites")) == [1]


def test_filters_join_by_and_and_or() -> None:
    fill([a_source(1, text="red"), a_source(2, text="blue"), a_source(3, text="green")])
    found = SearchQuerySet().filter(SQ(content="red") | SQ(content="blue"))
    assert sorted(keys(found)) == [1, 2]
    assert keys(found.filter(~SQ(content="red"))) == [2]
    assert keys(SearchQuerySet().filter(content="red").filter_or(content="green").order_by("-size")) == [1, 3]
    assert sorted(keys(SearchQuerySet().filter(content="red") | SearchQuerySet().filter(content="blue"))) == [
        1,
        2,
    ]


def test_disjoint_narrowings_leave_nothing() -> None:
    fill([a_source(1, tags=("one",)), a_source(2, tags=("two",))])
    found = SearchQuerySet().narrow("tags:one").narrow("tags:two")
    assert found.count() == 0
    assert keys(found) == []


def test_narrowing_takes_filters_and_the_query_language() -> None:
    fill([a_source(1, name="Al Smith, Jr.", tags=("a",)), a_source(2, name="Al Jones", tags=("b",))])
    assert keys(SearchQuerySet().narrow('name_exact:"Al Smith, Jr."')) == [1]
    assert keys(SearchQuerySet().narrow(SQ(name_exact="Al Jones"))) == [2]
    assert keys(SearchQuerySet().narrow(SQ(tags="a") | SQ(tags="b")).narrow(~SQ(tags="b"))) == [1]
    assert keys(SearchQuerySet().narrow("tags:(a OR b) -tags:a")) == [2]


def test_slices_begin_where_they_say() -> None:
    fill([a_source(key, size=key) for key in range(1, 31)])
    found = SearchQuerySet().order_by("size")
    assert [int(one.pk) for one in found[5:25]] == list(range(6, 26))
    assert [int(one.pk) for one in SearchQuerySet().order_by("size")[7:9]] == [8, 9]
    assert int(SearchQuerySet().order_by("-size")[0].pk) == 30
    assert len(SearchQuerySet()) == 30
    assert sorted(keys(SearchQuerySet())) == list(range(1, 31))


def test_facets_count_whole_values() -> None:
    fill([
        a_source(1, name="Al Smith", tags=("Paris, France", "x y")),
        a_source(2, name="Al Smith", tags=("Paris, France",)),
        a_source(3, name="Al Jones"),
    ])  # fmt: skip
    counts = SearchQuerySet().facet("name").facet("tags").facet_counts()
    assert counts["fields"]["name"] == [("Al Smith", 2), ("Al Jones", 1)]
    assert counts["fields"]["tags"] == [("Paris, France", 2), ("x y", 1)]


def test_a_facet_can_ignore_its_own_selection() -> None:
    fill([a_source(1, tags=("a",)), a_source(2, tags=("b",)), a_source(3, tags=("a", "c"))])
    found = SearchQuerySet().narrow("tags:a").facet("tags", ignoring=("tags",), limit=1, always=("c", "z"))
    assert found.count() == 2
    assert found.facet_counts()["fields"]["tags"] == [("a", 2), ("c", 1), ("z", 0)]


def test_date_and_query_facets() -> None:
    fill([a_source(key, made=datetime(2024, key, 3, tzinfo=UTC), tags=("t",)) for key in (1, 2, 2 + 2)])
    found = SearchQuerySet().date_facet(
        "made", datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC), "month"
    )
    counts = found.query_facet("tags", "t").facet_counts()
    assert [count for _, count in counts["dates"]["made"]] == [1, 1, 0]
    assert counts["queries"] == {"tags_t": 3}


def test_exact_means_the_whole_value() -> None:
    fill([a_source(1, name="Al Smith"), a_source(2, name="Al")])
    assert keys(SearchQuerySet().filter(name__exact="Al")) == [2]
    assert keys(SearchQuerySet().filter(name__exact="al smith")) == [1]
    assert keys(SearchQuerySet().filter(name_exact="al smith")) == []
    assert sorted(keys(SearchQuerySet().filter(name="Al"))) == [1, 2]


def test_exact_input_is_a_phrase() -> None:
    fill([a_source(1, text="the old harbour wall"), a_source(2, text="the harbour old wall")])
    assert keys(SearchQuerySet().filter(content=Exact("old harbour"))) == [1]
    assert keys(SearchQuerySet().auto_query('"old harbour" wall')) == [1]
    assert keys(SearchQuerySet().auto_query("wall -harbour")) == []
    assert keys(SearchQuerySet().filter(content=AutoQuery("harbour"))) == [1, 2]


def test_every_filter_type_of_haystack() -> None:
    fill([a_source(key, name=name, size=key) for key, name in ((1, "Anna"), (2, "Annabel"), (3, "Hannah"))])
    asked = SearchQuerySet().order_by("size")
    assert keys(asked.filter(name__startswith="ann")) == [1, 2]
    assert keys(asked.filter(name__endswith="nah")) == [3]
    assert keys(asked.filter(name__fuzzy="annq")) == [1]
    assert keys(asked.filter(name_exact__contains="nnab")) == [2]
    assert keys(asked.filter(size__gt=1)) == [2, 3]
    assert keys(asked.filter(size__gte=2).filter(size__lt=3)) == [2]
    assert keys(asked.filter(size__range=(1, 2))) == [1, 2]
    assert keys(asked.filter(size__in=[1, 3])) == [1, 3]
    assert keys(asked.filter(name__in=["anna", "hannah"])) == [1, 3]
    assert keys(asked.filter(django_id__in=[2, 3])) == [2, 3]
    assert keys(asked.filter(id="archive.source.3")) == [3]


def test_times_keep_their_zone_both_ways() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    fill([a_source(1, made=datetime(2024, 5, 10, 1, 0, tzinfo=east))])
    assert SearchQuerySet()[0].made == datetime(2024, 5, 9, 19, 30, tzinfo=UTC)
    assert SearchQuerySet().filter(made__lt=datetime(2024, 5, 10, tzinfo=UTC)).count() == 1
    assert SearchQuerySet().filter(made__gte=datetime(2024, 5, 10, 0, 59, tzinfo=east)).count() == 1
    assert SearchQuerySet().filter(made__gt="2024-05-09T20:00:00+00:00").count() == 0


def test_missing_values_sort_last_both_ways() -> None:
    fill([a_source(1, size=5), a_source(2), a_source(3, size=9)])
    assert keys(SearchQuerySet().order_by("size")) == [1, 3, 2]
    assert keys(SearchQuerySet().order_by("-size")) == [3, 1, 2]


def test_sorting_by_several_fields_in_different_directions() -> None:
    fill([a_source(1, name="B", size=1), a_source(2, name="A", size=1), a_source(3, name="A", size=2)])
    assert keys(SearchQuerySet().order_by("name_exact", "-size")) == [3, 2, 1]
    assert keys(SearchQuerySet().order_by("-size", "name_exact")) == [3, 2, 1]


def test_a_removed_object_is_gone_and_so_is_every_copy() -> None:
    backend = fill([a_source(1, text="red"), a_source(1, text="blue"), a_source(2, text="red")])
    assert keys(SearchQuerySet().filter(content="red")) == [2]
    assert SearchQuerySet().count() == 2
    backend.update(SourceIndex(), [a_source(1, text="green")])
    assert keys(SearchQuerySet().filter(content="blue")) == []
    backend.remove(a_source(1))
    backend.remove("archive.source.2")
    assert SearchQuerySet().count() == 0


def test_models_are_told_apart() -> None:
    index = SpeakerIndex()
    backend = declare(SourceIndex(), index)
    backend.update(SourceIndex(), [a_source(1, text="ada")])
    backend.update(index, [Speaker(pk=1, name="Ada", slug="ada")])
    assert SearchQuerySet().filter(content="ada").count() == 2
    assert [one.model for one in SearchQuerySet().models(Speaker).filter(content="ada")] == [Speaker]
    backend.clear(models=[Speaker])
    assert [one.model for one in SearchQuerySet().filter(content="ada")] == [Source]
    backend.clear()
    assert SearchQuerySet().count() == 0


def test_values_and_stored_fields() -> None:
    fill([a_source(1, name="Al", tags=("x", "y"), size=3)])
    assert list(SearchQuerySet().values("pk", "name", "size")) == [{"pk": "1", "name": "Al", "size": 3}]
    assert list(SearchQuerySet().values_list("tags", flat=True)) == [["x", "y"]]
    result = SearchQuerySet()[0]
    assert (result.id, result.django_ct, result.tags) == ("archive.source.1", "archive.source", ["x", "y"])


def test_what_the_engine_has_not_got_is_said() -> None:
    fill([a_source(1)])
    with pytest.raises(SearchBackendError, match="no field"):
        SearchQuerySet().filter(colour="red").count()
    with pytest.raises(SearchBackendError, match="places on a map"):
        list(SearchQuerySet().distance("x", _point()))
    with pytest.raises(MoreLikeThisError, match="similar"):
        list(SearchQuerySet().more_like_this(a_source(1)))


@pytest.mark.parametrize(
    "ask",
    [
        lambda found: list(found.order_by("text")),
        lambda found: list(found.order_by("-nofield")),
        lambda found: list(found.highlight()),
        lambda found: found.filter(size=None).count(),
        lambda found: found.filter(size="many").count(),
        lambda found: found.date_facet(
            "size", datetime(2024, 1, 1), datetime(2025, 1, 1), "month"
        ).facet_counts(),
        lambda found: found.date_facet(
            "none", datetime(2024, 1, 1), datetime(2025, 1, 1), "month"
        ).facet_counts(),
    ],
)
def test_what_cannot_be_done_is_an_error_not_silence(ask: Callable[[SearchQuerySet], object]) -> None:
    fill([a_source(1, size=1)])
    with pytest.raises(SearchBackendError):
        ask(SearchQuerySet())


def test_a_spelling_is_suggested_for_what_was_asked() -> None:
    fill([a_source(1, text="the harbour wall")])
    assert SearchQuerySet().auto_query("harbuor wall").spelling_suggestion() == "harbour wall"
    assert SearchQuerySet().filter(content="harbuor").spelling_suggestion() == "harbour"
    assert SearchQuerySet().auto_query("harbour").spelling_suggestion() is None
    assert SearchQuerySet().spelling_suggestion() is None
    found = SearchQuerySet().auto_query("harbuor")
    assert len(found) == 0
    assert found.spelling_suggestion() == "harbour"
    assert found.spelling_suggestion("wal harbour") is None
    assert found.spelling_suggestion("walll") == "wall"


def test_narrowing_takes_ranges_as_text() -> None:
    fill([a_source(key, tags=(str(2020 + key),), size=key) for key in range(1, 6)])
    assert keys(SearchQuerySet().narrow("tags:[2022 TO 2024]")) == [2, 3, 4]
    assert keys(SearchQuerySet().narrow("size:[* TO 2]")) == [1, 2]
    assert keys(SearchQuerySet().narrow("size:[4 TO *]")) == [4, 5]


def _point() -> object:
    class Point:
        geom_type = "Point"
        srid = 4326

    return Point()


@pytest.mark.parametrize(
    "text", ["?*?*?*?*a", "[a TO zzz]", "a ANDNOT b", "(" * 200 + ")" * 99, '"', "\\", "*", "%s"]
)
def test_hostile_strings_are_only_text(text: str) -> None:
    fill([a_source(1, text="a b")])
    assert SearchQuerySet().auto_query(text).count() in (0, 1)
    assert SearchQuerySet().filter(content=text).count() in (0, 1)


def test_a_search_never_opens_the_index_more_than_once(backend: Backend) -> None:
    filled = fill([a_source(1)])
    first = filled.searcher()
    assert SearchQuerySet().count() == 1
    assert filled.searcher() is first
    filled.update(SourceIndex(), [a_source(2)])
    later = filled.searcher()
    assert later is not first
    assert later.leaves[0] is first.leaves[0]
