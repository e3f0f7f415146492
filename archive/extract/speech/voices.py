"""Whose voice a turn of a transcript is: its label led back to a member of the cast."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.extract.cues.floor import Floor, is_speech
from archive.extract.layout.turns import Turn
from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.people.name_runs import generation_of
from archive.extract.people.roles import RolePhrase
from archive.extract.speech.attributed import Attributed
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import pairs, table, terms
from archive.text import Span

# Offices that a container's only speaker can be taken to hold; a "journalist" or "host" is somebody else.
OFFICES = terms("turn-offices")
ANSWERS = frozenset({"a", "answer"})
# What ties an office to what it is held of.
LINKS = frozenset({"of", "for", "to"})
# How many letters a surname has at least.
SHORTEST = 2
TITLES = terms("role-nouns-en") | terms("role-modifiers-en") | {"pm"}


def voiced(cast: Cast, turns: Sequence[Turn], floor: Floor, stated: Sequence[Member]) -> list[Attributed]:
    """Each turn as direct speech of its speaker; a bare "Q:" names nobody. `floor` is the turns' own."""
    known: dict[str, Member | None] = {}
    found = []
    for turn in turns:
        label = "" if turn.speaks is None else " ".join(turn.speaks.of(cast.reading.text).lower().split())
        if label and label not in known:
            known[label] = _voice(cast, turn, label, stated, floor)
        member = known.get(label)
        if member is not None and turn.mention not in member.phrases[:1] and len(member.phrases) < 50:
            member.phrases.append(turn.mention)
        found.append(Attributed(turn.words, "direct", "turn", member, turn.mention, None))
    return found


def speech(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    """The whole text where it is the words of one speaker, "I" throughout; else nothing."""
    if not paragraphs:
        return []
    # in the order of the text a headline may come after what stands above it
    whole = Span(min(span.start for span in paragraphs), max(span.end for span in paragraphs))
    return [whole] if is_speech(whole.of(text), lexicon) else []


def inside(found: Sequence[Attributed], spoken: Sequence[Attributed]) -> list[Attributed]:
    """The same without those that begin where a turn does: the address of a quotation is its first letter."""
    starts = {turn.span.start for turn in spoken}
    return [one for one in found if one.span.start not in starts]


def only_one(stated: Sequence[Member]) -> Member | None:
    return stated[0] if len({member.number for member in stated}) == 1 else None


def _voice(cast: Cast, turn: Turn, label: str, stated: Sequence[Member], floor: Floor) -> Member | None:
    if turn.holder is not None:
        return _named(cast, turn.holder, stated, floor)
    role = pairs("turn-roles").get(label)
    only = only_one(stated)
    if role == "-":
        return only if label in ANSWERS else None
    if role is not None:
        phrase = RolePhrase((0, 0), role.split()[-1], frozenset(role.split()[-1:]), frozenset(role.split()))
        first = bisect_left(cast.reading.tokens, turn.words.start, key=lambda token: token.start)
        holder = cast.roles.of(phrase, first)
        if holder is not None and _stands_outside(cast, holder, floor):
            return holder
        return only if role in OFFICES and only is not None else _described(cast, turn)
    return _named(cast, turn.speaks, stated, floor) if turn.speaks and len(label) > 1 else None


def _stands_outside(cast: Cast, member: Member, floor: Floor) -> bool:
    """Whether the report around the turns names a person; others may be meant in them."""
    if member.surname.endswith(".") or len(member.surname) < SHORTEST:
        return False  # "E. O. E."
    return not member.names or any(
        not floor.held(cast.reading.tokens[name.first].start) for name in member.names
    )


def _described(cast: Cast, turn: Turn) -> Member:
    return cast.unnamed("role", None, turn.speaks or turn.mention, plural=False)


def _named(cast: Cast, mention: Span, stated: Sequence[Member], floor: Floor) -> Member:
    """The person whose name, surname or initials the label is."""
    label = mention.of(cast.reading.text)
    words = _proper(list(re.finditer(r"[^\s,]+", label)))
    if words[0][0].lower() in LINKS:  # "PRIME MINISTER OF THE ISLANDS"
        return cast.unnamed("role", None, mention, plural=False)
    *givens, surname = (word[0] for word in words)
    given = tuple(givens)
    if given:  # the name proper; a surname alone keeps its "Mr."
        mention = Span(mention.start + words[0].start(), mention.start + words[-1].end())
    generation = generation_of(label.lower().split()[-1]) if given else ""
    if generation:  # it tells father and son apart
        mention = Span(mention.start, mention.end + len(label.rstrip()) - words[-1].end())
    member = cast.by_name(given, surname, generation)
    if member is not None and not (given or member.stated or _stands_outside(cast, member, floor)):
        member = None  # of this surname somebody else may be spoken of
    member = member or _by_initials(label, stated)
    return member or cast.speaking(given, surname, mention, generation=generation)


def _proper(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words of a name without what stands before and after it: "THE HON ANN REED MP"."""
    before = TITLES | terms("styles-of-address") | frozenset(table("honorifics"))
    while len(words) > 1 and (words[0][0].lower() in before or words[0][0].lower().rstrip(".") in before):
        words = words[1:]
    while len(words) > 1 and words[-1][0].lower() in terms("name-suffixes"):
        words = words[:-1]
    return words


def _by_initials(label: str, stated: Sequence[Member]) -> Member | None:
    letters = "".join(char for char in label if char.isalpha())
    if not 2 <= len(letters) <= 3 or not letters.isupper():
        return None
    fits = [m for m in stated if m.given and letters == m.given[0][:1].upper() + m.surname[:1].upper()]
    return fits[0] if len(fits) == 1 else None
