"""The wording of a text as runs of eight words, and whether two texts are versions of one another.

Shingles: Broder, "On the resemblance and containment of documents", 1997,
https://doi.org/10.1109/SEQUEN.1997.666900
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from operator import sub

import numpy as np

from archive.remembered import Remembered
from archive.text import Span

WIDTH = 8  # words in a shingle: shorter runs are common phrases, longer ones break at every correction
# Under this many words a text is a formula (a notice, a caption, "Log in to read on") as often as a report.
LEAST_WORDS = 40
# The smallest hashes of a text stay the smallest in whatever part of it is kept: of a text trimmed to a
# third, two or more of 24 survive in 999 cases of 1,000.
SAMPLE = 24
LEAST_SHARED = 2
LOOKED_AT = 4 * SAMPLE

# On 2,013 speeches and releases, of all pairs that share a sampled shingle the one release that was published
# twice holds 1.00 of the smaller text's shingles in the larger; next come releases on one template with .50.
# In a text of 100 words two corrected words leave .82.
SAME = 0.8
TRIMMED_TO = 0.3  # of the fuller text: what is shorter is an extract
OWN_LEAST = 16  # shingles outside quotations: fewer do not make a report of its own
OWN_SAME = 0.5
FIGURES_LEAST = 4
FIGURES_SAME = 0.5  # bulletins on one template keep their words and change their figures

WORDS_REMEMBERED = 1 << 16
SPREAD = 0x9E3779B97F4A7C15  # 2**64 over the golden ratio: spreads sums that lie close together
LIMIT = (1 << 61) - 1  # shingles fit a signed column of 64 bits
WORD = re.compile(r"\w+")  # not what spaces part: copies differ in dashes, and in spaces that were lost
# scripts without spaces between words: each character counts as one
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Wording:
    """The shingles of a text, those of its words outside direct quotations, and the figures it prints."""

    shingles: Set[int]
    own: Set[int]
    figures: Set[str]


def shingles_of(text: str) -> set[int]:
    """A number for each run of eight words, without case and punctuation; none for a text under 40 words."""
    words = _words(text)
    return _runs(words) if len(words) >= LEAST_WORDS else set()


def sample_of(text: str) -> list[int]:
    """The few shingles that stand for all of them: the smallest, in order."""
    words = _words(text)
    if len(words) < LEAST_WORDS:
        return []
    # As `_runs`, in arrays: every document is sampled, few are compared. Numbers wrap at 64 bits, of which
    # the mask keeps the same ones.
    sums = np.zeros(len(words) + 1, dtype=np.uint64)
    np.cumsum(np.array(words, dtype=np.uint64), out=sums[1:])
    runs = (sums[WIDTH:] - sums[:-WIDTH]) * np.uint64(SPREAD) & np.uint64(LIMIT)
    if len(runs) > LOOKED_AT:  # to sort all of them takes longer; among these few are the smallest
        few = np.unique(np.partition(runs, LOOKED_AT)[:LOOKED_AT])
        runs = few if len(few) >= SAMPLE else runs
    smallest: list[int] = np.unique(runs)[:SAMPLE].tolist()
    return smallest


def wording_of(text: str, quotations: Iterable[Span]) -> Wording:
    """All by which a text is compared; `quotations` are its direct ones."""
    kept, at = [], 0
    for span in sorted(quotations):
        kept.append(text[at : span.start])
        at = max(at, span.end)
    own = " ".join([*kept, text[at:]])
    figures = {word for word in WORD.findall(text) if any(map(str.isdigit, word))}
    return Wording(shingles_of(text), _runs(_words(own)), figures)


def are_versions(one: Wording, other: Wording) -> bool:
    """Whether the smaller text is the larger, corrected or trimmed; a passage that both quote is not enough,
    nor are the words of a template around other figures."""
    small, large = sorted((one, other), key=lambda wording: len(wording.shingles))
    return (
        len(small.shingles) >= TRIMMED_TO * len(large.shingles)
        and _share(small.shingles, large.shingles) >= SAME
        and (len(small.own) < OWN_LEAST or _share(small.own, large.own | large.shingles) >= OWN_SAME)
        and (len(small.figures) < FIGURES_LEAST or _share(small.figures, large.figures) >= FIGURES_SAME)
    )


def _share(few: Set[int] | Set[str], many: Set[int] | Set[str]) -> float:
    return len(few & many) / len(few) if few else 0.0


def _words(text: str) -> list[int]:
    if not text.isascii() and UNSPACED.search(text):
        text = UNSPACED.sub(r" \g<0> ", text)
    return [_numbers[word] for word in WORD.findall(text.casefold())]


def _number(word: str) -> int:
    """56 bits for a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=7).digest())


_numbers = Remembered(_number, most=WORDS_REMEMBERED)


def _runs(words: list[int]) -> set[int]:
    # Differences of running sums, so that C does the work; the order within eight words does not matter.
    sums = list(accumulate(words, initial=0))
    return {total * SPREAD & LIMIT for total in map(sub, sums[WIDTH:], sums)}
