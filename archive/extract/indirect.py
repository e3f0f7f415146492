"""Indirect speech: the clause in which a sentence reports what somebody said, without their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.extract.name_runs import is_contracted
from archive.extract.phrases import (
    FRAME,
    Range,
    is_adverbial,
    is_finite,
    is_passive,
    may_open_phrase,
    object_after,
    phrase_after,
)
from archive.extract.speechwords import Lexicon
from archive.extract.subjects import NOMINATIVE, subject_before
from archive.extract.supposed import is_anybody, is_supposed
from archive.extract.tokens import Reading, Sentence, Token

# How many tokens may stand between a verb and its "that": "told reporters in Geneva on Monday that".
REACH = 9
# A shorter clause is more often a remnant than a statement.
SHORTEST = 4
# "She went on to say that": these report nothing without their "on".
GOING = frozenset({"go", "goes", "went"})
# Who reports somebody else's words more often than their own: "I heard that she said".
FIRST_PERSONS = frozenset({"i", "we", "you"})
# Pronouns for whom somebody tells something.
HEARERS = frozenset({"me", "us", "him", "them", "her", "you"})
# So many words before ", she said" are a clause though no verb among them is known.
LONG = 6
# How many tokens behind a comma a name may end that says who "her lawyer" is.
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause: the rule that found it, its cue, its subject, and the tokens of the clause."""

    rule: str
    cue: int
    subject: Range
    clause: Range


def find_indirect(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Reported | None:
    """The reported clause of a sentence; None when it has none, or when it is nearly all quotation."""
    for rule in RULES:
        found = rule(reading, lexicon, sentence)
        if found is not None:
            return found if _own_words(reading.tokens, found.clause) else None
    return None


def _own_words(tokens: tuple[Token, ...], clause: Range) -> bool:
    """Whether the clause is long enough, and less than half of it stands between quotation marks."""
    first, last = clause
    words = [token for token in tokens[first:last] if token.kind in ("word", "number")]
    if len(words) < SHORTEST:
        return False
    quoted = sum(token.end - token.start for token in tokens[first:last] if token.kind == "quoted")
    return quoted * 2 < tokens[last - 1].end - tokens[first].start


def after_verb(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Reported | None:
    """`Turk warned AFP that ...`, `officials asked whether ...`, `Costa said the tax would ...`."""
    tokens = reading.tokens
    for verb in range(sentence.first, min(sentence.last - SHORTEST, sentence.first + FRAME)):
        low = tokens[verb].low
        if low not in lexicon.saying or low in lexicon.clauseless:
            continue
        if not is_finite(tokens, verb, sentence.first, lexicon):
            continue
        if is_passive(tokens, verb, sentence.first, lexicon) or is_supposed(tokens, verb, sentence.first):
            continue
        if low in GOING and tokens[verb + 1].low != "on":
            continue  # "it goes without saying that"
        opening = _clause_opening(tokens, lexicon, verb, sentence.last)
        if opening is None:
            continue
        rule, start = opening
        subject = _subject(reading, lexicon, sentence, verb, start)
        end = _clause_end(tokens, lexicon, start, sentence.last)
        if subject is None or end <= start:
            continue
        if subject[1] - subject[0] == 1 and tokens[subject[0]].low in FIRST_PERSONS:
            continue  # "you remember that he said ..."
        if is_anybody(tokens, subject, verb):
            continue
        return Reported(rule, verb, subject, (start, end))
    return None


def _subject(reading: Reading, lexicon: Lexicon, sentence: Sentence, verb: int, clause: int) -> Range | None:
    if lexicon.verb_first:
        behind = phrase_after(reading.tokens, lexicon, verb + 1, clause)
        if behind is not None:
            return behind
    return subject_before(reading, lexicon, sentence.first, verb)


def _clause_opening(
    tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, stop: int
) -> tuple[str, int] | None:
    """The rule that a clause after `verb` opens by, and its first token."""
    for at in range(verb + 1, min(stop, verb + REACH)):
        token = tokens[at]
        if token.low in lexicon.thats and at + 1 < stop:
            opens = _opens_clause(tokens, lexicon, verb, at) and not tokens[verb].low.startswith("ask")
            return ("indirect-that", at + 1) if opens else None
        asks = tokens[verb].low.startswith(("ask", "wonder", "question")) and tokens[verb - 1].text != ","
        if token.low in ("whether", "if") and asks:
            return "indirect-whether", at
        if token.kind == "quoted" or token.text in ";:?!" or (at > verb + 1 and token.low in lexicon.openers):
            break
        if is_finite(tokens, at, verb + 1, lexicon) or token.low in lexicon.auxiliaries:
            break
    following = _after_hearer(tokens, lexicon, verb, stop)
    if following >= stop or (tokens[verb].low not in lexicon.bare and following == verb + 1):
        return None
    if tokens[following].low in HEARERS or not _opens_bare(tokens, following, stop, lexicon):
        return None
    return ("indirect-bare", following) if _has_verb(tokens, lexicon, following, stop) else None


def _after_hearer(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, stop: int) -> int:
    """The token behind a verb and whom it tells: "told me she", "told Reuters the"; else behind the verb."""
    at = verb + 1
    if at + 1 >= stop or tokens[verb].low not in lexicon.telling or tokens[at].kind != "word":
        return at
    hearer, after = tokens[at], tokens[at + 1]
    known = hearer.capital or hearer.low in HEARERS or hearer.low in lexicon.plurals or hearer.low == "her"
    opens = after.low in lexicon.determiners or after.low in lexicon.pronouns
    return at + 1 if known and opens else at


def _opens_bare(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a clause without "that" can begin at `at`: a subject, "he'll", or a plural and its verb."""
    token = tokens[at]
    if may_open_phrase(token, lexicon) or is_contracted(token.low, lexicon):
        return True
    noun = token.kind == "word" and token.low.endswith("s") and token.low not in lexicon.functions
    return noun and at + 1 < stop and tokens[at + 1].low in lexicon.auxiliaries


def _opens_clause(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, that: int) -> bool:
    """Whether "that" is the verb's, not a noun's: not "rejects actions that", "the month of that year"."""
    after, before = tokens[that + 1], tokens[that - 1]
    if after.low in lexicon.auxiliaries:
        return False
    if that > verb + 1 and after.low in lexicon.verbs and after.low not in lexicon.ambiguous:
        return False
    if that == verb + 1 or tokens[verb].low in lexicon.telling or not lexicon.telling:
        return True
    behind = tokens[verb + 1]
    adverbial = lexicon.prepositions | lexicon.adverbs | lexicon.times
    return before.low not in lexicon.prepositions and (behind.low in adverbial or behind.text == ",")


def _has_verb(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> bool:
    if is_contracted(tokens[first].low, lexicon):
        return True
    for token in tokens[first + 1 : min(stop, first + 16)]:
        if token.text in ";:" or token.kind == "quoted":
            return False
        if token.low in lexicon.auxiliaries or (token.low.endswith("ed") and not token.capital):
            return True
    return False


def _is_clause(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether a clause stands before a trailing "she said": with a verb, or long and opened by a subject."""
    if _has_verb(tokens, lexicon, first, stop):
        return True
    return stop - first >= LONG and not is_adverbial(tokens, first, lexicon)


def _clause_end(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> int:
    """Where the clause ends: at a semicolon, before ", adding", or at the end of its sentence."""
    end = stop
    for at in range(start, min(stop, start + 4 * FRAME)):
        said_again = tokens[at].text == "," and at + 2 < stop and tokens[at + 1].low in NOMINATIVE
        if (
            tokens[at].text == ";"
            or (said_again and tokens[at + 2].low in lexicon.bare)
            or (
                tokens[at].text in (",", "—", "–")
                and at + 1 < stop
                and tokens[at + 1].low in lexicon.participles
                and tokens[at + 1].low not in ("including", "following")
            )
        ):
            end = at
            break
    while end > start and tokens[end - 1].kind == "mark" and tokens[end - 1].text not in ")%]":
        end -= 1
    return end


def before_verb(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Reported | None:
    """`The tax will not rise, Elena Costa said on Monday.`"""
    tokens = reading.tokens
    low_bound = max(sentence.first + SHORTEST, sentence.last - 30)
    for verb in range(sentence.last - 1, low_bound, -1):
        if tokens[verb].low not in lexicon.bare or not is_finite(tokens, verb, sentence.first, lexicon):
            continue
        if any(token.text == "," or token.kind == "quoted" for token in tokens[verb + 1 : sentence.last]):
            return None
        comma = _comma_before(tokens, verb, low_bound)
        if comma is None or not may_open_phrase(tokens[comma + 1], lexicon):
            return None
        subject = subject_before(reading, lexicon, comma + 1, verb)
        first = sentence.first
        while first < comma and tokens[first].kind == "mark":
            first += 1
        if subject is None or not _is_clause(tokens, lexicon, first, comma):
            return None
        return Reported("indirect-trailing", verb, subject, (first, comma))
    return None


def _comma_before(tokens: tuple[Token, ...], verb: int, low_bound: int) -> int | None:
    """The comma that parts a reported clause from a subject without an apposition of its own."""
    for at in range(verb - 1, max(low_bound, verb - 14), -1):
        if tokens[at].text == ",":
            return at if at + 1 < verb else None
        if tokens[at].kind == "quoted" or tokens[at].low in ("who", "that", "which"):
            return None
    return None


def parenthetical(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Reported | None:
    """`The tax, Ms. Costa said, would not rise.`: the whole sentence is the reported clause."""
    tokens = reading.tokens
    stop = min(sentence.last - SHORTEST, sentence.first + FRAME)
    for comma in range(sentence.first + 2, stop):
        if tokens[comma].text != "," or not may_open_phrase(tokens[comma + 1], lexicon):
            continue
        verb = next((at for at in range(comma + 2, min(stop, comma + 8)) if tokens[at + 1].text == ","), None)
        if verb is None or tokens[verb].low not in lexicon.bare:
            continue
        subject = subject_before(reading, lexicon, comma + 1, verb)
        if subject is None or subject[0] != comma + 1 or not is_finite(tokens, verb, comma + 1, lexicon):
            continue
        if _has_verb(tokens, lexicon, verb + 1, sentence.last):
            end = _clause_end(tokens, lexicon, verb + 2, sentence.last)
            return Reported("indirect-parenthetical", verb, subject, (sentence.first, end))
    return None


def according(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Reported | None:
    """`According to the ministry, ...`, `..., according to the ministry.`"""
    tokens = reading.tokens
    stop = min(sentence.last - 2, sentence.first + 2 * FRAME)
    start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
    if reading.text.find("ccording", start, end) < 0 and reading.text.find("CCORDING", start, end) < 0:
        return None
    for at in range(sentence.first, stop):
        if tokens[at].low != "according" or tokens[at + 1].low != "to":
            continue
        subject = object_after(tokens, lexicon, at + 2, sentence.last)
        if subject is None:
            return None
        if at > sentence.first + SHORTEST and tokens[at - 1].text == ",":
            return Reported("indirect-according", at, subject, (sentence.first, at - 1))
        start = subject[1]
        while start < sentence.last and tokens[start].text != ",":
            start += 1
        start = _after_name(tokens, start, sentence.last)
        end = _clause_end(tokens, lexicon, start + 1, sentence.last)
        if at > sentence.first or end <= start + 1:
            return None
        return Reported("indirect-according", at, subject, (start + 1, end))
    return None


def _after_name(tokens: Sequence[Token], comma: int, stop: int) -> int:
    """The comma behind a name between two ("her lawyer, Ann Hale, ..."), else the comma itself."""
    at = comma + 1
    while at < min(stop, comma + LONGEST_NAME) and tokens[at].kind == "word" and tokens[at].capital:
        at += 1
    return at if comma + 2 < at < stop and tokens[at].text == "," else comma


RULES: tuple[Callable[[Reading, Lexicon, Sentence], Reported | None], ...] = (
    according,
    after_verb,
    before_verb,
    parenthetical,
)
