"""Passages of a text around what matched in it: which are best, where they begin and end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.search.results import Snippet
from archive.text import Span

__all__ = ["Match", "best", "opening", "snippet"]

WIDTH = 260  # characters of a passage: three lines
LEAD = 90  # characters shown before the first match, at most
SHORTEST_OPENING = 60  # characters, if a line broken in mid-sentence follows
FEWEST_WORDS = 5  # of a title that is told from other words of a text
SHORTEST_WRAPPED = 40  # characters of a line that was broken only because it was full
_WORDS = re.compile(r"\S")
STOPS = tuple(".!?…:;。！？؟۔")
_SAID = re.compile(r"[^\s.,;:]")
# A word of four letters stands before the end of a sentence; "Mr." and "U.S." end none.
_SENTENCE = re.compile(r"\w{4}[.!?…؟۔。！？]++[\"'”’»)\]]*+(?:\s++|(?<=[。！？]))")
_WHITE = re.compile(r"\s")


class Match(NamedTuple):
    """A place where a term stands: `term` is its number."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text, the different terms in it and how many matches."""

    start: int
    end: int
    terms: frozenset[int]
    count: int


def best(text: str, matches: Sequence[Match], *, most: int) -> list[tuple[int, int]]:
    """At most so many passages that do not overlap: first the one with the most different terms, then each
    time the one with the most that were not shown yet; among equals the one with more matches."""
    left = [_passage(text, matches, at) for at in range(len(matches))]
    chosen: list[tuple[int, int]] = []
    shown: frozenset[int] = frozenset()
    while left and len(chosen) < most:
        one = max(left, key=lambda one: (len(one.terms - shown), len(one.terms), one.count, -one.start))
        chosen.append((one.start, one.end))
        shown |= one.terms
        left = [other for other in left if other.end <= one.start or one.end <= other.start]
    return chosen


def _passage(text: str, matches: Sequence[Match], at: int) -> Passage:
    """The passage that begins a little before a match."""
    start, end = _around(text, matches[at])
    inside = []
    for match in matches[at:]:
        if match.end > end:
            break
        inside.append(match.term)
    return Passage(start, end, frozenset(inside), len(inside))


def _around(text: str, match: Match) -> tuple[int, int]:
    """A stretch of the match's paragraph that begins a little before it, where a sentence begins if one
    does there."""
    first, last = _paragraph_start(text, match.start), _paragraph_end(text, match.end)
    start = first
    if match.start - first > LEAD:
        sentence = _SENTENCE.search(text, match.start - LEAD, match.start)
        start = sentence.end() if sentence else _word_start(text, match.start - LEAD)
    end = last if last - start <= WIDTH else max(_word_end(text, start + WIDTH), match.end)
    return start, end


def _paragraph_start(text: str, at: int) -> int:
    """Where the paragraph begins, looking back no further than a passage reaches."""
    start = text.rfind("\n", 0, at) + 1
    while start and at - start < LEAD and _is_wrapped(text, start - 1):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    while end >= 0 and end - at < WIDTH and _is_wrapped(text, end):
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else end


def _is_wrapped(text: str, newline: int) -> bool:
    """Whether a line break stands within a sentence: a long line before it, a small letter after it."""
    before = text.rfind("\n", 0, newline) + 1
    following = text[newline + 1 : newline + 2]
    return newline - before >= SHORTEST_WRAPPED and following.isalpha() and not following.isupper()


def opening(text: str, skip: str) -> tuple[int, int]:
    """The first words of a text, after those that the reader has been shown as its title."""
    at = _begin(text, _after(text, skip))
    last = _paragraph_end(text, at)
    while last - at < SHORTEST_OPENING and _goes_on(text, at, last):
        last = _paragraph_end(text, _begin(text, last))
    return at, last if last - at <= WIDTH else _word_end(text, at + WIDTH)


def _goes_on(text: str, at: int, last: int) -> bool:
    """Whether a sentence runs over the break at `last`: a small letter follows, or one began with a small
    letter and has not ended."""
    more = _begin(text, last)
    if more == len(text):
        return False
    unended = text[at : at + 1].islower() and text[at:last].rstrip()[-1:] not in STOPS
    return text[more].islower() or unended


def _begin(text: str, at: int) -> int:
    """Where the next words begin; the end of the text where none follow."""
    found = _WORDS.search(text, at)
    return found.start() if found else len(text)


def _after(text: str, title: str) -> int:
    """Where a text goes on after its title. One of several words may stand behind a number or a dateline, and
    be broken over lines; one of a few is its title only as a line of its own."""
    words = title.split()
    if not words:
        return 0
    behind = LEAD if len(words) >= FEWEST_WORDS else 0
    ends = r"(?!\w)" if behind else r"[^\S\n]*(?=\n|\Z)"
    printed = re.compile(r"\s+".join(map(re.escape, words)) + ends)
    start = _begin(text, 0)
    found = (
        printed.search(text, start, start + behind + 2 * len(title)) if behind else printed.match(text, start)
    )
    if found is None:
        return 0
    following = _SAID.search(text, found.end())
    return following.start() if following else len(text)


def _word_start(text: str, at: int) -> int:
    """The first place from `at` on where a word begins after white space; `at` where none is near."""
    space = _WHITE.search(text, max(0, at - 1), at + LEAD)
    return space.end() if space else at


def _word_end(text: str, at: int) -> int:
    """The last place before `at` where a word ends before white space; `at` where none is near."""
    held = text[at - LEAD : at + 1]
    whole = held if held[-1:].isspace() else held[: -len(held.split()[-1])]
    kept = len(whole.rstrip())
    return at - LEAD + kept if kept else at


def snippet(text: str, start: int, end: int, marks: Sequence[Span]) -> Snippet:
    """The stretch with the marks that lie in it. Line breaks become spaces, so that places stay."""
    inside = [mark for mark in marks if mark.start >= start and mark.end <= end]
    shown = inside[0].start if inside else start
    first, last = _paragraph_start(text, start), _paragraph_end(text, end)
    return Snippet(
        text[start:end].replace("\n", " "),
        tuple(Span(mark.start - start, mark.end - start) for mark in inside),
        before=bool(text[first:start].strip()),
        after=bool(text[end:last].strip()),
        line=_begin(text, text.rfind("\n", 0, shown) + 1),
    )
