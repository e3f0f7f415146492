import pytest
from django.test import Client

from archive import indexing
from archive.models import Article
from tests.builders import a_quotation, a_speaker, an_appearance, an_article
from tests.web.pages import html_of, links_of, words_of

pytestmark = pytest.mark.django_db

GROUPED = {"q": "boats", "in": "quotations", "group": "speaker"}


def said(name: str | None, words: str, date: str = "", **values: object) -> Article:
    article = an_article(f"“{words}” was heard.", date_edtf=date, **values)
    a_quotation(article, words, an_appearance(article, a_speaker(name)) if name else None)
    return article


@pytest.fixture
def page(client: Client) -> Client:
    said("Ada Quill", "Boats are late.", "2024-05-10", date_earliest="2024-05-10", date_latest="2024-05-10")
    said("Ada Quill", "Boats sank.", "2019?", date_earliest="2019-01-01", date_latest="2019-12-31")
    said("Ada Quill", "Boats.", "XXXX-09-21")
    said("Ben Marsh", "No boats.")
    said("Cy Vale", "Boats again.", "2023", date_earliest="2023-01-01", date_latest="2023-12-31")
    said(None, "More boats.")
    indexing.rebuild()
    return client


def test_who_said_it_is_listed_with_counts_first_and_last_use(page: Client) -> None:
    words = words_of(page.get("/search/", GROUPED))
    assert "6 quotations for “boats”" in words
    assert "3 speakers, by number of quotations. 1 quotation is not attributed." in words
    ada = words.partition("Ada Quill")[2].partition("Ben Marsh")[0]
    assert ada.split("Last")[0].strip().startswith("3 quotations First")
    assert "2019" in ada.split("Last")[0]
    assert "Last 10 May 2024" in ada
    assert ada.strip().endswith("1 undated")
    assert "1 quotation Undated" in words.partition("Ben Marsh")[2]
    assert "1 quotation On 2023" in words.partition("Cy Vale")[2]


def test_each_speaker_leads_to_their_quotations_and_each_date_to_its_place(page: Client) -> None:
    links = links_of(page.get("/search/", {**GROUPED, "page": "1"}))
    assert "/search/?q=boats&speaker=ada-quill&in=quotations" in links
    first = Article.objects.get(text__contains="sank")
    assert f"{first.get_absolute_url()}#q-1" in links


def test_the_speakers_tab_is_the_same_search_grouped(page: Client) -> None:
    address = "/search/?q=boats&in=quotations&group=speaker"
    for subject in ("articles", "quotations"):
        response = page.get("/search/", {"q": "boats", "in": subject})
        assert address in links_of(response)
    html = html_of(page.get(address)).replace("&amp;", "&")
    assert f'"{address}" rel="nofollow" aria-current="page">Speakers <span class="num">3</span></a>' in html
    assert 'href="/search/?q=boats&in=quotations" rel="nofollow">Quotations' in html


def test_filters_keep_the_grouping(page: Client) -> None:
    response = page.get("/search/", GROUPED)
    assert "/search/?q=boats&year=2024&in=quotations&group=speaker" in links_of(response)
    assert '<input type="hidden" name="group" value="speaker">' in html_of(response)


def test_grouping_articles_is_refused_with_a_message(page: Client) -> None:
    response = page.get("/search/", {"q": "boats", "group": "speaker"})
    assert "Only quotations are grouped by speaker" in words_of(response)
    assert "6 articles for “boats”" in words_of(response)


def test_nothing_found_and_no_index_have_their_usual_pages(client: Client, an_index: object) -> None:
    said("Ada Quill", "Boats left.")
    response = client.get("/search/", {**GROUPED, "q": "left"})
    assert "without lists of filters and speakers" in words_of(response)
    assert 'aria-current="page">Quotations' in html_of(response)
    assert 'aria-current="true">newest</a>' in html_of(response)
    indexing.rebuild()
    nothing = client.get("/search/", {**GROUPED, "q": "zeppelin"})
    assert "Nothing found for “zeppelin”" in words_of(nothing)


def test_quotations_of_nobody_are_one_click_from_the_speakers(client: Client) -> None:
    article = an_article("“Boats left,” said Ada Quill. “No boats,” a wall read.")
    a_quotation(article, "Boats left,", an_appearance(article))
    a_quotation(article, "No boats,")
    indexing.rebuild()
    response = client.get("/search/", {"q": "boats", "in": "quotations", "group": "speaker"})
    assert "1 quotation is not attributed." in words_of(response)
    assert "/search/?q=boats&speaker=unknown&in=quotations" in links_of(response)


def test_words_said_once_in_two_versions_are_not_said_twice(client: Client) -> None:
    text = "The harbour council met in the morning and spoke about the bridge. “Boats left,” said Ada Quill."
    for day in ("2024-05-10", "2024-05-11"):
        article = an_article(text, date_edtf=day)
        a_quotation(article, "Boats left,", an_appearance(article))
    first, second = Article.objects.order_by("pk")
    Article.objects.filter(pk=second.pk).update(version_of=first)
    indexing.rebuild()
    page = words_of(client.get("/search/", GROUPED))
    assert "Ada Quill 1 quotation On 10 May 2024 Again 11 May 2024" in page


def test_the_tab_tells_how_many_speakers_there_are_where_that_is_known(client: Client) -> None:
    said("Ada Quill", "Boats left.")
    said("Ben Marsh", "Boats came.")
    said(None, "Boats.")
    indexing.rebuild()
    assert "Speakers 2" in words_of(client.get("/search/", GROUPED))
    assert "Speakers 2" in words_of(client.get("/search/", {"q": "boats", "in": "quotations"}))
    assert "Speakers 2" not in words_of(client.get("/search/", {"q": "boats"}))
