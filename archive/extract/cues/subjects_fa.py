"""Subjects of Persian verbs of saying: who stands first in the clause that the verb ends."""

from collections.abc import Iterator, Mapping

from archive.extract.cues.cue import Cue
from archive.extract.cues.subjects_unicased import UnicasedSubjects
from archive.extract.people.names import Name
from archive.extract.people.names_fa import AND, PersianNames
from archive.extract.words.phrases import FRAME, Range
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, fold

# "With", "while", and what follows "stress", "reference", "saying" up to the words themselves.
WITH, GOVERNED = frozenset({"با", "ضمن"}), frozenset({"بر", "به", "از"})
UP_TO = GOVERNED | {"که", "این", "اینکه", ",", ":"}
OBJECT, THAT, THIS, FROM = "را", "که", "این", "نقل"
# "Demanding", behind which what is demanded stands before the verb: "خواستار «...» شد".
DEMANDING = "خواستار"
# Light verbs of the passive, and what they make verbs of saying of: "یادآور شد".
PASSIVES = frozenset({"شد", "شدند", "شده", "شدهاست", "شدهاند", "میشود", "میشوند", "گردید", "گشت"})
BECOMING = frozenset(fold(word) for word in terms("saying-becoming-fa"))
# "Had asked": elsewhere a demand.
ASKED, WAS = "خواسته", frozenset({"بود", "بودند", "است", "اند"})
# "One of".
ONE, OF = "یکی", "از"
# "Is read", "was told": nobody says it.
UNSAID = frozenset({"شده", "میشود", "میشد", "شد"})
# What somebody moves before words that he says: "شانه بالا می‌اندازد:".
GESTURES = frozenset({"شانه", "سر", "سری", "دست", "دستی", "لب", "ابرو", "چشم", "لبخند", "اه", "نفس"})
# What makes a noun of "گفته": "به گفته پلیس".
GOVERNING = frozenset({"به", "بنابر", "بنابه", "طبق", "اساس", "پایه", "بر", "این"})
# "In answer to", "the words of": what somebody is only mentioned behind.
SPEECHES = frozenset(
    {"سخنان", "اظهارات", "گفتههای", "پاسخ", "دیدار", "گفتوگو", "گفتگو", "پرسش", "نامه", "پیام"}
)


class PersianSubjects(UnicasedSubjects):
    """The subjects of one text, whose names `at` holds by their first token."""

    def __init__(self, reading: Reading, at: Mapping[int, Name]) -> None:
        self.names = PersianNames(reading)
        super().__init__(reading, at, self.names.words)

    def is_verb(self, at: int, stop: int) -> bool:
        """Whether a token is a verb of saying, or the noun of one with its light verb behind it."""
        low = self.tokens[at].low
        if low in self.lexicon.saying:
            if at and self.tokens[at - 1].low in GOVERNING:
                return False  # "به گفته پلیس"
            return at + 1 >= len(self.tokens) or self.tokens[at + 1].low not in UNSAID
        if low == ASKED and at + 1 < stop and self.tokens[at + 1].low in WAS:
            return True  # "از مردم خواسته بود"
        if low not in self.words.compounds:
            return False
        ahead = self.tokens[at + 1 : min(at + 4, stop)]
        if low == DEMANDING and at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "quoted":
            return True
        light = next((n for n, token in enumerate(ahead) if token.low in self.lexicon.auxiliaries), None)
        if light is not None and ahead[light].low in PASSIVES and low not in BECOMING:
            return False  # "منتشر شد": nobody is told to have said it
        if light is None or (at and self.tokens[at - 1].low in ("در", "به", "با", "از")):
            return False
        return all(
            token.kind == "word" and token.low not in self.lexicon.prepositions for token in ahead[:light]
        )

    def gender(self, verb: int) -> str:
        """Persian verbs have no gender."""
        return ""

    def subject(self, verb: int, first: int) -> Range | None:
        """The subject before a verb, in its own clause or an earlier one; None if left out."""
        start = first = max(first, verb - FRAME)
        stop = verb
        for back in range(verb - 1, first - 2, -1):
            inside = back >= first
            if inside and self.tokens[back].kind != "quoted" and self.tokens[back].text not in (";", ":"):
                continue
            start = back + 1
            goes_on = inside and self.tokens[back].kind == "quoted" and not self.ended(self.tokens[back])
            for clause, end in reversed(list(self._clauses(start, stop))):
                found = self.candidate(clause, end, nouns=not (goes_on and clause == start))
                if found is not None:
                    return found
            if not inside or self.tokens[back].kind != "quoted" or self.ended(self.tokens[back]):
                return None
            stop = back  # "در گفتگو با روزنامه «دریا» گفت": what comes before a title or a part of speech
        return None

    def _clauses(self, start: int, stop: int) -> Iterator[Range]:
        """The clauses of a stretch: a finite verb ends each of them."""
        first = start
        for at in range(start, stop):
            if self.finite(at) and at + 1 < stop and self.tokens[at + 1].low in (AND, ",", "اما", "ولی"):
                yield first, at
                first = at + 1
        yield first, stop

    def finite(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            token.low in self.words.finite
            or token.low in self.lexicon.auxiliaries
            or (token.low in self.lexicon.saying)
        )

    def candidate(self, start: int, stop: int, *, nouns: bool = True) -> Range | None:
        """Whom a clause is about: the first person, pronoun or office that no preposition governs."""
        inside, second = False, None
        at = start
        while at < stop:
            token = self.tokens[at]
            low = token.low
            if token.text in (",", "-", "–", "—"):
                inside = False
            elif low in self.lexicon.prepositions:
                inside = True
                at += 1
                if at < stop and (at in self.at or self.tokens[at].low in self.lexicon.offices):
                    at = self.phrase(at, stop)[1]
                continue
            found = self.somebody(at, stop)
            if found is not None:
                if not inside:
                    return found
                if second is None and not self._owned(at):
                    second = found
                at = found[1]
                continue
            if nouns and not inside and self._opens_noun(at, start) and second is None:
                end = self.names.role_end(at, stop)
                after = self.tokens[end] if end < stop else self.tokens[stop]
                lent = after.low in self.lexicon.auxiliaries and end == at + 1  # "و حساب می‌کند"
                if lent or after.low == OBJECT or after.text in ("-", "–", "—"):
                    at = end + 1
                    continue
                if after.text == "," and end + 1 in self.at:
                    return self.phrase(end + 1, stop)
                return (at, end) if end not in self.at else self.phrase(end, stop)
            at += 1
        return second

    def _owned(self, at: int) -> bool:
        before = self.tokens[at - 1].low
        return before in SPEECHES or before in self.lexicon.prepositions or before in self.lexicon.offices

    def somebody(self, at: int, stop: int) -> Range | None:
        low = self.tokens[at].low
        if low in self.lexicon.determiners and at + 1 < stop:
            found = self.somebody(at + 1, stop)
            return None if found is None else (at, found[1])
        if at not in self.at and self._shares_surname(at, stop):
            return at, self.at[at + 2].last
        partitive = low == ONE and at + 2 < stop and self.tokens[at + 1].low == OF
        if at in self.at or partitive or low in self.lexicon.offices or low in self.lexicon.plurals:
            found = self.phrase(at, stop)
            objects = found[1] < len(self.tokens) and self.tokens[found[1]].low == OBJECT
            if objects and found[1] - at > 1 and at not in self.at:
                return at, self._without_object(*found)
            return None if objects else (found[0], self.joined_end(found[1], stop))
        if low in self.lexicon.pronouns:
            objects = at + 1 < stop and self.tokens[at + 1].low == OBJECT
            return None if objects else (at, at + 1)
        return None

    def _shares_surname(self, at: int, stop: int) -> bool:
        """Whether two given names stand before one surname: "امیر و زهره کلانی"."""
        joined = at + 2 < stop and self.tokens[at + 1].low == AND and at + 2 in self.at
        return joined and self.words.is_given(self.tokens[at])

    def _without_object(self, first: int, last: int) -> int:
        """Where a phrase ends before its object: "داوران فیلم را", "سازمان بهداشت وضعیت را"."""
        known = self.lexicon.offices | self.lexicon.plurals | self.words.places
        if self.tokens[first].low in self.lexicon.plurals:
            return first + 1
        end = first + (3 if self.tokens[first].low == ONE else 1)
        while end < last - 1 and (
            self.tokens[end].low in known or self.tokens[first].low in self.lexicon.bodies
        ):
            end += 1
        return end

    def _opens_noun(self, at: int, start: int) -> bool:
        """Whether a noun phrase of unknown words opens a clause."""
        opens = at == start or self.tokens[at - 1].low in (AND, "اما") or self.tokens[at - 1].kind == "mark"
        if self.tokens[at].low in self.lexicon.determiners and at + 1 < len(self.tokens):
            return opens and self.words.may_be_part(self.tokens[at + 1])
        return opens and self.words.may_be_part(self.tokens[at])

    def phrase(self, at: int, stop: int) -> Range:
        """The name, role or other noun phrase that begins at `at`."""
        if at in self.at:
            return at, self.at[at].last
        if self.tokens[at].low in self.lexicon.pronouns:
            return at, at + 1
        return at, max(at + 1, min(stop, self.names.role_end(at, stop)))

    def stressed(self, first: int, at: int) -> Cue | None:
        """`وزارت با تأکید بر «...» استقبال کرد`, `با بیان اینکه «...»`: a noun of saying behind "with"."""
        noun = at - 1
        while noun > first and self.tokens[noun].low in UP_TO:
            noun -= 1
        if noun in (first, at - 1) or self.tokens[noun - 1].low not in WITH:
            return None
        if self.tokens[noun].low not in self.words.compounds:
            return None
        subject = self.candidate(first, noun - 1)
        return None if subject is None else Cue("participle-before", noun, subject)
