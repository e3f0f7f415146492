import pytest
from django.test import Client

from tests.builders import an_article
from tests.web.pages import REPORT, a_report

pytestmark = pytest.mark.django_db


def test_the_text_is_sent_character_for_character(client: Client) -> None:
    response = client.get(f"/articles/{a_report().public_id}.txt")
    assert response.content.decode() == REPORT
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_every_span_of_the_json_covers_its_words(client: Client) -> None:
    document = client.get(f"/articles/{a_report().public_id}.json").json()
    text = document["text"]
    for part in (*document["quotations"], *document["headings"]):
        assert text[part["start"] : part["end"]] == part["text"]
    for speaker in document["speakers"]:
        for form in (*speaker["forms"], *speaker["roles"]):
            assert text[form["span"]["start"] : form["span"]["end"]] == form["text"]


def test_the_json_tells_date_source_and_speakers(client: Client) -> None:
    document = client.get(f"/articles/{a_report().public_id}.json").json()
    assert document["date"]["edtf"] == "2024?-09-21"
    assert document["source"]["value"] == "Harbour Post"
    said_by = [quotation["speaker"] for quotation in document["quotations"]]
    assert [said and said["name"] for said in said_by] == ["Ada Quill", "Ada Quill", "Ben Marsh", None]


def test_what_is_unknown_is_null(client: Client) -> None:
    document = client.get(f"/articles/{an_article().public_id}.json").json()
    assert document["source"] is None
    assert document["language"] is None
    assert document["date"]["edtf"] is None
    assert document["date"]["earliest"] is None
