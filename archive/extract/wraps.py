"""Hard-wrapped paragraphs parted where a line ends one: headings above a report, and short last lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.text import Span, lines

# A line is short when the next word would have fitted into this share of the widest line.
SHARE = 0.75
STOPS = re.compile(r"[.!?:…][\"”’'»)\]]*\Z")
GOES_ON = re.compile(
    r"(?:[,;–—-]|\b(?:of|the|and|for|to|in|on|by|at|a|an|Mr|Mrs|Ms|Dr|Sir)\.?)\Z", re.IGNORECASE
)


def part(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs, those of several lines parted where a line stands for itself or ends a paragraph."""
    return tuple(span for paragraph in paragraphs for span in _parts(text, paragraph))


def _parts(text: str, paragraph: Span) -> Iterator[Span]:
    if text.find("\n", paragraph.start, paragraph.end) < 0:
        yield paragraph
        return
    printed = list(lines(text[paragraph.start : paragraph.end], start=paragraph.start))
    width = max(map(len, printed))
    start = paragraph.start
    for line, following in pairwise(printed):
        if _parted(line.of(text), following.of(text), width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, paragraph.end)


def _parted(line: str, following: str, width: int) -> bool:
    """Whether what follows a line begins anew."""
    word = following.split(None, 1)[0]
    if line.isupper() != following.isupper() and len(line) > 3 and len(following) > 3:
        return not GOES_ON.search(line)
    if len(line) + 1 + len(word) >= SHARE * width:
        return False
    return STOPS.search(line) is not None or not (word[0].islower() or GOES_ON.search(line))
