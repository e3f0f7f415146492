"""One member of the cast of an article: its names, gender, roles and printed forms."""

from bisect import bisect_right
from dataclasses import dataclass, field

from archive.extract.facts import SpeakerKind
from archive.extract.people.genders import Gender
from archive.extract.people.names import Name
from archive.extract.people.namesakes import Form
from archive.extract.people.roles import RolePhrase
from archive.text import Span, StatedValue


@dataclass(slots=True)
class Member:
    """One person, body or unnamed role of the cast, as far as it has been read.

    `spouse` says that only "and Mrs" names her: "Prime Minister Lee" is another of that name.
    `bare` says that the surname alone stood for it when nobody else of that name was known; `spoke` counts
    sentences up to the last in which it spoke, 0 when it has not.
    """

    number: int
    kind: SpeakerKind
    names: list[Name] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    given: tuple[str, ...] = ()
    surname: str = ""
    generation: str = ""
    roles: list[RolePhrase] = field(default_factory=list)
    titles: list[RolePhrase] = field(default_factory=list)
    phrases: list[Span] = field(default_factory=list)
    gender: Gender = ""
    stated: list[StatedValue] = field(default_factory=list)
    plural: bool = False
    unsure: bool = False
    bare: bool = False
    spouse: bool = False
    spoke: int = 0


def last_named(member: Member, token: int) -> int:
    """The place of a member's last name up to a token; negative where the first one comes later."""
    at = bisect_right(member.places, token)
    return member.places[at - 1] if at else -(member.places or [1])[0]


def form_of(member: Member) -> Form:
    """The member's full name without the surname."""
    return Form(member.given, member.generation, member.gender)
