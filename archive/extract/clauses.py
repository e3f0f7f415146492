"""A reported clause without marks: how it opens behind its verb, and where it ends."""

from dataclasses import dataclass

from archive.extract.name_runs import is_contracted, uncontracted
from archive.extract.phrases import FRAME, PASTS, Range, is_adverbial, is_finite, may_open_phrase
from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Token

# How many tokens may stand between a verb and its "that": "told reporters in Geneva on Monday that".
REACH = 9
# So many words before ", she said" are a clause though no verb among them is known.
LONG = 6
# Whom a verb of telling can have as its hearer before a clause without "that".
HEARERS = frozenset({"me", "us", "him", "them", "you", "her"})
# Pronouns that only a clause can begin with: "promised they would".
SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it", "there"})
# What else opens a question that somebody asked.
ASKED = frozenset({"why", "how", "what", "when", "where", "who"})
VIEWING = terms("viewing-en")
OWNED = frozenset({"my", "his", "her", "its", "our", "their", "your"})
# Nouns of what may be said that is no clause.
SPOKEN = frozenset({"things", "words", "prayers"})
BEFORE_TIMES = frozenset({"on", "last", "late", "early", "earlier", "this"})
BEFORE_PRONOUNS = terms("saying-before-pronouns-en")
EQUATING = frozenset({"is", "was"})
# The longest words between commas behind a verb, in tokens.
LONGEST_INSERTION = 16
# The longest words for a hearer before a clause without "that", in tokens.
LONGEST_HEARER = 5
# What may stand between a verb and "that" as its object.
FACTS = terms("views-en") | {"clear", "plain", "known"}


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause: the rule that found it, its cue, its subject, and the tokens of the clause."""

    rule: str
    cue: int
    subject: Range
    clause: Range


def clause_opening(
    tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, stop: int
) -> tuple[str, int] | None:
    """The rule that a clause after `verb` opens by, and its first token."""
    for at in range(_past_insertion(tokens, verb + 1, stop), min(stop, verb + REACH)):
        token = tokens[at]
        if token.low in lexicon.thats and at + 1 < stop:
            opens = _opens_clause(tokens, lexicon, verb, at) and not tokens[verb].low.startswith("ask")
            return ("indirect-that", at + 1) if opens else None
        asks = tokens[verb].low.startswith(("ask", "wonder", "question")) and tokens[verb - 1].text != ","
        if asks and (token.low in ("whether", "if") or (token.low in ASKED and _asks(tokens, verb, at))):
            return "indirect-whether", at
        if token.kind == "quoted" or token.text in ";:?!" or (at > verb + 1 and token.low in lexicon.openers):
            break
        if token.low in EQUATING and at + 2 < stop and tokens[at + 1].low in lexicon.thats:
            what = any(before.low == "what" for before in tokens[max(0, verb - 6) : verb])
            return ("indirect-that", at + 2) if what else None  # "what she told us was that"
        if is_finite(tokens, at, verb + 1, lexicon) or token.low in lexicon.auxiliaries:
            break
    return _bare_opening(tokens, lexicon, verb, stop)


def _asks(tokens: tuple[Token, ...], verb: int, at: int) -> bool:
    """Whether a question follows "asked" or "asked me", not a relative clause behind a noun."""
    return at == verb + 1 or (at == verb + 2 and tokens[verb + 1].low in HEARERS)


def _past_insertion(tokens: tuple[Token, ...], at: int, stop: int) -> int:
    """The "that" behind words between commas ("said, and nobody laughed, that"), else `at` itself."""
    if at >= stop or tokens[at].text != ",":
        return at
    for comma in range(at + 1, min(stop - 2, at + LONGEST_INSERTION)):
        if tokens[comma].kind == "quoted" or tokens[comma].text in ";:":
            return at
        if tokens[comma].text == ",":
            return comma + 1 if tokens[comma + 1].low == "that" else at
    return at


def _bare_opening(
    tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, stop: int
) -> tuple[str, int] | None:
    """Where a clause without "that" opens: "said the tax would", "told us on Monday the tax would"."""
    low = tokens[verb].low
    following = _past_hearer(tokens, lexicon, verb, stop)
    hearer = following > verb + 1
    if not hearer and low not in lexicon.bare and low != "saying":
        subject = following < stop and uncontracted(tokens[following].low) in SUBJECTS
        if not subject or low not in BEFORE_PRONOUNS:
            return None
    following = _past_times(tokens, following, stop, lexicon)
    if following >= stop or not _opens_bare(tokens, following, stop, lexicon):
        return None
    if tokens[following].low in ("him", "them") and not hearer:
        return None
    if low == "saying" and uncontracted(tokens[following].low) in ("i", "we"):
        return None  # "was saying I do": their own words
    if hearer and tokens[verb + 1].low == "her" and tokens[following].low in lexicon.nominals:
        return None  # "told her lawyer"
    if any(token.low in SPOKEN for token in tokens[following : min(stop, following + 6)]):
        return None  # "has said some good things"
    return ("indirect-bare", following) if has_verb(tokens, lexicon, following, stop) else None


def _past_hearer(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, stop: int) -> int:
    """The token behind a verb and whom it tells: "told me she", "told the BBC the", "told her aunt he had";
    else the one behind the verb."""
    start = verb + 1
    if start >= stop or tokens[verb].low not in lexicon.telling:
        return start
    if tokens[start].low in HEARERS and tokens[start].low != "her":
        return start + 1
    owned = tokens[start].low in lexicon.determiners or tokens[start].low in OWNED
    at = start + owned
    while at < min(stop - 1, start + LONGEST_HEARER) and _may_hear(tokens[at], lexicon, owned):
        at += 1
    named = at > start and (tokens[at - 1].capital or tokens[at - 1].low in lexicon.plurals)
    clause = _past_times(tokens, at, stop, lexicon)
    if clause + 1 >= stop:
        return start
    low = uncontracted(tokens[clause].low)
    acts = tokens[clause + 1].low in lexicon.auxiliaries or low != tokens[clause].low
    opens = low in SUBJECTS and (acts or named or tokens[start].low == "her")
    return at if opens or (named and low in lexicon.determiners) else start + (tokens[start].low == "her")


def _may_hear(token: Token, lexicon: Lexicon, owned: bool) -> bool:
    """Whether a word can be one of those that name a hearer: "Reuters", "reporters", "the court"."""
    if token.kind != "word" or token.low in lexicon.functions or token.low in lexicon.times:
        return False
    return owned or token.capital or token.low in lexicon.plurals


def _past_times(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> int:
    """Past words of time between a verb and a clause: "said on Monday the tax", "said earlier this week"."""
    start, end = at, at
    while (
        end < stop
        and end - start < 4
        and (tokens[end].low in lexicon.times or tokens[end].low in BEFORE_TIMES)
    ):
        end += 1
    timed = end > start and tokens[end - 1].low in lexicon.times
    return end if timed else start


def _opens_bare(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a clause without "that" can begin at `at`: a subject, "he'll", or a plural and its verb."""
    token = tokens[at]
    there = token.low == "there" and lexicon.language == "en"  # "conceded there would be"
    if there or may_open_phrase(token, lexicon) or is_contracted(token.low, lexicon):
        return True
    noun = token.kind == "word" and token.low.endswith("s") and token.low not in lexicon.functions
    return noun and at + 1 < stop and tokens[at + 1].low in lexicon.auxiliaries


def _opens_clause(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, that: int) -> bool:
    """Whether "that" is the verb's, not a noun's: not "rejects actions that", "the month of that year"."""
    after, before = tokens[that + 1], tokens[that - 1]
    if before.low in ("of", "in", "on", "by", "with", "from"):
        return False  # "reminds me of that day"
    if after.low in lexicon.auxiliaries:
        return False
    if that > verb + 1 and after.low in lexicon.verbs and after.low not in lexicon.ambiguous:
        return False
    acts = (after.low in PASTS or after.low.endswith("ed")) and before.low not in lexicon.times
    if that > verb + 1 and acts and tokens[verb].low not in lexicon.telling:
        return False  # "came with questions that seemed easy"
    if that == verb + 1 or tokens[verb].low in lexicon.telling or not lexicon.telling:
        return True
    behind = tokens[verb + 1]
    if before.low in FACTS and tokens[that - 2].low in OWNED and tokens[verb].low not in VIEWING:
        return False  # "reflected his belief that"
    if behind.low in ("-", "it") or behind.low in FACTS or before.low in FACTS:
        return True  # "said-that" of a scan, "made it clear that", "expressed the view that"
    adverbial = lexicon.prepositions | lexicon.adverbs | lexicon.times
    return before.low not in lexicon.prepositions and (behind.low in adverbial or behind.text == ",")


def has_verb(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether the clause that begins at `first` has a verb, by the lists and by its form."""
    if is_contracted(tokens[first].low, lexicon):
        return True
    if tokens[first].low in SUBJECTS and lexicon.language == "en":
        return tokens[first].low not in ("it", "there") or _acts(tokens, first + 1, stop, lexicon)
    for at in range(first + 1, min(stop, first + 16)):
        token = tokens[at]
        if token.text in ";:" or token.kind == "quoted":
            return False
        if token.low in lexicon.auxiliaries or (token.low.endswith("ed") and not token.capital):
            return True
        if lexicon.language == "en" and (token.low in PASTS or _is_present(tokens, at, stop, lexicon)):
            return True
    return False


def _acts(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands right behind "it": "said it was", not "found it hard", "threatened it in"."""
    while at < stop and tokens[at].low in lexicon.adverbs:
        at += 1
    if at >= stop or tokens[at].kind != "word" or tokens[at].low in lexicon.prepositions:
        return False
    low = tokens[at].low
    return low in lexicon.auxiliaries or low in PASTS or low.endswith(("ed", "s")) or low == "'s"


def _is_present(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a word is formed and stands as a verb of the present does: "the clinic needs a roof"."""
    low, before = tokens[at].low, tokens[at - 1]
    if not low.endswith("s") or low.endswith("ss") or tokens[at].capital or at + 1 >= stop:
        return False
    noun = before.kind == "word" and before.low not in lexicon.functions and not before.low.endswith("s")
    behind = tokens[at + 1].low
    return noun and (
        behind in lexicon.determiners or behind in lexicon.adverbs or behind in ("to", "too", "no")
    )


def is_clause(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether a clause stands before a trailing "she said": with a verb, or long and opened by a subject."""
    if has_verb(tokens, lexicon, first, stop):
        return True
    return stop - first >= LONG and not is_adverbial(tokens, first, lexicon)


def clause_end(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> int:
    """Where the clause ends: at a semicolon, before ", adding", or at the end of its sentence."""
    end = stop
    for at in range(start, min(stop, start + 4 * FRAME)):
        if tokens[at].text == ";" or (
            tokens[at].text in (",", "—", "–")
            and at + 1 < stop
            and tokens[at + 1].low in lexicon.participles
            and tokens[at + 1].low not in ("including", "following")
        ):
            end = at
            break
    while end > start and tokens[end - 1].kind == "mark" and tokens[end - 1].text not in ")%]":
        end -= 1
    return end
