import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as some

from archive import indexing
from archive.search import Filters, Query, grammar
from archive.search.tree import And, Node, all_of
from archive.web.advanced import Form, refilled, written
from archive.web.forms import read_search
from tests.builders import a_source, a_speaker
from tests.web.pages import a_report, html_of, links_of, words_of

pytestmark = pytest.mark.django_db


def sent(client: Client, **fields: str) -> HttpResponse:
    return client.get("/search/advanced/", {"go": "1", **fields})


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form(all="river wall"), "river wall"),
        (Form(phrase="at the table"), '"at the table"'),
        (Form(any="oil gas"), "oil OR gas"),
        (Form(none="missile drone"), "-missile -drone"),
        (Form(all="oil “grain rail”", none='coal "old pier"'), 'oil "grain rail" -coal -"old pier"'),
        (Form(any='oil OR "grain rail"'), 'oil OR "grain rail"'),
        (Form(said_by="Ada Quill"), 'speaker:"Ada Quill"'),
        (Form(said_by="quill", outlet="Harbour Post"), 'speaker:quill source:"Harbour Post"'),
        (
            Form("river", "the wall", "oil gas", "drone", "quill", "post", "gov*"),
            'river "the wall" (oil OR gas) -drone speaker:quill source:post gov*',
        ),
        (Form(all="U.S. non-proliferation"), "U.S non-proliferation"),
        (Form(all="black OR white", any="NOT (this)"), "black or white (not OR this)"),
        (Form(all='-"title:x* ~ - y~2', phrase='a "b" c'), '"title:x*" y "a b c"'),
        (Form(all=" ", phrase='""', any="-", none="*", said_by="?", rest=")"), ""),
    ],
)
def test_a_filled_form_is_a_search_that_anyone_could_have_written(form: Form, text: str) -> None:
    assert written(form) == text
    assert grammar.parse(text).messages == ()


@pytest.mark.parametrize(
    "form",
    [
        Form("river wall U.S", "at the table", "oil gas", "missile", "Ada Quill", "Harbour Post", "gov* (x OR \"y z\")"),
        Form(all="river", none="a-b", said_by="quill"),
        Form(phrase="talks"),
        Form(any="one two three"),
    ],
)  # fmt: skip
def test_a_search_from_the_form_fills_it_again(form: Form) -> None:
    assert refilled(Query(written(form))).form == form


def meaning(node: Node | None) -> set[str]:
    return {str(part) for part in (node.nodes if isinstance(node, And) else (node,)) if part is not None}


texts = some.text(alphabet='ab AB-"():*~./1OR NOTtitle:speakr\u0627', max_size=60)


@given(texts)
@example('speaker:quill speaker:"a b" source:x OR y')
@example('-(a b) NEAR/3 "c d" a NEAR/3 b zelensky~1 quote:(a OR b) title:x* -"x y" "a b" "c d"')
@example("(a OR b) (c OR d) language:fr date:undated -date:2024")
@example("speaker:OR NOT or")
@example(":OR -:NOT AND:")
@example("~A:1~")
def test_whatever_is_written_the_form_means_the_same(text: str) -> None:
    shown = refilled(Query(text))
    period = f"date:{shown.first}..{shown.last}" if shown.first or shown.last else ""
    again = grammar.parse(f"{written(shown.form)} {period}").node
    assert meaning(again) == meaning(all_of(part for part in (grammar.parse(text).node,) if part))


def test_dates_in_the_words_go_to_the_fields_for_dates() -> None:
    shown = refilled(Query("river date:2024..2025-03"))
    assert (shown.form, shown.first, shown.last) == (Form(all="river"), "2024", "2025-03")
    assert refilled(Query("date:undated")).form == Form(rest="date:undated")
    kept = refilled(Query("date:2024", Filters(first="2023")))
    assert (kept.form.rest, kept.first) == ("date:2024", "2023")


def test_any_of_the_words_is_a_field_of_its_own() -> None:
    assert refilled(Query("oil gas -coal", match="any")).form == Form(any="oil gas", none="coal")


def test_the_form_leads_to_the_address_of_a_search(client: Client) -> None:
    a_source()
    a_speaker()
    response = sent(
        client, all="river", none="wall", said_by="Ada Quill", language="en", source="harbour-post",
        sort="newest", versions="all", **{"from": "2024", "to": "2025-03", "in": "quotations"},
    )  # fmt: skip
    assert response.status_code == 302
    assert response.headers["Location"] == (
        "/search/?q=river+-wall+speaker%3A%22Ada+Quill%22&source=harbour-post&language=en"
        "&from=2024&to=2025-03&in=quotations&sort=newest&versions=all"
    )


def test_an_empty_form_lists_everything(client: Client) -> None:
    assert sent(client).headers["Location"] == "/search/"


def test_the_form_is_refilled_from_a_search(client: Client) -> None:
    a_report()
    indexing.rebuild()
    address = 'river -wall speaker:"Ada Quill" gov*'
    response = client.get(
        "/search/advanced/",
        {
            "q": address,
            "source": "harbour-post",
            "language": "en",
            "from": "2024",
            "sort": "oldest",
            "in": "quotations",
        },
    )
    html = html_of(response)
    for name, value in (
        ("all", "river"),
        ("none", "wall"),
        ("said_by", "Ada Quill"),
        ("rest", "gov*"),
        ("from", "2024"),
    ):
        assert f'name="{name}" value="{value}"' in html
    assert '<option value="en" selected>English</option>' in html
    assert (
        '<input type="checkbox" name="source" value="harbour-post" checked> Source: <bdi>Harbour Post</bdi>'
        in html
    )
    assert '<option value="oldest" selected>' in html
    assert 'name="in" value="quotations" checked' in html


def test_a_bad_date_is_said_and_everything_stays_filled_in(client: Client) -> None:
    response = sent(client, all="river", **{"from": "20x4", "to": "2025"})
    assert response.status_code == 200
    html = html_of(response)
    assert "“20x4”" in words_of(response)
    assert 'value="20x4" maxlength="10"' in html
    assert html.count('aria-invalid="true"') == 1
    assert 'name="all" value="river"' in html


def test_too_many_words_are_said_and_stay(client: Client) -> None:
    response = sent(client, all=" ".join(f"word{number}" for number in range(33)))
    assert response.status_code == 200
    assert "32 words" in words_of(response)


@pytest.mark.parametrize("value", ["\x00", "<script>", '" onfocus=x "', "x" * 9999, "\u202e", ")(", '"'])
def test_no_field_can_fail(client: Client, value: str) -> None:
    names = [*Form.__slots__, "from", "to", "language", "in", "sort", "source", "q"]
    response = sent(client, **dict.fromkeys(names, value))
    assert response.status_code in (200, 302)
    assert "<script" not in html_of(response)


def test_results_home_and_help_lead_to_the_form(client: Client) -> None:
    indexing.rebuild()
    assert "/search/advanced/?q=river&from=2024" in links_of(
        client.get("/search/", {"q": "river", "from": "2024", "page": "1"})
    )
    for path in ("/", "/search/help/"):
        assert "/search/advanced/" in links_of(client.get(path))


def test_the_address_reads_back_as_the_query(client: Client) -> None:
    location = sent(client, any="oil gas", phrase="the wall").headers["Location"]
    asked = read_search(QueryDict(location.partition("?")[2]))
    assert asked.query == Query('"the wall" (oil OR gas)')
    assert asked.messages == ()
