"""What an office is for, right before its holder: "Minister for Transit Affairs Omid Kerr"."""

from collections.abc import Sequence

from archive.extract.people.name_runs import AGENTS, OBJECTS
from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["after_department", "office_before"]

Range = tuple[int, int]

# A given name and a surname at least.
SHORTEST = 2
# The longest field of an office, and the longest office before it, in tokens.
LONGEST = 6
# What leads from an office to what it is for.
FOR = frozenset({"of", "for"})
# Behind "for" these always have a field, whether a list holds it or not.
MINISTERIAL = frozenset({"minister", "commissioner", "secretary", "undersecretary"})
# Whose name is not theirs: "the lawyer for landlord Ann Hale", "the wife of landlord Ann Hale".
OTHERS = terms("representatives-en") | terms("kin-en")


def after_department(tokens: Sequence[Token], first: int, core: int, last: int, lexicon: Lexicon) -> int:
    """Where a name begins behind the department that an office before it is for; `core` without one."""
    if core != first or last - first <= SHORTEST or first < 2:
        return core
    given = next((at for at in range(first + 1, last - 1) if is_given(tokens[at].low)), core)
    if tokens[first - 1].low == "and":  # "Minister for Pensions and Corporate Law Nick Reed"
        return given if tokens[first - 2].capital and not is_given(tokens[first].low) else core
    if tokens[first - 1].low == "of" and tokens[first - 2].low in lexicon.roles:
        return core if is_given(tokens[first].low) else given  # "owner of Hale Apparel Ann Reed"
    if tokens[first - 1].low != "for" or tokens[first - 2].low not in lexicon.roles:
        return core
    end = next((at for at in range(last - SHORTEST - 1, first - 1, -1) if tokens[at].low in OBJECTS), None)
    if end is not None:
        return core if any(_is_no_name(token, lexicon) for token in tokens[end + 1 : last]) else end + 1
    if given > core or tokens[first - 2].low not in MINISTERIAL or is_given(tokens[first].low):
        return given
    return core if any(_is_no_name(token, lexicon) for token in tokens[first:last]) else last - SHORTEST


def office_before(tokens: Sequence[Token], core: int, lexicon: Lexicon) -> Range | None:
    """The office whose field stands right before the name proper at `core`, without its article: "director of
    services"; None where the name may hang on the words before it."""
    link = core - 1
    while link > 0 and core - link < LONGEST and tokens[link].kind == "word" and tokens[link].low not in FOR:
        link -= 1
    office, field = tokens[link - 1], tokens[core - 1]
    if link < 1 or core - link < 2 or tokens[link].low not in FOR or not _is_field(field, lexicon):
        return None
    if office.low not in lexicon.roles or office.low in OTHERS:
        return None
    start = link - 1
    while start and link - start < LONGEST and _belongs(tokens[start - 1], lexicon):
        start -= 1
    new = start > 0 and tokens[start - 1].low in ("a", "an")
    return None if new else (start, core)


def _belongs(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before an office is a part of it: "deputy" or "Union" in "Union Minister"."""
    listed = token.low in lexicon.modifiers or token.low in lexicon.roles or token.low in lexicon.demonyms
    return listed or (token.kind == "word" and token.capital and token.low not in lexicon.functions)


def _is_field(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name is a thing's, so that the name does not hang on it."""
    if token.low in OBJECTS or token.capital:
        return token.low not in lexicon.nominals or token.low in OBJECTS
    nouns = (lexicon.roles, lexicon.plurals, lexicon.modifiers, lexicon.demonyms)
    people = (*nouns, lexicon.honorifics, lexicon.functions)
    return not any(token.low in words for words in people) and not token.low.endswith(AGENTS)


def _is_no_name(token: Token, lexicon: Lexicon) -> bool:
    return token.low in OBJECTS or token.low in lexicon.bodies or token.low in lexicon.places
