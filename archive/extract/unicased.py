"""Speakers in scripts without capitals: where a role ends and a name begins, told by word lists and place."""

from collections.abc import Sequence

from archive.extract.phrases import Range
from archive.extract.speechwords import Lexicon
from archive.extract.tokens import Token

# A name of more words than these is a phrase that no rule understood.
LONGEST = 5
ARTICLE = "ال"


def split_role(
    tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon
) -> tuple[Range | None, Range | None]:
    """The role and the name in tokens `first` to `last`; either may be absent."""
    given = next((at for at in range(first, last) if tokens[at].low in lexicon.givens), None)
    if given is not None:
        return (first, given) if _names_a_role(tokens, first, given, lexicon) else None, (given, last)
    if not _names_a_role(tokens, first, last, lexicon):
        return None, (first, last) if last - first <= LONGEST else None
    end = first + 1
    while end < last and (tokens[end].low.startswith((ARTICLE, "ب")) or tokens[end].low in lexicon.offices):
        end += 1
    if (
        lexicon.language != "ar"
        or end == last
        or last - end > LONGEST
        or tokens[end].low in lexicon.functions
    ):
        return (first, last), None
    return (first, end), (end, last)


def _names_a_role(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    return any(
        tokens[at].low in lexicon.offices or tokens[at].low in lexicon.plurals for at in range(first, last)
    )
