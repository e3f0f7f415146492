"""French writes articles and pronouns together with what stands beside them: they are parted from it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from archive.extract.words.tokens import Token, fold, tokens_of

__all__ = ["elided_tokens"]

# French clitics: l'agence, qu'il; dit-il, a-t-elle.
ELISION = re.compile(r"(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)'(?=\w)")
# Adverbs that stay whole.
WHOLE = frozenset({"d'abord", "d'ailleurs", "d'emblée", "d'office", "d'avance"})
CLITIC = re.compile(r"(?<=\w)-(?:t-)?(?:il|elle|on|ils|elles)\Z")


def elided_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of French text, clitics parted from their words: "l'" + "agence", "dit" + "-il"."""
    for token in tokens_of(text, start, end):
        lead = ELISION.match(token.low) if token.kind == "word" and token.low not in WHOLE else None
        tail = CLITIC.search(token.low) if token.kind == "word" else None
        cuts = [0, *([lead.end()] if lead else []), *([tail.start()] if tail else []), len(token.text)]
        if len(cuts) == 2 or len(token.low) != len(token.text):
            yield token
            continue
        for first, last in pairwise(cuts):
            skip = len("-t-") if token.low.startswith("-t-", first) else token.low.startswith("-", first)
            word = token.text[first + skip : last]
            yield Token(
                "word", word, fold(word), token.start + first + skip, token.start + last, word[:1].isupper()
            )
