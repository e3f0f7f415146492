"""Subjects of Arabic verbs of saying: behind the verb, shared with an earlier one, or left out."""

from collections.abc import Mapping

from archive.extract.cues.subjects_unicased import UnicasedSubjects
from archive.extract.people.extents_ar import ARTICLE, PLAIN_ADJECTIVES, articled
from archive.extract.people.names import Name
from archive.extract.people.names_ar import THEN, ArabicNames
from archive.extract.words.phrases import FRAME, Range
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, fold

SAYINGS = frozenset(fold(word) for word in terms("quoting-ar"))
REPLIES = frozenset({"رد", "ردت"})
# What a noun without an article ends in behind "but" and "that": "لكن مصدرا".
ACCUSATIVE = "ا"
DASHES = frozenset("-–—")
SHORTEST_BY = 5
MANNERS = frozenset(fold(word) for word in terms("manners-of-saying-ar"))
# "He had described": "سبق لحازم أن وصف".
BEFORE, TO, LONGEST_BEFORE = frozenset({"سبق", "وسبق"}), "ل", 12
# How many tokens from its start the dash of a dateline stands at most.
DATELINE = 8
# "Expressed" behind "and", elsewhere "via".
VIA = "عبر"
WHILES = frozenset({"فیما", "بینما", "التی", "الذی", "الذین", "عندما", "بعدما"})
WAS = frozenset({"کان", "کانت", "کانوا", "یکون", "تکون", "وکان", "وکانت", "وکانوا"})
# Pronouns that a verb takes for object: "وصفه".
OBJECTS = ("ها", "هم", "ه")
# "In", alone or before "while".
IN, WHILE = "فی", "حین"
# The article behind a preposition that is written together with it: "بالطلاء", "للجماهير".
BY_THE = ("بال", "لل", "کال", "وبال", "فبال")
STOPS = frozenset({":", ";", ".", "!", "?", "و"})
# Words that open a clause without being its subject.
LEADING = frozenset({"و", "ف", "لکن", "اما", "غیر", "الا", "فی", "حین", "کما", "بینما", "حیث", "ان", "ثم"})
LEADING |= {"قد", "فقد", "لقد"}


class ArabicSubjects(UnicasedSubjects):
    """The subjects of one text, whose names `at` holds by their first token."""

    def __init__(self, reading: Reading, at: Mapping[int, Name]) -> None:
        self.names = ArabicNames(reading)
        super().__init__(reading, at, self.names.words)

    def is_verb(self, at: int, first: int) -> bool:
        """Whether a token is a verb of saying; one spelt like another word only where a clause begins."""
        low = self.tokens[at].low
        if at in self.named:
            return False
        if low not in self.lexicon.saying:
            return low.endswith(OBJECTS) and self._takes_pronoun(at, first)
        if low in REPLIES and at + 1 < len(self.tokens) and self.tokens[at + 1].low == "فی":
            return False  # "ورد في البيان": it says there
        if low not in self.lexicon.ambiguous or at == first:
            return True
        if low == VIA:
            return self.tokens[at - 1].low == "و"
        before = self.tokens[at - 1]  # a name before it: "الناقد مروان الأتاسي وصف"
        opens = before.kind != "word" or before.low in LEADING or at - 1 in self.named
        return opens or before.low in self.lexicon.auxiliaries

    def _takes_pronoun(self, at: int, first: int) -> bool:
        """Whether a verb of saying with its object written to it opens a clause: "ووصفه المدرب"."""
        low = self.tokens[at].low
        stems = (low.removesuffix(ending) for ending in OBJECTS if low.endswith(ending))
        opens = at == first or self.tokens[at - 1].low in LEADING or self.tokens[at - 1].low in WHILES
        return (
            opens and not self.tokens[at].text.endswith("ة") and any(s in self.words.objects for s in stems)
        )

    def gender(self, verb: int) -> str:
        """Whether a verb has a man or a woman for subject, "m" or "f"; "" where it does not tell."""
        low = self.tokens[verb].low
        if low in self.lexicon.saying:
            present = low.startswith("ت") and f"ی{low[1:]}" in self.lexicon.saying
            return "f" if present or low.endswith("ت") else "m"
        if low in self.lexicon.participles:
            return "f" if low.endswith("ه") else ""
        if not self.words.is_verb_form(self.tokens[verb]):
            return ""
        return "f" if low.startswith("ت") or low.endswith("ت") else "m"

    def subject(self, verb: int, first: int, stop: int) -> Range | None:
        """The subject behind a verb, else one shared with an earlier verb or set before; None if left out."""
        if verb > first and self.tokens[verb - 1].low == THEN:  # "أما بركات فقال"
            return self.opening(first, verb) or self.after(verb + 1, stop) or self.shared(verb, first)
        named = self.named.get(verb - 1)  # "الناقد مروان الأتاسي وصف"
        if named is not None and named.first >= first:
            return named.first, named.last
        before = self._parted(verb, first) or self._had_said(verb, first)
        return before or self.after(verb + 1, stop) or self.shared(verb, first)

    def _had_said(self, verb: int, first: int) -> Range | None:
        """Who stands behind "to" in "had before": "سبق لدياب أن وصف"."""
        back = range(verb - 2, max(first, verb - LONGEST_BEFORE) - 1, -1)
        if verb - 3 < first or self.tokens[verb - 1].low != "ان":
            return None
        at = next((n for n in back if self.tokens[n].low in BEFORE), None)
        whom = verb if at is None else at + 1 + (self.tokens[at + 1].low == TO)
        return self.phrase(whom, verb - 1) if whom < verb - 1 and self._is_told(whom) else None

    def _is_told(self, at: int) -> bool:
        return at in self.at or self.tokens[at].low in self.lexicon.offices

    def _parted(self, verb: int, first: int) -> Range | None:
        """The subject between the parts of a verb: "كانت الوزيرة قد وصفت"."""
        if verb - 2 <= first or self.tokens[verb - 1].low != "قد":
            return None
        back = range(verb - 3, max(first, verb - FRAME) - 1, -1)
        was = next((at for at in back if self.tokens[at].low in WAS), None)
        return None if was is None else self._after(was + 1, verb - 1)

    def after(self, at: int, stop: int) -> Range | None:
        """The subject behind a verb, those joined to it included; the name behind "called “the King”"."""
        found = self._after(at, stop)
        if found is None:
            return None
        first, last = found
        inside = last + 1 < stop
        called = inside and self.tokens[last].low == "ب" and self.tokens[last + 1].kind == "quoted"
        if called and last + 2 in self.at:
            return self.phrase(last + 2, stop)
        return first, self.joined_end(last, stop)

    def _after(self, at: int, stop: int) -> Range | None:
        verb = at - 1
        behind, takes_object = False, self.tokens[verb].low in self.words.objects
        while at < stop:
            token = self.tokens[at]
            low = token.low
            if token.kind == "quoted" or token.text in STOPS or low in self.lexicon.thats or low in SAYINGS:
                return None
            if (
                token.text in (",", "-", "–", "—", "(", ")")
                or low in self.words.adverbial
                or token.kind == "number"
            ):
                at += 1
            elif at in self.at or low in self.lexicon.pronouns:
                return self.phrase(at, stop)
            elif low in self.words.closed:
                at += 1
            elif low in self.lexicon.prepositions:
                at, behind = self._past(at + 1, stop), True
            elif low in self.lexicon.openers or low in self.lexicon.participles or self.is_verb(at, at):
                return None
            elif low in self.lexicon.offices or low in self.lexicon.plurals or low in self.words.titles:
                found = self.phrase(at, stop)
                return self._without_object(found) if takes_object else found
            elif low.startswith("ب") and (token.text.endswith("ة") or low[1:] in MANNERS):
                at += 1 + self._describes_manner(at + 1)  # "بحسرة", "بصوت خفيض": how it was said
            elif at == verb + 1 and self._is_owned(at):
                return None  # "ختم حديثه قائلا", "كتبت روايتها"
            elif low.startswith(BY_THE) and len(low) > SHORTEST_BY:
                at, behind = at + 1, True
            else:
                joined = takes_object and self.tokens[verb - 1].low == "و" and verb - 1 not in self._starts
                return None if behind or joined else self.phrase(at, stop)
        return None

    def _describes_manner(self, at: int) -> bool:
        """Whether a word behind "with a voice" tells how it was, not who spoke."""
        if at >= len(self.tokens) or at in self.at:
            return False
        token = self.tokens[at]
        known = token.low in self.lexicon.nominals or token.low in self.words.titles
        return not (known or articled(token.low)) and self.words.may_be_part(token)

    def _is_owned(self, at: int) -> bool:
        """Whether a pronoun ends an unknown noun before more: what somebody writes; not "قالت خالته:"."""
        token, goes_on = self.tokens[at], self.tokens[min(at + 1, len(self.tokens) - 1)].kind == "word"
        owned = goes_on and len(token.low) > SHORTEST_BY - 1 and token.low.endswith(OBJECTS)
        return owned and not token.text.endswith(("ة", "اه"))

    def _without_object(self, found: Range) -> Range:
        """A subject without what is done to it: "وصفت لجنة التحكيم" of "وصفت لجنة التحكيم الرواية"."""
        first, last = found
        if first in self.at:
            return found
        for at in range(first + 1, last):
            low, before = self.tokens[at].low, self.tokens[at - 1].low
            owner = at == first + 1 and not articled(before)  # "نقابة المعلمين"
            adjective = low.endswith(("ی", "یه")) and low not in self.lexicon.term_heads
            adjective = adjective or low.removeprefix(ARTICLE) in PLAIN_ADJECTIVES
            if articled(low) and not owner and (low.endswith("ین") or articled(before)) and not adjective:
                return first, at
        return found

    def _past(self, at: int, stop: int) -> int:
        """Past the words that a preposition governs, up to a comma, a clause or somebody it does not."""
        first = at
        while at < stop:
            token = self.tokens[at]
            if token.kind != "word" or token.low in self.lexicon.thats or token.low in self.lexicon.openers:
                return at
            free = at > first and not self._governed(at)
            if free and (at in self.at or token.low in self.lexicon.roles):
                return at
            if token.low in self.lexicon.prepositions or token.low in self.lexicon.times:
                return at
            at = self.at[at].last if at in self.at else at + 1
        return at

    def _governed(self, at: int) -> bool:
        """Whether the word before makes a token its own: a preposition, or a noun that needs another."""
        before, earlier = self.tokens[at - 1], self.tokens[max(at - 2, 0)]
        if before.low in self.words.closed or (before.low == VIA and earlier.low == "و"):
            return False
        if before.low in self.lexicon.prepositions or before.low in self.lexicon.offices:
            return True
        complete = articled(before.low) or before.low in self.words.places
        return earlier.low in self.lexicon.prepositions and not complete

    def phrase(self, at: int, stop: int) -> Range:
        """The name, role or other noun phrase that begins at `at`."""
        if at in self.at:
            return at, self.at[at].last
        token = self.tokens[at]
        if token.low in self.lexicon.pronouns:
            return at, at + 1
        end = min(self.names.role_end(at, stop), stop)
        return at, max(end, at + 1)

    def shared(self, verb: int, first: int) -> Range | None:
        """The subject of an earlier verb, else the noun that opens the clause; of the verb's gender."""
        found = self._shared(verb, max(first, verb - FRAME))
        return found if found is not None and self._agrees(found, verb) else None

    def _agrees(self, found: Range, verb: int) -> bool:
        """Whether an office can be the subject of a verb: "سألها أحد الحاضرين فأجابت" is not his answer."""
        token, gender = self.tokens[found[0]], self.gender(verb)
        if not gender or token.low not in self.lexicon.roles:
            return True
        return token.text.endswith("ة") == (gender == "f")

    def _shared(self, verb: int, first: int) -> Range | None:
        before = range(verb - 1, first, -1)
        that = next((at for at in before if self.tokens[at].low in self.lexicon.thats), verb)
        inner = self.opening(that + 1, verb) if self.tokens[verb - 1].low != "و" else None
        if inner is not None and inner[1] == verb:
            return inner
        for back in range(verb - 1, first - 1, -1):
            if self.tokens[back].kind == "quoted" and self.ended(self.tokens[back]):
                return None
            if self.is_verb(back, first):
                topic = self.opening(first, back) if self.tokens[back - 1].low == THEN else None
                found = topic or self._parted(back, first) or self.after(back + 1, verb)
                if found is not None:
                    return found
        return self.opening(first, verb) or self.named_first(first, verb) or self._nearest(first, verb)

    def _nearest(self, first: int, verb: int) -> Range | None:
        """The nearest office before a verb in its clause: "اكتفى الوزير بالقول"."""
        for at in range(verb - 1, first, -1):
            if self.tokens[at].kind != "word":
                return None
            if self.tokens[at].low in self.lexicon.roles and not self._governed(at):
                return self.phrase(at, verb)
        return None

    def opening(self, first: int, verb: int) -> Range | None:
        """The noun that opens a clause, behind a dateline."""
        dashes = (
            at + 1 for at in range(first, min(verb, first + DATELINE)) if self.tokens[at].text in DASHES
        )
        at = max(dashes, default=first)
        while at < verb and (self.tokens[at].low in LEADING or self.tokens[at].kind == "mark"):
            if self.tokens[at].low == IN and self.tokens[at + 1].low != WHILE:
                return None  # "في المقابل"
            at += 1
        if at >= verb:
            return None
        token = self.tokens[at]
        known = at in self.at or token.low.removesuffix(ACCUSATIVE) in self.words.speakers
        noun = articled(token.low) and self.words.may_be_part(token)
        return self.phrase(at, verb) if known or noun else None

    def named_first(self, first: int, stop: int) -> Range | None:
        """The first person or office that no preposition governs."""
        for at in range(first, stop):
            if self.tokens[at].low in self.lexicon.thats:
                return None
            if at in self.at and not (at > first and self._governed(at)):
                return self.phrase(at, stop)
            near = at <= first + 2 and (at == first or not self._governed(at))
            if near and self.tokens[at].low in self.lexicon.offices:
                return self.phrase(at, stop)
        return self._somebody_unnamed(first, stop)

    def _somebody_unnamed(self, first: int, stop: int) -> Range | None:
        """The first office without article that no word before it governs: "وعلى مقربة منه سيدة"."""
        for at in range(first + 1, min(stop, first + DATELINE)):
            low, before = self.tokens[at].low, self.tokens[at - 1]
            free = before.low in self.words.closed or before.text == ","
            if low in self.lexicon.roles and not articled(low) and free:
                return self.phrase(at, stop)
        return None
