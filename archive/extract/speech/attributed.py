"""Reported words with their speaker, as the walk over an article and the turns of a transcript leave them."""

from dataclasses import dataclass

from archive.extract.facts import Kind
from archive.extract.people.members import Member
from archive.text import Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """Reported words, the rule that found their speaker ("none" without one), and the words beside them."""

    span: Span
    kind: Kind
    rule: str
    member: Member | None
    mention: Span | None
    cue: Span | None
    pronoun: bool = False


@dataclass(slots=True)
class Last:
    """The last quotation that was attributed: what a quotation without a cue goes on from."""

    member: Member | None = None
    mention: Span | None = None
    sentence: int = -9
    paragraph: int = -9
