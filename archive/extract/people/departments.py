"""What an office is for, right before its holder: "Minister for Transit Affairs Omid Kerr"."""

from collections.abc import Sequence

from archive.extract.people.name_runs import AGENTS, OBJECTS
from archive.extract.people.things import DIRECTIONS, PLACE_ENDINGS
from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["after_department", "behind_field", "office_before"]

Range = tuple[int, int]

# A given name and a surname at least.
SHORTEST = 2
# The longest field of an office, and the longest office before it, in tokens.
LONGEST = 6
# What leads from an office to what it is for or where it is held.
FOR = frozenset({"of", "for", "to", "on", "in", "at"})
# Behind "for" these always have a field, whether a list holds it or not.
MINISTERIAL = frozenset({"minister", "commissioner", "secretary", "undersecretary"})
# Whose name is not theirs: "the lawyer for landlord Ann Hale", "the wife of landlord Ann Hale".
# Offices that are held of a place.
RULING = frozenset(
    {
        "head",
        "governor",
        "mayor",
        "president",
        "leader",
        "premier",
        "chief",
        "commander",
        "minister",
        "deputy",
    }
    | {
        "ambassador",
        "sheriff",
        "prosecutor",
        "commissioner",
        "king",
        "emir",
        "sultan",
        "archbishop",
        "bishop",
    }
)
# What the names of places begin with: "Costa Verde".
OPENING_PLACES = frozenset(
    {"san", "santa", "santo", "são", "saint", "st.", "puerto", "villa", "new", "los", "las", "el", "la", "le"}
    | {"fort", "port", "mount", "lake", "cape", "great", "upper", "lower", "old", "costa", "monte", "rio"}
)
FAMILIES = terms("family-names-first")
OTHERS = terms("representatives-en") | terms("kin-en")


def after_department(tokens: Sequence[Token], first: int, core: int, last: int, lexicon: Lexicon) -> int:
    """Where a name begins behind the department that an office before it is for; `core` without one."""
    if core != first or last - first <= SHORTEST or first < 2:
        return core
    given = next((at for at in range(first + 1, last - 1) if is_given(tokens[at].low)), core)
    if tokens[first - 1].low == "and":  # "Minister for Pensions and Corporate Law Nick Reed"
        return given if tokens[first - 2].capital and not is_given(tokens[first].low) else core
    link = first - 1 - (tokens[first - 1].low == "the")
    office = _office_at(tokens, link - 1)
    held = office in lexicon.roles or office in lexicon.bodies
    if tokens[link].low not in FOR or not held or is_given(tokens[first].low):
        return core
    if tokens[link].low == "for":
        return _behind_department(tokens, first, last, lexicon, given, office)
    if given > core:  # "owner of Hale Apparel Ann Reed"
        return core if tokens[last - 1].low in lexicon.bodies else given
    return behind_field(tokens, first, last, lexicon) or core


def _office_at(tokens: Sequence[Token], at: int) -> str:
    """The word at `at`, in lower case, or that before a bracket: "Minister (Independent Charge) for"."""
    if tokens[at].text == ")":
        at = next((back - 1 for back in range(at, max(0, at - LONGEST), -1) if tokens[back].text == "("), at)
    if at > 1 and tokens[at].low in OBJECTS and tokens[at - 1].low == "of":
        at -= 2  # "Minister of State for"
    return tokens[max(at, 0)].low


def _behind_department(
    tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, given: int, office: str
) -> int:
    """Where a name begins behind the department that stands behind "for"; `first` without one."""
    end = next((at for at in range(last - SHORTEST - 1, first - 1, -1) if tokens[at].low in OBJECTS), None)
    if end is not None and any(_is_no_name(token, lexicon) for token in tokens[end + 1 : last]):
        return first
    if given > first:
        return given
    if end is not None and (last - end - 1 == SHORTEST or tokens[end + 1].low in FAMILIES):
        return end + 1
    if office not in MINISTERIAL and end is None:
        return first
    return (
        first
        if any(_is_no_name(token, lexicon) for token in tokens[last - SHORTEST : last])
        else last - SHORTEST
    )


def behind_field(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int | None:
    """Where the last two capitals from `first` to `last` are a name behind words of a field, a place or a
    body: "UN Omid Kerr", "the Republic of Ostia Omid Kerr"; None where they may be none."""
    core = last - SHORTEST
    name, field = tokens[core:last], tokens[first:core]
    if not field or any(_is_no_name(token, lexicon) or not token.capital for token in name):
        return None
    if any(token.low in lexicon.nominals or token.low in DIRECTIONS for token in name):
        return None
    if name[-1].low in PLACE_ENDINGS or field[0].low in OPENING_PLACES:
        return None
    rules = tokens[first - 2].low in RULING  # "Head of Ostia Omid Kerr", not "author of Gone Summer Nights"
    placed = rules and tokens[core - 2].low == "of" and tokens[core - 1].capital
    return core if placed or _is_thing(field[-1], lexicon) else None


def _is_thing(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capital is surely no name: what an office is for, a body, a place, an abbreviation."""
    known = token.low in OBJECTS or token.low in lexicon.bodies or token.low in lexicon.places
    return known or (token.text.isupper() and len(token.text) > 1)


def office_before(tokens: Sequence[Token], core: int, lexicon: Lexicon) -> Range | None:
    """The office whose field stands right before the name proper at `core`, without its article: "director of
    services"; None where the name may hang on the words before it."""
    link = _link_before(tokens, core)
    while link > 0 and tokens[link - 1].low in lexicon.bodies and tokens[link - 1].capital:
        link = _link_before(tokens, link)  # "chairman of the Duma Committee on Defense"
    office, field = tokens[link - 1], tokens[core - 1]
    if link < 1 or core - link < 2 or not _is_field(field, lexicon):
        return None
    hangs = office.low in OTHERS and field.low not in lexicon.bodies  # not "counsel for the council Ann Hale"
    if office.low not in lexicon.roles or hangs:
        return None
    start = link - 1
    while start and link - start < LONGEST and _belongs(tokens[start - 1], lexicon):
        start -= 1
    new = start > 0 and tokens[start - 1].low in ("a", "an")
    return None if new else (start, core)


def _link_before(tokens: Sequence[Token], end: int) -> int:
    """The last "of", "for", "to" or "on" of the words that end before `end`; 0 without one."""
    link = end - 1
    while link > 0 and end - link < LONGEST and tokens[link].kind == "word" and tokens[link].low not in FOR:
        link -= 1
    return link if tokens[link].low in FOR else 0


def _belongs(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before an office is a part of it: "deputy" or "Union" in "Union Minister"."""
    listed = token.low in lexicon.modifiers or token.low in lexicon.roles or token.low in lexicon.demonyms
    return listed or (token.kind == "word" and token.capital and token.low not in lexicon.functions)


def _is_field(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name is a thing's, so that the name does not hang on it."""
    if token.low in OBJECTS or token.capital:
        return token.low not in lexicon.nominals or token.low in OBJECTS or _is_thing(token, lexicon)
    nouns = (lexicon.roles, lexicon.plurals, lexicon.modifiers, lexicon.demonyms)
    people = (*nouns, lexicon.honorifics, lexicon.functions)
    return not any(token.low in words for words in people) and not token.low.endswith(AGENTS)


def _is_no_name(token: Token, lexicon: Lexicon) -> bool:
    return token.low in OBJECTS or token.low in lexicon.bodies or token.low in lexicon.places
