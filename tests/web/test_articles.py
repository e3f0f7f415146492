import pytest
from django.test import Client

from archive.models import Article
from tests.builders import a_quotation, an_appearance, an_article, an_original, withdraw
from tests.web.pages import REPORT, a_report, article_text, evidence, html_of, links_of, words_of

pytestmark = pytest.mark.django_db


def place(article: Article, words: str) -> int:
    return article.text.index(words)


def test_the_page_shows_the_text_character_for_character(client: Client) -> None:
    article = a_report()
    shown = article_text(client.get(article.get_absolute_url()))
    assert shown == [line for line in REPORT.split("\n") if line]


def test_paragraphs_and_quotations_have_their_anchors(client: Client) -> None:
    article = a_report()
    html = html_of(client.get(article.get_absolute_url()))
    assert f'id="p-{place(article, "Ada Quill said")}"' in html
    for words in ("The bridge stays open.", "The tunnel may close.", "Nobody asked the river,"):
        assert f'<q id="q-{place(article, words)}">' in html
        assert f'href="#q-{place(article, words)}"' in html


def test_a_quotation_keeps_its_printed_marks_inside(client: Client) -> None:
    article = a_report()
    assert ">“The bridge stays open.”</q>" in html_of(client.get(article.get_absolute_url()))


def test_a_heading_is_a_heading(client: Client) -> None:
    html = html_of(client.get(a_report().get_absolute_url()))
    assert ">A Plan for the River</h2>" in html


def test_each_speaker_of_a_paragraph_is_named_beside_it(client: Client) -> None:
    text = "“One,” said Ada Quill. “Two,” said Ben Marsh."
    article = an_article(text)
    a_quotation(article, "One,", an_appearance(article))
    a_quotation(article, "Two,", an_appearance(article, name="Ben Marsh"))
    page = words_of(client.get(article.get_absolute_url()))
    assert "Ada Quill quotation 1" in page


def test_a_quotation_without_speaker_is_not_attributed(client: Client) -> None:
    page = words_of(client.get(a_report().get_absolute_url()))
    assert "not attributed quotation 4" in page
    assert "4 quotations, 1 not attributed" in page


def test_a_quotation_over_two_paragraphs_has_one_anchor(client: Client) -> None:
    article = an_article("Quill said: “First part.\n\n“Second part.”")
    a_quotation(article, "First part.\n\n“Second part.", an_appearance(article))
    response = client.get(article.get_absolute_url())
    assert html_of(response).count('id="q-13"') == 1
    assert article_text(response) == ["Quill said: “First part.", "“Second part.”"]
    assert html_of(response).count("<q") >= 2


def test_evidence_marks_its_words_without_script(client: Client) -> None:
    article = a_report()
    response = client.get(article.get_absolute_url(), {"evidence": "date"})
    assert '<mark id="evidence" class="lit">Sep 21</mark>' in html_of(response)
    assert '<details name="why" id="why-date" open>' in html_of(response)
    assert "Day and month stand in the dateline." in words_of(response)


def test_evidence_of_a_quotation_marks_who_said_it(client: Client) -> None:
    article = a_report()
    key = f"quotation-{place(article, 'The bridge stays open.')}"
    html = html_of(client.get(article.get_absolute_url(), {"evidence": key}))
    assert '<mark id="evidence" class="lit">' in html
    assert '<mark class="lit">said</mark>' in html


def test_evidence_of_a_quotation_without_speaker_marks_the_quotation(client: Client) -> None:
    article = a_report()
    key = f"quotation-{place(article, 'Nobody asked the river,')}"
    html = html_of(client.get(article.get_absolute_url(), {"evidence": key}))
    assert '<mark id="evidence" class="lit">Nobody asked the river,</mark>' in html


def test_evidence_of_a_speaker_marks_name_forms_and_roles(client: Client) -> None:
    html = html_of(client.get(a_report().get_absolute_url(), {"evidence": "speaker-0"}))
    assert '<mark id="evidence" class="lit">Ada Quill</mark>' in html
    assert '<mark class="lit">the mayor</mark>' in html


def test_evidence_stated_by_the_container_names_its_field(client: Client) -> None:
    article = an_article(language="en")
    evidence(article, "language", "en", origin="lang", rule="stated")
    response = client.get(article.get_absolute_url(), {"evidence": "language"})
    assert '<summary id="evidence">' in html_of(response)
    assert "Stated by the container in its field lang" in words_of(response)


def test_what_was_outranked_is_shown_as_not_used(client: Client) -> None:
    article = a_report()
    evidence(article, "date", "2023-01-01", "morning", rank=1)
    assert "Not used 2023-01-01" in words_of(client.get(article.get_absolute_url()))


@pytest.mark.parametrize("asked", ["nonsense", "speaker-99", "quotation-1", "<script>", "\x00", "x" * 5000])
def test_unknown_evidence_gets_a_message(client: Client, asked: str) -> None:
    response = client.get(a_report().get_absolute_url(), {"evidence": asked})
    assert response.status_code == 200
    assert "This article has no evidence under the name" in words_of(response)
    assert "<script" not in html_of(response)


def test_unknown_values_are_said_to_be_unknown(client: Client) -> None:
    article = an_article("Words.\n\nMore words.")
    page = words_of(client.get(article.get_absolute_url()))
    assert "Source not stated" in page
    assert "undated" in page
    assert "language not known" in page
    assert "no quotations" in page


def test_an_inferred_year_is_shown_as_inferred_and_leads_to_its_evidence(client: Client) -> None:
    article = a_report()
    response = client.get(article.get_absolute_url())
    assert '<time datetime="09-21">21 September</time>' in html_of(response)
    assert "probably 2024" in words_of(response)
    assert f"{article.get_absolute_url()}?evidence=date#evidence" in links_of(response)


def test_a_wrong_slug_moves_for_good_and_keeps_what_was_asked(client: Client) -> None:
    article = a_report()
    response = client.get(f"/articles/{article.public_id}/older-slug/?evidence=date")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{article.get_absolute_url()}?evidence=date"


def test_an_address_without_slug_moves_to_the_article(client: Client) -> None:
    article = a_report()
    response = client.get(f"/articles/{article.public_id}/")
    assert response.status_code == 301
    assert response.headers["Location"] == article.get_absolute_url()


def test_an_unknown_article_is_not_found(client: Client) -> None:
    response = client.get("/articles/zzzzzzzz/nothing/")
    assert response.status_code == 404
    assert "no article of this number" in words_of(response)


@pytest.mark.parametrize("form", ["/anything/", "/", ".json", ".txt", ".bib", ".ris", "/original"])
def test_a_withdrawn_article_leaves_a_tombstone_with_its_reason(client: Client, form: str) -> None:
    article = a_report()
    withdraw(article, "sent by mistake")
    response = client.get(f"/articles/{article.public_id}{form}")
    assert response.status_code == 410
    assert "sent by mistake" in words_of(response)
    assert "bridge" not in html_of(response)


def test_earlier_and_later_follow_the_dates_with_undated_last(client: Client) -> None:
    old, new = an_article(title="Older", date_edtf="2020"), an_article(title="Newer", date_edtf="2021-05")
    none = an_article(title="Dateless")
    assert "Later: May 2021 Newer" in words_of(client.get(old.get_absolute_url()))
    assert "Earlier: undated Dateless" in words_of(client.get(old.get_absolute_url()))
    assert "Earlier: 2020 Older" in words_of(client.get(new.get_absolute_url()))
    assert "Later: 2020 Older" in words_of(client.get(none.get_absolute_url()))


def test_the_original_is_sent_as_it_came_and_never_as_a_page(client: Client) -> None:
    data = b"<script>alert(1)</script>\xff\r\n"
    original = an_original(data)
    original.path.parent.mkdir(parents=True, exist_ok=True)
    original.path.write_bytes(data)
    article = an_article(original=original)
    response = client.get(f"/articles/{article.public_id}/original")
    assert b"".join(response.streaming_content) == data
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_missing_original_is_not_found(client: Client) -> None:
    article = an_article(original=an_original(b"never stored"))
    assert client.get(f"/articles/{article.public_id}/original").status_code == 404


def test_the_originals_hash_size_encoding_and_origins_are_shown(client: Client) -> None:
    article = a_report(encoding="windows-1252", encoding_certainty=0.87)
    page = words_of(client.get(article.get_absolute_url()))
    assert article.original.sha256 in page
    assert f"{article.original.size} bytes" in page
    assert "windows-1252, certainty 0.87" in page
    assert f"letters/{article.public_id}.txt" in page


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.org/a", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_web_addresses_of_the_container_become_links(client: Client, url: str, linked: bool) -> None:
    response = client.get(an_article(url=url).get_absolute_url())
    assert (url in links_of(response)) is linked
    assert url in words_of(response)


def test_the_containers_other_fields_are_shown(client: Client) -> None:
    article = an_article(metadata={"section": "News", "tags": ["a", "ب"], "page": 4})
    page = words_of(client.get(article.get_absolute_url()))
    assert "section News" in page
    assert 'tags ["a", "ب"]' in page


def test_a_text_from_right_to_left_is_marked_so(client: Client) -> None:
    article = an_article("متن نمونه برای آزمودن", language="fa")
    assert '<p class="text" lang="fa" dir="rtl">' in html_of(client.get(article.get_absolute_url()))


def test_a_text_of_unknown_language_finds_its_own_direction(client: Client) -> None:
    html = html_of(client.get(an_article("Words").get_absolute_url()))
    assert '<p class="text" dir="auto">' in html


def test_the_list_is_newest_first_with_undated_last(client: Client) -> None:
    for title, date in (("Second", "2021"), ("Third", ""), ("First", "2022-03-04")):
        an_article(title=title, date_edtf=date)
    page = words_of(client.get("/articles/"))
    assert page.index("First") < page.index("Second") < page.index("Third")


def test_withdrawn_articles_are_not_listed(client: Client) -> None:
    withdraw(an_article(title="Gone away"))
    assert "Gone away" not in html_of(client.get("/articles/"))


def test_the_list_is_paged(client: Client) -> None:
    for number in range(45):
        an_article(title=f"Report {number}", date_edtf=f"2024-01-{number % 28 + 1:02d}")
    assert "41 to 45 of 45" in words_of(client.get("/articles/", {"page": "3"}))


@pytest.mark.parametrize("page", ["0", "-1", "x", "999", "", "1e9", "9" * 400, "\x00", "٣"])
def test_a_nonsense_page_gets_a_message_and_a_page(client: Client, page: str) -> None:
    an_article()
    response = client.get("/articles/", {"page": page})
    assert response.status_code == 200
    assert "There is no page" in words_of(response)


def test_a_speaker_known_by_another_name_is_said_to_be_and_why(client: Client) -> None:
    article = an_article()
    an_appearance(article, name="Mayor Quill", link_rule="surname and role")
    page = words_of(client.get(article.get_absolute_url()))
    assert "Known in the archive as Ada Quill, by surname and role" in page


def test_evidence_of_one_passage_is_said_together(client: Client) -> None:
    article = an_article("Noon, 10 May. The council met.", date_edtf="XXXX-05-10")
    for position, says in enumerate(("", "the text says so")):
        evidence(article, "date", "XXXX-05-10", "10 May", position=position, says=says)
    page = words_of(client.get(article.get_absolute_url()))
    assert page.count("Read from") == 1
    assert "The text says so" in page


def test_what_is_odd_about_a_text_is_said_and_marked(client: Client) -> None:
    flags = [{"kind": "look-alike", "says": "Letters of two scripts", "span": [4, 11]}]
    flags.append({"kind": "sidecar", "says": "No such field", "span": None})
    article = an_article(flags=flags)
    response = client.get(article.get_absolute_url(), {"evidence": "flag-0"})
    assert '<mark id="evidence" class="lit">council</mark>' in html_of(response)
    assert "Letters of two scripts; No such field" in words_of(response)


def test_hard_wrapped_lines_flow_and_keep_their_anchors(client: Client) -> None:
    lines = [
        "The harbour council met on Monday evening to hear what the engineers had",
        "found below the old pier, and what the boats that lie along it will cost",
        "to move. Ada Quill said: “We have waited for this report since the spring",
        "and we shall read it with care before anybody is asked to leave, or even",
        "to pay.” The owners of the boats heard her out. They will be asked again",
        "in the summer, when the water is low and the wall can be seen from below",
        "by all who care for it. Nobody in the hall spoke against the plan, which",
        "had been printed a week before.",
    ]
    article = an_article("\n".join(lines), language="en")
    speaker = an_appearance(article)
    said = article.text[article.text.index("We have") : article.text.index("pay.”") + 4]
    quotation = a_quotation(article, said, speaker)
    html = html_of(client.get(article.get_absolute_url()))
    assert html.count('class="text flows"') == 1
    assert all(f'id="p-{place(article, line)}"' in html for line in lines)
    assert f'id="{quotation.anchor}"' in html
    assert html.count('<p class="voice">') == 1
