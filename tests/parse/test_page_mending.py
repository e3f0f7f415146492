"""Pages whose markup swallows their words."""

import pytest

from tests.parse.test_pages import read

WORDS = (
    "<h1>Weak joints</h1><p>Posted 5 April 2004</p>"
    + "<p>The board met in the old customs house again.</p>" * 4
)


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head><title>Weak joints</head><body>{WORDS}</body></html>",
        f"<html><head><title>Weak joints<body>{WORDS}",
        f"<html><head><style>p {{color: red}}<body>{WORDS}</body></html>",
        f"<html><body><!-- links {WORDS}</body></html>",
        f"<html><frameset cols='*'><frame src=a.html><noframes><body>{WORDS}</body></noframes></frameset></html>",
        f"<html><body><noscript>{WORDS}</noscript></body></html>",
        f"<html><body><div>x</div></body></html><html><head><title>y</title></head><body>{WORDS}</body></html>",
    ],
)
def test_words_that_broken_markup_hides_are_read(html: str) -> None:
    document = read(html)
    assert document.text.value.count("The board met in the old customs house again.") == 4
    assert "<" not in document.text.value
    assert [item.value for item in document.stated.date] == ["5 April 2004"]


def test_frames_for_browsers_without_them_are_not_shown_where_the_page_has_words() -> None:
    document = read(
        "<body><p>The board met again.</p><noframes>Your browser knows no frames.</noframes></body>"
    )
    assert document.text.value == "The board met again."
