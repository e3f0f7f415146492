"""Marks and small words inside a name: a nickname, a broken hyphen, an Irish article, a Polynesian stop."""

from archive.extract.words.given_names import is_given
from archive.extract.words.phrase_edges import is_nickname
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

__all__ = ["goes_on"]

# Small words that may stand inside a name.
SMALL = frozenset({"an", "in"})
# What an Irish surname begins with before its article.
IRISH = frozenset({"mac", "nic", "mag", "uí"})


def goes_on(tokens: tuple[Token, ...], at: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether the token at `at` is inside a name that goes on with the one behind it, before `limit`."""
    if at + 1 >= limit or (tokens[at].kind == "word" and tokens[at].low not in SMALL):
        return False
    inside = _broken_name(tokens, at, lexicon) or is_nickname(tokens, at)
    dutch = tokens[at].low == "in" and tokens[at + 1].low == "'t"  # "Jan in ’t Veld"
    return inside or dutch or _opens_irish(tokens, at) or _stops(tokens, at)


def _broken_name(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a line's end once broke a double name behind its hyphen: "Jean Marot- Bassan"."""
    before, hyphen, after = tokens[at - 1], tokens[at], tokens[at + 1]
    if hyphen.text not in ("-", "‐") or before.end != hyphen.start or after.start != hyphen.end + 1:
        return False
    known = lexicon.functions | lexicon.offices
    return after.capital and after.kind == "word" and after.low not in known and is_given(tokens[at - 2].low)


def _opens_irish(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an article stands inside an Irish surname: "Mac an tSaoir"."""
    inside = tokens[at].low == "an" and tokens[at - 1].low in IRISH
    return inside and tokens[at + 1].capital


def _stops(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an apostrophe begins a Polynesian name that goes on with a run: "Siosi ‘Ofa"."""
    if tokens[at].text not in ("‘", "'", "’") or tokens[at].low == "'s":
        return False
    glued = tokens[at + 1].start == tokens[at].end and tokens[at - 1].end < tokens[at].start
    return glued and tokens[at + 1].capital and tokens[at + 1].kind == "word"
