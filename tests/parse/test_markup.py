import time

import pytest

from archive.errors import DocumentError
from archive.parse.markup import fragment


def text(html: str) -> str:
    return fragment(html)[0].value


def headings(html: str) -> list[str]:
    value, spans = fragment(html)
    return [span.of(value.value) for span in spans]


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    assert text("<p>One.</p><p>Two.</p>\n\n<div>Three.</div>") == "One.\n\nTwo.\n\nThree."


def test_white_space_collapses_as_in_a_browser() -> None:
    assert (
        text("<p>\n  One \t two\n three  </p>  <p> <b>four </b> <i> five</i>.</p>")
        == "One two three\n\nfour five."
    )


def test_inline_elements_join_without_a_space() -> None:
    assert text("<p>un<b>believ</b>able<span></span>.</p>") == "unbelievable."


def test_a_no_break_space_is_kept() -> None:
    assert text("<p>10&nbsp;000  men</p>") == "10\u00a0000 men"


def test_a_line_break_is_a_newline_and_two_are_a_blank_line() -> None:
    assert text("<p>Q: Why? <br />\n A: So.<br><br>Q: And?<br><br><br>A: No.</p>") == (
        "Q: Why?\nA: So.\n\nQ: And?\n\nA: No."
    )


def test_trailing_breaks_add_nothing() -> None:
    assert text("<br><p>One.<br></p><p><br></p><p>Two.</p><br>") == "One.\n\nTwo."


def test_entities_are_decoded_once() -> None:
    assert (
        text("<p>&ldquo;A &amp;amp; B&rdquo; &#8212; &eacute;&#x2026; AT&T &#146;</p>")
        == "“A &amp; B” — é… AT&T ’"
    )


def test_list_items_stand_on_their_own_lines() -> None:
    assert (
        text("<p>He said:</p><ul><li>one</li><li>two</li></ul><p>End.</p>") == "He said:\n\none\ntwo\n\nEnd."
    )


def test_table_cells_are_parted_by_tabs() -> None:
    html = "<table><tr><th>Name</th><th>Vote</th></tr>\n<tr><td> A </td><td><p>yes</p></td></tr></table>"
    assert text(html) == "Name\tVote\nA\n\nyes"


def test_block_quotations_are_paragraphs() -> None:
    assert text("<p>He wrote:</p><blockquote>No.</blockquote>She left.") == "He wrote:\n\nNo.\n\nShe left."


def test_preformatted_text_keeps_its_lines() -> None:
    assert text("<p>As:</p><pre>\none   two\n\n  three\n</pre>") == "As:\n\none   two\n\n  three"


def test_quotation_elements_get_the_marks_a_browser_draws() -> None:
    assert text("<p>He said <q>she said <q>no</q> twice</q>.</p>") == "He said “she said ‘no’ twice”."


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>alert('x')</script>",
        "<style>p { color: red }</style>",
        "<noscript>Enable it.</noscript>",
        "<nav><a>Home</a></nav>",
        "<template><p>x</p></template>",
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "<p hidden>gone</p>",
        '<p hidden="until-found">gone</p>',
        '<div style="color:red; display : none"><p>gone</p></div>',
        '<p style="VISIBILITY:HIDDEN">gone</p>',
        "<svg><title>x</title><text>y</text></svg>",
        "<textarea>x</textarea>",
        "<iframe>x</iframe>",
        '<img alt="a picture" src="x">',
    ],
)
def test_what_a_reader_does_not_see_is_left_out(hidden: str) -> None:
    assert text(f"<p>One.</p>{hidden}<p>Two.</p>") == "One.\n\nTwo."


def test_what_follows_hidden_words_is_kept() -> None:
    assert text("<p>One<script>x</script> two<!-- y -->, three.</p>") == "One two, three."


def test_headings_are_found_at_every_level() -> None:
    html = "".join(f"<h{level}> Head {level} </h{level}><p>Words.</p>" for level in range(1, 7))
    assert headings(html) == [f"Head {level}" for level in range(1, 7)]


def test_a_heading_is_one_line_whatever_it_holds() -> None:
    html = "<p>Before.</p><h2>The <em>second</em><br>day</h2><p>After.</p>"
    assert text(html) == "Before.\n\nThe second day\n\nAfter."
    assert headings(html) == ["The second day"]


def test_a_heading_that_holds_blocks_is_a_span_a_line() -> None:
    assert headings("<h2><div>One</div><div>Two</div></h2>") == ["One", "Two"]


def test_an_empty_heading_is_none() -> None:
    assert headings("<h1> </h1><h2><img src=x></h2><h3></h3><p>Words.</p>") == []


@pytest.mark.parametrize("html", ["just words", "words <b>bold", "</p>words</div>", "words<p", "a < b words"])
def test_broken_markup_still_gives_its_words(html: str) -> None:
    assert "words" in text(html)


def test_a_declaration_of_another_encoding_inside_is_ignored() -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?><html><meta charset="koi8-r"><p>Café – да</p>'
    assert text(html) == "Café – да"


def test_nesting_of_a_thousand_is_read() -> None:
    assert text("<div>" * 1000 + "deep" + "</div>" * 1000 + "after") == "deep\n\nafter"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li"])
def test_nesting_past_the_bound_is_refused_not_cut_off(tag: str) -> None:
    with pytest.raises(DocumentError, match="nested too deeply"):
        fragment(f"<{tag}>" * 100_000 + "deep")


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 100_000 + "x",
        "<br>" * 200_000 + "x",
        "&" * 500_000 + "x",
        "<p>x</p>" + "<a b=" * 5_000,
        "x" + " \n" * 500_000,
    ],
)
def test_time_does_not_explode(html: str) -> None:
    start = time.perf_counter()
    assert text(html)
    assert time.perf_counter() - start < 5


def test_tags_of_countless_attributes_are_refused_before_they_cost_minutes() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    start = time.perf_counter()
    with pytest.raises(DocumentError, match="attributes"):
        fragment(f"<a {attributes}>x</a>")
    assert time.perf_counter() - start < 5


def test_markup_of_countless_tags_is_refused() -> None:
    with pytest.raises(DocumentError, match="more than 400,000 tags"):
        fragment("<b>x" * 400_001)


def test_many_headings_take_linear_time() -> None:
    start = time.perf_counter()
    assert len(headings("<h2>Head</h2><p>Words</p>" * 20_000)) == 10_000
    assert time.perf_counter() - start < 10


def test_no_paragraph_means_no_document() -> None:
    with pytest.raises(DocumentError, match="empty"):
        fragment("<html><head><title>Only a title</title></head><body></body></html>")
