import re
from html import unescape
from html.parser import HTMLParser

import bleach
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text import Span
from archive.web import render
from archive.web.render import ATTRIBUTES, CONTROL_PICTURES, TAGS, Mark, highlighted, marked, plain

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</q>",
    "&lt;b&gt;",
    "&#60;",
    '"',
    "'",
    "<!--",
    "<script>",
    "\x00",
    "\x0c",
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=8).map("".join)


@st.composite
def texts_and_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(texts)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(min(pair), max(pair)))
    ids = st.sampled_from(["", "q-1", '"><script>'])
    marks = st.builds(Mark, spans, st.sampled_from(["q", "span", "mark"]), st.sampled_from(["", "ev"]), ids)
    return text, draw(st.lists(marks, max_size=6))


class Nesting(HTMLParser):
    """Follows tags; fails on one that is closed out of turn or that may not stand."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= {"id", "class"}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def in_html(text: str) -> str:
    """What HTML can hold of a text; entities cannot stand for these code points."""
    return text.translate(CONTROL_PICTURES)


@given(texts_and_marks())
@example(("abcdef", [Mark(Span(0, 4), "q"), Mark(Span(2, 6), "mark")]))
def test_what_is_marked_keeps_its_words_and_nests(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    html = marked(text, marks)
    assert words_of(html) == in_html(text)
    nesting = Nesting()
    nesting.feed(html)
    assert nesting.open == []


@given(texts_and_marks(), st.data())
def test_a_part_of_a_text_holds_just_that_part(case: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, marks = case
    start = data.draw(st.integers(0, len(text)))
    window = Span(start, data.draw(st.integers(start, len(text))))
    assert words_of(marked(text, marks, within=window)) == in_html(window.of(text))


@given(texts)
def test_plain_text_holds_no_tag(text: str) -> None:
    assert "<" not in plain(text)


def test_marks_that_overlap_are_split_at_their_boundaries() -> None:
    html = marked("abcdef", [Mark(Span(0, 4), "q", id="q-0"), Mark(Span(2, 6), "mark", "ev", id="evidence")])
    assert html == ('<q id="q-0">ab<mark id="evidence" class="ev">cd</mark></q><mark class="ev">ef</mark>')


def test_a_mark_that_began_before_the_part_has_no_id_in_it() -> None:
    assert marked("abcdef", [Mark(Span(0, 6), "q", id="q-0")], within=Span(3, 6)) == "<q>def</q>"


def test_the_longer_of_two_marks_that_begin_together_is_outside() -> None:
    assert marked("abc", [Mark(Span(0, 1)), Mark(Span(0, 3), "q")]) == "<q><mark>a</mark>bc</q>"


def test_equal_marks_nest() -> None:
    assert marked("ab", [Mark(Span(0, 2)), Mark(Span(0, 2), "q")]) == "<q><mark>ab</mark></q>"


def test_markup_in_a_text_is_shown_not_obeyed() -> None:
    html = highlighted("<b>unity</b>", [Span(3, 8)])
    assert html == "&lt;b&gt;<mark>unity</mark>&lt;/b&gt;"


def test_an_id_cannot_break_out_of_its_attribute() -> None:
    html = marked("ab", [Mark(Span(0, 1), id='"><script>')])
    assert "<script" not in html


@given(texts_and_marks())
def test_bleach_would_change_nothing_that_is_shown(case: tuple[str, list[Mark]]) -> None:
    html = marked(*case)
    cleaned = bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES)
    assert re.findall("<[^>]*>", cleaned) == re.findall("<[^>]*>", html)
    assert words_of(cleaned) == words_of(html)


@pytest.mark.parametrize("broken", ["", "<", "&amp", "'", '" onclick="', "<img src=x>", "<mark onclick=a()>"])
def test_what_a_mistake_of_ours_lets_through_is_cleaned(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a text not escaped, or a tag another one, the wall would still stand."""
    monkeypatch.setattr(render, "plain", lambda text: broken + text)
    monkeypatch.setattr(render, "escape", lambda value: broken + value)
    hostile = marked(
        "<script>a()</script><b>c", [Mark(Span(0, 3), classes="a"), Mark(Span(5, 9), "q", id="b")]
    )
    nesting = Nesting()
    nesting.feed(hostile)
    assert "<script" not in hostile
