"""The frame of a report: what stands around its body, peeled from both ends line by line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.extract.layout.blocks import Block, read_blocks
from archive.extract.layout.credits import inline_credit
from archive.extract.layout.dated_lines import PLAIN, date_line
from archive.extract.layout.datelines import Dateline, read_dateline
from archive.extract.layout.daylines import closing_day
from archive.extract.layout.frame_head import LONGEST_HEADLINE, peel_head
from archive.extract.layout.frame_line import FrameLine, stripped
from archive.extract.layout.frame_reading import Reading, cut_start, dateline_at, frame_lines
from archive.extract.layout.lines import read_line
from archive.extract.words.datetexts import DateText, fold
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["Frame", "read_frame"]

TAIL_LINES = 5
DATELINE_WITHIN = 4  # blocks of the body in which a dateline may stand, after a lede or standfirst
LONGEST_DAY = 40  # characters of a line that is a day and no more
UNSURE = 0.6  # the confidence in a place that is on no list
REACH = 60  # characters from a dateline's place to its agency

LABELLED = "labelled date"
NOTICE_LINES = 3
# Labels that do not say that the day is the publication's.
_LOOSE = re.compile(
    r"(?:release date|date(?: and time)?|datum|fecha|data|дата|tarih|التاريخ|تاریخ)\b", re.IGNORECASE
)
_FROM_TO = re.compile(  # "7:00 PM – 9:00 PM"
    r"(?:from |von )?\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?\s?(?:[–—-]|to|bis|until)\s?"
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|Uhr|h)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:\s[–—-]{1,2}\s|--|—|:\s)")
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


def read_frame(text: str, paragraphs: Sequence[Span], *, headings: Iterable[Span] = ()) -> Frame:
    """Peel a text; `headings` are those that markup declared, which are never frame but a title may be."""
    reading = Reading(fold(text), frozenset(headings), list(read_blocks(text, paragraphs)))
    peel_head(reading)
    _peel_tail(reading)
    _find_dateline(reading)
    _place_of_head(reading)
    _leave_chronology(reading)
    _leave_event(reading)
    return Frame(
        reading.text,
        reading.title,
        tuple(reading.head),
        reading.dateline,
        tuple(reversed(reading.tail)),
        tuple(reading.blocks),
    )


def _place_of_head(reading: Reading) -> None:
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


def _leave_chronology(reading: Reading) -> None:
    """Days without a label that head the parts of a text are none of them the text's own."""
    own = [line for line in reading.head if line.date and line.rule == PLAIN]
    if not own:
        return
    inner = [block.span for block in reading.blocks[1:-1] if len(block.span) <= LONGEST_DAY]
    found = (date_line(reading.text, span.start, span.end) for span in inner)
    first = min((block.span.start for block in reading.blocks), default=0)
    lines = [line for line in (*own, *found) if line and line.date and line.rule == PLAIN]
    apart = [line.date for line in lines if line.span.start > first and line.date and line.date.complete]
    day = own[0].date
    if day and any(other.calendar == day.calendar and not _same_day(other, day) for other in apart):
        reading.head = [replace(line, date=None) if line.rule == PLAIN else line for line in reading.head]


def _leave_event(reading: Reading) -> None:
    """The day of a notice, without a label that speaks of publishing, whose next lines tell the place, the
    price or from when to when is the day of an event."""
    days = [line for line in reading.head if line.date and line.rule in (LABELLED, PLAIN)]
    near = [reading.text[block.span.start : block.span.end] for block in reading.blocks[:NOTICE_LINES]]
    near += [line.span.of(reading.text) for line in reading.head]
    near += [reading.title.of(reading.text)] if reading.title else []
    if days and any(map(_is_of_event, near)):
        loose = [line for line in days if line.rule == PLAIN or _LOOSE.match(line.span.of(reading.text))]
        reading.head = [replace(line, date=None) if line in loose else line for line in reading.head]


def _is_of_event(line: str) -> bool:
    label, colon, _ = line.partition(":")
    return _FROM_TO.fullmatch(line) is not None or (
        bool(colon) and label.strip().lower() in terms("event-labels")
    )


def _same_day(one: DateText, other: DateText) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.month, other.day)


def _find_dateline(reading: Reading) -> None:
    """The dateline of the first block, or a surer one of the next few, or one after a headline run on."""
    for index, block in enumerate(reading.blocks[:DATELINE_WITHIN]):
        if block.span in reading.marked:
            continue
        found = dateline_at(reading, block.span)
        if found is None or (index and found.rule == "dateline of a place" and found.confidence < 0.8):
            continue
        if _is_listed(reading, index, found) or _is_turn(reading, index, found):
            return
        _take_dateline(reading, index, _under_its_agency(reading, index, found))
        return
    if reading.blocks and reading.title is None and reading.blocks[0].span not in reading.marked:
        _find_run_on(reading)


def _is_turn(reading: Reading, index: int, found: Dateline) -> bool:
    """Whether a place that no list holds is the first of several labels in capitals: speakers, or parts."""
    if found.confidence > UNSURE or found.rule != "dateline of a place":
        return False
    return any(
        _LABEL.match(reading.text, block.span.start, block.span.end) for block in reading.blocks[index + 1 :]
    )


def _is_listed(reading: Reading, index: int, found: Dateline) -> bool:
    """Whether the next line is another name with another day: works or people in a list."""
    if index + 1 >= len(reading.blocks) or found.span.end < reading.blocks[index].span.end:
        return False
    span = reading.blocks[index + 1].span
    below = dateline_at(reading, span)
    if below is None or below.span.end < span.end or not (found.date and below.date):
        return False
    return found.date.complete and below.date.complete and not _same_day(found.date, below.date)


def _take_dateline(reading: Reading, index: int, found: Dateline) -> None:
    reading.dateline = found
    if found.span.end < reading.blocks[index].span.end:
        cut_start(reading, index, found.span.end)
        return
    del reading.blocks[index]
    under = frame_lines(reading, index)  # "Baku, May 23", then a line "Trend:" or a byline
    if len(reading.blocks) > index + 1 and under and all(line.kind in ("byline", "source") for line in under):
        reading.head += under
        del reading.blocks[index]


def _under_its_agency(reading: Reading, index: int, found: Dateline) -> Dateline:
    """The dateline below a line that is only an agency, "[By the Associated Press.]", which is then a line
    of the head; otherwise the one found."""
    if index + 1 >= len(reading.blocks) or found.places:
        return found
    span = reading.blocks[index + 1].span
    below = dateline_at(reading, span)
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


def _find_run_on(reading: Reading) -> None:
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


def _runs_on(reading: Reading) -> bool:
    """Whether the last line but one stops in mid-sentence, so that the last belongs to it."""
    before = reading.text[reading.blocks[-2].span.end - 1]
    return before == "," or before.islower()


def _peel_tail(reading: Reading) -> None:
    for _ in range(TAIL_LINES):
        if len(reading.blocks) < 2 or reading.blocks[-1].span in reading.marked:
            break
        block = reading.blocks[-1]
        found = read_line(reading.text, block.span.start, block.span.end, tail=True, titled=True)
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
