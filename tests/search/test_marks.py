"""What a search marks in its hits, index and database alike."""

import pytest

from archive import indexing
from archive.models import Article
from archive.search import Hit, Query, run
from tests.builders import a_quotation, an_appearance, an_article

pytestmark = pytest.mark.django_db

TEXT = "Oil came by the river in spring.\n\n“The oil price fell,” said Ada Quill. A river of oil.\n\n“No more river,” she said."


@pytest.fixture
def report() -> Article:
    article = an_article(TEXT, title="Oil and Quill", language="en")
    quill = an_appearance(article)
    for words in ("The oil price fell,", "No more river,"):
        a_quotation(article, words, quill)
    return article


def shown(hit: Hit) -> list[tuple[str, list[str]]]:
    return [(one.text, [mark.of(one.text) for mark in one.marks]) for one in hit.snippets]


QUOTED = ("“The oil price fell,” said Ada Quill. A river of oil.", ["oil"])


@pytest.mark.parametrize("indexed", [True, False])
def test_what_is_asked_of_quotations_is_marked_in_them_alone(report: Article, indexed: bool) -> None:
    if indexed:
        indexing.rebuild()
    (hit,) = run(Query("quote:oil speaker:quill")).hits
    assert shown(hit) == [QUOTED]
    assert hit.snippets[0].marks[0].start == QUOTED[0].index("oil")
    assert hit.title_marks == ()


@pytest.mark.parametrize("indexed", [True, False])
def test_passages_are_taken_where_words_are_near_each_other(report: Article, indexed: bool) -> None:
    if indexed:
        indexing.rebuild()
    (hit,) = run(Query("oil NEAR/2 river")).hits
    assert shown(hit) == [(QUOTED[0], ["river", "oil"])]
    (hit,) = run(Query("quill -train title:oil")).hits
    assert [marks for _, marks in shown(hit)] == [["Quill"]]
    assert [mark.of(report.title) for mark in hit.title_marks] == ["Oil", "Quill"]


def test_a_quotation_shows_marks_in_its_words(report: Article) -> None:
    indexing.rebuild()
    (hit,) = run(Query("river title:quill speaker:ada", subject="quotations")).hits
    assert [mark.of("No more river,") for mark in hit.said_marks] == ["river"]
    assert [mark.of(report.title) for mark in hit.title_marks] == ["Quill"]
