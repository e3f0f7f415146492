"""No bytes make parsing raise anything but DocumentError, or break what a Text promises."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.errors import DocumentError
from archive.parse import Unit, parse
from archive.parse.detect import FORMATS, SUFFIXES
from archive.text import Document
from tests.parse.builders import cut, json_unit, text_unit

KINDS = sorted(name for name, found in FORMATS.items() if found.reader)


def parsed(unit: Unit) -> Document | None:
    try:
        document = parse(unit)
    except DocumentError:
        return None
    value = document.text.value
    assert value.strip()
    assert not {"\0", "\r"} & set(value)
    value.encode("utf-8")
    for span in document.headings or ():
        assert span.of(value) == span.of(value).strip() != ""
    return document


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(kind: str, data: bytes) -> None:
    parsed(Unit("a", "", data, kind, "x/y"))


@given(value=st.text(max_size=200))
@example("\ufeff")
@example("\x85\u2028")
def test_any_characters_are_kept_but_for_newlines(value: str) -> None:
    document = parsed(text_unit("x" + value if value.startswith("\ufeff") else value))
    if document and document.text.encoding == "utf-8":
        kept = value.replace("\r\n", "\n").replace("\r", "\n")
        assert document.text.value in (kept, "x" + kept)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(["text", "html", "title", "date", "source", "speakers", "url", "language", "other"])


@given(fields=st.dictionaries(FIELDS, JSON_VALUES))
def test_any_json_object(fields: dict[str, object]) -> None:
    document = parsed(json_unit(**fields))
    if document:
        json.dumps(dict(document.stated.metadata), allow_nan=False)


ELEMENTS = ("p", "h1", "h2", "pre", "q", "li", "td", "script", "b", "div", "title", "table", "nav", "svg")
TAGS = st.sampled_from(
    [f"<{name}>" for name in ELEMENTS]
    + [f"</{name}>" for name in ELEMENTS]
    + ["<br>", "<!--", "-->", "&amp;", "&#0;", "&#xD800;", "&#146;", "words"]
)


@given(pieces=st.lists(TAGS | st.text(max_size=6) | st.sampled_from([" ", "\n"]), max_size=40))
def test_any_markup(pieces: list[str]) -> None:
    parsed(json_unit(html="".join(pieces)))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_file(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    good, _ = cut(path)
    for unit in good:
        parsed(unit)
