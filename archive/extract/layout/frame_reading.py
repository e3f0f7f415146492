"""The reading of a frame: what is peeled off a text so far, and the blocks that are left."""

from dataclasses import dataclass, field

from archive.extract.layout.blocks import Block
from archive.extract.layout.datelines import Dateline, read_dateline
from archive.extract.layout.frame_line import FrameLine
from archive.extract.layout.lines import read_line
from archive.text import Span

__all__ = ["Reading", "cut_start", "dateline_at", "frame_lines"]


@dataclass(slots=True)
class Reading:
    text: str
    marked: frozenset[Span]
    blocks: list[Block]
    title: Span | None = None
    head: list[FrameLine] = field(default_factory=list)
    tail: list[FrameLine] = field(default_factory=list)
    dateline: Dateline | None = None
    datelines: dict[Span, Dateline | None] = field(default_factory=dict)
    read: dict[tuple[Span, bool], tuple[FrameLine, ...]] = field(default_factory=dict)


def frame_lines(reading: Reading, index: int) -> tuple[FrameLine, ...]:
    if index >= len(reading.blocks):
        return ()
    span, titled = reading.blocks[index].span, reading.title is not None or index > 0
    if (span, titled) not in reading.read:
        reading.read[span, titled] = read_line(reading.text, span.start, span.end, tail=False, titled=titled)
    return reading.read[span, titled]


def dateline_at(reading: Reading, span: Span) -> Dateline | None:
    """The dateline that begins a block, read once."""
    if span not in reading.datelines:
        reading.datelines[span] = read_dateline(reading.text, span.start, span.end)
    return reading.datelines[span]


def cut_start(reading: Reading, index: int, start: int) -> None:
    block = reading.blocks[index]
    inner = reading.text[start : block.span.end]
    start += len(inner) - len(inner.lstrip())
    reading.blocks[index] = Block(Span(start, block.span.end), block.apart, block.lines)
