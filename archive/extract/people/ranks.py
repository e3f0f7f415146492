"""Ranks, brackets and numbers before a name: "SP Ann Hale", "Hon. (Dr.) Ann Hale", "World No. 2 Ann Hale"."""

from collections.abc import Sequence

from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["SECOND", "past_ranks", "past_titles", "proper_words", "rank_end"]

OBJECTS = terms("office-objects-en")
# Ranks that are letters, and titles that are also other names.
RANKS = terms("titles-before-given-en")
# Those of them that small letters follow: "Canon Ann Hale", not "Sp".
SPELT = frozenset({word for word in RANKS if len(word) > 4 or word in ("insp", "preb", "addl", "sr.")})
# What may stand in brackets between a title and a name, besides titles.
ASIDES = frozenset({"retd", "retd.", "ret", "ret.", "rtd", "rtd.", "retired", "mc", "ph.d.", "phd"})
# What follows a title as a part of it: "Datuk Seri", "Bishop Emeritus".
SECOND = frozenset(
    {"seri", "sri", "amar", "paduka", "patinggi", "utama", "wira", "emeritus", "emerita", "panglima"}
)
# The longest bracket, in tokens, with its marks.
LONGEST = 5
# What stands before a number that ranks somebody, and behind an ordinal that does.
NUMBERED = frozenset({"no.", "no", "number"})
CLASSES = frozenset({"class", "grade"})


def past_ranks(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """Where a run goes on behind its ranks, brackets and numbers; `first` without them."""
    at = first
    if last - first < 2:
        return at
    for place in range(first + 1, last - 1):
        if tokens[place].kind == "number":
            at = place + 1 + (tokens[place + 1].low in CLASSES and place + 2 < last)
        elif tokens[place].text == "(" and _is_title(tokens[place - 1], lexicon):
            at = next(end for end in range(place, last) if tokens[end].text == ")") + 1
    if [token.low for token in tokens[at : min(at + 2, last - 1)]] in (["tan", "sri"], ["toh", "puan"]):
        at += 2
    while at < last - 1 and _is_rank(tokens[at]) and _ranks(tokens[at], tokens[at + 1 : last], lexicon):
        at += 1
    return at


def past_titles(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """Where the given name begins behind titles and the words that belong to them: "Datuk Seri Dr"."""
    at = first
    while at < last - 1 and (
        tokens[at].low in lexicon.honorifics or (at > first and tokens[at].low in SECOND)
    ):
        at += 1
    return at


def _is_rank(token: Token) -> bool:
    return token.low in RANKS and (token.text.isupper() or token.low in SPELT)


def _ranks(rank: Token, name: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name follows a rank: a known given name, an initial, a title, two or three words none of
    which is a thing's, or a single one behind three letters; not "SP Group"."""
    token = name[0]
    initial = token.text.endswith(".") and len(token.text) - 2 * token.text.count(".") == 0
    titled = token.low in lexicon.honorifics or _is_rank(token)
    people = not any(word.low in lexicon.nominals or word.low in OBJECTS for word in name)
    long = rank.text.isupper() and len(rank.text) > 2
    unlisted = people and (long or len(name) in (2, 3))
    return token.capital and (is_given(token.low) or initial or titled or unlisted)


def rank_end(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    """Where a bracket or a number ends that stands at `at` between a title and a name; `at` without one."""
    if tokens[at].kind == "number":
        return _number_end(tokens, at, stop)
    if tokens[at].text in ("'", "‘"):
        return _nickname_end(tokens, at, stop)
    return _bracket_end(tokens, at, stop, lexicon) if tokens[at].text == "(" else at


def _nickname_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Where a nickname between single marks ends behind a name: "Al 'Big Al' Hale"."""
    apart = tokens[at - 1].capital and tokens[at - 1].end < tokens[at].start
    for end in range(at + 1, min(stop - 1, at + LONGEST) if apart else at):
        if tokens[end].text in ("'", "’"):
            return end + 1 if end > at + 1 and tokens[end + 1].capital else at
        if not tokens[end].capital:
            return at
    return at


def proper_words(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    """The words of a name without those of a nickname between brackets or single marks."""
    words = [token for token in tokens[first:last] if token.kind == "word"]
    if len(words) == last - first:
        return words
    words, closing = [], -1
    for at in range(first, last):
        if at <= closing:
            continue
        opened = tokens[at].text in ("(", "'", "‘")
        closed = (end for end in range(at + 1, last) if opened and tokens[end].text in (")", "'", "’"))
        closing = next(closed, -1)
        if closing < 0 and tokens[at].kind == "word":
            words.append(tokens[at])
    return words


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.honorifics or token.low in lexicon.roles


def _bracket_end(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    """Where "(Mrs.)", "(retd)" behind a title or a nickname behind a given name end: "Al (Big Al) Hale"."""
    title, given = _is_title(tokens[at - 1], lexicon), is_given(tokens[at - 1].low)
    for end in range(at + 1, min(stop - 1, at + LONGEST) if title or given else at):
        token = tokens[end]
        if token.text == ")":
            return end + 1 if end > at + 1 and tokens[end + 1].capital else at
        aside = token.low in ASIDES or token.low in lexicon.honorifics or token.text == "."
        if not (aside if title else token.capital and not aside):
            return at
    return at


def _number_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Where a number ends that ranks whom a name behind it means: "World No. 2", "2nd Class"."""
    if at + 1 >= stop or not tokens[at + 1].capital:
        return at
    full = is_given(tokens[at + 1].low) or (at + 2 < stop and tokens[at + 2].capital)
    ranked = tokens[at - 1].low in NUMBERED and full
    return at + 1 if ranked or tokens[at + 1].low in CLASSES else at
