"""Offices that no comma parts from their holder: "Director of services Ann Hale"."""

from collections.abc import Sequence

from archive.extract.cast import Cast
from archive.extract.name_runs import AGENTS, OBJECTS
from archive.extract.names import Name
from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Token

# What leads from an office to what it is for.
FOR = frozenset({"of", "for"})
# Whose name is not theirs: "the lawyer for landlord Ann Hale", "the wife of landlord Ann Hale".
OTHERS = terms("representatives-en") | terms("kin-en")


def names_holder(cast: Cast, names: Sequence[Name], first: int, last: int) -> bool:
    """Whether the full name that ends the phrase of tokens `first` to `last` holds the office before it."""
    tokens, lexicon, tail = cast.reading.tokens, cast.lexicon, names[-1]
    if lexicon.language != "en" or tail.last != last or tail.kind != "person" or not tail.given:
        return False
    link = next((at for at in range(first + 1, tail.core) if tokens[at].low in FOR), tail.core)
    if tail.core - link < 2 or tokens[first].low in ("a", "an"):
        return False
    office, object_ = tokens[link - 1], tokens[tail.core - 1]
    holds = office.low in lexicon.roles and office.low not in OTHERS
    return (
        holds and _is_plain_noun(object_, lexicon) and all(t.kind == "word" for t in tokens[link : tail.core])
    )


def _is_plain_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name is a thing's, so that the name does not hang on it."""
    if token.low in OBJECTS:
        return True
    people = (lexicon.nominals, lexicon.modifiers, lexicon.demonyms, lexicon.honorifics, lexicon.functions)
    return not any(token.low in words for words in people) and not token.low.endswith(AGENTS)
