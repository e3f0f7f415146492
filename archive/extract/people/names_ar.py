"""Names in Arabic text: behind an office, a title or a verb of saying, or opened by a given name."""

from archive.extract.people.extents_ar import ASKING, HANGING, WITHOUT, ArabicExtents, articled
from archive.extract.people.names import Name
from archive.extract.words.phrases import Range

ARTICLE = "ال"
# How far before a role its verb of saying may stand, in tokens.
REACH = 10
# Tails that are no surname.
SURE_TAILS = frozenset({"الدین", "الله", "الاسلام", "الرحمن", "الحق", "العابدین"})
AND, BY = "و", "ب"
# How nouns end that are somebody's.
THEIRS = ("يه", "ها", "هم")
# The most words of a name that no list holds.
MOST = 4
# A verb, a name and "and" before another name, in tokens.
JOINED = 3
# "As for", and "then" that is written to the verb behind it.
AS_FOR, THEN = "اما", "ف"
CLOSING = frozenset({",", ":", ".", "(", "؛", ";", "-", "–", "—", "!", "؟", "?"})

# "Father of", "mother of": names by themselves with the name of a child.
PARENTS = frozenset({"ابو", "ابی", "ابا", "ام"})


class ArabicNames(ArabicExtents):
    """The names of one text; each knows the tokens of a role before it."""

    def name_at(self, at: int, stop: int) -> Name | None:
        """The name that begins at a word, its role included; None where none does."""
        low = self.tokens[at].low
        known = self.words.lexicon
        if at and self.tokens[at - 1].low == AS_FOR:
            stop = self._before_answer(at + 1, stop)
        if low in known.saying and self._has_subject(at, stop):
            return None
        if low in ASKING and at + 1 < stop and self.tokens[at + 1].low in WITHOUT:
            return None
        if self._is_of_house(at):
            return None
        if low in known.roles or low in self.words.titles:
            return self._behind_role(at, stop)
        if at and low in HANGING and self.hangs_here(at):
            return None  # "متحدث باسم الدفاع المدني"
        if self.words.joins(self.tokens[at]) or self.words.is_given(self.tokens[at]):
            return self._given(at, stop)
        spoken = at > 0 and self.tokens[at - 1].low in known.saying
        behind = spoken or (at > 1 and self.tokens[at - 1].low[:2] == ARTICLE and self._behind_origin(at))
        if behind and (told := self._before_role(at, stop)) is not None:
            return told
        unlisted = spoken and (low in known.nouns or self.words.may_be_part(self.tokens[at]))
        return self._behind_noun(at, stop) if unlisted else None

    def _is_of_house(self, at: int) -> bool:
        """Whether a word for somebody is an adjective behind a house: "المكتب الإعلامي", "المركز الصحفي"."""
        low, before = self.tokens[at].low, self.tokens[at - 1].low if at else ""
        described = articled(low) and low.endswith("ی") and articled(before)
        return described and before in self.words.lexicon.bodies

    def _behind_origin(self, at: int) -> bool:
        """Whether a verb and where somebody is from stand before a word: "حمّل الصربي نيناد"."""
        opens = at == 2 or (at > 2 and self.tokens[at - 3].kind == "mark")
        if at < 2 or not (opens or self.tokens[at - 2].low in self.words.lexicon.saying):
            return False
        origin = self.tokens[at - 1].low
        return articled(origin) and origin.endswith(("ی", "یه")) and not self.opens(at - 1)

    def _before_role(self, at: int, stop: int) -> Name | None:
        """Two to four unknown words before a comma and an office: "قال مناحي الفغم، صاحب المتجر"."""
        last = at
        while last < min(stop, at + MOST + 1) and self.words.may_be_part(self.tokens[last]):
            last += 1
        if not 2 <= last - at <= MOST or last + 1 >= stop or self.tokens[last].text != ",":
            return None
        opens = not articled(self.tokens[at].low) and self._role_at(last + 1, stop)
        return self._name(at, last) if opens else None

    def _before_answer(self, at: int, stop: int) -> int:
        """Where the word begins that "then" is written to, behind "as for": "أما الراعي فيضحك"."""
        return next((n for n in range(at, stop) if self.opens_answer(n)), stop)

    def opens_answer(self, at: int) -> bool:
        """Whether "then" is written to a word, as it is to the verb behind "as for"."""
        token = self.tokens[at]
        whole = self.words.is_given(token) or token.low in self.words.lexicon.functions
        return token.text == THEN or (token.text.startswith(THEN) and not whole)

    def _has_subject(self, at: int, stop: int) -> bool:
        """Whether a word that is also a verb of saying stands before its subject: "طالب رئيس اللجنة"."""
        low = self.tokens[at + 1].low if at + 1 < stop else ""
        return low in self.words.lexicon.offices or low in self.words.titles

    def _behind_noun(self, first: int, stop: int) -> Name | None:
        """A name that a given name opens behind a noun for an office that no list holds."""
        core = self.role_end(first, stop)
        last = self.name_end(core, stop)
        named = core < stop and self.opens(core) and last - core >= 2
        return self._name(core, last, role=(first, core), first=first) if named else None

    def _behind_role(self, first: int, stop: int) -> Name | None:
        core = self.role_end(first, stop)
        name = self._named(first, core, stop)
        if name is None:
            core = self._past_place(core, stop)
        if name is None and core < stop and self.tokens[core].text == ",":
            name = self._apposed(first, core + 1, stop)
        return name

    def _past_place(self, at: int, stop: int) -> int:
        """Past "in the firm" behind a role, where a comma follows; `at` itself elsewhere."""
        if at >= stop or self.tokens[at].low not in HANGING:
            return at
        end = at + 1
        small = self.words.small
        while (
            end < min(stop, at + 5) and self.tokens[end].kind == "word" and self.tokens[end].low not in small
        ):
            end += 1
        return end if at + 1 < end < stop and self.tokens[end].text == "," else at

    def _named(self, first: int, core: int, stop: int) -> Name | None:
        """The name that follows a role without a comma."""
        office = self._office_as_name(core, stop)
        last = self.name_end(core + office, stop)
        if last == core + office:
            return None
        opens = self.opens(core)
        words = last - core
        closed = articled(self.tokens[core - 1].low) or self.tokens[core - 1].low in self.words.places
        unlisted = closed and 2 <= words <= 4 and not articled(self.tokens[core].low)
        inside = any(self.words.is_given(token) for token in self.tokens[core + 1 : last])
        styled = inside or self.tokens[core - 1].low in self.words.styles
        unlisted = unlisted and (styled or (self._stops(last, stop) and not self._is_object(first, core)))
        unlisted = unlisted and not self._tells_by(core)
        tail = self.tokens[last - 1].low
        owned = words == 2 and articled(tail) and not tail.endswith("ی")  # "الوزير قسم الأطفال"
        office = owned and self.tokens[first].low in self.words.lexicon.roles
        titled = self.tokens[first].low in self.words.titles and not office
        told = last < stop and self.tokens[last].low in self.words.lexicon.participles
        if opens or (unlisted and (styled or titled or told or self._spoken(first))):
            return self._name(core, last, role=(first, core))
        return None

    def _tells_by(self, at: int) -> bool:
        """Whether "by" is written to something said or written: "رد المكتب ببيان مقتضب"."""
        low = self.tokens[at].low
        return low[:1] == BY and low[1:] in self.words.lexicon.nouns

    def _office_as_name(self, at: int, stop: int) -> bool:
        """Whether a word that is an office elsewhere begins a name: "الدكتور قائد صالح"."""
        low = self.tokens[at].low if at + 1 < stop else ""
        return low in self.words.lexicon.roles and not articled(low) and self.opens(at + 1)

    def _spoken(self, first: int) -> bool:
        """Whether a verb of saying stands before a role in its clause."""
        for at in range(first - 1, max(-1, first - REACH), -1):
            token = self.tokens[at]
            if token.low in self.words.lexicon.saying:
                return True
            if token.low in self.words.lexicon.thats or token.text == "." or token.kind == "quoted":
                return False
        return False

    def _stops(self, at: int, stop: int) -> bool:
        """Whether a token cannot go on with a noun phrase."""
        if at >= stop or self.tokens[at].kind != "word":
            return True
        low, known = self.tokens[at].low, self.words.lexicon
        if low.endswith(("ه", "ها")) and not self.tokens[at].text.endswith("ة"):
            return True  # "رضاه": what is somebody's
        if articled(self.tokens[at - 1].low) and self.tokens[at - 1].low.endswith("ی"):
            return True  # a surname that tells where somebody is from ends a name
        return (
            low in known.functions
            or low in known.participles
            or low == "و"
            or low.startswith(("بال", "وال", "لل"))
        )

    def _is_object(self, role: int, at: int) -> bool:
        """Whether a word behind a role is shaped like a noun that a verb takes, not like a name."""
        plain = role > 0 and self.tokens[role - 1].low in self.words.plain
        return self.tokens[at].text.endswith(("ين", "ات", "ا") + (() if plain else ("ة", "ه", "ها")))

    def _apposed(self, first: int, core: int, stop: int) -> Name | None:
        """The name between commas behind a role: "the director, Rana Hosn, said"."""
        while core < stop and self._describes(core):
            core += 1
        last = self.name_end(core, stop)
        if last == core or last >= stop or self.tokens[core].text.endswith(THEIRS):
            return None  # "مدرب الصواري، لاعبيه"
        token = self.tokens[last]
        known = self.words.lexicon
        closed = token.text in CLOSING or token.kind == "quoted" or token.low in known.thats
        surely = self.words.is_given(self.tokens[core]) and last - core > 1
        if surely or (closed and last - core >= 2 and not articled(self.tokens[core].low)):
            return self._name(core, last, role=(first, self.role_end(first, stop)), first=first)
        return None

    def _describes(self, at: int) -> bool:
        """Whether a word before a name is a title or tells where somebody is from: "البرتغالي"."""
        low = self.tokens[at].low
        return low in self.words.titles or (
            articled(low) and low.endswith(("ی", "یه")) and not self.opens(at)
        )

    def _given(self, at: int, stop: int) -> Name | None:
        """A name that a given name opens; one that is also a common word only behind a verb of saying."""
        last = self.name_end(at, stop)
        before = self.tokens[at - 1].low if at else ""
        spoken = before in self.words.lexicon.saying or before == AS_FOR or self._joins_another(at)
        sure = self.words.joins(self.tokens[at]) or self.words.is_surely_given(self.tokens[at])
        parts = len(self._units(at, last))
        child = last > at + 1 and self.words.is_given(self.tokens[at + 1])
        familiar = self.tokens[at].low in PARENTS and child
        if parts < (1 if familiar or (spoken and sure) else 2):
            return None
        second = self.tokens[at + 1] if last > at + 1 else None
        likely = second is not None and (
            self.words.is_given(second) or self.words.joins(second) or articled(second.low)
        )
        surname = self.words.is_surely_given(self.tokens[last - 1]) or self._trade_as_surname(last - 1, stop)
        origin = parts == 2 and second is not None and articled(second.low) and second.low.endswith("ی")
        if sure or spoken or (likely and (surname or (origin and self._stops(last, stop)))):
            return self._name(at, last)
        followed = self.tokens[last].text == "," if last < stop else False
        return self._name(at, last) if followed and self._role_at(last + 1, stop) else None

    def _joins_another(self, at: int) -> bool:
        """Whether "and" joins a name to another behind a verb of saying: "وقال عمر وزينة الكيلاني"."""
        if at < JOINED or self.tokens[at - 1].low != AND:
            return False
        said = self.tokens[at - 3].low in self.words.lexicon.saying
        return said and self.words.is_given(self.tokens[at - 2])

    def _role_at(self, at: int, stop: int) -> bool:
        return at < stop and self.tokens[at].low in self.words.lexicon.roles

    def _units(self, first: int, last: int) -> list[str]:
        """The parts of a name, compounds as one: "عبد النور", "حسام الدين"."""
        units: list[str] = []
        joined = False
        for at in range(first, last):
            token = self.tokens[at]
            tail = (token.low in SURE_TAILS or at + 1 < last) and token.low in self.words.tails
            tail = tail and bool(units) and not joined and self._is_stem(units[-1])
            if joined or tail:
                units[-1] = f"{units[-1]} {token.text}"
            else:
                units.append(token.text)
            joined = self.words.joins(token)
        return units

    def _is_stem(self, unit: str) -> bool:
        return not unit.startswith(ARTICLE) and " " not in unit

    def _name(self, core: int, last: int, *, role: Range | None = None, first: int | None = None) -> Name:
        last -= self._takes_object(core if role is None else role[0], core, last)
        *given, surname = self._units(core, last)
        if role is not None:
            role = self._without_titles(role)
        start = core if role is None else role[0]
        first = start if first is None else first
        return Name("person", first, last, core, role, tuple(given), surname, (), certain=True)

    def _takes_object(self, first: int, core: int, last: int) -> bool:
        """Whether a name ends with what its verb describes: "وصفت سعاد حسين الوضع بأنه"."""
        tail, behind = self.tokens[last - 1].low, self.tokens[last].low if last < len(self.tokens) else ""
        described = first > 0 and self.tokens[first - 1].low in self.words.objects and behind.startswith("ب")
        return described and last - core > 2 and articled(tail) and not tail.endswith("ی")

    def _without_titles(self, role: Range) -> Range | None:
        """A role without the forms of address at its end; None where nothing else is left."""
        first, last = role
        while last - 1 > first and self.tokens[last - 1].low in self.words.titles:
            last -= 1
        sole = last - first == 1 and self.tokens[first].low not in self.words.lexicon.roles
        return None if sole else (first, last)
