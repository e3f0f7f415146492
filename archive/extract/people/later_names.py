"""Later mentions of somebody in a script without capitals: the surname of a name that was given in full."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from archive.extract.people.names import Name
from archive.extract.words.namewords import NameWords
from archive.extract.words.phrases import Range
from archive.extract.words.tokens import Reading, Token, fold

# What Arabic writes together with a name, and how long both are at least.
PROCLITICS = frozenset("وفبل")
SHORTEST = 4
# Verbs that are spelt like given names, or nearly so: "gives", "lives".
VERBS = frozenset({"يحيي", "يعيش"})


class Finder(Protocol):
    """What finds the names of one language."""

    reading: Reading
    tokens: tuple[Token, ...]
    words: NameWords

    def name_at(self, at: int, stop: int) -> Name | None: ...

    def role_end(self, first: int, stop: int) -> int: ...


def all_names(finder: Finder) -> tuple[Name, ...]:
    """The names of a text in its order, full ones and those that only repeat a surname."""
    found = _without_verbs(finder, _shortened(list(_full(finder))))
    surnames = {fold(name.surname) for name in found if name.given}
    # "استبعد حميدان رفع الفائدة": whoever was named Khalid Humaydan before, and a noun.
    full = [name for name in found if name.role or not (name.given and fold(name.given[0]) in surnames)]
    return tuple(sorted([*full, *_later(finder, full)], key=lambda name: name.first))


def _without_verbs(finder: Finder, names: Sequence[Name]) -> list[Name]:
    """The same without those that are a verb and a surname known before: "يحيي بركات أمسية"."""
    known: dict[str, str] = {}
    kept = []
    for name in names:
        earlier = known.setdefault(name.surname, name.given[0]) if name.given else ""
        verb = len(name.given) == 1 and name.given[0] in VERBS and name.role is None
        if not (verb and earlier != name.given[0]):
            kept.append(name)
    return kept


def _shortened(names: Sequence[Name]) -> list[Name]:
    """The same, those that repeat the end of a longer name as short ones: "مسعود زرین تاج", "زرین تاج"."""
    longer = {tuple(_words(name)[at:]): name for name in names for at in range(1, len(name.given))}
    short = ((name, longer.get(tuple(_words(name))) if name.given else None) for name in names)
    return [name if of is None else name._replace(given=(), surname=of.surname) for name, of in short]


def _words(name: Name) -> list[str]:
    return [fold(word) for word in (*name.given, *name.surname.split())]


def _full(finder: Finder) -> Iterator[Name]:
    """The full names; none reaches from one paragraph into the next."""
    at = 0
    for _, sentences in groupby(finder.reading.sentences, key=lambda sentence: sentence.paragraph):
        stop = max(sentence.last for sentence in sentences)
        while at < stop:
            name = finder.name_at(at, stop) if finder.tokens[at].kind == "word" else None
            if name is None:
                at += 1
            else:
                yield name
                at = name.last


def _later(finder: Finder, full: Sequence[Name]) -> Iterator[Name]:
    known = _surnames(full)
    if not known:
        return
    covered = {at for name in full for at in range(name.first, name.last)}
    tokens, stop = finder.tokens, len(finder.tokens)
    roles: dict[int, int] = {}
    arabic = finder.words.lexicon.language == "ar"
    at = 0
    while at < stop:
        token = tokens[at]
        if token.low in finder.words.titles or token.low in finder.words.lexicon.roles:
            roles.setdefault(finder.role_end(at, stop), at)
        found = None if at in covered else _match(tokens, at, known)
        if found is None and arabic and token.low[1:] in known and at not in covered:
            found = _behind_letter(token.low, at, known)
        if found is None:
            at += 1
            continue
        last, surname = found
        yield _short(finder, roles.get(at), at, last, surname)
        at = last


def _short(finder: Finder, first: int | None, core: int, last: int, surname: str) -> Name:
    role: Range | None = None
    if first is not None:
        role = (first, core)
        if all(token.low in finder.words.titles for token in finder.tokens[first:core]):
            office = finder.tokens[first].low in finder.words.lexicon.roles
            role = role if office else None
    start = core if role is None else role[0]
    return Name("person", start, last, core, role, (), surname, (), certain=True)


def _surnames(full: Sequence[Name]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By the first word of a surname: all its words folded, and the surname as printed."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in full:
        words = tuple(fold(word) for word in name.surname.split())
        known.setdefault(words[0], []).append((words, name.surname))
    return known


def _behind_letter(
    low: str, at: int, known: dict[str, list[tuple[tuple[str, ...], str]]]
) -> tuple[int, str] | None:
    """A surname that Arabic writes together with "and", "to" or "by": "سبق لدياب أن"."""
    names = known[low[1:]] if low[0] in PROCLITICS and len(low) > SHORTEST else ()
    return next(((at + 1, surname) for words, surname in names if len(words) == 1), None)


def _match(
    tokens: Sequence[Token], at: int, known: dict[str, list[tuple[tuple[str, ...], str]]]
) -> tuple[int, str] | None:
    for words, surname in known.get(fold(tokens[at].low), ()):
        if tuple(fold(token.low) for token in tokens[at : at + len(words)]) == words:
            return at + len(words), surname
    return None
