"""The cast of an article: which names belong to one person or body, their gender, roles and printed forms."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from archive.extract.facts import SpeakerKind
from archive.extract.names import Name
from archive.extract.roles import RolePhrase, apposed_roles, kept_titles, same_role
from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Reading, fold
from archive.text import Span, StatedValue

Gender = Literal["m", "f", ""]
# Of more people with one surname only the last named are looked at: time stays linear.
NAMESAKES = 30


@dataclass(slots=True)
class Member:
    """One person, body or unnamed role of the cast, as far as it has been read."""

    number: int
    kind: SpeakerKind
    names: list[Name] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    given: tuple[str, ...] = ()
    surname: str = ""
    roles: list[RolePhrase] = field(default_factory=list)
    titles: list[RolePhrase] = field(default_factory=list)
    phrases: list[Span] = field(default_factory=list)
    gender: Gender = ""
    stated: list[StatedValue] = field(default_factory=list)
    plural: bool = False
    unsure: bool = False
    bare: bool = False
    spoke: bool = False


class Cast:
    """Everyone whom an article names, with look-up by token and by role."""

    def __init__(self, reading: Reading, lexicon: Lexicon, names: Sequence[Name]) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.members: list[Member] = []
        self.at: dict[int, Name] = {name.first: name for name in names}
        self.of: dict[int, Member] = {}
        self.apposed: dict[int, Member] = {}
        self._surnames: dict[str, list[Member]] = {}
        self._givens: dict[str, Member] = {}
        self._middles: dict[str, Member] = {}
        self._unnamed: dict[str, Member] = {}
        self._heads: dict[str, list[Member]] = {}
        for name in names:
            if name.kind == "person" and name.given:
                self._enter(name)
        for name in names:
            if name.kind == "person" and not name.given:
                self._enter_short(name)
        self._read_roles(names)

    def state(self, value: StatedValue, given: tuple[str, ...], surname: str) -> Member:
        """The member whom the container names; a new one unless the text names somebody so."""
        member = self.by_name(given, surname)
        if member is None:
            member = Member(len(self.members), "person" if given else "body", given=given, surname=surname)
            self.members.append(member)
            self._surnames.setdefault(fold(surname), []).append(member)
        member.gender = member.gender or _given_gender(given)
        if len(given) > len(member.given):
            member.given, member.kind = given, "person"
        member.stated.append(value)
        return member

    def speaking(self, given: tuple[str, ...], surname: str, phrase: Span) -> Member:
        """A new person whom only the label of a turn names."""
        member = Member(len(self.members), "person", given=given, surname=surname, phrases=[phrase])
        self.members.append(member)
        self._surnames.setdefault(fold(surname), []).append(member)
        return member

    def by_name(self, given: tuple[str, ...], surname: str) -> Member | None:
        """The person of this surname whose given name is compatible; None without one."""
        people = self._surnames.get(fold(surname), [])[-NAMESAKES:]
        return next((member for member in people if _compatible(member.given, given)), None)

    def _enter(self, name: Name) -> None:
        key = fold(name.surname)
        for member in reversed(self._surnames.get(key, [])[-NAMESAKES:]):
            if _compatible(member.given, name.given):
                return self._add(member, name)
        for alias in self._surnames.get(fold(name.given[0]), [])[-NAMESAKES:] if len(name.given) == 1 else ():
            if _compatible(alias.given, (name.surname,)):
                return self._add(alias, name)
        return self._add(self._new("person", name), name)

    def _enter_short(self, name: Name) -> None:
        key = fold(name.surname)
        members = self._surnames.get(key, [])[-NAMESAKES:]
        fits = [m for m in members if _same_gender(m.gender, _title_gender(name, self.lexicon))]
        if fits:
            member = self._namesake(fits, name)
        elif name.role is None and key in self._givens and _kept(name, self.lexicon):
            member = self._givens[key]
        elif name.titles and key in self._middles:
            member = self._middles[key]
        else:
            member = self._new("person" if name.certain else "body", name)
            member.unsure = not name.certain
            if self._described(name):
                member.kind = "person"
        self._add(member, name)

    def _described(self, name: Name) -> bool:
        """Whether a single name is a person's: an age or a "who" follows it, and no "the" precedes."""
        if name.first and self.reading.tokens[name.first - 1].low == "the":
            return False
        tokens = self.reading.tokens[name.last : name.last + 3]
        if len(tokens) < 3 or tokens[0].text != ",":
            return False
        age = tokens[1].kind == "number" and tokens[1].text.isdigit() and len(tokens[1].text) == 2
        return tokens[1].low in ("who", "whose") or (age and tokens[2].text == ",")

    def _namesake(self, fits: list[Member], name: Name) -> Member:
        """Of several people with a surname: whom it stood for alone before, else who was named first."""
        before = [m for m in fits if m.places[0] <= name.first] or fits[:1]
        bare = [m for m in before if m.bare] or before[:1]
        member = max(before if name.titles else bare, key=lambda m: _last_before(m, name.first))
        member.bare = member.bare or not name.titles
        return member

    def _new(self, kind: SpeakerKind, name: Name) -> Member:
        member = Member(len(self.members), kind, given=name.given, surname=name.surname)
        self.members.append(member)
        self._surnames.setdefault(fold(name.surname), []).append(member)
        if name.given:
            self._givens.setdefault(name.given[0].lower(), member)
            # The first of two surnames stands alone in Spanish manner: Ana Ruiz Soto, Ms. Ruiz.
            self._middles.setdefault(name.given[-1].lower(), member)
        return member

    def _add(self, member: Member, name: Name) -> None:
        member.names.append(name)
        insort(member.places, name.first)
        self.of[name.first] = member
        if name.certain:
            member.kind = "person"
        if len(name.given) > len(member.given):
            member.given = name.given
        member.gender = (
            member.gender or _title_gender(name, self.lexicon) or _given_gender(name.given or (name.surname,))
        )

    def _read_roles(self, names: Sequence[Name]) -> None:
        stops = _stops(self.reading)
        for name in names:
            member = self.of.get(name.first)
            if member is None:
                continue
            for title in kept_titles(self.reading.tokens, name, self.lexicon):
                member.titles.append(title)
                self._hold(member, title)
            for role in apposed_roles(self.reading, name, stops[name.first], self.lexicon):
                self.add_role(member, role)
                member.kind = "person"
                article = role.tokens[0] - 1
                if article >= 0 and self.reading.tokens[article].low == "the":
                    member.phrases.append(self.reading.span(article, role.tokens[1]))
                if role.tokens[1] < name.first:
                    self.apposed[role.tokens[1]] = member

    def _hold(self, member: Member, role: RolePhrase) -> None:
        for head in role.heads:
            holders = self._heads.setdefault(head, [])
            if member not in holders[-8:]:
                holders.append(member)

    def add_role(self, member: Member, role: RolePhrase) -> None:
        """Give a member a role, and what the role says of their gender."""
        member.roles.append(role)
        self._hold(member, role)
        for token in self.reading.tokens[role.tokens[0] : role.tokens[1]]:
            member.gender = member.gender or _gender(self.lexicon.gendered.get(token.low, ""))

    def is_doubtful(self, member: Member) -> bool:
        """Whether nothing but capitals says that a member is a person: no role, title or short form."""
        if member.gender or member.roles or member.stated or member.kind == "role":
            return False
        if any(name.certain for name in member.names):
            return False
        forms = {(name.given, name.titles) for name in member.names}
        return len(forms) < 2 and not member.spoke and not (member.unsure and member.kind == "person")

    def holder(self, role: RolePhrase, before: int) -> Member | None:
        """Who holds this role: of those whom it fits, the one named last before `before`, else the first."""
        fits = [
            m
            for m in self._heads.get(role.head, ())[-30:]
            if any(same_role(role, r) for r in (*m.roles[:20], *m.titles[:3]))
        ]
        if not fits:
            return None
        printed = self._printed(role)
        alike = [m for m in fits if any(self._printed(r) == printed for r in m.roles[:20])]
        return max(alike or fits, key=lambda m: _last_before(m, before))

    def _printed(self, role: RolePhrase) -> list[str]:
        return [token.low for token in self.reading.tokens[slice(*role.tokens)]]

    def unnamed(self, kind: SpeakerKind, role: RolePhrase | None, phrase: Span, plural: bool) -> Member:
        """The member that the article describes so without a name; "a spokesman" is another one each time."""
        first, _, rest = phrase.of(self.reading.text).casefold().partition(" ")
        key = (
            rest if first in ("the", "der", "die", "das", "le", "la") and rest else f"{first} {rest}".strip()
        )
        if key in self._unnamed and first not in ("a", "an", "one", "another", "ein", "eine", "un", "une"):
            self._unnamed[key].phrases.append(phrase)
            return self._unnamed[key]
        member = Member(len(self.members), kind, phrases=[phrase], plural=plural)
        self.members.append(member)
        self._unnamed.setdefault(key, member)
        if role is not None:
            self.add_role(member, role)
        return member


def _kept(name: Name, lexicon: Lexicon) -> bool:
    """Whether a single name may be a given name: bare, or after such a title ("Sheikh")."""
    return all(lexicon.honorifics[title][2] == "k" for title in name.titles)


def _stops(reading: Reading) -> dict[int, int]:
    """For each token that begins a word, where its sentence ends."""
    return {
        at: sentence.last for sentence in reading.sentences for at in range(sentence.first, sentence.last)
    }


def _last_before(member: Member, token: int) -> int:
    at = bisect_right(member.places, token)
    return member.places[at - 1] if at else -(member.places or [1])[0]


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two given names can be one person's: equal, an initial of it, a short form, or absent."""
    if not one or not other:
        return True
    a, b = one[0].lower().rstrip("."), other[0].lower().rstrip(".")
    return a == b or a.startswith(b[:3] if len(b) > 2 else b) or b.startswith(a)


def _gender(word: str) -> Gender:
    return "m" if word == "m" else "f" if word == "f" else ""


def _title_gender(name: Name, lexicon: Lexicon) -> Gender:
    return next(
        (_gender(lexicon.honorifics[t][0]) for t in name.titles if lexicon.honorifics[t][0] != "-"), ""
    )


def _given_gender(given: tuple[str, ...]) -> Gender:
    if not given:
        return ""
    low = given[0].lower()
    if low in terms("given-names-either"):
        return ""
    if low in terms("given-names-male"):
        return "m"
    return "f" if low in terms("given-names-female") else ""


def _same_gender(one: Gender, other: Gender) -> bool:
    return not one or not other or one == other
