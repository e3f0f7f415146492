"""Who said what was found: counts, first and last use against a plain reading of the rows."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import dates, indexing
from archive.models import Quotation
from archive.search import Filters, Query, run
from archive.search.results import SpeakerUse
from tests.builders import a_quotation, a_speaker, an_appearance, an_article

pytestmark = pytest.mark.django_db


def said(name: str | None, words: str, date: str = "", **values: object) -> Quotation:
    article = an_article(f"“{words}” was heard.", date_edtf=date, **_ends(date))
    speaker = an_appearance(article, a_speaker(name)) if name else None
    return a_quotation(article, words, speaker, **values)


def _ends(date: str) -> dict[str, object]:
    known = dates.parse(date) if date else None
    return {"date_earliest": known.earliest, "date_latest": known.latest} if known else {}


def uses(query: Query) -> dict[str, SpeakerUse]:
    found = run(query)
    assert found.speakers is not None
    return {use.slug: use for use in found.speakers.listed}


def test_speakers_are_listed_with_count_first_and_last_use() -> None:
    middle = said("Ada Quill", "Boats are late.", "2024-05-10")
    first = said("Ada Quill", "Boats sink.", "2019")
    last = said("Ada Quill", "Boats again.", "2025-01")
    said("Ada Quill", "Boats, undated.")
    said("Ben Marsh", "Boats never.")
    said(None, "Boats, said nobody.")
    said("Cy Vale", "Trains only.", "2024")
    indexing.rebuild()
    found = run(Query("boats", subject="quotations", group="speaker"))
    assert found.speakers is not None
    assert found.speakers.listed == (
        SpeakerUse("ada-quill", "Ada Quill", 4, first.pk, last.pk, 1),
        SpeakerUse("ben-marsh", "Ben Marsh", 1, None, None, 1),
    )
    assert (found.total, found.speakers.total, found.speakers.unattributed) == (6, 2, 1)
    assert found.hits == ()
    assert uses(Query("late", subject="quotations", group="speaker"))["ada-quill"].first == middle.pk


def test_a_chosen_speaker_stands_alone_and_no_facet_repeats_the_list() -> None:
    said("Ada Quill", "Boats.", "2024")
    said("Ben Marsh", "Boats.", "2024")
    indexing.rebuild()
    query = Query("boats", Filters(speaker=("ben-marsh",)), subject="quotations", group="speaker")
    assert list(uses(query)) == ["ben-marsh"]
    assert "speaker" not in {facet.name for facet in run(query).facets}
    assert "source" in {facet.name for facet in run(query).facets}


def test_pages_count_speakers() -> None:
    for number in range(5):
        for _ in range(5 - number):
            said(f"Speaker N{number}", "Boats.", "2024-05")
    indexing.rebuild()
    query = Query("boats", subject="quotations", group="speaker", size=2, page=2)
    assert list(uses(query)) == ["speaker-n2", "speaker-n3"]
    found = run(Query("boats", subject="quotations", group="speaker", size=2, page=9))
    assert (found.pages, found.query.page, found.total) == (3, 3, 15)
    assert found.speakers is not None
    assert [use.count for use in found.speakers.listed] == [1]
    assert "last one, 3" in found.messages[0]


def test_articles_are_never_grouped() -> None:
    said("Ada Quill", "Boats.", "2024")
    indexing.rebuild()
    found = run(Query("boats", group="speaker"))
    assert (found.total, len(found.hits), found.speakers) == (1, 1, None)


def test_first_and_last_use_equal_the_order_of_the_list() -> None:
    chance = random.Random(7)
    some_dates = ["2020", "2020-03", "2020-03-04", "2021-01-01", "[2020-02-01,2020-05-01]", "", "XXXX-02-01"]
    for number in range(40):
        name = chance.choice(["Ada Quill", "Ben Marsh", "Cy Vale", None])
        said(name, f"Boats {number}.", chance.choice(some_dates))
        if number == 20:
            indexing.bring_up_to_date()
    indexing.bring_up_to_date()
    for slug, use in uses(Query("boats", subject="quotations", group="speaker")).items():
        theirs = Filters(speaker=(slug,))
        oldest = run(Query("boats", theirs, "quotations", sort="oldest", size=100))
        newest = run(Query("boats", theirs, "quotations", sort="newest", size=100))
        assert use.count == oldest.total
        assert (use.first, use.last) == (oldest.hits[0].quotation, newest.hits[0].quotation)
        undated = run(Query("boats date:undated", theirs, "quotations"))
        assert use.undated == (undated.total if not undated.relaxed else 0)


def test_grouping_asks_the_database_no_more_for_many_than_for_few() -> None:
    counts = []
    for size in (1, 30):
        for number in range(size):
            said(f"Speaker N{number}", "Boats.", "2024-05")
        indexing.bring_up_to_date()
        with CaptureQueriesContext(connection) as captured:
            run(Query("boats", subject="quotations", group="speaker", size=50))
        counts.append(len(captured))
    assert counts[1] <= counts[0]


def test_a_kind_of_quotation_narrows_articles_and_quotations() -> None:
    said("Ada Quill", "Boats.", "2024", kind="indirect")
    said("Ben Marsh", "Boats.", "2024")
    an_article("Boats, and nobody quoted.")
    indexing.rebuild()
    for subject in ("articles", "quotations"):
        found = run(Query("boats", Filters(kind=("indirect",)), subject=subject))  # type: ignore[arg-type]
        kinds = next(facet for facet in found.facets if facet.name == "kind")
        assert found.total == 1
        assert {(value.value, value.count) for value in kinds.values} == {("direct", 1), ("indirect", 1)}


def test_versions_of_one_text_count_once_undated_too() -> None:
    first, *others = [said("Ada Quill", "Boats.", date).article for date in ("", "", "2024")]
    lone = [said("Ben Marsh", "Boats.").article for _ in range(2)]
    for article, leading in [*((one, first) for one in others), (lone[1], lone[0])]:
        article.version_of = leading
        article.save()
    indexing.rebuild()
    found = uses(Query("boats", subject="quotations", group="speaker"))
    assert (found["ada-quill"].count, found["ada-quill"].undated) == (1, 0)
    assert found["ada-quill"].first == found["ada-quill"].last
    assert (found["ben-marsh"].count, found["ben-marsh"].undated) == (1, 1)
