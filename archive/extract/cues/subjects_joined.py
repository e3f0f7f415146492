"""Subjects that "and" joins: "Germany, France and Britain", "Hale and her team"."""

from archive.extract.words.phrases import ANDS, CONJUNCTIONS, is_adverbial
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

__all__ = ["joined_at"]

# Those who speak with somebody named: "Hale and colleagues", "Hale and her team".
COMPANY = frozenset({"colleagues", "co-authors", "coauthors", "co-workers", "team"})


def joined_at(tokens: tuple[Token, ...], first: int, start: int, lexicon: Lexicon) -> int:
    """Where a chain of names begins that "and" joins to the one at `start`: "Germany, France and Britain"."""
    if lexicon.verb_first and tokens[start - 2].low in lexicon.roles and tokens[start].low in lexicon.roles:
        return start  # "Bürgermeister und Parteichef Karl Weber" is one
    if start - first < 2 or tokens[start - 1].low not in ANDS:
        return start
    others = tokens[start].low in COMPANY or tokens[start + 1].low in COMPANY
    if not others and not _opens_item(tokens, start, lexicon):
        return start
    at = start - 1
    while at > first and _in_chain(tokens[at - 1], lexicon):
        at -= 1
    if at - 1 > first and tokens[at - 1].low == "of" and tokens[at - 2].low in lexicon.bodies:
        at -= 3 if tokens[at - 3].low in lexicon.determiners else 2  # "a bench of Hale and Reed"
        return max(at, first)
    if at > first and tokens[at - 1].low in lexicon.prepositions:
        at = next((comma for comma in range(at, start) if tokens[comma].text == ","), start)
    before = tokens[at - 1]
    opened = at == first or before.low in CONJUNCTIONS or before.low == "both" or before.text in (":", ";")
    while tokens[at].text == ",":
        at, opened = at + 1, opened or is_adverbial(tokens, first, lexicon)
    return at if opened and at < start - 1 and _opens_item(tokens, at, lexicon) else start


def _opens_item(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a name or a body with its article begins at `at`."""
    behind = tokens[min(at + 1, len(tokens) - 1)]
    article = tokens[at].low == "the" or (lexicon.verb_first and tokens[at].low in lexicon.determiners)
    named = article and (behind.capital or behind.low in lexicon.offices)
    return named or (tokens[at].capital and tokens[at].low not in lexicon.functions)


def _in_chain(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token can stand in a chain of names: "the Miners' Union, Ann Lee"."""
    if token.low == "the" or token.text in (",", "’", "'") or token.low == "'s":
        return True
    if lexicon.verb_first and token.low in lexicon.determiners:
        return True
    return (token.capital and token.low not in lexicon.functions) or token.low in lexicon.offices
