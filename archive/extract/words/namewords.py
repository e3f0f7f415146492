"""What the rules on names without capitals know of a language: lists of given names, titles and places."""

from dataclasses import dataclass
from functools import cache

from archive.extract.words.speechwords import Lexicon, lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token, fold

# What Persian and Afghan given names of two words written as one end in, and how long they are at least.
SAYYID = "سید"
GIVEN_ENDS, LONG = ("محمد", "الله", "الدین", "حسین", "رضا", "قلی", "علی", "اصغر", "اکبر"), 7
# Folded, this name would be the preposition "على"; `proclitics` leaves it as it is spelt.
ALI = frozenset({"علي"})


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of one language, folded; an empty set where it has no such list.

    `in_roles` are part of an office wherever they stand behind one, `speakers` are offices and bodies that
    speak, `verbs` tell that somebody does; `small` words and `adverbial` ones are no part of a phrase.
    `doubtful` given names are also common words; `joints` make one name with the word after them ("Abu"),
    `tails` one with the word before; `institutions` are named after people, `placed` after places.
    """

    lexicon: Lexicon
    givens: frozenset[str]
    doubtful: frozenset[str]
    titles: frozenset[str]
    joints: frozenset[str]
    tails: frozenset[str]
    places: frozenset[str]
    institutions: frozenset[str]
    placed: frozenset[str]
    media: frozenset[str]
    styles: frozenset[str]
    closed: frozenset[str]
    plain: frozenset[str]
    trades: frozenset[str]
    objects: frozenset[str]
    finite: frozenset[str]
    compounds: frozenset[str]
    no_part: frozenset[str]
    in_roles: frozenset[str]
    speakers: frozenset[str]
    small: frozenset[str]
    verbs: frozenset[str]
    adverbial: frozenset[str]

    def is_given(self, token: Token) -> bool:
        """Whether a word is a given name, whole or in its first part before a narrow space."""
        if token.low in self.givens:
            return True
        if self.lexicon.language == "fa" and self._is_compound(token.low):
            return True
        first, apart, _ = token.text.partition("\u200c")
        return bool(apart) and fold(first) in self.givens and token.low not in self.no_part

    def _is_compound(self, low: str) -> bool:
        """Whether a word is a Persian given name of two written as one: "نظرمحمد", "سیدمصطفی"."""
        ends = len(low) >= LONG and low.endswith(GIVEN_ENDS) and low not in self.no_part
        return ends or (low.startswith(SAYYID) and low.removeprefix(SAYYID) in self.givens)

    def joins(self, token: Token) -> bool:
        """Whether a word makes one name with the next: "فان" does, "فإن" opens a clause."""
        return token.low in self.joints and not token.text.startswith("فإ")

    def is_surely_given(self, token: Token) -> bool:
        return token.low not in self.doubtful and self.is_given(token)

    def may_be_part(self, token: Token) -> bool:
        """Whether a word can be part of a name: no small word, verb, role or body."""
        low = token.low
        if token.kind != "word" or len(low) < 2 or "\u064b" in token.text:
            return False
        return low not in self.no_part and not self.is_verb_form(token)

    def is_verb_form(self, token: Token) -> bool:
        """Whether a word is shaped like a verb of the present: "ينتظر", "می‌رود"."""
        if self.lexicon.language == "fa":
            return token.text.startswith(("می\u200c", "نمی\u200c")) or token.low in self.finite
        unknown = token.low not in self.givens and token.low not in self.places
        present = token.low.startswith(("ی", "فی", "وی")) and token.low[-1] != "ی"
        past = token.low.endswith("ت") and not token.low.endswith("ات")
        return (present or past) and len(token.low) >= 4 and unknown


@cache
def name_words(language: str) -> NameWords:
    """The word lists on names for a BCP 47 primary tag."""
    known = lexicon(language)

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(term) for term in terms(f"{name}-{language}"))

    doubtful, titles = words("given-names-ambiguous"), words("titles")
    givens = known.givens | doubtful
    if language == "ar":
        givens = givens - {fold(name) for name in ALI} - known.openers - words("closed-prepositions") | ALI
    places = words("places")
    compounds, finite = words("saying-compounds"), words("finite")
    apart = known.verbs | known.participles | compounds | finite | words("quoting") | words("according")
    return NameWords(
        lexicon=known,
        givens=givens,
        doubtful=doubtful,
        titles=titles,
        joints=words("name-joints"),
        tails=words("name-tails"),
        places=places,
        institutions=words("institutions"),
        placed=words("places-of"),
        media=words("media"),
        styles=words("styles"),
        closed=words("closed-prepositions"),
        plain=words("saying-plain"),
        trades=words("trade-surnames"),
        objects=words("saying-objects"),
        finite=finite,
        compounds=compounds,
        no_part=apart | known.functions | ((known.offices | known.plurals | known.nouns | titles) - givens),
        in_roles=titles | places | known.nominals,
        speakers=known.offices | known.plurals,
        small=known.functions | known.verbs,
        verbs=known.saying | compounds,
        adverbial=known.adverbs | known.times,
    )
