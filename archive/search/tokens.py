"""A query's text as tokens: parentheses, phrases, operators, fields and words, each with its place."""

import re
from dataclasses import dataclass

from archive.search.analysis import LONGEST_WORD

__all__ = ["DEEPEST", "OPERATORS", "QUOTES", "Token", "beginning", "tokens"]

DEEPEST = 8  # parentheses within parentheses

QUOTES = '"“”„«»'
# A quotation mark that is never closed, or that stands after a digit, opens nothing; between numbers (6 -13)
# a minus excludes nothing.
_TOKEN = re.compile(
    rf"""\s*+(?:
      (?P<open>\() | (?P<close>\))
    | (?P<phrase>(?<!\d)[{QUOTES}](?P<inside>[^{QUOTES}]*+)[{QUOTES}])
    | (?P<stray>[{QUOTES}])
    | (?P<minus>(?:(?<!\d\s)[-−](?=\d)|[-−](?=[^\s)\d])))
    | NEAR/(?P<near>\d++)(?=[\s(]|$)
    | (?P<operator>OR|NOT|AND)(?=[\s()]|$)
    | (?P<field>[A-Za-z_]++):(?=\S)
    | (?P<word>[^\s(){QUOTES}]++)
    )""",
    re.VERBOSE,
)


OPERATORS = frozenset({"OR", "NOT", "AND"})  # in capitals only


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    place: int  # of its first character, counted from 1 as people do


def tokens(text: str, messages: list[str]) -> list[Token]:
    """The tokens of a text, in order; what is wrong with them is added to `messages`. Takes time linear in
    the text."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "stray":
            # Inches and seconds of arc are no quotation marks: 5" guns.
            if not text[match.start(kind) - 1 : match.start(kind)].isdigit():
                messages.append(
                    f"The quotation mark at {match.start(kind) + 1} is never closed, so the words after it "
                    "are searched singly: add one."
                )
            continue
        if match["phrase"] is not None:
            kind = "phrase"
        name = "inside" if kind == "phrase" else kind
        place = match.start(kind) + 1 - (len("NEAR/") if kind == "near" else 0)
        found.append(Token(kind, match[name], place))
    return _shallow(found, messages)


def beginning(text: str, characters: int) -> str:
    """So much of a longer text, without a last word that would be cut."""
    cut = text[:characters]
    if text[characters].isspace():
        return cut
    whole = cut.rstrip().rpartition(" ")[0]
    return whole if len(cut) - len(whole) <= LONGEST_WORD else cut


def _shallow(found: list[Token], messages: list[str]) -> list[Token]:
    """Without the parentheses that stand too deep, and their counterparts."""
    kept, depth = [], 0
    for token in found:
        if token.kind == "open":
            depth += 1
            if depth == DEEPEST + 1:
                messages.append(
                    f"Parentheses may stand {DEEPEST} deep; those from {token.place} on are ignored."
                )
        if token.kind not in ("open", "close") or depth <= DEEPEST:
            kept.append(token)
        if token.kind == "close":
            depth = max(0, depth - 1)
    return kept
