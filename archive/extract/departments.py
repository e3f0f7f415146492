"""What an office is for, right before its holder: "Minister for Transit Affairs Omid Kerr"."""

from collections.abc import Sequence

from archive.extract.given_names import is_given
from archive.extract.name_runs import OBJECTS
from archive.extract.speechwords import Lexicon
from archive.extract.tokens import Token

__all__ = ["after_department"]

# A given name and a surname at least.
SHORTEST = 2


def after_department(tokens: Sequence[Token], first: int, core: int, last: int, lexicon: Lexicon) -> int:
    """Where a name begins behind the department that an office before it is for; `core` without one."""
    if core != first or last - first <= SHORTEST or first < 2:
        return core
    given = next((at for at in range(first + 1, last - 1) if is_given(tokens[at].low)), core)
    if tokens[first - 1].low == "and":  # "Minister for Pensions and Corporate Law Nick Reed"
        return given if tokens[first - 2].capital and not is_given(tokens[first].low) else core
    if tokens[first - 1].low != "for" or tokens[first - 2].low not in lexicon.roles:
        return core
    end = next((at for at in range(last - SHORTEST - 1, first - 1, -1) if tokens[at].low in OBJECTS), None)
    named = end is not None and not any(_is_no_name(token, lexicon) for token in tokens[end + 1 : last])
    return end + 1 if named and end is not None else core


def _is_no_name(token: Token, lexicon: Lexicon) -> bool:
    return token.low in OBJECTS or token.low in lexicon.bodies or token.low in lexicon.places
