import pytest
from django.test import Client

from archive.models import NameForm, Speaker, SpeakerSuggestion
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, withdraw
from tests.web.pages import a_report, links_of, words_of

pytestmark = pytest.mark.django_db


def test_the_list_counts_quotations_and_articles(client: Client) -> None:
    a_report()
    page = words_of(client.get("/speakers/"))
    assert "Ada Quill in 1 article 2 quotations" in page


def test_quotations_of_nobody_have_an_entry_that_leads_to_their_search(client: Client) -> None:
    a_report()
    for path in ("/speakers/", "/"):
        response = client.get(path)
        assert "Not attributed 1 quotation" in words_of(response)
        assert "/search/?speaker=unknown&in=quotations" in links_of(response)


def test_quotations_lead_to_their_very_place(client: Client) -> None:
    article = a_report()
    quotation = article.quotations.first()
    assert quotation is not None
    response = client.get("/speakers/ada-quill/")
    assert quotation.get_absolute_url() in links_of(response)
    assert "The bridge stays open." in words_of(response)


def test_name_forms_roles_and_outlets_are_counted(client: Client) -> None:
    a_report()
    page = words_of(client.get("/speakers/ada-quill/"))
    assert "Name forms in the texts Ada Quill 1" in page
    assert "Roles as printed the mayor 1" in page
    assert "Reported by Harbour Post 1 article" in page


def test_quotations_are_newest_first_or_oldest_first(client: Client) -> None:
    for words, date in (("Old words.", "2001"), ("New words.", "2021"), ("Dateless words.", "")):
        article = an_article(f"“{words}”", date_edtf=date)
        a_quotation(article, words, an_appearance(article))
    page = words_of(client.get("/speakers/ada-quill/"))
    assert page.index("New words") < page.index("Old words") < page.index("Dateless words")
    page = words_of(client.get("/speakers/ada-quill/", {"sort": "oldest"}))
    assert page.index("Old words") < page.index("New words") < page.index("Dateless words")


def test_a_speaker_named_by_the_container_only_lists_the_articles(client: Client) -> None:
    article = an_article(title="A speech")
    NameForm.objects.create(
        appearance=an_appearance(article, stated=True), text="QUILL, Ada", origin="speakers"
    )
    page = words_of(client.get("/speakers/ada-quill/"))
    assert "0 quotations; named in 1 article" in page
    assert "A speech" in page
    assert "QUILL, Ada 1" in page


def test_a_form_without_given_name_is_said_to_be_shared(client: Client) -> None:
    an_appearance(an_article(), a_speaker("Quill"))
    assert "may stand for several people" in words_of(client.get("/speakers/quill/"))


def test_a_description_is_said_to_be_one(client: Client) -> None:
    an_appearance(an_article(), a_speaker("the mayor", kind=Speaker.Kind.ROLE))
    assert "Known by a description only" in words_of(client.get("/speakers/the-mayor/"))


def test_suggestions_are_not_shown(client: Client) -> None:
    a_report()
    SpeakerSuggestion.objects.create(
        speaker=a_speaker(), candidate=a_speaker("Ada Quillon"), reason="like names"
    )
    page = words_of(client.get("/speakers/ada-quill/"))
    assert "Quillon" not in page
    assert "like names" not in page


def test_an_old_address_leads_to_who_bears_the_form_now(client: Client) -> None:
    before, now = a_speaker("Quill"), a_speaker()
    an_appearance(an_article(), now, key=before.key)
    response = client.get("/speakers/quill/")
    assert response.status_code == 301
    assert response.headers["Location"] == now.get_absolute_url()


def test_an_old_address_that_several_bear_is_not_found(client: Client) -> None:
    before = a_speaker("Quill")
    an_appearance(an_article(), a_speaker(), key=before.key)
    an_appearance(an_article(), a_speaker("Bea Quill"), key=before.key)
    assert client.get("/speakers/quill/").status_code == 404


def test_a_speaker_of_withdrawn_articles_only_is_not_found(client: Client) -> None:
    article = a_report()
    withdraw(article)
    assert client.get("/speakers/ada-quill/").status_code == 404


def test_an_unknown_speaker_is_not_found(client: Client) -> None:
    assert client.get("/speakers/nobody/").status_code == 404
