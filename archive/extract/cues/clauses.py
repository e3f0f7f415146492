"""A reported clause without marks: how it opens behind its verb, and where it ends."""

from dataclasses import dataclass

from archive.extract.cues.clause_verbs import SUBJECTS, has_verb
from archive.extract.cues.thats import OWNED, opens_clause
from archive.extract.people.name_runs import is_contracted, uncontracted
from archive.extract.words.phrases import FRAME, Range, is_finite, may_open_phrase
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

# How many tokens may stand between a verb and its "that": "told reporters in Geneva on Monday that".
REACH = 9
# Whom a verb of telling can have as its hearer before a clause without "that".
HEARERS = frozenset({"me", "us", "him", "them", "you", "her"})
# Verbs that have no other object than words.
SAYING = frozenset({"said", "say", "says", "saying"})
OWN_WORDS = frozenset({"i", "we"})  # "was saying I do"
# Verbs that must name a hearer before a clause without "that".
HEARD = frozenset({"told", "tell", "tells"})
# What else opens a question that somebody asked.
ASKED = frozenset({"why", "how", "what", "when", "where", "who"})
# Nouns of what may be said that is no clause.
SPOKEN = frozenset({"things", "words", "prayers"})
BEFORE_TIMES = frozenset({"on", "last", "late", "early", "earlier", "this"})
BEFORE_PRONOUNS = terms("saying-before-pronouns-en")
EQUATING = frozenset({"is", "was"})
# The longest words between commas behind a verb, in tokens.
LONGEST_INSERTION = 16
# The longest words for a hearer before a clause without "that", in tokens.
LONGEST_HEARER = 5


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
            if tokens[at + 1].low == "'s":
                return "indirect-bare", at  # "says that's good"
            opens = opens_clause(tokens, lexicon, verb, at) and not tokens[verb].low.startswith("ask")
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
    if not hearer and low in HEARD:
        return None
    if not hearer and low not in lexicon.bare and low != "saying":
        subject = following < stop and uncontracted(tokens[following].low) in SUBJECTS
        if not subject or low not in BEFORE_PRONOUNS:
            return None
    following = _past_times(tokens, following, stop, lexicon)
    if following >= stop:
        return None
    counted = low in SAYING and tokens[following].kind == "number" and lexicon.language == "en"
    if not counted and not _opens_bare(tokens, following, stop, lexicon):
        return None
    if tokens[following].low in ("him", "them") and not hearer:
        return None
    if following + 1 < stop and _is_said(tokens[following], tokens[following + 1], lexicon):
        return None
    if low == "saying" and uncontracted(tokens[following].low) in OWN_WORDS:
        return None
    if hearer and tokens[verb + 1].low == "her" and tokens[following].low in lexicon.nominals:
        return None  # "told her lawyer"
    if any(token.low in SPOKEN for token in tokens[following : min(stop, following + 6)]):
        return None  # "has said some good things"
    doubtful = low not in SAYING  # "stressed the need"
    opened = has_verb(tokens, lexicon, following, stop, doubtful=doubtful)
    return ("indirect-bare", following) if opened else None


def participle_opening(tokens: tuple[Token, ...], lexicon: Lexicon, at: int, stop: int) -> int | None:
    """Where the clause opens that a participle tells: "adding that wages", ", saying the tax would"."""
    if tokens[at + 1].low in lexicon.thats:
        return None if tokens[at + 2].low in lexicon.auxiliaries else at + 2
    stem = tokens[at].low[:-3]
    finite = {f"{stem}s", f"{stem}es", f"{stem[:-1]}s"} & lexicon.bare
    if tokens[at - 1].text != "," or not finite or at + 1 >= stop:
        return None
    opening, behind = tokens[at + 1], tokens[at + 2]
    if not _opens_bare(tokens, at + 1, stop, lexicon) or _is_said(opening, behind, lexicon):
        return None
    said = opening.low in ("him", "them") or uncontracted(opening.low) in OWN_WORDS
    said = said or any(token.low in SPOKEN for token in tokens[at + 1 : at + 7])
    opened = not said and has_verb(tokens, lexicon, at + 1, stop, doubtful=tokens[at].low not in SAYING)
    return at + 1 if opened else None


def _is_said(token: Token, behind: Token, lexicon: Lexicon) -> bool:
    """Whether a word is what was said, and no clause's first: "says this, not as", "said all she could"."""
    if token.low in ("this", "that", "it", "so"):
        return behind.text in (",", ":", ";", "-", "–", "—")
    return token.low in ("all", "everything", "what") and uncontracted(behind.low) in lexicon.pronouns


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
    ago = next((ago for ago in range(at, min(stop, at + 4)) if tokens[ago].low == "ago"), None)
    if ago is not None:
        return ago + 1  # "said two days ago the tax"
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
