"""Blocks: the paragraphs of a text, whether each is one line or a run of hard-wrapped lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archive.text import Span

__all__ = ["Block", "read_blocks"]

# Hard-wrapped text: lines of much the same length, most of which stop in mid-sentence.
SHORTEST_WRAP, LONGEST_WRAP = 30, 100
FEWEST_WRAPPED_LINES = 8
LINES_LOOKED_AT = 200
# A line of this share of the widest is full: a capital after it need not begin a sentence.
FULL = 0.85


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `apart` says that blank lines, or the text's edge, stand on both sides of it."""

    span: Span
    apart: bool
    lines: int = 1


def read_blocks(text: str, paragraphs: Sequence[Span]) -> tuple[Block, ...]:
    """The lines given, or the runs of them between blank lines where the text is hard-wrapped."""
    wrapped = _is_wrapped(text, paragraphs)
    groups = list(_runs(text, paragraphs) if wrapped else ([span] for span in paragraphs))
    spans = [Span(group[0].start, group[-1].end) for group in groups]
    loose = any(_blank_between(text, before, after) for before, after in pairwise(spans))
    gaps = [
        True,
        *(_blank_between(text, a, b) or not loose for a, b in pairwise(spans)),
        True,
    ]
    return tuple(
        Block(span, apart=gaps[index] and gaps[index + 1], lines=len(groups[index]))
        for index, span in enumerate(spans)
    )


def _is_wrapped(text: str, paragraphs: Sequence[Span]) -> bool:
    lines = paragraphs[:LINES_LOOKED_AT]
    if len(lines) < FEWEST_WRAPPED_LINES:
        return False
    lengths = [len(line) for line in lines]
    if not SHORTEST_WRAP <= median(lengths) <= LONGEST_WRAP or max(lengths) > 2 * LONGEST_WRAP:
        return False
    full = FULL * max(lengths)
    broken = sum(_goes_on(text, before, after, full=full) for before, after in pairwise(lines))
    return broken > len(lines) / 3


def _goes_on(text: str, before: Span, after: Span, *, full: float) -> bool:
    """Whether a sentence runs over the line break: no stop before it, a full line or a small letter after."""
    if text[before.end - 1] in '.!?:”"’»…' or _blank_between(text, before, after):
        return False
    return text[after.start].islower() or len(before) >= full


def _runs(text: str, paragraphs: Iterable[Span]) -> Iterator[list[Span]]:
    run: list[Span] = []
    for span in paragraphs:
        if run and _blank_between(text, run[-1], span):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _blank_between(text: str, before: Span, after: Span) -> bool:
    return text.count("\n", before.end, after.start) > 1
