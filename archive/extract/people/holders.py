"""Who holds which role in an article, by the nouns that head the roles."""

from archive.extract.people.members import Member, last_named
from archive.extract.people.roles import RolePhrase, is_past, printed_words, same_role
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading

__all__ = ["Holders"]

# Of all who hold a role only the last so many are looked at, and so many of their roles: time stays linear.
LATEST, ENTERED = 30, 8
ROLES, TITLES = 20, 3


class Holders:
    """The members of a cast by their roles, in the order in which these were given to them."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading, self.lexicon = reading, lexicon
        self._heads: dict[str, list[Member]] = {}

    def hold(self, member: Member, role: RolePhrase) -> None:
        """Note that a member has a role."""
        for head in role.heads:
            holders = self._heads.setdefault(head, [])
            if member not in holders[-ENTERED:]:
                holders.append(member)

    def of(self, role: RolePhrase, before: int) -> Member | None:
        """Who holds this role: of those whom it fits, the one named last before `before`, else the first."""
        fits = self.all_of(role)
        return max(fits, key=lambda m: last_named(m, before)) if fits else None

    def all_of(self, role: RolePhrase) -> list[Member]:
        """All who hold this role, those of the same printed words alone where there are any."""
        fits = [
            m
            for m in self._heads.get(role.head, ())[-LATEST:]
            if any(same_role(role, r) for r in (*m.roles[:ROLES], *m.titles[:TITLES]))
        ] or self._of_compound(role)
        past = is_past(self.reading, role)  # "the former mayor" is not the mayor, but may be his predecessor
        before = self._heads.get("predecessor", []) if past and fits else []
        alike = [m for m in fits if any(past == is_past(self.reading, r) for r in m.roles[:ROLES])]
        fits = alike or before or fits
        words = printed_words(self.reading, role)
        return [
            m for m in fits if any(printed_words(self.reading, r) == words for r in m.roles[:ROLES])
        ] or fits

    def only(self, role: RolePhrase) -> Member | None:
        """The one named person whom the article gives a role: "his manager", where it names one manager."""
        named = [member for member in self._heads.get(role.head, ()) if member.names]
        return named[0] if len(named) == 1 else None

    def of_named(self) -> frozenset[str]:
        """The head nouns of what people are called whom the article names: "mayor", "nurse"."""
        return frozenset(head for head, holders in self._heads.items() if any(m.names for m in holders))

    def _of_compound(self, role: RolePhrase) -> list[Member]:
        """Who holds an office whose German name ends in this one: "der Kanzler", "Bundeskanzler Weber"."""
        if self.lexicon.language != "de" or role.words != {role.head}:
            return []
        return [m for head, members in self._heads.items() if head.endswith(role.head) for m in members]
