"""Whom a pronoun can stand for at all: people and roles of fitting gender, bodies, several people."""

from archive.extract.cues.cue import is_verb, leads_to_verb
from archive.extract.people.cast import FEW, Cast
from archive.extract.people.members import Member
from archive.extract.people.names import THING_ENDINGS, Name, is_described
from archive.extract.people.things import DIRECTIONS, names_place
from archive.extract.words.phrases import PASSIVE
from archive.extract.words.terms import terms
from archive.extract.words.tokens import MAY_END

__all__ = ["is_doubtful", "is_passing_body", "is_trading", "may_be", "may_be_body", "may_be_several"]

# So many of a name's places tell whether it is a person's.
LOOKED_AT = 6
# Of what is named like a thing, these may speak: "the Assembly", "Certain Powers".
SPEAKING = frozenset({"assembly", "caucus", "countries", "forum", "governments", "parties", "powers"})
# What companies are called, and people too: "Kite Wheels, the largest operator, said it would".
COMPANIES = terms("company-trades-en")
# What stands before somebody's name: "a boy named Ann Hale".
NAMED = frozenset({"named", "called"})
# What stands before a place, seldom before a person.
WHERE = frozenset({"in", "into", "across", "throughout", "near", "outside", "inside", "within"})


def may_be(cast: Cast, member: Member, wanted: str) -> bool:
    """Whether "he" or "she" can stand for a member: a person or role of fitting gender."""
    if member.plural or not ("-" in wanted or member.gender in (wanted, "")):
        return False
    if _is_thing(cast, member):
        return False
    if member.kind == "person" or member.unsure:
        return True
    if member.kind == "body":  # of a gender where a language has one: "la cour", "elle"
        return bool(member.gender)
    return member.kind == "role" and (bool(member.roles) or (bool(member.spoke) and bool(member.gender)))


def _is_thing(cast: Cast, member: Member) -> bool:
    """Whether capitals are all that a member has of a person, and stand where a thing's or a place's do."""
    if member.kind == "role" or member.gender or member.roles or member.stated:
        return False
    if any(name.certain for name in member.names):
        return False
    full = [name for name in member.names[:LOOKED_AT] if name.given]
    names = full or member.names[:LOOKED_AT]  # a surname alone says no more than the full name
    return any(_like_a_thing(cast, name) for name in names) and not any(_acts(cast, name) for name in names)


def _like_a_thing(cast: Cast, name: Name) -> bool:
    """Whether capitals are a thing's or no name: "the Middle East", "in Perth", "Fair enough"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    before = tokens[name.first - 1] if name.first else None
    if before is None or before.text in MAY_END:
        return name.core + 1 == name.last
    relative = lexicon.verb_first and not name.given  # "die Noten, die Weber geholt hat"
    if (before.low in lexicon.determiners and not relative) or before.low in WHERE:
        return True
    behind = tokens[name.last] if name.last < len(tokens) else before
    small = behind.kind == "word" and not behind.capital and behind.low not in lexicon.functions
    # German and French verbs are on no list as a whole: any small word may be one.
    small = small and not lexicon.verb_first
    return small and behind.low not in lexicon.offices and not is_verb(behind, lexicon)


def _acts(cast: Cast, name: Name) -> bool:
    """Whether a verb, an age or ", who" follows a name that no "the" and no "in" precede."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    before = tokens[name.first - 1].low if name.first else ""
    if before in lexicon.determiners or before in WHERE:
        return False
    behind = tokens[name.last : name.last + 2]
    starts = before == "" or before in MAY_END
    if starts and name.core + 1 == name.last and behind and behind[0].low in PASSIVE:
        return False  # "Tea was served"
    described = any(token.low == "who" or token.kind == "number" for token in behind[1:])
    return leads_to_verb(tokens, name.last, len(tokens), lexicon) or (described and behind[0].text == ",")


def may_be_several(cast: Cast, member: Member) -> bool:
    """Whether "they" can stand for a member: several people, or a body that is no place."""
    return member.plural or (member.kind == "body" and not _is_place(cast, member))


def is_doubtful(cast: Cast, member: Member) -> bool:
    """Whether nothing but capitals says that a member is a person: no role, title or short form."""
    if member.gender or member.roles or member.stated or member.kind == "role":
        return False
    names, tokens = member.names[:FEW], cast.reading.tokens
    if any(name.certain or is_described(name, tokens) for name in names):
        return False
    if any(name.first and tokens[name.first - 1].low in NAMED for name in names):
        return False
    forms = {(name.given, name.titles) for name in member.names}
    if len(forms) > 1 or member.spoke or (member.unsure and member.kind == "person"):
        return False
    # "B.P. Koirala", "Ann B. Hale": initials are a person's.
    return not any(len(part) == 1 or "." in part for part in member.given)


def is_trading(member: Member) -> bool:
    """Whether a member is no more than what companies are called: "the operator, Kite Wheels"."""
    direct = any(name.role for name in member.names[:LOOKED_AT])  # "builder Kit Moss"
    return bool(member.roles) and not direct and may_be_body(member)


def may_be_body(member: Member) -> bool:
    """Whether nothing but capitals makes a member a person, so that "it" may mean it: "Kite Wheels"."""
    trades = all(role.heads <= COMPANIES for role in member.roles)
    known = member.gender or not trades or member.stated or member.titles
    return member.kind == "person" and not known


def _is_place(cast: Cast, member: Member) -> bool:
    printed = [phrase.of(cast.reading.text).lower() for phrase in member.phrases[:1]]
    if any(words in cast.lexicon.places or _in_a_direction(cast, words) for words in printed):
        return True
    words = [token for name in member.names[:1] for token in cast.reading.tokens[name.core : name.last]]
    people = all(word.low in cast.lexicon.demonyms for word in words)  # "the Japanese"
    return bool(words) and not people and names_place(words, cast.lexicon)


def _in_a_direction(cast: Cast, words: str) -> bool:
    first, _, rest = words.partition(" ")
    return first in DIRECTIONS and rest in cast.lexicon.places


def is_passing_body(cast: Cast, member: Member) -> bool:
    """Whether a body is no more than one capital word, as likely the first of a sentence, or a place;
    "the Opposition" is more."""
    names = member.names[:LOOKED_AT]
    if not names:
        return _ends_like_a_thing(cast, member)
    tokens = cast.reading.tokens
    return member.unsure and not any(
        _acts(cast, name) or (name.first and tokens[name.first - 1].low == "the") for name in names
    )


def _ends_like_a_thing(cast: Cast, member: Member) -> bool:
    """Whether a body is named like an event or a paper: "the Glass Act" says nothing; an assembly does."""
    words = member.phrases[0].of(cast.reading.text).lower().split() if member.phrases else []
    tail = words[-1] if words else ""
    return tail in THING_ENDINGS and tail not in SPEAKING and tail not in cast.lexicon.bodies
