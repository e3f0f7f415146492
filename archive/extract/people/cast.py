"""The cast of an article: which names belong to one person or body, their gender, roles and printed forms."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from archive.extract.facts import SpeakerKind
from archive.extract.people.genders import Gender, given_gender, role_gender, title_gender
from archive.extract.people.holders import Holders
from archive.extract.people.members import Member, form_of, last_named
from archive.extract.people.names import Name, fullness, is_described
from archive.extract.people.namesakes import Form, is_same, may_be_one, people
from archive.extract.people.roles import RolePhrase, apposed_roles, has_office, kept_titles, printed_words
from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import SENTENCE_ENDS, Reading, fold
from archive.text import Span, StatedValue

# Of more people with one surname only the last named are looked at: time stays linear.
NAMESAKES = 30
# What opens a description of somebody new.
INDEFINITE = frozenset({"a", "an", "one", "another", "ein", "eine", "un", "une"})
FAMILIES = terms("family-names-first")
# How many of a member's names are looked through.
FEW = 10


class Cast:
    """Everyone whom an article names, with look-up by token and by role."""

    def __init__(self, reading: Reading, lexicon: Lexicon, names: Sequence[Name]) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.members: list[Member] = []
        self.at: dict[int, Name] = {name.first: name for name in names}
        self.of: dict[int, Member] = {}
        self.apposed: dict[int, Member] = {}
        # Whose description begins at a token: "engineer" of "an engineer from the board, Ann Hale".
        self.described: dict[int, Member] = {}
        # Surnames that may be several people's, by their first token; and where those end that were settled
        # in text: whether something told who was meant.
        self.shared: dict[int, list[Member]] = {}
        self.settled: dict[int, bool] = {}
        self._surnames: dict[str, list[Member]] = {}
        self._givens: dict[str, list[Member]] = {}
        self._middles: dict[str, list[Member]] = {}
        self._tails: dict[str, list[Member]] = {}
        self._unnamed: dict[str, Member] = {}
        self.roles = Holders(reading, lexicon)
        self._starts = [sentence.first for sentence in reading.sentences]
        self._enter([name for name in names if name.kind == "person" and name.given])
        self._read_roles([name for name in names if name.first in self.of])
        short = [name for name in names if name.first not in self.of]
        for name in short:
            if name.kind == "person":
                self._enter_short(name)
        self._read_roles(short)

    def state(self, value: StatedValue, given: tuple[str, ...], surname: str, generation: str) -> Member:
        """The member whom the container names; a new one unless the text names somebody so."""
        member = self.by_name(given, surname, generation)
        if member is None:
            member = Member(len(self.members), "person" if given else "body", given=given, surname=surname)
            self.members.append(member)
            self._surnames.setdefault(fold(surname), []).append(member)
        member.gender = member.gender or given_gender(given)
        member.generation = member.generation or generation
        if fullness(given) > fullness(member.given):
            member.given, member.kind = given, "person"
        member.stated.append(value)
        return member

    def speaking(self, given: tuple[str, ...], surname: str, phrase: Span, *, generation: str = "") -> Member:
        """A new person whom only the label of a turn names."""
        member = Member(len(self.members), "person", given=given, surname=surname, phrases=[phrase])
        member.generation = generation
        self.members.append(member)
        self._surnames.setdefault(fold(surname), []).append(member)
        return member

    def by_name(self, given: tuple[str, ...], surname: str, generation: str = "") -> Member | None:
        """The person of this surname so named, else the only one who can be; else None."""
        form = Form(given, generation, given_gender(given))
        people = self._surnames.get(fold(surname), [])[-NAMESAKES:]
        fits = [member for member in people if may_be_one(form_of(member), form)]
        fits = [member for member in fits if is_same(form_of(member), form)] or fits
        return fits[0] if len(fits) == 1 or (fits and not given) else None

    def _enter(self, names: Sequence[Name]) -> None:
        """Enter the full names: those of one surname are as many people as they must be."""
        forms = [Form(name.given, name.generation, self._gender_of(name)) for name in names]
        bearers: dict[str, list[tuple[Form, int]]] = {}
        for name, form in zip(names, forms, strict=True):
            bearers.setdefault(fold(name.surname), []).append((form, self._place(name)))
        persons = {key: people(shared) for key, shared in bearers.items()}
        entered: dict[tuple[str, int], Member] = {}
        for name, form in zip(names, forms, strict=True):
            person = fold(name.surname), persons[fold(name.surname)][form]
            if person not in entered:
                entered[person] = self._turned(name) or self._new("person", name)
            self._add(entered[person], name)

    def _gender_of(self, name: Name) -> Gender:
        return title_gender(name, self.lexicon) or given_gender(name.given)

    def _place(self, name: Name) -> int:
        """Where a name is first printed in running text; a headline comes after all of it."""
        return name.first + (0 if self._runs(name.first) else len(self.reading.tokens))

    def _stop(self, token: int) -> int:
        """Where the sentence of a token ends."""
        return self.reading.sentences[bisect_right(self._starts, token) - 1].last

    def _runs(self, token: int) -> bool:
        """Whether a token's sentence ends as one does: a headline's capitals make names of verbs."""
        last = self.reading.tokens[self._stop(token) - 1]
        return last.kind == "quoted" or last.text in SENTENCE_ENDS

    def _turned(self, name: Name) -> Member | None:
        """The person whose surname a name prints first: "Hale Ann" for "Ann Hale"."""
        turned = self._surnames.get(fold(name.given[0]), []) if len(name.given) == 1 else []
        form = Form((name.surname,))
        return next((m for m in turned[-NAMESAKES:] if may_be_one(form_of(m), form)), None)

    def _enter_short(self, name: Name) -> None:
        key = fold(name.surname)
        form = Form((), name.generation, title_gender(name, self.lexicon))
        fits = self._fitting(self._surnames, key, form)
        wife = form.gender == "f" and name.first > 1 and self.reading.tokens[name.first - 1].low == "and"
        fits = [m for m in fits if (m.gender == "f" if wife else form.gender == "f" or not m.spouse)]
        if not fits and name.role is None and _kept(name, self.lexicon) and not name.generation:
            fits = self._fitting(self._givens, key, form)
        if not fits and (name.titles or (self.lexicon.language == "en" and not is_given(key))):
            fits = [m for m in self._fitting(self._middles, key, form) if name.titles or len(m.given) > 1]
        fits = fits or self._family_first(key, form) or self._fitting(self._tails, key, form)
        if fits:
            return self._enter_surname(fits, name, form)
        member = self._new("person" if name.certain else "body", name)
        member.unsure, member.spouse = not name.certain, wife
        if is_described(name, self.reading.tokens):
            member.kind = "person"
        return self._add(member, name)

    def _family_first(self, key: str, form: Form) -> list[Member]:
        """Those whose family name, which comes first, a single name can be: "Mr. Lim" is Lim Kok Seng,
        "Yip" is Ann Yip Chi-wai."""
        if key not in FAMILIES:
            return []
        fits = self._fitting(self._givens, key, form)
        fits = [m for m in fits if len(m.given) > 1 or "-" in m.surname or not is_given(key)]
        return fits or self._fitting(self._middles, key, form)

    def _fitting(self, members: dict[str, list[Member]], key: str, form: Form) -> list[Member]:
        """Those whom a single name can mean, by gender and generation."""
        return [m for m in members.get(key, [])[-NAMESAKES:] if may_be_one(form_of(m), form)]

    def _enter_surname(self, fits: list[Member], name: Name, form: Form) -> None:
        """A single name of several people is whose office, title or generation it has, or whose it was when
        he alone had been named; else it stays shared, and is read where it stands."""
        fits = [m for m in fits if any(self._runs(n.first) for n in m.names[:FEW])] or fits
        before = [m for m in fits if m.places[0] <= name.first]
        if len(before) < 2:
            member = (before or fits)[0]
            member.bare = member.bare or (bool(before) and member.surname == name.surname)
            return self._add(member, name)
        tokens = self.reading.tokens
        rules = (
            lambda m: form.generation and m.generation == form.generation,
            lambda m: has_office(name, m.names, (*m.titles[:3], *m.roles[:20]), tokens, self.lexicon),
            lambda m: form.gender and m.gender == form.gender,
            lambda m: m.bare,
        )
        for rule in rules:
            told = [m for m in before if rule(m)]
            if len(told) == 1:
                return self._add(told[0], name)
        self.shared[name.first] = before
        before = [m for m in before if m.names[0].certain] or before
        self.of[name.first] = max(
            before if name.titles else before[:1], key=lambda m: last_named(m, name.first)
        )
        return None

    def settle(self, name: Name, member: Member, *, sure: bool) -> Member:
        """Let a shared surname be one person's; `sure` says whether something told whose."""
        self._add(member, name)
        self.settled[self.reading.tokens[name.last - 1].end] = sure
        return member

    def _new(self, kind: SpeakerKind, name: Name) -> Member:
        member = Member(len(self.members), kind, given=name.given, surname=name.surname)
        self.members.append(member)
        self._surnames.setdefault(fold(name.surname), []).append(member)
        if name.given:
            self._givens.setdefault(name.given[0].lower(), []).append(member)
            # The first of two surnames stands alone in Spanish manner: Ana Ruiz Soto, Ms. Ruiz.
            self._middles.setdefault(name.given[-1].lower(), []).append(member)
            if " " in name.surname:  # "Kiprop arap Sugut", "Mr Sugut"
                self._tails.setdefault(fold(name.surname.split()[-1]), []).append(member)
        return member

    def _add(self, member: Member, name: Name) -> None:
        member.names.append(name)
        insort(member.places, name.first)
        self.of[name.first] = member
        if name.certain:
            member.kind = "person"
        if fullness(name.given) > fullness(member.given):
            member.given = name.given
        alone = () if member.given else (name.surname,)
        member.generation = member.generation or name.generation
        member.gender = member.gender or title_gender(name, self.lexicon) or given_gender(name.given or alone)

    def _read_roles(self, names: Sequence[Name]) -> None:
        for name in names:
            member = self.of.get(name.first)
            if member is None or name.first in self.shared:
                continue
            for title in kept_titles(self.reading.tokens, name, self.lexicon):
                member.titles.append(title)
                self.roles.hold(member, title)
            for role in apposed_roles(self.reading, name, self._stop(name.first), self.lexicon):
                self.add_role(member, role)
                member.kind = "person"
                article = role.tokens[0] - 1
                if article >= 0 and self.reading.tokens[article].low == "the":
                    member.phrases.append(self.reading.span(article, role.tokens[1]))
                if role.tokens[1] < name.first:
                    self.apposed[role.tokens[1]] = self.described[role.tokens[0]] = member

    def add_role(self, member: Member, role: RolePhrase) -> None:
        """Give a member a role, and what the role says of their gender."""
        member.roles.append(role)
        self.roles.hold(member, role)
        words = printed_words(self.reading, role)
        member.gender = member.gender or role_gender(words, role.head, self.lexicon)

    def unnamed(self, kind: SpeakerKind, role: RolePhrase | None, phrase: Span, plural: bool) -> Member:
        """The member that the article describes so without a name; "a spokesman" is another one each time."""
        first, _, rest = phrase.of(self.reading.text).casefold().partition(" ")
        known = first in ("the", "der", "die", "das", "le", "la") and rest
        key = rest if known else f"{first} {rest}".strip()
        if first in INDEFINITE:
            key = f"{key} {phrase.start}"
        if key in self._unnamed:
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
    return all(lexicon.honorifics[title][2] != "-" for title in name.titles)
