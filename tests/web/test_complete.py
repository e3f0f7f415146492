import pytest
from django.test import Client

from archive import indexing
from tests.web.pages import OWN_SCRIPT, a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(client: Client) -> Client:
    a_report()
    indexing.rebuild()
    return client


def completions(client: Client, **asked: str) -> list[dict[str, object]]:
    response = client.get("/search/complete/", asked)
    assert response.status_code == 200
    found: list[dict[str, object]] = response.json()["completions"]
    return found


def test_what_is_typed_is_completed(report: Client) -> None:
    assert completions(report, q="bridge qui") == [
        {"text": 'bridge speaker:"Ada Quill" ', "label": "Ada Quill", "kind": "speaker", "count": 2}
    ]


def test_a_form_gets_names_alone(report: Client) -> None:
    (one,) = completions(report, q="harb", **{"for": "source"})
    assert one["text"] == "Harbour Post"


@pytest.mark.parametrize(
    "asked", [{}, {"q": ""}, {"q": "\x00" * 9}, {"q": "a" * 9999}, {"q": '"' * 99, "for": "x"}]
)
def test_nonsense_gets_an_empty_list(report: Client, asked: dict[str, str]) -> None:
    assert completions(report, **asked) == []


def test_without_an_index_the_list_is_empty(client: Client, an_index: object) -> None:
    assert completions(client, q="quill") == []


def test_completions_are_kept_from_robots_and_for_a_short_time(report: Client) -> None:
    response = report.get("/search/complete/", {"q": "qui"})
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Cache-Control"] == "private, max-age=60"
    assert report.post("/search/complete/").status_code == 405


def test_every_search_box_names_where_its_completions_are(client: Client) -> None:
    for path in ("/", "/articles/"):
        html = client.get(path).content.decode()
        assert html.count(OWN_SCRIPT) == 1
        assert html.count('data-complete="/search/complete/?q="') == 1
