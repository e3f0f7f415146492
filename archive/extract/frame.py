"""The frame of a report: what stands around its body, peeled from both ends line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.extract.blocks import Block, read_blocks
from archive.extract.datelines import Dateline, read_dateline
from archive.extract.datetexts import fold
from archive.extract.lines import FrameLine, inline_credit, leading_date, read_line
from archive.text import Span

__all__ = ["Frame", "read_frame"]

HEAD_LINES = 8  # title, standfirst, byline, outlet, dates: more was not met
TAIL_LINES = 5
DATELINE_WITHIN = 4  # blocks of the body in which a dateline may stand, after a lede or standfirst
LONGEST_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """`title` is a headline on a line of its own. `head` and `tail` are the frame's lines in text order;
    `body` holds the blocks that are left, without a dateline or date that opens them."""

    title: Span | None
    head: tuple[FrameLine, ...]
    dateline: Dateline | None
    tail: tuple[FrameLine, ...]
    body: tuple[Block, ...]


@dataclass(slots=True)
class _Reading:
    text: str
    marked: frozenset[Span]
    blocks: list[Block]
    title: Span | None = None
    head: list[FrameLine] = field(default_factory=list)
    tail: list[FrameLine] = field(default_factory=list)
    dateline: Dateline | None = None


def read_frame(text: str, paragraphs: Sequence[Span], *, headings: Iterable[Span] = ()) -> Frame:
    """Peel a text; `headings` are those that markup declared, which are never frame but a title may be."""
    reading = _Reading(fold(text), frozenset(headings), list(read_blocks(text, paragraphs)))
    _peel_head(reading)
    _peel_tail(reading)
    _find_dateline(reading)
    return Frame(
        reading.title,
        tuple(reading.head),
        reading.dateline,
        tuple(reversed(reading.tail)),
        tuple(reading.blocks),
    )


def _peel_head(reading: _Reading) -> None:
    for _ in range(min(HEAD_LINES, len(reading.blocks))):
        block = reading.blocks[0]
        found = read_line(reading.text, block.span.start, block.span.end, tail=False)
        if found and len(reading.blocks) > 1:
            reading.head += found
        elif _is_headline(reading):
            reading.title = block.span
        else:
            break
        del reading.blocks[0]
    if not reading.blocks:
        return
    first = reading.blocks[0]
    if opening := leading_date(reading.text, first.span.start, first.span.end):
        reading.head.append(opening)
        _cut_start(reading, 0, opening.span.end)


def _is_headline(reading: _Reading) -> bool:
    """A first line that ends in no full stop, stands apart and has a report after it."""
    block = reading.blocks[0]
    if reading.title is not None or len(reading.blocks) < 2:
        return False
    if block.span in reading.marked:
        return True
    line = block.span.of(reading.text)
    ends = line.rstrip("”\"’'»)] ")[-1:]
    starts = line[0].isalnum() or line[0] in "“\"‘'«„[#@¿¡("
    dateline = read_dateline(reading.text, block.span.start, block.span.end)
    return bool(
        block.apart
        and block.lines == 1
        and len(line) <= LONGEST_HEADLINE
        and starts
        and sum(letter.isalpha() for letter in line) > len(line) / 2
        and ends not in (".", ":", ";", ",", "。", "۔")
        and dateline is None
    )


def _find_dateline(reading: _Reading) -> None:
    """The dateline of the first block, or a surer one of the next few."""
    for index, block in enumerate(reading.blocks[:DATELINE_WITHIN]):
        if block.span in reading.marked:
            continue
        found = read_dateline(reading.text, block.span.start, block.span.end)
        if found is None or (index and found.rule == "dateline of a place" and found.confidence < 0.8):
            continue
        reading.dateline = found
        if found.span.end >= block.span.end:
            del reading.blocks[index]
        else:
            _cut_start(reading, index, found.span.end)
        return


def _cut_start(reading: _Reading, index: int, start: int) -> None:
    block = reading.blocks[index]
    inner = reading.text[start : block.span.end]
    start += len(inner) - len(inner.lstrip())
    reading.blocks[index] = Block(Span(start, block.span.end), block.apart, block.lines)


def _peel_tail(reading: _Reading) -> None:
    for _ in range(TAIL_LINES):
        if len(reading.blocks) < 2 or reading.blocks[-1].span in reading.marked:
            break
        block = reading.blocks[-1]
        found = read_line(reading.text, block.span.start, block.span.end, tail=True)
        if not found:
            break
        reading.tail += reversed(found)
        del reading.blocks[-1]
    if not reading.blocks:
        return
    last = reading.blocks[-1]
    if credit := inline_credit(reading.text, last.span.start, last.span.end):
        reading.tail.append(credit)
        end = last.span.start + len(reading.text[last.span.start : credit.span.start].rstrip())
        reading.blocks[-1] = Block(Span(last.span.start, end), last.apart, last.lines)
