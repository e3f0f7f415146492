"""Lines and paragraphs: which lines of a text are hard-wrapped parts of one paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from archive.text import Span, lines

# Hard-wrapped text: lines of much the same length, most of which stop in mid-sentence.
SHORTEST_WRAP, LONGEST_WRAP = 30, 100
FEWEST_WRAPPED_LINES = 8
LINES_LOOKED_AT = 200
# A line of this share of the widest is full: a capital after it need not begin a sentence.
FULL = 0.85
# Of prose more than half of the lines begin with a small letter, where the script has them.
FEWEST_SMALL = 5
# A line is short when the next word would have fitted into this share of the widest line.
SHARE = 0.75
STOPS = re.compile(r"[.!?:…][\"”’'»)\]]*\Z")
GOES_ON = re.compile(
    r"(?:[,;–—-]|\b(?:of|the|and|for|to|in|on|by|at|a|an|Mr|Mrs|Ms|Dr|Sir)\.?)\Z", re.IGNORECASE
)


def flowing(text: str, printed: Sequence[Span], *, headings: Sequence[Span] = ()) -> Iterator[list[Span]]:
    """The printed lines of each paragraph as a reader takes it: one, or those that were wrapped. A heading
    stands by itself."""
    if not is_wrapped(text, printed):
        yield from ([line] for line in printed)
        return

    def heading(line: Span) -> int:
        return next((number for number, one in enumerate(headings) if one.overlaps(line)), -1)

    for run in runs(text, printed):
        for group in _parted(text, run):
            yield from (list(lines) for _, lines in groupby(group, heading))


def part(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs, those of several lines parted where a line stands for itself or ends a paragraph."""
    return tuple(span for paragraph in paragraphs for span in _parts(text, paragraph))


def is_wrapped(text: str, printed: Sequence[Span]) -> bool:
    """Whether the lines of a text end where they were full."""
    looked_at = printed[:LINES_LOOKED_AT]
    if len(looked_at) < FEWEST_WRAPPED_LINES:
        return False
    lengths = [len(line) for line in looked_at]
    if not SHORTEST_WRAP <= median(lengths) <= LONGEST_WRAP or max(lengths) > 2 * LONGEST_WRAP:
        return False
    if _is_list(text, looked_at):
        return False
    full = FULL * max(lengths)
    broken = sum(_goes_on(text, before, after, full=full) for before, after in pairwise(looked_at))
    return broken > len(looked_at) / 3


def runs(text: str, printed: Iterable[Span]) -> Iterator[list[Span]]:
    """The lines between blank lines."""
    run: list[Span] = []
    for span in printed:
        if run and blank_between(text, run[-1], span):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def blank_between(text: str, before: Span, after: Span) -> bool:
    return text.count("\n", before.end, after.start) > 1


def _is_list(text: str, printed: Sequence[Span]) -> bool:
    """Whether nearly every line of a text in small letters begins with a capital, as those of a
    poem or a list do."""
    words = text[printed[0].start : printed[-1].end]
    small = sum(text[line.start].islower() for line in printed)
    return small * FEWEST_SMALL < len(printed) and any(map(str.islower, words[:LONGEST_WRAP]))


def _goes_on(text: str, before: Span, after: Span, *, full: float) -> bool:
    """Whether a sentence runs over the line break: no stop before it, a full line or a small letter after."""
    if text[before.end - 1] in '.!?:”"’»…' or blank_between(text, before, after):
        return False
    return text[after.start].islower() or len(before) >= full


def _parts(text: str, paragraph: Span) -> Iterator[Span]:
    if text.find("\n", paragraph.start, paragraph.end) < 0:
        yield paragraph
        return
    for group in _parted(text, list(lines(paragraph.of(text), start=paragraph.start))):
        yield Span(group[0].start, group[-1].end)


def _parted(text: str, printed: Sequence[Span]) -> Iterator[list[Span]]:
    width = max(map(len, printed))
    group = [printed[0]]
    for line, following in pairwise(printed):
        if _begins_anew(line.of(text), following.of(text), width):
            yield group
            group = []
        group.append(following)
    yield group


def _begins_anew(line: str, following: str, width: int) -> bool:
    """Whether what follows a line is another paragraph."""
    word = following.split(None, 1)[0]
    if line.isupper() != following.isupper() and len(line) > 3 and len(following) > 3:
        return not GOES_ON.search(line)
    if len(line) + 1 + len(word) >= SHARE * width:
        return False
    return STOPS.search(line) is not None or not (word[0].islower() or GOES_ON.search(line))
