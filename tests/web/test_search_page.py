from collections.abc import Callable

import pytest
from django.test import Client

from archive import indexing, search
from archive.search.query import Query
from archive.search.results import (
    Bar,
    Facet,
    FacetValue,
    Hit,
    Holdings,
    Results,
    Snippet,
    Suggestion,
    Timeline,
)
from archive.text import Span
from archive.web.search_help import EXAMPLES
from tests.builders import a_source, an_article, withdraw
from tests.web.pages import a_report, html_of, links_of, words_of

pytestmark = pytest.mark.django_db
Answers = Callable[..., list[Query]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Make every search answer so; gives the list in which the queries asked gather."""

    def answer(total: int = 0, hits: tuple[Hit, ...] = (), **values: object) -> list[Query]:
        asked: list[Query] = []

        def run(query: Query, **options: int) -> Results:
            asked.append(query)
            return Results(query, total, hits, **values)  # type: ignore[arg-type]

        monkeypatch.setattr(search, "run", run)
        return asked

    return answer


def test_the_query_asked_is_the_one_of_the_address(client: Client, answers: Answers) -> None:
    asked = answers()
    client.get("/search/", {"q": " river ", "sort": "newest", "page": "2"})
    assert asked == [Query("river", sort="newest", page=2)]


def test_hits_show_marked_titles_and_passages(client: Client, answers: Answers) -> None:
    article = a_report()
    snippet = Snippet("The bridge stays open.", (Span(4, 10),), before=True)
    answers(1, (Hit(article.pk, title_marks=(Span(4, 11),), snippets=(snippet,)),))
    html = html_of(client.get("/search/", {"q": "bridge"}))
    assert "The <mark>harbour</mark> council met</a>" in html
    assert "… The <mark>bridge</mark> stays open." in html
    assert "1 article for “<bdi>bridge</bdi>”" in html


def test_quotations_are_shown_whole_with_speaker_and_place(client: Client, answers: Answers) -> None:
    article = a_report()
    quotation = article.quotations.first()
    assert quotation is not None
    answers(1, (Hit(article.pk, quotation.pk, said_marks=(Span(4, 10),)),))
    response = client.get("/search/", {"q": "bridge", "in": "quotations"})
    assert "The <mark>bridge</mark> stays open." in html_of(response)
    assert quotation.get_absolute_url() in links_of(response)
    assert "Ada Quill" in words_of(response)


def test_a_hit_withdrawn_since_is_left_out(client: Client, answers: Answers) -> None:
    article = a_report()
    withdraw(article)
    answers(1, (Hit(article.pk), Hit(999_999)))
    response = client.get("/search/", {"q": "bridge"})
    assert response.status_code == 200
    assert "harbour council" not in html_of(response)


def test_facets_are_links_that_add_or_remove_a_value(client: Client, answers: Answers) -> None:
    a_source()
    values = (
        FacetValue("harbour-post", "Harbour Post", 3, True),
        FacetValue("unknown", "Source not stated", 2),
    )
    answers(5, facets=(Facet("source", values, 9),))
    response = client.get("/search/", {"source": "harbour-post", "page": "2"})
    html = html_of(response)
    assert '<a href="/search/" rel="nofollow" aria-current="true"><bdi>Harbour Post</bdi>' in html
    assert "/search/?source=harbour-post&source=unknown" in links_of(response)
    assert "and 7 more" in words_of(response)


def test_filters_in_force_can_be_removed_one_by_one_or_all(client: Client, answers: Answers) -> None:
    a_source()
    answers()
    response = client.get("/search/", {"q": "x", "source": "harbour-post", "from": "2024"})
    assert {"/search/?q=x&from=2024", "/search/?q=x&source=harbour-post", "/search/?q=x"} <= set(
        links_of(response)
    )
    assert "Source: Harbour Post" in words_of(response)


def test_what_the_date_filter_left_out_is_said_with_a_link(client: Client, answers: Answers) -> None:
    answers(5, left_out=3)
    response = client.get("/search/", {"q": "x", "from": "2024", "to": "2025"})
    assert "Left out by the date filter because undated: 3 articles" in words_of(response)
    assert "/search/?q=x&year=undated" in links_of(response)


def test_both_tabs_have_their_totals(client: Client, answers: Answers) -> None:
    answers(5, other_total=1234)
    page = words_of(client.get("/search/", {"q": "x"}))
    assert "Articles 5" in page
    assert "Quotations 1,234" in page


def test_the_histogram_leads_to_its_months(client: Client, answers: Answers) -> None:
    answers(5, histogram=Timeline((Bar("2024-05", 5, 2),), (Bar("2024", 5, 2),)))
    response = client.get("/search/", {"q": "x"})
    assert "/search/?q=x&from=2024-05&to=2024-05" in links_of(response)
    assert "<title>May 2024: 5 articles, 2 of them with an inferred year</title>" in html_of(response)


def test_the_histogram_says_what_it_shows_in_several_months_and_in_none(
    client: Client, answers: Answers
) -> None:
    months = tuple(Bar(f"2024-{month:02}", 3) for month in range(1, 13))
    answers(5, histogram=Timeline(months, (Bar("2024", 3),), spread=3, undated=2))
    response = client.get("/search/", {"q": "x"})
    assert "3 known to the year only, or to several months, count in each of them." in words_of(response)
    assert "Undated, so not shown: 2." in words_of(response)
    assert "/search/?q=x&year=undated" in links_of(response)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"fallback": True}, "index is being rebuilt"),
        ({"partial": True}, "took too long"),
        ({"relaxed": True}, "No article has all of these words"),
        ({"messages": ("Close the quotation marks.",)}, "Close the quotation marks."),
    ],
)
def test_what_the_search_has_to_say_is_said(
    client: Client, answers: Answers, values: dict[str, object], said: str
) -> None:
    answers(1, **values)
    assert said in words_of(client.get("/search/", {"q": "x"}))


def test_nothing_found_offers_ways_on(client: Client, answers: Answers) -> None:
    a_source()
    answers(suggestions=(Suggestion("unity", 3),), other_total=4)
    response = client.get("/search/", {"q": "unitty bridge", "source": "harbour-post"})
    page, links = words_of(response), links_of(response)
    assert "Nothing found for “unitty bridge”" in page
    assert "Did you mean unity (3 articles)?" in page
    assert "/search/?q=unitty+bridge" in links
    assert "/search/?q=unitty+bridge&source=harbour-post&in=quotations" in links
    assert "match=any" not in " ".join(links)  # any of the words was tried already
    phrase = client.get("/search/", {"q": '"unitty bridge"', "source": "harbour-post"})
    assert "/search/?q=%22unitty+bridge%22&source=harbour-post&match=any" in links_of(phrase)


def test_pages_keep_the_search(client: Client, answers: Answers) -> None:
    article = an_article()
    answers(95, (Hit(article.pk),))
    response = client.get("/search/", {"q": "a b", "year": ["2023", "2024"], "page": "2"})
    assert "/search/?" not in [link[:9] for link in links_of(response) if link.endswith("#list")]
    assert "?q=a+b&year=2023&year=2024&page=3#list" in links_of(response)
    assert 'aria-current="page" aria-label="Page 2"' in html_of(response)


def test_searches_are_kept_out_of_other_indexes(client: Client, answers: Answers) -> None:
    answers()
    assert client.get("/search/").headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "q", ["<script>alert(1)</script>", '" onfocus=alert(1) x="', "\x00", "a" * 10_000, "%", "\ud83d"]
)
def test_whatever_is_typed_is_shown_as_words(client: Client, answers: Answers, q: str) -> None:
    answers()
    response = client.get("/search/", {"q": q.encode("utf-8", "replace")})
    assert response.status_code == 200
    assert "<script" not in html_of(response)
    assert " onfocus=alert" not in html_of(response).replace("&quot; onfocus=alert", "")


def test_every_example_of_the_help_page_is_understood(client: Client) -> None:
    response = client.get("/search/help/")
    for example in EXAMPLES:
        assert example.href in links_of(response)
        assert search.run(Query(example.text)).messages == ()


def test_absence_is_told_with_what_the_archive_holds(client: Client, answers: Answers) -> None:
    answers(holdings=Holdings(articles=12, quotations=1, unattributed=3, undated=0))
    assert "3 quotations are not attributed in the whole archive." in words_of(
        client.get("/search/", {"q": "x"})
    )
    answers(holdings=Holdings(articles=12, quotations=1, unattributed=3, undated=0, narrowed=True))
    page = words_of(client.get("/search/", {"q": "x", "from": "2024"}))
    assert "holds under these filters 12 articles and 1 quotation." in page
    assert "Under the other filters 3 quotations are not attributed." in page
    assert "undated" not in page.partition("not attributed.")[2]


def test_without_words_the_newest_come_first_and_the_page_says_so(client: Client, answers: Answers) -> None:
    article = an_article()
    answers(1, (Hit(article.pk),))
    page = words_of(client.get("/search/"))
    assert "Sort by newest oldest" in page
    assert 'aria-current="true">newest</a>' in html_of(client.get("/search/"))
    assert "Sort by relevance newest oldest" in words_of(client.get("/search/", {"q": "x"}))


def test_a_passage_leads_to_its_line_in_the_article(client: Client) -> None:
    wrapped = "\n".join(
        f"the council of the town met for the {n}th time to speak about the old" for n in range(12)
    )
    article = an_article(
        f"  Harbour news.\n\nThe bridge stays open.\n\n{wrapped} bridge.\nThe end.",
        title="News",
        language="en",
    )
    indexing.rebuild()
    links = [link for link in links_of(client.get("/search/", {"q": "bridge"})) if "#p-" in link]
    assert [link.partition("#")[0] for link in links] == [article.get_absolute_url()] * 2
    page = html_of(client.get(article.get_absolute_url()))
    starts = [int(link.partition("#p-")[2]) for link in links]
    assert [article.text[start:].partition("\n")[0] for start in starts] == [
        "The bridge stays open.", wrapped.rpartition("\n")[2] + " bridge.",
    ]  # fmt: skip
    assert all(f'id="p-{start}"' in page for start in starts)
