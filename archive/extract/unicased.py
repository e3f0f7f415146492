"""Speakers in scripts without capitals: where a role ends and a name begins, told by word lists and place."""

from collections.abc import Sequence

from archive.extract.phrases import Range
from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Token, fold

# A name of more words than these is a phrase that no rule understood.
LONGEST = 5
ARTICLE = "ال"
ABOUT = "عن"
FROM = "نقل"
QUOTING = frozenset(fold(word) for word in terms("quoting-ar"))


def split_role(
    tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon
) -> tuple[Range | None, Range | None]:
    """The role and the name in tokens `first` to `last`; either may be absent."""
    given = next((at for at in range(first, last) if tokens[at].low in lexicon.givens), None)
    if given is not None:
        role = (first, given) if _names_a_role(tokens, first, given, lexicon) else None
        return role, (given, _name_end(tokens, given, last, lexicon))
    if not _names_a_role(tokens, first, last, lexicon):
        return None, (first, last) if last - first <= LONGEST else None
    end = first + 1
    hanging = (ARTICLE, "لل", "ب")
    while end < last and (tokens[end].low.startswith(hanging) or tokens[end].low in lexicon.offices):
        end += 1
    if (
        lexicon.language != "ar"
        or end == last
        or last - end > LONGEST
        or tokens[end].low in lexicon.functions
    ):
        return (first, last), None
    return (first, end), (end, last)


def _name_end(tokens: Sequence[Token], given: int, last: int, lexicon: Lexicon) -> int:
    """Where a name ends that a known given name opens: before a preposition, clause or role, at LONGEST."""
    for at in range(given + 1, min(last, given + LONGEST)):
        if tokens[at].low in lexicon.functions or tokens[at].low in lexicon.offices:
            return at
    return min(last, given + LONGEST)


def apposed_name(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Range | None:
    """The name between commas after a role that ends at `at`; None without one."""
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return None
    end = at + 1
    while end < min(len(tokens), at + 1 + LONGEST) and tokens[end].kind == "word":
        if tokens[end].low in lexicon.functions or tokens[end].low in lexicon.verbs:
            return None
        end += 1
    closed = end < len(tokens) and tokens[end].text == "," and end > at + 2
    named = tokens[at + 1].low in lexicon.givens or not _names_a_role(tokens, at + 1, end, lexicon)
    return (at + 1, end) if closed and named else None


def quoted_from(tokens: Sequence[Token], first: int, at: int, lexicon: Lexicon) -> Range | None:
    """Whom an agency quotes: the phrase between "عن" and "قوله" in Arabic, after "به نقل از" in Persian."""
    if lexicon.language == "fa":
        source = next((back for back in range(at - 1, first, -1) if tokens[back - 1].low == FROM), None)
        return None if source is None or source + 1 >= at else (source + 1, at)
    if at <= first or tokens[at - 1].low not in QUOTING:
        return None
    about = next((back for back in range(at - 2, first, -1) if tokens[back].low == ABOUT), None)
    return None if about is None or about + 1 >= at - 1 else (about + 1, at - 1)


def _names_a_role(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    return any(
        tokens[at].low in lexicon.offices or tokens[at].low in lexicon.plurals for at in range(first, last)
    )
