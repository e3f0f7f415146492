"""Section headings: those that markup declares, else short title-case lines that stand apart."""

import re
from collections.abc import Iterator, Sequence

from archive.extract.layout.blocks import Block
from archive.extract.layout.datelines import read_dateline
from archive.extract.layout.turns import LABEL
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["read_headings"]

LONGEST = 140  # characters
MOST_WORDS = 24
FEWEST_WORDS = 2
CAPITALISED = 0.7  # share of the words that carry the sense
_WORD = re.compile(r"[^\W\d_][\w.'’-]*+")
_OPENING, _CLOSING = "“\"‘'«„(", "”\"’'»)"


def read_headings(
    text: str, body: Sequence[Block], *, title: Span | None = None, marked: Sequence[Span] | None = None
) -> tuple[Span, ...]:
    """Spans of the headings among the blocks of a body, in order. `marked` are markup's own, None without;
    the one that serves as `title` is left out."""
    if marked is not None:
        return tuple(span for span in marked if span != title)
    return tuple(_plain(text, body if title is not None else body[1:]))


def _plain(text: str, body: Sequence[Block]) -> Iterator[Span]:
    for index, block in enumerate(body[:-1]):
        followed = len(body[index + 1].span) > len(block.span)
        if block.apart and block.lines == 1 and followed and _is_heading(block.span.of(text)):
            dateline = read_dateline(text, block.span.start, block.span.end)
            if dateline is not None and dateline.date is not None:
                continue
            yield block.span


def _is_heading(line: str) -> bool:
    label = LABEL.match(line)
    if label is not None and label["label"].isupper():
        return False  # a short turn of a transcript: "MR. HALE: When?"
    last = line.rstrip(_CLOSING)[-1:]
    if len(line) > LONGEST or last in ".:;,…!-–—。۔" or not line[0].isalnum():
        return False
    if line[-1] in _CLOSING and line[0] in _OPENING:
        return False
    words = _WORD.findall(line)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or not words[0][0].isupper():
        return False
    bearing = [
        word
        for word in words
        if len(word) > 3 or word[0].isupper() or word.lower() not in terms("small-words")
    ]
    capitals = sum(word[0].isupper() for word in bearing)
    return bool(bearing) and capitals >= CAPITALISED * len(bearing)
