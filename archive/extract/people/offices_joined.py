"""Offices of two fields, "the transport and infrastructure minister", and those set behind a name."""

from collections.abc import Sequence

from archive.extract.people.name_runs import OBJECTS
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

__all__ = ["before_apposition", "twofold_office"]

# The longest list of fields before an office, in tokens: "the food, farming, energy and climate minister".
LONGEST = 8


def twofold_office(tokens: Sequence[Token], first: int, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the phrase begins whose office stands before `end` and whose last field begins at `start`, behind
    "and"; `start` where "and" joins anything else."""
    last = tokens[end - 1]
    fields = all(token.low in OBJECTS for token in tokens[start : end - 1])
    if start - first < 2 or tokens[start - 1].low != "and" or end - start < 2 or not fields:
        return start
    if last.low not in lexicon.roles or tokens[start - 2].low not in OBJECTS:
        return start
    for at in range(start - 2, max(first, start - LONGEST) - 1, -1):
        if tokens[at].low in lexicon.determiners or tokens[at].low == "'s":
            return at
        if tokens[at].low not in OBJECTS and tokens[at].text != ",":
            return start
    return start


def before_apposition(tokens: Sequence[Token], first: int, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the name ends that an office from `start` to `end` stands behind: "Ann Reed, dean of the college,
    who urged"; `end` without one."""
    comma = start - 1
    if comma <= first or tokens[comma].text != "," or not tokens[comma - 1].capital:
        return end
    link = next((at for at in range(start, end) if tokens[at].low in lexicon.prepositions), start)
    return comma if link > start and tokens[link - 1].low in lexicon.roles else end
