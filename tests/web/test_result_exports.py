"""What is taken away from a search is all that its pages list, filters obeyed, nothing left out in silence."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from archive import indexing
from archive.search import Filters, Query, Results, listing, run
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, withdraw
from tests.web.pages import links_of, words_of

pytestmark = pytest.mark.django_db


def body(response: HttpResponse) -> str:
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


def rows(client: Client, **asked: Any) -> list[dict[str, str]]:
    text = body(client.get("/search/results.csv", asked))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def lines(client: Client, **asked: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body(client.get("/search/results.jsonl", asked)).splitlines()]


@pytest.fixture(autouse=True)
def archive() -> None:
    for number in range(30):
        an_article(
            f"Boats {number}.", title=f"Note {number}", source="Harbour Post", date_edtf=f"20{number:02}-05"
        )
    article = an_article(
        "Boats. “Go on,” said Ada Quill. “=SUM(A1) boats,” a wall read.",
        title="=1+1", source="Vale Wire", vias=["Hill Times", "Bay Post"], date_edtf="2024?-09-21", language="en",
    )  # fmt: skip
    a_quotation(article, "Go on,", an_appearance(article, a_speaker("Ada Quill"), name="Mayor Quill"))
    a_quotation(article, "=SUM(A1) boats,")
    indexing.rebuild()


def test_all_results_come_in_the_order_of_the_pages(client: Client) -> None:
    asked = {"q": "boats", "source": "harbour-post", "sort": "oldest"}
    listed = [row["title"] for row in rows(client, **asked)]
    assert listed == [f"Note {number}" for number in range(30)]
    assert [line["title"] for line in lines(client, page="2", size="5", **asked)] == listed
    assert len(rows(client)) == run(Query()).total == 31


def test_an_article_tells_when_where_and_how_sure(client: Client) -> None:
    (line,) = lines(client, q="boats", source="vale-wire")
    assert line["url"].startswith("http")
    del line["url"], line["id"]
    assert line == {
        "title": "=1+1", "source": "Vale Wire", "via": ["Bay Post", "Hill Times"], "date": "2024?-09-21",
        "earliest": "2024-09-21", "latest": "2024-09-21", "language": "en", "other_versions": 0, "quotations": 2,
    }  # fmt: skip


def test_quotations_come_with_speaker_and_place(client: Client) -> None:
    found = {line["text"]: line for line in lines(client, **{"in": "quotations"})}
    said = found["Go on,"]
    assert (said["speaker"], said["speaker_as_printed"], said["kind"]) == (
        "Ada Quill",
        "Mayor Quill",
        "direct",
    )
    assert said["url"].endswith(f"#q-{said['start']}")
    assert found["=SUM(A1) boats,"]["speaker"] is None
    assert len(lines(client, speaker="unknown", **{"in": "quotations"})) == 1


def test_a_spreadsheet_runs_nothing(client: Client) -> None:
    (row,) = rows(client, source="vale-wire")
    assert (row["title"], row["via"]) == ("'=1+1", "Bay Post; Hill Times")
    texts = [row["text"] for row in rows(client, **{"in": "quotations"})]
    assert "'=SUM(A1) boats," in texts
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in texts)


def test_versions_and_what_was_withdrawn_count_as_on_the_pages(client: Client) -> None:
    first, second = (an_article("Trains left the old station.", title=f"T{n}") for n in (1, 2))
    type(second).objects.filter(pk=second.pk).update(version_of=first)
    indexing.rebuild()
    assert [row["other_versions"] for row in rows(client, q="trains")] == ["1"]
    assert len(rows(client, q="trains", versions="all")) == 2
    withdraw(first)
    withdraw(second)
    assert rows(client, q="trains") == []


def test_where_only_some_words_are_found_those_results_come(client: Client) -> None:
    assert run(Query("boats zeppelin", Filters(source=("vale-wire",)))).relaxed
    assert len(rows(client, q="boats zeppelin", source="vale-wire")) == 1


@pytest.mark.parametrize("match", ["all", "any"])
@pytest.mark.parametrize(
    "q", ["", "boats", "boats zeppelin", '"boats zeppelin" note', "???", "title:note boats", "zzz"]
)
def test_there_are_as_many_rows_as_the_search_has_results(client: Client, q: str, match: str) -> None:
    assert len(lines(client, q=q, match=match)) == run(Query(q, match=match)).total  # type: ignore[arg-type]


def test_without_an_index_nothing_is_exported_rather_than_some(client: Client, tmp_path: Any) -> None:
    indexing.clear()
    response = client.get("/search/results.csv", {"q": "boats"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "rebuilt" in response.content.decode()
    assert "to take away" not in words_of(client.get("/search/", {"q": "boats"}))


def test_a_search_cut_short_is_not_exported(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(query: Query, **options: bool) -> Results:
        return replace(run(query, **options), partial=True)

    monkeypatch.setattr(listing, "run", cut_short)
    response = client.get("/search/results.jsonl", {"q": "boats"})
    assert response.status_code == 503
    assert "took too long" in response.content.decode()


def test_the_page_leads_to_its_exports(client: Client) -> None:
    response = client.get("/search/", {"q": "boats", "source": "harbour-post", "page": "2"})
    assert "30 articles to take away: CSVJSON Lines" in words_of(response)
    for kind in ("csv", "jsonl"):
        assert f"/search/results.{kind}?q=boats&source=harbour-post" in links_of(response)
    headers = client.get("/search/results.csv?q=boats").headers
    assert headers["Content-Disposition"] == 'attachment; filename="search.csv"'
    assert headers["X-Content-Type-Options"] == "nosniff"
