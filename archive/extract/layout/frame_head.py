"""The head of a frame: headline, outlet, writer, place and dates above a report, peeled line by line."""

import re

from archive.extract.layout.blocks import Block
from archive.extract.layout.credits import leading_source
from archive.extract.layout.dated_lines import date_line, names_line
from archive.extract.layout.daylines import leading_date
from archive.extract.layout.frame_line import FrameLine
from archive.extract.layout.frame_reading import Reading, cut_start, dateline_at, frame_lines
from archive.extract.layout.furniture import is_imprint
from archive.extract.layout.lines import day_of_piece, split_headline
from archive.extract.layout.nameplates import is_menu, nameplate, names_itself
from archive.extract.layout.outlets import is_agency
from archive.extract.layout.papers import is_certain, is_masthead
from archive.extract.layout.posts import post_in
from archive.extract.words.terms import terms

__all__ = ["LONGEST_HEADLINE", "peel_head"]

HEAD_LINES = 8  # title, standfirst, byline, outlet, dates: more was not met
LONGEST_HEADLINE = 200
LONGEST_ASIDE = 80  # characters of a line of names, an office or a room above the date
MOST_ASIDE = 5
_OF_PAGES = ("page-words", "kickers-en", "sections")
LEAST_OLD, MOST_OLD = 3, 10  # words of a headline in capitals with a full stop
# Who gives out a text, above the word that it may be published.
_OFFICE = re.compile(
    r"(?:the )?(?:office|bureau|department|ministry|embassy|mission) (?:of|for) [^.:;\n]{3,60}$",
    re.IGNORECASE,
)
MOST_SMALL = 6  # words of such a line, where half of them or more are small


def peel_head(reading: Reading) -> None:
    aside: list[Block] = []
    for _ in range(min(HEAD_LINES, len(reading.blocks))):
        block = reading.blocks[0]
        found = frame_lines(reading, 0)
        if found and len(reading.blocks) > 1:
            reading.head += (line for line in found if line.kind != "title")
            reading.title = next((line.span for line in found if line.kind == "title"), reading.title)
        elif named := _outlet_above(reading):
            reading.head += named
        elif _is_section(reading):
            reading.head.append(FrameLine("note", block.span, "section above the headline", 0.8))
        elif _is_headline(reading):
            title, beside = split_headline(reading.text, block.span.start, block.span.end)
            rest = date_line(reading.text, title.start, title.end)
            reading.head += (*beside, rest) if rest else beside
            reading.title = None if rest else title
        elif len(aside) < MOST_ASIDE and _is_standfirst(reading):
            aside.append(block)
        else:
            break
        del reading.blocks[0]
    if reading.blocks:
        _peel_leading_date(reading)
    reading.blocks[:0] = aside


def _peel_leading_date(reading: Reading) -> None:
    first = reading.blocks[0].span
    opening = _leading_date(reading, 0)
    if opening and _leading_date(reading, 1):
        return  # a chronology
    dateline = dateline_at(reading, first) if opening else None
    if opening is not None and (dateline is None or dateline.date is None):
        reading.head.append(opening)
        cut_start(reading, 0, opening.span.end)
    first = reading.blocks[0].span
    if source := leading_source(reading.text, first.start, first.end):
        reading.head.append(source)
        cut_start(reading, 0, source.span.end)


def _leading_date(reading: Reading, index: int) -> FrameLine | None:
    if index >= len(reading.blocks):
        return None
    span = reading.blocks[index].span
    return leading_date(reading.text, span.start, span.end)


def _outlet_above(reading: Reading) -> tuple[FrameLine, ...]:
    """A line of names beside the date's: an outlet, a writer with his outlet or place."""
    span = reading.blocks[0].span
    sole = len(reading.blocks) < 2 or reading.blocks[0].lines > 1
    if sole or len(span) > LONGEST_ASIDE or span in reading.marked:
        return ()
    if named := _nameplate(reading):
        return (named,)
    if reading.title is None and _may_be_headline(reading):
        return ()
    dated = any(line.date is not None for line in reading.head) or _day_follows(reading)
    return names_line(reading.text, span.start, span.end) if dated else ()


def _is_section(reading: Reading) -> bool:
    """The name of a section at the top, over a line that may be the headline: "LOCAL NEWS"."""
    span = reading.blocks[0].span
    if reading.title is not None or len(reading.blocks) < 3 or span in reading.marked:
        return False
    below = reading.blocks[1].span.of(reading.text)
    named = span.of(reading.text).lower() in terms("sections")
    if _OFFICE.match(reading.text, span.start, span.end) and frame_lines(reading, 1):
        return True
    return (
        named
        and len(below) <= LONGEST_HEADLINE
        and below.rstrip("”\"’'»)] ")[-1:] not in (".", ":", ";", ",")
    )


def _may_be_headline(reading: Reading) -> bool:
    """Whether a line holds a word that is often something else than a paper's, and no other line may be the
    headline: "Market Review"."""
    span = reading.blocks[0].span
    name = span.of(reading.text)
    if not is_masthead(name) or is_agency(name.strip("| ")) or post_in(reading.text, span.start, span.end):
        return False
    doubt = any(word in terms(kind) for word in name.lower().split() for kind in _OF_PAGES)
    if not doubt and (is_certain(name) or name.isupper()):
        return False
    others = (index for index in range(1, len(reading.blocks)) if not frame_lines(reading, index))
    first = next(others, None)
    if first is None or first + 1 >= len(reading.blocks):
        return True
    line = reading.blocks[first].span.of(reading.text)
    return len(line) > LONGEST_HEADLINE or line[-1] in ".:;,"


def _nameplate(reading: Reading) -> FrameLine | None:
    """The paper's name at the very top: over a line with its day and number or page, or over the headline."""
    if reading.title is not None or any(line.kind != "note" for line in reading.head):
        return None
    top = reading.blocks[0].span
    for index in range(1, min(3, len(reading.blocks))):
        below = reading.blocks[index].span
        lines = frame_lines(reading, index)
        if any(line.date is not None for line in lines) or is_imprint(reading.text, below.start, below.end):
            return nameplate(reading.text, top, below)
        if index == 1 and not lines and (is_menu(below.of(reading.text)) or _is_above_headline(reading)):
            return names_itself(reading.text, top, below)
    return None


def _is_above_headline(reading: Reading) -> bool:
    """Whether the second line may be the headline: short, without a full stop, and more follows."""
    if len(reading.blocks) < 3:
        return False
    line = reading.blocks[1].span.of(reading.text)
    return len(line) <= LONGEST_HEADLINE and line[-1] not in ".:;," and not line[0].islower()


def _day_follows(reading: Reading) -> bool:
    """Whether one of the next lines holds a date, and only short lines stand before it."""
    for index in range(1, min(MOST_ASIDE + 1, len(reading.blocks))):
        block = reading.blocks[index]
        lines = frame_lines(reading, index)
        if any(line.date is not None for line in lines) or _is_dateline(reading, block):
            return True
        if lines:
            continue
        words = block.span.of(reading.text)
        if (
            block.lines > 1
            or len(words) > LONGEST_ASIDE
            or words[-1] in ".?!"
            or _is_prose(words, apart=block.apart)
        ):
            return False
    return False


def _is_prose(line: str, *, apart: bool) -> bool:
    """Whether a line is a part of a sentence, as lines of a hard-wrapped text are; one of a head stands
    together with its other lines."""
    words = line.split()
    small = sum(word[0].islower() for word in words)
    return line[0].islower() or (len(words) > MOST_SMALL + 2 * (not apart) and 2 * small >= len(words))


def _is_dateline(reading: Reading, block: Block) -> bool:
    """Whether a short line is a dateline with a day and nothing else: "LONDON, TUESDAY, APRIL 11, 1848."."""
    found = None
    if block.lines == 1 and len(block.span) <= LONGEST_ASIDE:
        found = dateline_at(reading, block.span)
    return found is not None and found.date is not None and found.span.end == block.span.end


def _is_standfirst(reading: Reading) -> bool:
    """A short line between the headline and a line of the frame, or above a line with the date: it belongs
    to the body."""
    block = reading.blocks[0]
    if block.lines > 1 or len(block.span) > LONGEST_HEADLINE:
        return False
    if reading.title is None:  # a speaker's office above the day: "PRIME MINISTER", "4 May 1998"
        return len(block.span) <= LONGEST_ASIDE and _day_follows(reading)
    return any(line.kind != "note" for line in frame_lines(reading, 1)) or _day_follows(reading)


def _is_old_headline(reading: Reading) -> bool:
    """A headline with its full stop, as old papers set it: words in capitals, with a line of their own."""
    line = reading.blocks[0].span.of(reading.text)
    words = line.split()
    return (
        line.isupper()
        and LEAST_OLD <= len(words) <= MOST_OLD
        and len(reading.blocks) > 2
        and "." not in line[:-1]
        and reading.blocks[1].apart
    )


def _is_headline(reading: Reading) -> bool:
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
    goes_on = small and not block.apart and not frame_lines(reading, 1)
    return bool(
        block.lines == 1
        and not goes_on
        and len(line) <= LONGEST_HEADLINE
        and starts
        and line.strip(" .").lower() not in terms("turn-labels-en")
        and (
            sum(letter.isalpha() for letter in line) > len(line) / 2
            or day_of_piece(reading.text, block.span.start, block.span.end)
        )
        and (ends != "." or _is_old_headline(reading))
        and ends not in (":", ";", ",", "。", "۔")
        and dateline_at(reading, block.span) is None
        and leading_date(reading.text, block.span.start, block.span.end) is None
    )
