"""Payloads in every field of an article, on every page."""

from urllib.parse import quote

import pytest
from django.test import Client

from archive import indexing
from archive.models import Article, NameForm, Role, Speaker
from tests.builders import a_quotation, a_source, a_speaker, an_appearance, an_article, an_origin, withdraw
from tests.web.pages import evidence, html_of

pytestmark = pytest.mark.django_db

PAYLOAD = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>&lt;b&gt;{{ 7|add:7 }}"


@pytest.fixture
def addresses() -> list[str]:
    source = a_source("Hostile")
    source.name = PAYLOAD
    source.save()
    article = an_article(
        f"{PAYLOAD}\n\nSaid “{PAYLOAD} words” loudly.", title=PAYLOAD, source=source, language="en",
        url="https://example.org/" + PAYLOAD, metadata={PAYLOAD: PAYLOAD, "deep": [PAYLOAD]},
        date_edtf="2024-05-10", encoding=PAYLOAD[:40], headings=[[0, 10]],
    )  # fmt: skip
    article.vias.add(source)
    an_origin(article, PAYLOAD)
    speaker = a_speaker("Hostile Speaker")
    Speaker.objects.filter(pk=speaker.pk).update(name=PAYLOAD)
    appearance = an_appearance(article, speaker, name=PAYLOAD)
    NameForm.objects.create(appearance=appearance, text=PAYLOAD, start=0, end=len(PAYLOAD))
    Role.objects.create(appearance=appearance, text=PAYLOAD, start=0, end=5)
    a_quotation(
        article, f"{PAYLOAD} words", appearance, mention_start=3, mention_end=40, cue_start=10, cue_end=60
    )
    for field in ("title", "date", "source", "via", "language"):
        evidence(article, field, PAYLOAD, PAYLOAD, rule=PAYLOAD[:60], says=PAYLOAD)
        evidence(article, field, PAYLOAD, rank=1, origin=PAYLOAD[:100], rule=PAYLOAD[:60])
    here = article.get_absolute_url()
    asked = [f"{here}?evidence={key}" for key in ("title", "date", "via", "speaker-0", PAYLOAD)]
    return [
        here, *asked, "/", "/articles/", "/dates/2024/", "/sources/", source.get_absolute_url(), "/speakers/",
        speaker.get_absolute_url(), f"/search/?q={PAYLOAD}", "/search/", "/search/?in=quotations",
        f"/search/?source={PAYLOAD}&from={PAYLOAD}&sort={PAYLOAD}&source=hostile&speaker=hostile-speaker",
    ]  # fmt: skip


def test_no_payload_becomes_markup(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        html = html_of(response)
        assert "<img" not in html, address
        assert "<script" not in html, address


def test_no_payload_becomes_markup_where_an_index_answers(client: Client, addresses: list[str]) -> None:
    indexing.rebuild()
    quoted = quote(PAYLOAD)
    for address in (
        "/search/?in=quotations&group=speaker", "/search/?in=quotations", "/search/?year=2024&kind=direct",
        f"/search/advanced/?q={quoted}&source=hostile&speaker=hostile-speaker&from={quoted}",
        f"/search/advanced/?go=1&all={quoted}&phrase={quoted}&said_by={quoted}&rest={quoted}&from={quoted}",
    ):  # fmt: skip
        response = client.get(address)
        assert response.status_code == 200, address
        assert "<img" not in html_of(response), address
        assert "<script" not in html_of(response), address


def test_completions_are_data_never_markup(client: Client, addresses: list[str]) -> None:
    indexing.rebuild()
    response = client.get("/search/complete/", {"q": "alert"})
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert PAYLOAD in {one["label"] for one in response.json()["completions"]}


def test_the_reason_of_a_withdrawal_is_shown_as_words(client: Client, addresses: list[str]) -> None:
    article = Article.objects.get()
    withdraw(article, PAYLOAD)
    assert "<img" not in html_of(client.get(addresses[0]))
