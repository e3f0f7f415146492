"""Later mentions that their words alone do not tell: surnames of several words, or that are also nouns."""

from collections.abc import Iterator, Sequence

from archive.extract.people.names import PARTICLES, Name
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, fold

__all__ = ["with_repeated"]

# What may open a surname of several words, large or small, besides words that are no given name.
OPENING = PARTICLES | terms("name-particles")
Words = tuple[str, ...]


def with_repeated(names: Sequence[Name], reading: Reading) -> list[Name]:
    """The same names, without given names those that only repeat a surname that was given in full before."""
    tails: dict[Words, str] = {}
    surnames: dict[str, str] = {}
    return [_repeated(name, tails, surnames, reading) for name in names]


def _repeated(name: Name, tails: dict[Words, str], surnames: dict[str, str], reading: Reading) -> Name:
    if name.given and name.kind == "person":
        words = _words(name)
        known = tails.get(words)
        if known is not None:
            return name._replace(given=(), surname=known)
        tails.update((tail, name.surname) for tail in _tails(words))
        if is_given(name.given[0].lower()):
            surnames[fold(name.surname)] = name.surname
        return name
    token = reading.tokens[name.first]
    lone = name.kind in ("role", "body") and name.last - name.first == 1 and not token.text.isupper()
    known = surnames.get(token.low) if lone else None
    led = name.first > 0 and reading.tokens[name.first - 1].low in ("the", "a", "an", "of", "in")
    return name if known is None or led else name._replace(kind="person", surname=known, certain=True)


def _words(name: Name) -> Words:
    return tuple(part for word in (*name.given, name.surname) for part in fold(word).split())


def _tails(words: Words) -> Iterator[Words]:
    """The endings of a full name that may be a surname: "ap Gwilym", "Ortega y Medrano"."""
    for start in range(1, len(words) - 1):
        if words[start] in OPENING or not is_given(words[start]):
            yield words[start:]
