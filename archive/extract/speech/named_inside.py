"""Names inside a phrase: in apposition, behind an office or an owner, at the end of a description."""

from collections.abc import Sequence

from archive.extract.people.cast import Cast
from archive.extract.people.departments import office_before
from archive.extract.people.genders import gender
from archive.extract.people.members import Member
from archive.extract.people.name_runs import AGENTS, joins_small_words
from archive.extract.people.names import Name
from archive.extract.words.phrases import PASTS
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

# The longest description before a name in apposition, in tokens.
LONGEST = 8
# Whose single name behind a comma is somebody's: "his mum, Deb,".
KIN = terms("kin-en")
# What tells the name of somebody described.
NAMING = frozenset({"gave", "gives", "identified", "identifies"})


def apposed_to(cast: Cast, first: int, last: int) -> Member | None:
    """Whose name stands between commas behind a description: "the man sent instead, Ivor Reed, said"."""
    tokens = cast.reading.tokens
    called = _called(cast, last)
    if called is not None:
        return called
    while last + 1 < min(len(tokens), first + LONGEST) and tokens[last].kind == "word":
        last += 1
    at = last + 1
    while at < last + 4 and at not in cast.at and at + 1 < len(tokens) and leads(tokens[at], cast):
        at += 1
    name = cast.at.get(at)
    if name is None or tokens[last].text != "," or name.last >= len(tokens):
        return None
    aged = name.last + 3 < len(tokens) and tokens[name.last + 1].kind == "number"
    aged = aged and tokens[name.last + 2].text == ","  # "his son, Ann Hale, 34, will not"
    behind = tokens[min(name.last + 1 + 2 * aged, len(tokens) - 1)].low
    if behind.endswith("ly") and name.last + 2 < len(tokens):
        behind = tokens[name.last + 2].low
    acts = behind in cast.lexicon.verbs or behind in cast.lexicon.auxiliaries or behind.endswith("ed")
    acts = acts or behind in PASTS
    of_several = tokens[first].low in ("one", "another")  # "one of them", "another", "one resident"
    of_several = of_several and (tokens[first + 1].low == "of" or tokens[name.last].text in (",", "."))
    ends = of_several or (tokens[name.last].text == "," and acts)
    owned = any(token.low == "'s" for token in tokens[first:last])
    if not ends or not (of_several or owned or tokens[first].low in cast.lexicon.determiners):
        return None
    member = cast.of.get(name.first)
    if member is not None and name.kind == "person" and (name.given or name.titles):
        return member
    if member is not None and (tokens[last - 1].low in KIN or (aged and not of_several)):
        member.kind = "person"  # "his mum, Deb,"
        member.gender = member.gender or gender(cast.lexicon.gendered.get(tokens[last - 1].low, ""))
        return member
    long = name.last - name.first > 1
    return cast.unnamed("body", None, cast.reading.span(name.first, name.last), False) if long else None


def _called(cast: Cast, last: int) -> Member | None:
    """Whose name words behind a description tell: "a grocer who gave her name as Ann", "a man named Reed"."""
    tokens = cast.reading.tokens
    behind = [token.low for token in tokens[last : last + LONGEST]]
    at = last + 1 if behind[:1] in (["named"], ["called"]) else -1
    if behind[:1] == ["who"] and "as" in behind and not NAMING.isdisjoint(behind):
        at = last + behind.index("as") + 1
    name = cast.at.get(at)
    person = name is not None and name.kind == "person" and (name.given or name.titles or behind[0] == "who")
    return cast.of.get(at) if person else None


def is_called(cast: Cast, first: int, last: int) -> Member | None:
    """The one person of whose name "the" and a capital print the first part: "the Kid" is Kid Hale."""
    tokens = cast.reading.tokens
    if last - first != 2 or tokens[first].low != "the" or not tokens[first + 1].text.istitle():
        return None
    called = [
        m for m in cast.members if m.kind == "person" and m.names and m.given[:1] == (tokens[last - 1].text,)
    ]
    return called[0] if len(called) == 1 else None


def describes(cast: Cast, names: Sequence[Name], first: int, last: int) -> bool:
    """Whether a capital that only opens a sentence, or an owner, and small words describe the full name
    that ends a phrase: "Opposite number Ann Hale", "Reed ally Ann Hale"."""
    opening, tail = names[0], names[-1]
    article = cast.lexicon.language == "en" and cast.reading.tokens[first].low in cast.lexicon.determiners
    if len(names) != 2 or not tail.given or tail.last != last or opening.first != first + article:
        return False
    between = cast.reading.tokens[opening.last : tail.first]
    lone = opening.last - opening.first == 1 and not opening.certain
    return lone and bool(between) and all(leads(token, cast) and not token.capital for token in between)


def holds_office(cast: Cast, tail: Name, first: int, last: int) -> bool:
    """Whether a full name ends a phrase that opens with its office: "Director of services Ann Hale"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    full = tail.last == last and bool(tail.given) and lexicon.language == "en"
    office = office_before(tokens, tail.core, lexicon) if full else None
    return office is not None and first <= office[0] < tail.core


def is_owned(cast: Cast, first: int, name: Name) -> bool:
    """Whether only a role stands between an owner and a name: "the agency’s chief Karim Haddad"."""
    between = cast.reading.tokens[first : name.first]
    return name.first >= first and all(leads(token, cast) for token in between)


def leads(token: Token, cast: Cast) -> bool:
    """Whether a token may stand before a name that it describes."""
    lexicon = cast.lexicon
    return (
        token.low in lexicon.determiners
        or token.low in lexicon.roles
        or token.low in lexicon.modifiers
        or token.low in lexicon.demonyms
        or (token.low.endswith(AGENTS) and token.low not in lexicon.functions)  # not "for"
        or token.kind == "number"  # "the 6-foot-8 Ann Hale"
        or token.text == "-"
        or joins_small_words(token.text)
        or (token.kind == "word" and not token.capital and token.low not in lexicon.functions)
    )
