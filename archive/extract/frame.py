"""The frame of a report: what stands around its body, peeled from both ends line by line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.extract.blocks import Block, read_blocks
from archive.extract.credits import inline_credit, leading_source
from archive.extract.dated_lines import names_line
from archive.extract.datelines import Dateline, read_dateline
from archive.extract.datetexts import fold
from archive.extract.daylines import closing_day, leading_date
from archive.extract.frame_line import FrameLine, stripped
from archive.extract.lines import read_line, split_headline
from archive.extract.terms import terms
from archive.text import Span

__all__ = ["Frame", "read_frame"]

HEAD_LINES = 8  # title, standfirst, byline, outlet, dates: more was not met
TAIL_LINES = 5
DATELINE_WITHIN = 4  # blocks of the body in which a dateline may stand, after a lede or standfirst
LONGEST_HEADLINE = 200
LONGEST_ASIDE = 80  # characters of a line of names, an office or a room above the date
MOST_ASIDE = 3
REACH = 60  # characters from a dateline's place to its agency

_CAPITALISED = re.compile(r"(?<=\s)[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Frame:
    """`title` is a headline on a line of its own. `head` and `tail` are the frame's lines in text order;
    `body` holds the blocks that are left, without a dateline or date that opens them. `plain` is the
    text folded, as every reader of the frame sees it."""

    plain: str
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
    read: dict[Span, tuple[FrameLine, ...]] = field(default_factory=dict)


def read_frame(text: str, paragraphs: Sequence[Span], *, headings: Iterable[Span] = ()) -> Frame:
    """Peel a text; `headings` are those that markup declared, which are never frame but a title may be."""
    reading = _Reading(fold(text), frozenset(headings), list(read_blocks(text, paragraphs)))
    _peel_head(reading)
    _peel_tail(reading)
    _find_dateline(reading)
    _place_of_head(reading)
    return Frame(
        reading.text,
        reading.title,
        tuple(reading.head),
        reading.dateline,
        tuple(reversed(reading.tail)),
        tuple(reading.blocks),
    )


def _peel_head(reading: _Reading) -> None:
    aside: list[Block] = []
    for _ in range(min(HEAD_LINES, len(reading.blocks))):
        block = reading.blocks[0]
        found = _frame_lines(reading, 0)
        if found and len(reading.blocks) > 1:
            reading.head += (line for line in found if line.kind != "title")
            reading.title = next((line.span for line in found if line.kind == "title"), reading.title)
        elif named := _outlet_above(reading):
            reading.head += named
        elif _is_headline(reading):
            reading.title, beside = split_headline(reading.text, block.span.start, block.span.end)
            reading.head += beside
        elif len(aside) < MOST_ASIDE and _is_standfirst(reading):
            aside.append(block)
        else:
            break
        del reading.blocks[0]
    if reading.blocks:
        _peel_leading_date(reading)
    reading.blocks[:0] = aside


def _peel_leading_date(reading: _Reading) -> None:
    first = reading.blocks[0].span
    opening = _leading_date(reading, 0)
    if opening and _leading_date(reading, 1):
        return  # a chronology
    dateline = read_dateline(reading.text, first.start, first.end) if opening else None
    if opening is not None and (dateline is None or dateline.date is None):
        reading.head.append(opening)
        _cut_start(reading, 0, opening.span.end)
    first = reading.blocks[0].span
    if source := leading_source(reading.text, first.start, first.end):
        reading.head.append(source)
        _cut_start(reading, 0, source.span.end)


def _leading_date(reading: _Reading, index: int) -> FrameLine | None:
    if index >= len(reading.blocks):
        return None
    span = reading.blocks[index].span
    return leading_date(reading.text, span.start, span.end)


def _frame_lines(reading: _Reading, index: int) -> tuple[FrameLine, ...]:
    if index >= len(reading.blocks):
        return ()
    span = reading.blocks[index].span
    if span not in reading.read:
        reading.read[span] = read_line(reading.text, span.start, span.end, tail=False)
    return reading.read[span]


def _outlet_above(reading: _Reading) -> tuple[FrameLine, ...]:
    """A line of names beside the date's: an outlet, a writer with his outlet or place."""
    span = reading.blocks[0].span
    if reading.blocks[0].lines > 1 or len(span) > LONGEST_ASIDE or span in reading.marked:
        return ()
    dated = any(line.kind == "date" for line in reading.head) or _day_follows(reading)
    return names_line(reading.text, span.start, span.end) if dated else ()


def _day_follows(reading: _Reading) -> bool:
    """Whether one of the next lines holds a date, and only short lines stand before it."""
    for index in range(1, min(MOST_ASIDE + 1, len(reading.blocks))):
        if any(line.date is not None for line in _frame_lines(reading, index)):
            return True
        block = reading.blocks[index]
        words = block.span.of(reading.text)
        if block.lines > 1 or len(words) > LONGEST_ASIDE or words[-1] in ".?!" or words[0].islower():
            return False
    return False


def _is_standfirst(reading: _Reading) -> bool:
    """A short line between the headline and a line of the frame, or above a line with the date: it belongs
    to the body."""
    block = reading.blocks[0]
    if block.lines > 1 or len(block.span) > LONGEST_HEADLINE:
        return False
    if reading.title is None:  # a speaker's office above the day: "PRIME MINISTER", "4 May 1998"
        return len(block.span) <= LONGEST_ASIDE and _day_follows(reading)
    return any(line.kind != "note" for line in _frame_lines(reading, 1)) or _day_follows(reading)


def _is_headline(reading: _Reading) -> bool:
    """A first line that ends in no full stop and has a report after it."""
    block = reading.blocks[0]
    if reading.title is not None or len(reading.blocks) < 2:
        return False
    if block.span in reading.marked:
        return True
    line = block.span.of(reading.text)
    ends = line.rstrip("”\"’'»)] ")[-1:]
    starts = line[0].isalnum() or line[0] in "“\"‘'«„[#@¿¡("
    small = reading.text[reading.blocks[1].span.start].islower()
    goes_on = small and not block.apart and not _frame_lines(reading, 1)
    return bool(
        block.lines == 1
        and not goes_on
        and len(line) <= LONGEST_HEADLINE
        and starts
        and line.strip(" .").lower() not in terms("turn-labels-en")
        and sum(letter.isalpha() for letter in line) > len(line) / 2
        and ends not in (".", ":", ";", ",", "。", "۔")
        and read_dateline(reading.text, block.span.start, block.span.end) is None
        and leading_date(reading.text, block.span.start, block.span.end) is None
    )


def _place_of_head(reading: _Reading) -> None:
    """A place that a line of the head names stands for that of a dateline which names none."""
    if reading.dateline is not None and reading.dateline.places:
        return
    line = next((line for line in reading.head if line.places), None)
    if line is None:
        return
    if reading.dateline is not None:
        reading.dateline = replace(reading.dateline, places=line.places)
    else:
        reading.dateline = Dateline(line.span, line.places, (), None, None, line.rule, line.confidence)


def _find_dateline(reading: _Reading) -> None:
    """The dateline of the first block, or a surer one of the next few, or one after a headline run on."""
    for index, block in enumerate(reading.blocks[:DATELINE_WITHIN]):
        if block.span in reading.marked:
            continue
        found = read_dateline(reading.text, block.span.start, block.span.end)
        if found is None or (index and found.rule == "dateline of a place" and found.confidence < 0.8):
            continue
        _take_dateline(reading, index, _under_its_agency(reading, index, found))
        return
    if reading.blocks and reading.title is None and reading.blocks[0].span not in reading.marked:
        _find_run_on(reading)


def _take_dateline(reading: _Reading, index: int, found: Dateline) -> None:
    reading.dateline = found
    if found.span.end < reading.blocks[index].span.end:
        _cut_start(reading, index, found.span.end)
        return
    del reading.blocks[index]
    under = _frame_lines(reading, index)  # "Baku, May 23", then a line "Trend:" or a byline
    if len(reading.blocks) > index + 1 and under and all(line.kind in ("byline", "source") for line in under):
        reading.head += under
        del reading.blocks[index]


def _under_its_agency(reading: _Reading, index: int, found: Dateline) -> Dateline:
    """The dateline below a line that is only an agency, "[By the Associated Press.]", which is then a line
    of the head; otherwise the one found."""
    if index + 1 >= len(reading.blocks) or found.places:
        return found
    span = reading.blocks[index + 1].span
    below = read_dateline(reading.text, span.start, span.end)
    if (
        below is None
        or not (below.date or (found.date and below.places))
        or found.span.end < reading.blocks[index].span.end
    ):
        return found
    reading.head.append(
        FrameLine("source", found.span, found.rule, found.confidence, found.date, found.agencies)
    )
    del reading.blocks[index]
    return below


def _find_run_on(reading: _Reading) -> None:
    """A flattened page: the headline, the dateline and the report in one paragraph."""
    span = reading.blocks[0].span
    for start in _word_starts(reading.text, span.start + 1, min(span.end, span.start + LONGEST_HEADLINE)):
        found = read_dateline(reading.text, start, span.end)
        if (
            found is None
            or found.rule != "dateline with agency"
            or not (found.places and found.confidence > 0.9)
        ):
            continue
        before = stripped(reading.text, span.start, start)
        if before.of(reading.text)[-1:] not in (".", ",", ";") and found.places[0].start == start:
            reading.title = before
            _take_dateline(reading, 0, found)
        return


def _word_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where capitalised words begin, if a bracket of an agency stands near."""
    if "(" not in text[start : end + REACH]:
        return
    for match in _CAPITALISED.finditer(text, start, end):
        yield match.start()


def _cut_start(reading: _Reading, index: int, start: int) -> None:
    block = reading.blocks[index]
    inner = reading.text[start : block.span.end]
    start += len(inner) - len(inner.lstrip())
    reading.blocks[index] = Block(Span(start, block.span.end), block.apart, block.lines)


def _runs_on(reading: _Reading) -> bool:
    """Whether the last line but one stops in mid-sentence, so that the last belongs to it."""
    before = reading.text[reading.blocks[-2].span.end - 1]
    return before == "," or before.islower()


def _peel_tail(reading: _Reading) -> None:
    for _ in range(TAIL_LINES):
        if len(reading.blocks) < 2 or reading.blocks[-1].span in reading.marked:
            break
        block = reading.blocks[-1]
        found = read_line(reading.text, block.span.start, block.span.end, tail=True)
        whole = found and found[0].date is not None and found[0].date.complete
        if not found or not (block.apart or whole or not _runs_on(reading)):
            break
        reading.tail += reversed(found)
        del reading.blocks[-1]
    if not reading.blocks:
        return
    last = reading.blocks[-1]
    credit = inline_credit(reading.text, last.span.start, last.span.end) or closing_day(
        reading.text, last.span.start, last.span.end
    )
    if credit:
        reading.tail.append(credit)
        end = last.span.start + len(reading.text[last.span.start : credit.span.start].rstrip())
        reading.blocks[-1] = Block(Span(last.span.start, end), last.apart, last.lines)
