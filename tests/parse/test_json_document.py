from typing import Any

import pytest

from archive.errors import DocumentError
from archive.parse import Unit, parse
from archive.text import Stated
from tests.parse.builders import WORDS, json_unit


def stated(**fields: Any) -> Stated:
    return parse(json_unit(text=WORDS, **fields)).stated


def pairs(values: Any) -> list[tuple[str, str]]:
    return [(value.value, value.origin) for value in values]


def test_text_is_the_text_as_it_stands() -> None:
    document = parse(json_unit(id="a-1", text=f"  {WORDS}\r\nâ€œKept.â€"))
    assert document.id == "a-1"
    assert document.text.value == f"  {WORDS}\nâ€œKept.â€"
    assert document.headings is None


def test_html_becomes_paragraphs_and_headings() -> None:
    document = parse(json_unit(html="<h2>The talks</h2><p>He said:<br>&ldquo;Go on.&rdquo;</p>"))
    assert document.text.value == "The talks\n\nHe said:\n“Go on.”"
    assert [span.of(document.text.value) for span in document.headings or ()] == ["The talks"]


def test_text_goes_before_html_unless_it_is_blank() -> None:
    assert parse(json_unit(text="One.", html="<p>Two.</p>")).text.value == "One."
    assert parse(json_unit(text="  ", html="<p>Two.</p>")).text.value == "Two."


def test_fields_are_stated_under_their_names() -> None:
    found = stated(
        title=" A \n title ", date="2024-05-01", source="Herald", language="en", speakers=["A B", "C D"]
    )
    assert pairs(found.title) == [("A title", "title")]
    assert pairs(found.date) == [("2024-05-01", "date")]
    assert pairs(found.source) == [("Herald", "source")]
    assert pairs(found.language) == [("en", "language")]
    assert pairs(found.speakers) == [("A B", "speakers"), ("C D", "speakers")]
    assert found.metadata == {}


@pytest.mark.parametrize(
    "value",
    ["A B; C D", "A B;C D ;", ["A B", "C D"], ["A B", "", None, "C D", "A B"], [{"name": "A B"}, "C D"]],
)
def test_speakers_come_as_a_list_or_one_string(value: object) -> None:
    if isinstance(value, list):
        value = [item for item in value if item is not None]
    assert [name.value for name in stated(speakers=value).speakers] == ["A B", "C D"]


@pytest.mark.parametrize("blank", ["", "  \n", None, [], {}])
@pytest.mark.parametrize("field", ["title", "date", "source", "language", "speakers", "url", "section"])
def test_blank_values_state_nothing(field: str, blank: object) -> None:
    assert stated(**{field: blank}) == Stated()


def test_a_number_as_title_or_date_is_taken_as_printed() -> None:
    found = stated(title=1984, date=2024)
    assert (found.title[0].value, found.date[0].value) == ("1984", "2024")


def test_a_list_states_several_values_in_order() -> None:
    assert [value.value for value in stated(source=["Herald", "Agency"]).source] == ["Herald", "Agency"]


@pytest.mark.parametrize("value", [True, 1.5, {"en": "A title"}, [["A"]], [{"a": 1}]])
def test_a_value_of_another_shape_is_kept_as_metadata(value: object) -> None:
    found = stated(title=value, speakers=value)
    assert (found.title, found.speakers) == ((), ())
    assert found.metadata == {"title": value, "speakers": value}


def test_other_fields_are_kept_as_they_are() -> None:
    assert stated(section="World", tags=["a", "b"], n={"deep": [1, None]}).metadata == {
        "section": "World",
        "tags": ["a", "b"],
        "n": {"deep": [1, None]},
    }


def test_a_web_address_is_the_url() -> None:
    assert stated(url=" https://news.example/a?b=1 ").url == "https://news.example/a?b=1"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://a.example/", "/a", "https://", "http://[", "https://a b/", 5, "data:,x"],
)
def test_anything_else_stays_in_the_metadata(url: object) -> None:
    found = stated(url=url)
    assert (found.url, found.metadata) == ("", {"url": url})


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "neither `text` nor `html`"),
        ({"text": "", "html": " "}, "neither `text` nor `html`"),
        ({"text": 5}, "`text` must be a string"),
        ({"html": ["<p>"]}, "`html` must be a string"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "a\ud800b"}, "surrogate"),
        ({"text": "a", "title": "b\ud800"}, "surrogate"),
        ({"text": "a", "deep": {"list": ["b\0"]}}, "NUL"),
        ({"text": "a", "deep": [{"b\udc00": 1}]}, "surrogate"),
        ({"html": "<p> </p><script>var a = 1</script>"}, "empty"),
        ({"html": "<div>" * 5000 + "deep"}, "nested too deeply"),
    ],
)
def test_a_document_that_cannot_be_kept_says_why(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        parse(json_unit(**fields))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(DocumentError, match="no reader"):
        parse(Unit("a", "", b"a", "parchment", "x/y"))


def test_a_number_too_large_for_a_machine_is_kept_as_printed() -> None:
    line = f'{{"text": "{WORDS}", "score": 1e400, "other": [-1E+999, 1.5]}}'.encode()
    document = parse(Unit("x", "", line, "json", "application/json"))
    assert document.stated.metadata == {"score": "1e400", "other": ["-1E+999", 1.5]}
