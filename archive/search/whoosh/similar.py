"""Words of an index that differ from a given one by a few letters."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from archive.search.whoosh.deadline import Deadline
from archive.search.whoosh.leaf import Inverted

__all__ = ["distance", "pieces", "similar"]

KEPT_LETTERS = 1  # the first letters must agree: a typing error there is rare, and the search far shorter

TERMS_AT_ONCE = 256  # compared between two looks at the clock


def similar(field: Inverted, word: str, edits: int, *, deadline: Deadline | None = None) -> Iterator[int]:
    """The numbers of the terms at most `edits` insertions, deletions, changes or swaps away. Raises
    PastDeadline."""
    deadline = deadline or Deadline()
    candidates = field.prefixed(word[:KEPT_LETTERS].encode())
    widths = field.widths(candidates)
    bytes_of = len(word.encode())
    # A changed letter moves at most four bytes, an edit at most four more.
    likely = np.flatnonzero(np.abs(widths - bytes_of) <= 4 * edits)
    wanted = pieces(word, 2 * edits + 1)
    for count, offset in enumerate(likely.tolist()):
        if count % TERMS_AT_ONCE == 0:
            deadline.check()
        number = candidates.start + offset
        term = field.term(number).decode()
        if any(piece in term for piece in wanted) and distance(term, word, most=edits) <= edits:
            yield number


def pieces(word: str, count: int) -> list[str]:
    """The word cut into so many pieces. An edit, a swap at worst, spoils two of them, so a word that is
    near enough holds at least one unspoilt; looking for that is far cheaper than counting edits."""
    cuts = [len(word) * number // count for number in range(count + 1)]
    return [word[first:last] for first, last in pairwise(cuts)]


def distance(one: str, other: str, *, most: int) -> int:
    """Edits between two words, swaps of neighbours included; any number above `most` when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before = before, row
        row = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if older and letter == other[j - 2] and one[i - 2] == wanted and j > 1:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
