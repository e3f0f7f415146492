"""Whose voice a turn of a transcript is: its label led back to a member of the cast."""

import re
from collections.abc import Sequence

from archive.extract.attributed import Attributed
from archive.extract.cast import Cast
from archive.extract.members import Member
from archive.extract.name_runs import generation_of
from archive.extract.roles import RolePhrase
from archive.extract.terms import pairs, table, terms
from archive.extract.turns import Turn
from archive.text import Span

# Offices that a container's only speaker can be taken to hold; a "journalist" or "host" is somebody else.
OFFICES = terms("turn-offices")
ANSWERS = frozenset({"a", "answer"})
TITLES = terms("role-nouns-en") | terms("role-modifiers-en") | {"pm"}


def voiced(cast: Cast, turns: Sequence[Turn], stated: Sequence[Member]) -> list[Attributed]:
    """Each turn as direct speech of its speaker; a bare "Q:" names nobody."""
    known: dict[str, Member | None] = {}
    found = []
    for turn in turns:
        label = "" if turn.speaks is None else " ".join(turn.speaks.of(cast.reading.text).lower().split())
        if label and label not in known:
            known[label] = _voice(cast, turn, label, stated)
        member = known.get(label)
        if member is not None and turn.mention not in member.phrases[:1] and len(member.phrases) < 50:
            member.phrases.append(turn.mention)
        found.append(Attributed(turn.words, "direct", "turn", member, turn.mention, None))
    return found


def _voice(cast: Cast, turn: Turn, label: str, stated: Sequence[Member]) -> Member | None:
    if turn.holder is not None:
        return _named(cast, turn.holder, stated)
    role = pairs("turn-roles").get(label)
    only = stated[0] if len({member.number for member in stated}) == 1 else None
    if role == "-":
        return only if label in ANSWERS else None
    if role is not None:
        phrase = RolePhrase((0, 0), role.split()[-1], frozenset(role.split()[-1:]), frozenset(role.split()))
        holder = cast.holder(phrase, len(cast.reading.tokens))
        if holder is not None:
            return holder
        return only if role in OFFICES and only is not None else _described(cast, turn)
    return _named(cast, turn.speaks, stated) if turn.speaks and len(label) > 1 else None


def _described(cast: Cast, turn: Turn) -> Member:
    return cast.unnamed("role", None, turn.speaks or turn.mention, plural=False)


def _named(cast: Cast, mention: Span, stated: Sequence[Member]) -> Member:
    """The person whose name, surname or initials the label is."""
    label = mention.of(cast.reading.text)
    words = _proper(list(re.finditer(r"[^\s,]+", label)))
    *givens, surname = (word[0] for word in words)
    given = tuple(givens)
    if given:  # the name proper; a surname alone keeps its "Mr."
        mention = Span(mention.start + words[0].start(), mention.start + words[-1].end())
    generation = generation_of(label.lower().split()[-1]) if given else ""
    if generation:  # it tells father and son apart
        mention = Span(mention.start, mention.end + len(label.rstrip()) - words[-1].end())
    member = cast.by_name(given, surname, generation) or _by_initials(label, stated)
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
