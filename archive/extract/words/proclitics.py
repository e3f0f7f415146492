"""Arabic writes "and", "so", "to", "by" and "like" together with the next word: they are parted from it."""

from collections.abc import Iterator
from functools import cache

from archive.extract.words.namewords import ALI, name_words
from archive.extract.words.tokens import Token, fold, tokens_of

PROCLITICS = frozenset("وفبلك")
# "To" before a verb of the present: "عاد ليؤكد".
TO_SAY = ("لی", "لت")
CONJUNCTIONS = frozenset("وف")
# Those that often stand before a name; "ب" and "ك" as often belong to it: "بابكر".
BEFORE_NAMES = frozenset("وفل")
# "And to", spelt like "governor" once folded, and "and mother of": how many letters "and" takes, and the word
# behind it.
AND = {"وإلى": (1, "الی"), "وأم": (1, "ام")}
# A word of fewer letters than these is whole: "وجد" is no "and" before "grandfather".
SHORTEST = 3


def parted_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of Arabic text, a proclitic parted from every word that the lists hold without it."""
    for token in tokens_of(text, start, end):
        if token.text in ALI:
            yield token._replace(low=token.text)
            continue
        whole = token.kind != "word" or token.text in AND
        cut = AND.get(token.text) if whole else _cut(token.low)
        if cut is None:
            yield token
            continue
        at, low = _letters(token.text, cut[0]), cut[1]
        middle = token.start + at
        yield Token("word", token.text[:at], token.low[:1], token.start, middle)
        yield Token("word", token.text[at:], low, middle, token.end)


def _letters(text: str, letters: int) -> int:
    """How many characters hold so many letters: vowel marks belong to the letter before them."""
    at = 0
    while at < len(text) and (letters or not fold(text[at])):
        letters -= bool(fold(text[at]))
        at += 1
    return at


def _cut(low: str) -> tuple[int, str] | None:
    """How many letters a proclitic takes, and the word behind it; None for a word that is whole."""
    rest = low[1:]
    if low[:1] in CONJUNCTIONS and rest in name_words("ar").closed:
        return 1, rest
    if low.startswith(TO_SAY) and rest in name_words("ar").lexicon.saying:
        return 1, rest
    if low[:1] == "و" and low not in _whole() and rest in name_words("ar").lexicon.saying:
        return 1, rest
    if low[:1] not in PROCLITICS or len(low) <= SHORTEST or low in _whole():
        return None
    if low.startswith("لل") and f"ا{rest}" in _nouns():
        return 2, f"ا{rest}"
    known = _whole() if low[0] in CONJUNCTIONS else _nouns()
    if low[0] not in BEFORE_NAMES and rest in name_words("ar").givens:
        return None
    if rest in known:
        return 1, rest
    # "و" before another proclitic: "ولوزير".
    further = _cut(rest) if low[0] in CONJUNCTIONS else None
    return None if further is None or rest[0] in CONJUNCTIONS else (1 + further[0], further[1])


@cache
def _nouns() -> frozenset[str]:
    words = name_words("ar")
    known = words.lexicon
    return frozenset(
        low
        for low in known.offices | known.plurals | words.givens | words.titles | words.places
        if len(low) >= SHORTEST
    )


@cache
def _whole() -> frozenset[str]:
    words = name_words("ar")
    known = words.lexicon
    small = known.functions | known.verbs | known.participles | known.nouns | words.joints
    return _nouns() | small | frozenset(phrase[0] for phrase in known.according)
