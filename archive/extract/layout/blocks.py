"""Blocks: the paragraphs of a text, whether each is one line or a run of hard-wrapped lines."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from archive.paragraphs import blank_between, is_wrapped, runs
from archive.text import Span

__all__ = ["Block", "read_blocks"]


class Block(NamedTuple):
    """One paragraph. `apart` says that blank lines, or the text's edge, stand on both sides of it."""

    span: Span
    apart: bool
    lines: int = 1


def read_blocks(text: str, paragraphs: Sequence[Span]) -> tuple[Block, ...]:
    """The lines given, or the runs of them between blank lines where the text is hard-wrapped."""
    wrapped = is_wrapped(text, paragraphs)
    groups = list(runs(text, paragraphs) if wrapped else ([span] for span in paragraphs))
    spans = [Span(group[0].start, group[-1].end) for group in groups]
    loose = any(blank_between(text, before, after) for before, after in pairwise(spans))
    gaps = [
        True,
        *(blank_between(text, a, b) or not loose for a, b in pairwise(spans)),
        True,
    ]
    return tuple(
        Block(span, apart=gaps[index] and gaps[index + 1], lines=len(groups[index]))
        for index, span in enumerate(spans)
    )
