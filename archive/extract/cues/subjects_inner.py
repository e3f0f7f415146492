"""Subjects right before their verb that another clause hides: "a step one importer called"."""

from archive.extract.words.phrases import CONJUNCTIONS, PASSIVE, PASTS, Range, is_adverbial, leading_phrase
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["SUBORDINATING", "before_hearsay", "beside_verb", "first_relative", "relative_before"]

# What opens a clause that a main one may follow without a comma.
SUBORDINATING = frozenset(
    {"when", "as", "after", "before", "while", "if", "once", "because", "since", "until"}
)
# "He is said to have told them."
HEARSAY = frozenset({"said", "reported", "understood", "believed", "alleged", "thought", "known", "heard"})


def before_hearsay(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where a subject ends before "is said to", which stands before `end`; else `end`."""
    if end - 3 <= first or tokens[end - 1].low != "to" or tokens[end - 2].low not in HEARSAY:
        return end
    return end - 3 if tokens[end - 3].low in PASSIVE else end


def _leads(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name or an article belongs to it: "secretary Ann Hale", "of the"."""
    small = token.low in lexicon.determiners or token.low in lexicon.prepositions
    known = small or token.low in lexicon.openers or token.low in lexicon.nominals
    return known or token.low in terms("name-particles")


def beside_verb(
    tokens: tuple[Token, ...], lexicon: Lexicon, phrase: Range, end: int, *, behind_clause: bool
) -> Range | None:
    """The noun phrase that ends at `end` behind the leading `phrase` and words of its clause: a noun stands
    before it ("a step one importer called"), or any word of a clause that only leads up to another
    (`behind_clause`: "when it rang Hale said")."""
    if lexicon.language != "en":
        return None
    at = end
    while at > phrase[1] + 1 and tokens[at - 1].capital and tokens[at - 1].kind == "word":
        at -= 1
    if at == end:
        places = range(end - 2, phrase[1], -1)
        at = next((n for n in places if tokens[n].low in lexicon.determiners), end)
    before = tokens[at - 1]
    if at >= end or at <= phrase[1] or before.kind != "word" or _leads(before, lexicon):
        return None
    noun = (
        not before.capital
        and before.low not in lexicon.verbs
        and not before.low.endswith(("ed", "ing"))
        and before.low not in PASTS
    )
    # "Prosecutors said Hale had texted": the inner verb is Hale's.
    told = tokens[at].capital and before.low in lexicon.bare and at - 1 == phrase[1]
    whole = leading_phrase(tokens, lexicon, at, end) == (at, end)
    return (at, end) if whole and (noun or behind_clause or told) else None


def first_relative(tokens: tuple[Token, ...], first: int, who: int) -> int:
    """The first of the relative pronouns that "and" joins: "Ann Hale, who left and who called it"."""
    joined = who - 1 > first and tokens[who - 1].low in CONJUNCTIONS
    before = (at for at in range(who - 2, first, -1) if tokens[at].low == tokens[who].low)
    return next(before, who) if joined else who


def relative_before(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, end: int) -> int | None:
    """Where a relative clause begins whose verb follows words between commas, the last one at `end`: "Ann
    Hale, who, in a letter, called"."""
    comma = next((at for at in range(end - 1, first + 1, -1) if tokens[at].text == ","), None)
    if comma is None or tokens[comma - 1].low != "who" or not is_adverbial(tokens, comma + 1, lexicon):
        return None
    return comma
