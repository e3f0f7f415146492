"""Quotation marks: pairs them by a state machine over paragraphs, whatever their style."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extract.words.apostrophes import is_plural_possessive, is_spaced
from archive.text import Span

Direction = Literal["open", "close", "either", "none"]

# Marks that pair with one another, whatever the glyph: articles mix "curly" and straight ones.
# Typewriters print „ as two commas, and old Arabic papers double brackets.
DOUBLE = re.compile(r"[\"“”„‟«»「」『』＂]|''|``|<<|>>|,,|\(\(|\)\)")
SINGLE = re.compile(r"['‘’‚‹›]")
OPENING = frozenset("“„‟«「『‘‚‹") | {"``", "<<"}
TYPED = frozenset({",,", "((", "))"})
CLOSING = frozenset("”»」』’›") | {">>"}
# A straight mark after a number is a measure, not a quotation: 6'3", a 12" record.
MEASURE = re.compile(r"\d['’]\s?\d{1,2}\Z|(?<![\w,])\d{1,3}\Z")
ELISIONS = re.compile(
    r"(?:\d0s|\d\d(?=[.,;:)!?’'])|tis|twas|em|til|cause|n|round|bout|cos|kay|ello|ol)\b", re.IGNORECASE
)
# How many paragraphs without marks of their own an unclosed quotation may run through.
REACH = 4
# The longest part of a sentence, in words, that single marks hold where double ones hold sentences.
MOST_OF_A_PART = 15


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: `span` without them, `outer` with them; `closed` is False when no mark ends it."""

    span: Span
    outer: Span
    closed: bool
    first: int
    last: int


@dataclass(slots=True)
class _Open:
    start: int
    glyph: str
    paragraph: int
    depth: int = 1
    inside: bool = False


def read_marks(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """Every outermost stretch between quotation marks, in text order. `first` and `last` count `paragraphs`.

    Single marks are read as outer marks only in an article that uses them so (British style); double
    marks outside them are quotations still, as where house styles mix.
    """
    doubles = [quoted for quoted in _pair(text, paragraphs, DOUBLE) if len(quoted.span)]
    if "'" not in text and "‘" not in text and "‚" not in text and "‹" not in text:
        return doubles
    singles = [quoted for quoted in _pair(text, paragraphs, SINGLE) if len(quoted.span)]
    # An apostrophe that opens a name closes nowhere: "Siosi ‘Ofa".
    closed = [quoted for quoted in singles if quoted.closed or not doubles]
    if _outside(closed, doubles) <= _outside(doubles, singles):
        apart = _apart(singles, doubles)
        parts = (one for one in apart if _is_part(text, one) or _opens_headline(text, one, paragraphs))
        return sorted([*doubles, *parts], key=lambda quoted: quoted.outer.start)
    return sorted([*singles, *_apart(doubles, singles)], key=lambda quoted: quoted.outer.start)


def _is_part(text: str, quoted: Quoted) -> bool:
    """Whether single marks beside double ones hold a part of a sentence, as South Asian papers print it:
    a ‘ that no letter precedes, two to fifteen words of one paragraph, and a ’ that no letter follows."""
    words = quoted.span.of(text).split()
    curly = text[quoted.outer.start] == "‘" and text[quoted.outer.end - 1] == "’"
    whole = quoted.closed and quoted.first == quoted.last
    return curly and whole and 2 <= len(words) <= MOST_OF_A_PART


def _opens_headline(text: str, quoted: Quoted, paragraphs: Sequence[Span]) -> bool:
    """Whether single marks open a first line without a stop: `'I saw it fall': man tells of bridge`."""
    line = paragraphs[quoted.first]
    opens = quoted.closed and not quoted.first and quoted.outer.start == line.start
    behind = text[quoted.outer.end : line.end].strip()
    return opens and quoted.last == 0 and behind[:1] in (":", "–", "-", "—") and behind[-1] not in ".!?"


def _beside(ones: list[Quoted], others: list[Quoted]) -> Iterator[tuple[Quoted, Quoted | None]]:
    """Each of `ones` with the first of `others` that it touches: both are ordered and free of overlap."""
    at = 0
    for one in ones:
        while at < len(others) and others[at].outer.end <= one.outer.start:
            at += 1
        touched = at < len(others) and others[at].outer.overlaps(one.outer)
        yield one, others[at] if touched else None


def _apart(ones: list[Quoted], others: list[Quoted]) -> Iterator[Quoted]:
    """Those of `ones` that touch none of `others`."""
    return (one for one, other in _beside(ones, others) if other is None)


def _outside(ones: list[Quoted], others: list[Quoted]) -> int:
    """How many characters of `ones` lie in no quotation of `others`."""
    total = 0
    for one, other in _beside(ones, others):
        if other is None:
            total += len(one.span)
        elif not other.outer.covers(one.outer):
            total += max(0, len(one.span) - len(other.span))
    return total


def _pair(text: str, paragraphs: Sequence[Span], pattern: re.Pattern[str]) -> Iterator[Quoted]:
    opened: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        marks = _marks(text, paragraph, pattern)
        if opened is not None:
            opened.inside = bool(marks) and marks[0][0] == paragraph.start and marks[0][2] != "close"
            if opened.inside:
                marks = marks[1:]
            elif not _goes_on(marks, number - opened.paragraph):
                yield _unclosed(text, paragraphs, opened, number - 1)
                opened = None
        closing = max((at for at, _, direction in marks if direction != "open"), default=-1)
        for index, (at, glyph, direction) in enumerate(marks):
            if opened is None:
                if direction in ("open", "either"):
                    opened = _Open(at, glyph, number)
                continue
            rest = marks[index + 1 : index + 41] if direction == "open" and at < closing else ()
            if _opens_inside(opened, glyph, direction, rest):
                opened.depth += 1
                continue
            if direction == "open":
                yield _unclosed(text, paragraphs, opened, number, end=_sentence_end(text, opened.start, at))
                opened = _Open(at, glyph, number)
                continue
            opened.depth -= 1
            if not opened.depth:
                yield _quoted(text, opened, at, len(glyph), number)
                opened = None
        if opened is not None and not _paragraph_may_continue(paragraphs, number, text, pattern):
            yield _unclosed(text, paragraphs, opened, number)
            opened = None


def _paragraph_may_continue(
    paragraphs: Sequence[Span], number: int, text: str, pattern: re.Pattern[str]
) -> bool:
    """Whether one of the next paragraphs opens with a mark, or holds the mark that closes."""
    for following in paragraphs[number + 1 : number + 1 + REACH]:
        marks = _marks(text, following, pattern, most=1)
        if marks:
            return marks[0][0] == following.start or marks[0][2] == "close"
    return False


def _goes_on(marks: list[tuple[int, str, Direction]], distance: int) -> bool:
    return distance <= REACH if not marks else marks[0][2] == "close"


def _opens_inside(
    opened: _Open, glyph: str, direction: Direction, rest: Sequence[tuple[int, str, Direction]]
) -> bool:
    """Whether an opening mark inside a quotation nests: the marks that follow must close both."""
    if direction != "open" or (opened.glyph == glyph and glyph in ('"', "''")):
        return False
    balance = opened.depth + 1
    for _, _, following in rest:
        balance += {"open": 1, "close": -1, "either": -1, "none": 0}[following]
        if balance <= 0:
            return True
    return balance <= 0


def _marks(
    text: str, paragraph: Span, pattern: re.Pattern[str], most: int | None = None
) -> list[tuple[int, str, Direction]]:
    found: list[tuple[int, str, Direction]] = []
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        direction = _direction(text, paragraph, match)
        if direction != "none":
            found.append((match.start(), match.group(), direction))
            if most is not None and len(found) >= most:
                break
    return found


def _direction(text: str, paragraph: Span, match: re.Match[str]) -> Direction:
    """What a mark can be, by its glyph and by what stands on either side of it."""
    glyph = match.group()
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    opens = (before.isspace() or before in "([{—–-/“‘\"'«„¿¡>…:,.") and not after.isspace()
    closes = not before.isspace() or after.isspace()
    if glyph in TYPED:
        return _typed(glyph, before, after)
    if len(glyph) == 1 and glyph in "'’‘‚‹›":
        return _single(text, match, before, after)
    if (
        glyph == '"'
        and before.isdigit()
        and MEASURE.search(text, max(paragraph.start, match.start() - 8), match.start())
    ):
        return "close" if not after.isalnum() and not _inches(text, match) else "none"
    if glyph in "«»" or glyph in ("<<", ">>"):
        return _guillemet(glyph, before, after)
    if glyph in OPENING:
        # “ also closes: in German after „, and by a slip of the typesetter.
        wrong = (
            not before.isspace() and before not in "([{—–-/" and (after.isspace() or after in ".,;:!?)]،؛؟")
        )
        return "close" if wrong else "open"
    if glyph in CLOSING:
        return "open" if before.isspace() and after.isalnum() else "close"
    if before.isalnum() and after.isalnum():
        return "either"
    if before.isspace() or (before in "([{—–-/" and after.isalnum()):
        return "either" if after.isspace() else "open"
    return "close" if closes and not (opens and after.isalnum()) else "either"


def _typed(glyph: str, before: str, after: str) -> Direction:
    """German ,,words" and Arabic ((words)): not the commas of a table, nor brackets in brackets."""
    if glyph == ",,":
        return "open" if before.isspace() and not after.isspace() else "none"
    if glyph == "((":
        return "open" if "\u0600" <= after <= "\u06ff" else "none"
    return "close" if "\u0600" <= before <= "\u06ff" or before in ".!?" else "none"


def _inches(text: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"\d['’]\s?\d{1,2}\Z", text[max(0, match.start() - 8) : match.start()]))


def _guillemet(glyph: str, before: str, after: str) -> Direction:
    """French marks point outwards, German and Danish ones inwards: «a», « a », »a«."""
    outward = glyph in ("«", "<<", "‹")
    if outward:
        return (
            "close"
            if not before.isspace() and before not in "'’([" and (after.isspace() or after in ".,;:!?)")
            else "open"
        )
    return "open" if before.isspace() and after.isalnum() else "close"


def _single(text: str, match: re.Match[str], before: str, after: str) -> Direction:
    glyph = match.group()
    if glyph in "‹›":
        return _guillemet(glyph, before, after)
    if glyph == "‚":
        return "open" if not after.isspace() else "none"
    if before.isalnum() and after.isalnum():
        return "none"
    if (before.isspace() or before in '([{—–“"') and not after.isspace():
        if glyph == "’" or ELISIONS.match(text, match.end()):
            return "none"
        return "open"
    if glyph == "‘":
        return "close" if not before.isspace() and after.isspace() else "open"
    if before.isspace():
        return "open" if is_spaced(text, match) else "none"
    if before in "sS" and after.isspace() and is_plural_possessive(text, match.end()):
        return "none"
    return "close"


def _quoted(text: str, opened: _Open, at: int, width: int, number: int) -> Quoted:
    inner = _trim(text, opened.start + len(opened.glyph), at)
    return Quoted(inner, Span(opened.start, at + width), True, opened.paragraph, number)


def _unclosed(
    text: str, paragraphs: Sequence[Span], opened: _Open, number: int, end: int | None = None
) -> Quoted:
    """A quotation that no mark closes ends with its paragraph, or where the next one opens."""
    stop = paragraphs[number].end if end is None else end
    inner = _trim(text, opened.start + len(opened.glyph), stop)
    return Quoted(inner, Span(opened.start, max(stop, inner.end)), False, opened.paragraph, number)


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the first sentence ends of a quotation that another one interrupts."""
    stop = re.compile(r"[.!?](?=\s)").search(text, start, end)
    return end if stop is None else stop.end()


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, max(start + lead, start + len(words.rstrip())))
