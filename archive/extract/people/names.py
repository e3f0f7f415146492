"""Names of people and bodies in running text: their extent, honorifics, and the role printed before them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from archive.extract.people.leading_nouns import leading_nouns
from archive.extract.people.name_cores import core_of
from archive.extract.people.name_runs import (
    NOBILIARY,
    generation_of,
    is_regnal,
    is_suffix,
    may_open,
    opens_with_a_trade,
    run_end,
    uncontracted,
)
from archive.extract.people.ranks import proper_words
from archive.extract.people.things import is_thing, names_place
from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Token

NO_NAMES = terms("no-names-en")
# What ends the name of an event, a paper or an undertaking: "National Convention", "Clean Water Act".
THING_ENDINGS = terms("thing-endings-en")
# Words for a politician that are as often adjectives.
PARTISAN = frozenset({"liberal", "conservative", "independent", "republican", "socialist"})
# Capital words that belong to the surname behind them in French and German reports: "Ould Ahmed".
OPENERS = frozenset({"aït", "ait", "el", "la", "le", "ould", "van", "von"})
# Those of English reports, where somebody is "Ann De Witt" and then "De Witt".
PARTICLES = terms("surname-openers-en")
# What joins two surnames: "Ana Ruiz y Soto".
JOINING = frozenset({"y", "e"})
# Openers of a surname that are first names where nothing stands before them.
AMBIGUOUS = frozenset({"mac", "della"})
FAMILIES = terms("family-names-first")
# Whom a speech addresses by office: "Mr Speaker" names nobody.
PRESIDING = frozenset({"speaker", "president", "chairman", "chair", "chairwoman", "chancellor"})
PLAIN = frozenset({"mr", "mr.", "madam", "madame", "mrs", "mrs.", "ms", "ms."})
# Bodies that an office can stand before: "the Executive Council".
COUNCILS = frozenset(
    {"board", "cabinet", "commission", "committee", "council", "government", "office", "party"}
)
# Bodies that are surnames too: "Ann Church".
BODY_SURNAMES = frozenset(
    {
        "abbey",
        "band",
        "bench",
        "board",
        "castle",
        "chamber",
        "chapel",
        "church",
        "city",
        "court",
        "force",
        "front",
    }
    | {
        "guard",
        "herald",
        "house",
        "journal",
        "lodge",
        "palace",
        "parish",
        "post",
        "reserve",
        "street",
        "temple",
    }
    | {
        "times",
        "town",
        "village",
        "white",
        "wire",
        "major",
        "priory",
        "crew",
        "union",
        "council",
        "party",
        "press",
    }
    | {"outlet", "station", "mission", "fund", "prison", "county", "province"}
)
NameKind = Literal["person", "body", "role"]


class Name(NamedTuple):
    """A run of name words: tokens `first` to `last` (excluded); the name proper begins at `core`.

    `role` is the token range of a role before the name ("Iranian President"), else None. `given` and
    `surname` are without honorifics; `titles` are the honorifics, in lower case. A single unknown capital
    word has kind "person" and no `given`: the cast decides what it is. `generation` is "jr", "sr" or a number
    ("iii") that tells bearers of one name apart.
    """

    kind: NameKind
    first: int
    last: int
    core: int
    role: tuple[int, int] | None = None
    given: tuple[str, ...] = ()
    surname: str = ""
    titles: tuple[str, ...] = ()
    certain: bool = False
    generation: str = ""


def fullness(given: Sequence[str]) -> tuple[int, int]:
    """How full given names are, to compare: "Robert" is fuller than "R. G.", "Robert G." than both."""
    return sum(len(name) > 1 and "." not in name for name in given), len(given)


def find_names(reading: Reading, lexicon: Lexicon) -> tuple[Name, ...]:
    """Every name outside quotations, in text order."""
    return tuple(_names(reading, lexicon))


def is_described(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether an age or a "who" follows a single name behind no "the": it is a person's."""
    if name.first and tokens[name.first - 1].low == "the":
        return False
    comma, word, after = (*tokens[name.last : name.last + 3], None, None, None)[:3]
    if comma is None or word is None or after is None or comma.text != ",":
        return False
    age = word.kind == "number" and word.text.isdigit() and len(word.text) == 2
    return uncontracted(word.low) in ("who", "whose") or (age and after.text == ",")


def _names(reading: Reading, lexicon: Lexicon) -> Iterator[Name]:
    tokens = reading.tokens
    small, common = _common_words(reading)
    places = [at for at, token in enumerate(tokens) if token.capital or token.low in NOBILIARY]
    for sentence in reading.sentences:
        first, end = sentence.first, sentence.first
        for at in places[bisect_left(places, first) : bisect_left(places, sentence.last)]:
            if at < end or not may_open(tokens, at, first, lexicon):
                continue
            end = run_end(tokens, at, sentence.last, lexicon)
            opening = at + (
                leading_nouns(tokens, at, end, lexicon) or opens_with_a_trade(tokens, at, end, first)
            )
            if end > at + 1 or not (at == first and tokens[at].low in common):
                name = _name(tokens, opening, end, lexicon)
                if name.titles or not _is_no_name(tokens, at, end, lexicon):
                    yield _as_a_term(name, small) if name.given and not name.certain else name


def _is_no_name(tokens: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run is a part of a document ("STATEMENT") or a form of address that lost its name ("Mr")."""
    if end <= at + 2 and all(token.low in NO_NAMES for token in tokens[at:end]):
        return True
    return end == at + 1 and lexicon.honorifics.get(tokens[at].low, ("", "", "k"))[1:] == ("-", "-")


def _as_a_term(name: Name, small: frozenset[str]) -> Name:
    """A name of words that the text also prints small is a thing's: "Regional Policy"."""
    words = [part for word in (*name.given, name.surname) for part in word.lower().split()]
    return name._replace(kind="body", given=(), surname="") if small.issuperset(words) else name


def _common_words(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Words that the text prints small, and those it prints large only where a sentence begins."""
    starts = {sentence.first for sentence in reading.sentences}
    small = {token.low for token in reading.tokens if not token.capital}
    large = {token.low for at, token in enumerate(reading.tokens) if token.capital and at not in starts}
    return frozenset(small), frozenset(small - large)


def _name(tokens: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> Name:
    core = core_of(tokens, first, last, lexicon)
    named = core
    while named < last - 1 and tokens[named].low in lexicon.honorifics:
        named += 1
    titles = tuple(token.low for token in tokens[first:named] if token.low in lexicon.honorifics)
    words = proper_words(tokens, named, last)
    generation = _cut_generation(words, regnal=len(words) > 1 and is_regnal(tokens, named, words[-1]))
    role = (first, core) if core > first and _is_role(tokens, first, core, lexicon) else None
    kind = _kind(tokens, words, role, titles, core, last, lexicon)
    if kind == "body" and role is not None and words[-1].low in THING_ENDINGS:
        return Name(kind, first, last, first)  # "the Republican National Convention"
    if kind != "person" or not words:
        return Name(kind, first, last, core, role)
    given, surname = _parts(words, lexicon)
    certain = bool(titles or role) or is_given(words[0].low)
    return Name("person", first, last, core, role, given, surname, titles, certain, generation)


def _cut_generation(words: list[Token], *, regnal: bool) -> str:
    """Cut what follows the surname off the words; the generation that it tells, "" for none."""
    generation = "i" if regnal and words.pop() else ""
    while len(words) > 1 and is_suffix(words[-1]):
        generation = generation_of(words.pop().low) or generation
    return generation


def _is_role(tokens: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> bool:
    return any(
        token.low in lexicon.roles
        or (len(lexicon.honorifics.get(token.low, ())) > 1 and lexicon.honorifics[token.low][1] != "-")
        for token in tokens[first:last]
    )


def _kind(
    tokens: tuple[Token, ...],
    words: list[Token],
    role: tuple[int, int] | None,
    titles: tuple[str, ...],
    core: int,
    last: int,
    lexicon: Lexicon,
) -> NameKind:
    if not words or core >= last:
        return "role"
    tail = words[-1]
    if words[0].low == "of":
        return "role"
    if titles and core < last:
        presiding = len(words) == 1 and tail.low in PRESIDING and tokens[core - 1].low in PLAIN
        return "role" if presiding else "person"
    lone = len(words) == 1 or tail.low in COUNCILS
    if role is not None and lone and all(t.low in PARTISAN for t in tokens[role[0] : role[1]]):
        return "body"  # "Liberal Party", "Independent Review", "Republican National Committee"
    # "Senator Rubina Shah": behind a role, a first name that no list holds and a surname like an office.
    named = len(words) > 1 and (is_given(words[0].low) or _behind_a_role(words, role, lexicon))
    if (tail.low in lexicon.roles or tail.low in lexicon.plurals) and not named:
        return "role"
    if role is None and _names_body(words, lexicon):
        return "body"
    if role is not None and len(words) == 1 and tail.low in COUNCILS:
        return "body"  # "the Executive Council"
    if tail.low in THING_ENDINGS and (role is not None or len(words) > 1) and not is_given(words[0].low):
        return "body"
    if any(token.low == "of" or token.text == "&" for token in tokens[core:last]):
        return "role" if words[0].low in lexicon.roles else "body"
    if role is None and (names_place(words, lexicon) or is_thing(tokens, words, core, lexicon)):
        return "body"
    if role is None and len(words) == 1 and tail.text.isupper() and 1 < len(tail.text) <= 6:
        return "body"
    return "person" if sum(word.capital for word in words) <= 5 else "body"


def _names_body(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether words name a body; one that a first name opens ends as no surname does: "Grace Hospital"."""
    if not any(word.low in lexicon.bodies for word in words):
        return False
    tail = words[-1].low
    return not is_given(words[0].low) or (
        len(words) > 1 and tail in lexicon.bodies and tail not in BODY_SURNAMES
    )


def _behind_a_role(words: list[Token], role: tuple[int, int] | None, lexicon: Lexicon) -> bool:
    first = words[0].low
    known = first in lexicon.nominals or first in lexicon.functions or first in lexicon.demonyms
    return role is not None and len(words) == 2 and not known and words[1].low in lexicon.honorifics


def _parts(words: list[Token], lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Given names and surname; particles belong to the surname."""
    particles = terms("name-particles")
    at = len(words) - 1
    while at > 0 and words[at - 1].low in particles and words[at - 1].text.islower():
        at -= 1
        if words[at].low in JOINING:
            at -= at > 1  # "Ruiz y Soto"
    openers = OPENERS if lexicon.verb_first else PARTICLES
    while at > 0 and words[at - 1].low in openers and not (at == 1 and words[0].low in AMBIGUOUS):
        if words[at - 1].low == "van" and words[0].low in FAMILIES:
            break  # "Nguyen Van Hale"
        at -= 1
    surname = " ".join(word.text for word in words[at:])
    return tuple(word.text for word in words[:at]), surname
