"""Who is meant by a surname that several people of the article have: told by its surroundings, or a guess."""

from archive.extract.people.cast import Cast
from archive.extract.people.members import Member, last_named
from archive.extract.people.names import Name

__all__ = ["bearer"]

# How many sentences of its paragraph before its own tell whom a surname means.
LOOKED_BACK = 6


def bearer(cast: Cast, name: Name, number: int) -> Member:
    """The person whom a name stands for in sentence `number`; that it was not sure is noted in the cast."""
    candidates = cast.shared.pop(name.first, None)
    if candidates is None:
        return cast.of[name.first]
    here = _named_in_paragraph(cast, candidates, name, number)
    spoke = max(candidates, key=lambda member: member.spoke)
    told = [*([here] if here else []), *([spoke] if spoke.spoke else [])]
    member = told[0] if told else cast.of[name.first]
    sure = bool(told) and all(one is member for one in told)
    return cast.settle(name, member, sure=sure)


def _named_in_paragraph(cast: Cast, candidates: list[Member], name: Name, number: int) -> Member | None:
    """The only one of some people whom the paragraph has named before; the last sentences of it count."""
    sentences = cast.reading.sentences
    first = number
    while first and number - first < LOOKED_BACK and _same_paragraph(cast, first - 1, number):
        first -= 1
    begin = sentences[first].first
    named = [m for m in candidates if last_named(m, name.first - 1) >= begin]
    return named[0] if len(named) == 1 else None


def _same_paragraph(cast: Cast, one: int, other: int) -> bool:
    return cast.reading.sentences[one].paragraph == cast.reading.sentences[other].paragraph
