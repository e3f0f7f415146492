"""Forms of a verb of saying that report words: "went on to say", "was saying", "made it clear"."""

from archive.extract.cues.supposed import is_supposed
from archive.extract.words.phrases import PASSIVE, PASTS, is_finite, is_passive
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

# Verbs whose infinitive tells what was said: "used to say", "went on to say".
CARRIERS = terms("saying-carriers-en")
GOING = frozenset({"go", "goes", "went", "gone"})
# "She made it clear that", "they made known to us that".
MAKING = frozenset({"made", "makes"})
CLEAR = frozenset({"clear", "plain", "known"})
CLEAR_REACH = 4
# "He took the view that", "they gave an assurance that".
VIEWING = terms("viewing-en")
VIEWS = terms("views-en")
VIEW_REACH = 5
# What is given with no words: "gives us confidence that".
GIVING = frozenset({"gave", "gives", "give"})
FEELINGS = frozenset({"belief", "concern", "confidence", "conviction", "fear", "hope"})
PROGRESSIVES = terms("saying-progressives-en")
# English words that report something though they are no verbs of saying.
TELLING = PROGRESSIVES | MAKING | VIEWING
# What stands before a verb that is not finite: "have them say that", "sort of remind me that".
APOSTROPHES = frozenset({"'", "’"})  # "the townsmen's vow", the members' claim
NO_SUBJECTS = frozenset({"him", "them", "me", "us", "of"})
BASES = frozenset({"ask", "say", "tell", "argue", "claim", "believe", "suggest", "insist"})
CONTRACTING = frozenset({"he", "she", "who"})
# What stands between a form of "be" and an infinitive of saying that is no mere wish: "was right to say".
MANNERS = terms("manners-of-saying-en")
MANNER_REACH = 2
# What others notice somebody doing: "was heard to say".
NOTICED = frozenset({"heard", "known"})
HAVING = frozenset({"had", "has", "was", "is", "were", "are"})


def verb_group(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, at: int) -> int | None:
    """Where the verbs begin of which token `at` is the one of saying: "went" in "went on to say"; None when
    it reports nothing, as in "did not say" or "is said"."""
    low = tokens[at].low
    if low in lexicon.saying and low not in lexicon.clauseless and low not in GOING:
        return _finite(tokens, lexicon, first, at)
    if lexicon.language != "en":
        return None
    if low in PROGRESSIVES:
        return at if _goes_on(tokens, lexicon, first, at) else None
    reports = (low in MAKING and _makes_clear(tokens, at)) or (
        low in VIEWING and _takes_view(tokens, lexicon, at)
    )
    passive = reports and is_passive(tokens, at, first, lexicon)
    return at if reports and not passive and not is_supposed(tokens, lexicon, first, at) else None


def _finite(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, at: int) -> int | None:
    if at - 1 > first and tokens[at - 1].low == "to":
        return _carrier(tokens, lexicon, first, at - 2)
    if at > first and (tokens[at - 1].low in NO_SUBJECTS or tokens[at - 1].text in APOSTROPHES):
        return None
    if tokens[at].low in BASES and _is_single_noun(tokens, lexicon, first, at - 1):
        return None
    if at - 1 > first and tokens[at - 1].low == "'s" and tokens[at - 2].low in CONTRACTING:
        return at  # "he's said that"
    if not is_finite(tokens, at, first, lexicon) or is_passive(tokens, at, first, lexicon):
        return None
    return None if lexicon.language == "en" and is_supposed(tokens, lexicon, first, at) else at


def _is_single_noun(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, at: int) -> bool:
    """Whether a singular noun stands before a base form, which it cannot be the subject of."""
    token = tokens[at]
    if at < first or token.kind != "word" or token.capital or token.low in lexicon.functions:
        return False
    return token.low in lexicon.roles or token.low in lexicon.bodies


def _carrier(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, at: int) -> int | None:
    """The verb at `at` whose infinitive says something; "went" before the "on" at `at`."""
    if lexicon.language != "en":
        return None
    if tokens[at].low == "on" and at > first and tokens[at - 1].low in GOING:
        return None if is_supposed(tokens, lexicon, first, at - 1) else at - 1
    manner = _before_manner(tokens, first, at)
    at, carries = manner, manner < at or tokens[at].low in CARRIERS
    return at if carries and not is_supposed(tokens, lexicon, first, at) else None


def _before_manner(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """The verb before what tells how somebody came to speak: "had the courage to say", "was kind enough to
    say", "was right to say"; else `at` itself."""
    if tokens[at].low not in MANNERS:
        return at
    for verb in range(at - 1, max(first, at - MANNER_REACH) - 1, -1):
        if tokens[verb].low in HAVING:
            return verb
    return at


def before_infinitive(tokens: tuple[Token, ...], verb: int) -> int:
    """Where the verbs before an infinitive begin: "went" in "went on to say", else "to"."""
    if verb > 2 and (tokens[verb - 2].low.endswith("ed") or tokens[verb - 2].low in PASTS | NOTICED):
        return verb - 2  # "begged to remind", "rose to say"
    if verb > 3 and tokens[verb - 2].low == "this" and tokens[verb - 3].low in HAVING:
        return verb - 3  # "had this to say"
    goes_on = verb > 2 and tokens[verb - 2].low == "on" and tokens[verb - 3].low in GOING
    return verb - 3 if goes_on else verb - 1


def _goes_on(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, at: int) -> bool:
    """Whether a form of "be" stands before a participle: "was saying", "has been telling us"."""
    before = at - 1
    while before > first and tokens[before].low in lexicon.adverbs:
        before -= 1
    low = tokens[before].low
    be = low in PASSIVE or (before > first and low == "'s") or low.endswith(("'re", "'m"))
    return before >= first and be and not is_supposed(tokens, lexicon, first, at)


def _makes_clear(tokens: tuple[Token, ...], at: int) -> bool:
    for token in tokens[at + 1 : at + 1 + CLEAR_REACH]:
        if token.low in CLEAR or token.low == "that":
            return token.low in CLEAR
    return False


def _takes_view(tokens: tuple[Token, ...], lexicon: Lexicon, at: int) -> bool:
    """Whether the object of a verb is a view, and "that" follows it: "expressed the view that"."""
    for view in range(at + 1, min(len(tokens) - 1, at + 1 + VIEW_REACH)):
        if tokens[view].low in VIEWS:
            felt = tokens[at].low in GIVING and tokens[view].low in FEELINGS  # "gives us hope that"
            return tokens[view + 1].low in lexicon.thats and tokens[view - 1].low != "to" and not felt
    return False
