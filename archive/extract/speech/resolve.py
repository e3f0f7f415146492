"""From the words beside a quotation to a member of the cast: names, role phrases, bodies and pronouns."""

from archive.extract.people.cast import Cast
from archive.extract.people.genders import gender
from archive.extract.people.members import Member, last_named
from archive.extract.people.name_runs import INTERJECTIONS, uncontracted
from archive.extract.people.names import Name
from archive.extract.people.roles import RolePhrase, read_role
from archive.extract.speech import epithets_west
from archive.extract.speech.antecedents import Memory
from archive.extract.speech.described import (
    AGED,
    FAMILIES,
    STANDS_FOR,
    by_surname,
    described,
    governs,
    is_plural,
    is_thing,
    is_unnamed,
    of_age,
    several_before,
    tells_place,
    wanted_gender,
    without_age,
)
from archive.extract.speech.epithets import ARTICLES, is_kin_of_somebody, of_trade, said_again
from archive.extract.speech.inside_quotes import told_of
from archive.extract.speech.ledes import introduced_later, named_later
from archive.extract.speech.named_inside import (
    apposed_to,
    describes,
    holds_office,
    is_called,
    is_owned,
    leads,
)
from archive.extract.speech.nouns import (
    are_bodies,
    are_joined,
    as_role,
    gender_of_role,
    is_head,
    is_maker,
    is_nominal,
)
from archive.extract.speech.shared_surnames import bearer
from archive.extract.words.phrase_edges import is_shop
from archive.extract.words.phrases import ANDS, Range

# Who is nobody in particular: `"Help!" Nobody answered.`
NOBODY = frozenset({"nobody", "none", "everyone", "everybody", "anyone", "anybody"})
# What takes one of several: "l'un des prévenus".
ONE = frozenset({"l'", "un", "une", "ein", "eine", "einer", "der", "das", "dieser", "sein", "ihr"})
# What introduces somebody whom the text has not spoken of.
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "many", "several"})
# What points at somebody spoken of: "ce père de trois enfants".
POINTING = frozenset({"ce", "cet", "cette", "dieser", "diese"})


class Resolver:
    """Who is meant, read in text order: pronouns look back at those whom the memory holds."""

    def __init__(self, cast: Cast, memory: Memory) -> None:
        self.cast = cast
        self.memory = memory

    def member(self, subject: Range) -> Member | None:
        """The member that tokens `subject` name; None for words that name nobody."""
        first, last = subject
        cast = self.cast
        tokens, lexicon = cast.reading.tokens, cast.lexicon
        if first >= last:
            return None
        while first + 1 < last and tokens[first].low in INTERJECTIONS and first not in cast.at:
            first += 1  # "Well Ian Hale"
        low = uncontracted(tokens[first].low)
        if low in NOBODY or [token.low for token in tokens[first : first + 2]] == ["no", "one"]:
            return None
        lone = last - first == 1
        chief = last - first == 3 and tokens[first + 1].low in epithets_west.CHIEF
        the_last = (last - first == 2 or chief) and tokens[first].low in epithets_west.LATTER_ARTICLES
        stands = tokens[last - 1].low in STANDS_FOR and lexicon.verb_first
        pronoun = low in lexicon.pronouns or low in lexicon.pronoun_genders
        if (lone and pronoun) or (stands and (lone or the_last)):
            return self._antecedent(last - 1)
        if lexicon.unicased and are_joined(cast, first, last):
            return self.several(subject)
        if lexicon.unicased:
            member = self._unicased(first, last)
            member.gender = member.gender or gender_of_role(tokens[first], lexicon)
            return member
        if last - first > 1 and is_shop(tokens, last, lexicon):
            return cast.unnamed("body", None, cast.reading.span(first, last), plural=False)
        named = cast.apposed.get(last) or (cast.described.get(first + 1) if low in INDEFINITE else None)
        if named is not None:
            return named
        if self._joins(first, last):
            return self.several(subject)
        person = described(cast, first, last) or by_surname(cast, subject)
        if person is not None:
            return person
        name = self._head(first, last)
        if name is not None and name.kind == "person":
            return bearer(cast, name, self.memory.sentence)
        apposed = apposed_to(self.cast, first, last)
        return self._phrase(first, last) if apposed is None else apposed

    def _antecedent(self, at: int) -> Member | None:
        if is_plural(self.cast, at):
            return several_before(self.cast, at)
        low, before = uncontracted(self.cast.reading.tokens[at].low), self.cast.reading.tokens[at - 1].low
        if before in epithets_west.CHIEF and low in STANDS_FOR:
            people = self.memory.people(epithets_west.CHIEF[before])
            return people[-1] if people else None
        western = self.cast.lexicon.verb_first
        if western and low in epithets_west.LATTER:
            return self.memory.named_last(epithets_west.LATTER[low])
        return self.memory.antecedent(STANDS_FOR.get(low, low) if western else low, at)

    def several(self, subject: Range) -> Member:
        """Those whom tokens name together: "Ann Lee and her deputy"."""
        return self.cast.unnamed("role", None, self.cast.reading.span(*subject), plural=True)

    def _spoken_of(self, role: RolePhrase, first: int, last: int) -> Member | None:
        """Whom a general description means: "the diplomat" is the person spoken of last."""
        cast, tokens, lexicon = self.cast, self.cast.reading.tokens, self.cast.lexicon
        said = role.head in lexicon.general or tokens[last - 1].low in lexicon.general
        set_off = not said and lexicon.verb_first and epithets_west.is_set_off(tokens, (first, last))
        said = said or set_off
        general = (said or governs(tokens, first, last)) and tokens[first].low in ARTICLES
        last = without_age(tokens, first, last)
        hanging = lexicon.prepositions | (lexicon.determiners if lexicon.verb_first else frozenset())
        hangs = any(
            tokens[at].low in hanging and not tells_place(tokens, at, lexicon)
            for at in range(first + 1, last)
        )
        if (
            tokens[first].low == "die"
            and role.head.endswith("er")
            and not role.head.endswith(epithets_west.WOMEN)
        ):
            return None  # "die Grundschüler" are several
        pointing = tokens[first].low in POINTING and role.head not in lexicon.plurals | lexicon.bodies
        whole = pointing or (general and governs(tokens, first, last))
        if not whole and (not general or hangs):
            return None
        sex = wanted_gender(tokens[first], role.head, lexicon)
        if lexicon.language == "en":
            sex = sex or gender(lexicon.gendered.get(role.head, ""))
        trade = of_trade(cast, self.memory.people(sex), (first, last)) if general else None
        named = trade or self.memory.latest(sex)
        if named is not None and epithets_west.stands_in_court(role.head) and epithets_west.tries(named):
            return None  # "der Angeklagte" behind "Richter Karl Weber"
        if set_off and self.memory.subject(sex) is not named:
            return None
        aged = of_age(cast, first, last) if role.head.endswith(AGED) else None
        about = self.memory.subject(sex) if pointing or role.head.endswith(AGED) else None
        unnamed = about is not None and is_unnamed(about)
        return aged or (about if unnamed and (named is None or self.memory.is_later(about, named)) else named)

    def _unicased(self, first: int, last: int) -> Member:
        """A member in a script without capitals: by name, by the role that somebody holds, or as printed."""
        cast, lexicon = self.cast, self.cast.lexicon
        tokens = cast.reading.tokens
        name = next((cast.at[at] for at in range(first, last) if at in cast.at), None)
        if name is not None:
            return cast.of[name.first]
        demonstrative = tokens[first].low in lexicon.determiners
        role = read_role(tokens, first, last, lexicon)
        holder = None if role is None else cast.roles.of(role, last)
        aged = ("ساله",) if lexicon.language == "fa" else ("ی", "یه")  # Persian "ی" tells of somebody new
        known = tokens[first].low in lexicon.general and all(
            token.kind == "number" or token.low.endswith(aged) for token in tokens[first + 1 : last]
        )
        known = known or is_maker(tokens, first, last, lexicon)
        if role is not None and (demonstrative or known) and (holder is None or not holder.names):
            sex = gender_of_role(tokens[first], lexicon)
            holder = self.memory.latest(sex) or holder or (self.memory.subject("") if demonstrative else None)
        plural = role is not None and role.head in lexicon.plurals
        if holder is not None and not holder.names and holder.kind != "body" and last - first == 1:
            holder = self.memory.named_since(holder)
        if holder is not None:
            holder.phrases.append(cast.reading.span(first, last))
            return holder
        body = role is not None and role.head in lexicon.bodies
        return cast.unnamed("body" if body else "role", role, cast.reading.span(first, last), plural)

    def _head(self, first: int, last: int) -> Name | None:
        """The name that heads a phrase, None when a role or other noun does."""
        tokens, lexicon = self.cast.reading.tokens, self.cast.lexicon
        names = [self.cast.at[at] for at in range(first, last) if at in self.cast.at]
        if not names:
            return None
        tail = names[-1]
        opening = first + (tokens[first].low in lexicon.determiners)
        hangs = tokens[tail.first - 1].low in lexicon.prepositions and tokens[tail.first].low in tail.titles
        titled = (bool(tail.titles) and not hangs) or (tail.role is not None and bool(tail.given))
        if tail.last == last and titled and names[0].kind == "role" and names[0].first == opening:
            return tail  # "The Minister for Mines of my country Dr. Hale"
        if describes(self.cast, names, first, last) or holds_office(self.cast, tail, first, last):
            return tail
        possessive = max((at for at in range(first, last) if tokens[at].low == "'s"), default=-1)
        behind = names[0].last < possessive and tokens[names[0].last].low in lexicon.prepositions
        if possessive >= 0 and not behind:
            return next((n for n in names if n.given and is_owned(self.cast, possessive + 1, n)), None)
        name = names[0]
        between = tokens[first : name.first]
        if any(t.low in lexicon.prepositions or t.low in epithets_west.HANGING for t in between):
            return None
        if between and lexicon.verb_first and between[-1].low in lexicon.bodies | FAMILIES:
            return None  # "la société Velours", "la famille Roux"
        if (
            between
            and between[0].low in lexicon.determiners
            and not (name.role or name.titles or len(between) > 1)
        ):
            return None
        if between and not all(leads(t, self.cast) for t in between):
            return None
        following = tokens[name.last] if name.last < last else None
        if following is not None and is_head(following, lexicon):
            return None
        return name

    def _joins(self, first: int, last: int) -> bool:
        """Whether "and" joins two names: neither speaks alone."""
        tokens = self.cast.reading.tokens
        return any(
            tokens[at].low in ANDS
            and (at + 1 in self.cast.at or (tokens[at + 1].low == "the" and at + 2 in self.cast.at))
            and (tokens[at - 1].capital or tokens[at - 1].text in "’'")
            for at in range(first + 1, last - 1)
        )

    def _phrase(self, first: int, last: int) -> Member | None:
        """The holder of a role phrase or the body that it names; a new unnamed member when nobody fits."""
        cast, tokens = self.cast, self.cast.reading.tokens
        lexicon = cast.lexicon
        name = cast.at.get(first if tokens[first].low not in lexicon.determiners else first + 1)
        body = name is not None and name.kind == "body" and name.last >= last
        role = read_role(tokens, first, last, lexicon)
        if body and role is not None and role.head not in lexicon.bodies:
            role = None  # "the General Assembly" is no general
        known = self._known(role, first, last)
        if known is not None:
            return known
        if role is None and is_thing(cast, first, last):
            return None
        definite = tokens[first].low not in INDEFINITE
        if role is None and last - first == 2 and not definite and tokens[first + 1].low in lexicon.demonyms:
            role, body = as_role(tokens, first + 1), False
        if role is None and name is None and not is_nominal(tokens, first, last, lexicon):
            return None
        plural = (
            role is not None and role.head in lexicon.plurals and tokens[first].low not in ONE
        ) or are_bodies(tokens[last - 1], lexicon)
        plural = plural and not (tokens[first].low == "one" and tokens[first + 1].low == "of")
        somebody = role is not None and role.head in lexicon.roles and not definite  # "a guard"
        is_body = body or (role is not None and role.head in lexicon.bodies and not somebody)
        return cast.unnamed("body" if is_body else "role", role, cast.reading.span(first, last), plural)

    def _known(self, role: RolePhrase | None, first: int, last: int) -> Member | None:
        """Who of the article a phrase means: who holds its office, or whoever was spoken of last."""
        cast, definite = self.cast, self.cast.reading.tokens[first].low not in INDEFINITE
        meant = None
        if role is not None and definite:
            meant = self._holder(role, first, last)
        elif role is not None and all(t.low != "for" for t in cast.reading.tokens[first:last]):
            meant = introduced_later(cast, self.memory.sentence, role.head)
        meant = meant or said_again(cast, self.memory, (first, last)) or is_called(cast, first, last)
        if meant is not None:
            meant.phrases.append(cast.reading.span(first, last))
        return meant

    def _speaking(self, holder: Member | None, role: RolePhrase, last: int) -> Member | None:
        """A holder of an office; another one of it where the quotation tells of a man and that one is."""
        reading = self.cast.reading
        told = told_of(reading, reading.sentences[self.memory.sentence])
        if holder is None or told != {holder.gender}:
            return holder
        others = [m for m in self.cast.roles.all_of(role) if m.gender != holder.gender and m.names]
        return max(others, key=lambda m: last_named(m, last)) if others else holder

    def _holder(self, role: RolePhrase, first: int, last: int) -> Member | None:
        """Who holds the office of a definite phrase: "the minister", "her lawyer"."""
        cast, lexicon = self.cast, self.cast.lexicon
        owned = cast.reading.tokens[first].low in ("his", "her", "their", "its", "my", "our")
        owned = owned or is_kin_of_somebody(cast, role)
        holder = cast.roles.only(role) if owned else self._speaking(cast.roles.of(role, last), role, last)
        if holder is None or not holder.names:
            meant = self._spoken_of(role, first, last)
            holder = meant if holder is None or self.memory.is_later(meant, holder) else holder
        if holder is None and not (owned or role.head in lexicon.plurals or role.head in lexicon.bodies):
            holder = named_later(cast, self.memory.sentence)
            holder = holder or introduced_later(cast, self.memory.sentence, role.head)
        return holder
