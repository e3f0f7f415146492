"""Reported clauses around or before their verb: "..., she said", "as he put it", "according to her"."""

from collections.abc import Sequence

from archive.extract.cues.clause_verbs import has_verb, is_clause
from archive.extract.cues.clauses import Reported, clause_end
from archive.extract.cues.subjects import subject_before
from archive.extract.people.name_runs import uncontracted
from archive.extract.words.phrases import (
    FRAME,
    Range,
    is_finite,
    is_passive,
    may_open_phrase,
    object_after,
    phrase_after,
)
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Sentence, Token

# A shorter clause is more often a remnant than a statement.
SHORTEST = 3
# How many tokens behind a comma or "as" a verb may stand that belongs to what is around it.
REACH = 8
# How many tokens behind a comma a name may end that says who "her lawyer" is.
LONGEST_NAME = 6
COMMAS = frozenset({",", "—", "–", "-", "("})
# Whose own words the text is.
OWN = frozenset({"i", "we", "you"})
INVERTED = frozenset({"said", "says", "added", "adds", "wrote", "warned", "argued"})
TRAILING = terms("saying-trailing-en")
# What says how somebody knows: "a person familiar with the plan".
KNOWING = frozenset({"familiar", "close", "briefed", "knowledgeable", "aware"})
# What may follow a trailing "she said" beside places and times: "said last week", "said through a friend".
AFTER_SAYING = frozenset({"last", "this", "late", "early", "earlier", "through", "while", "when", "as", "to"})
OBJECTS = frozenset({"me", "us"})


def before_verb(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`The tax will not rise, Elena Costa said on Monday.`"""
    tokens = reading.tokens
    low_bound = max(sentence.first + SHORTEST, sentence.last - 30)
    for verb in reversed(verbs):
        if verb <= low_bound or not _may_trail(tokens[verb], lexicon):
            continue
        if not is_finite(tokens, verb, sentence.first, lexicon):
            continue
        if not _ends_saying(tokens, lexicon, verb, sentence.last):
            return ()
        if is_passive(tokens, verb, sentence.first, lexicon):
            return ()  # "it should be noted"
        if any(token.text == "," or token.kind == "quoted" for token in tokens[verb + 1 : sentence.last]):
            return ()
        comma = _comma_before(tokens, verb, low_bound)
        if comma is None or not may_open_phrase(tokens[comma + 1], lexicon):
            return ()
        subject = subject_before(reading, lexicon, comma + 1, verb)
        if subject is None or _is_own(tokens, subject, comma + 1):
            return ()
        return _trailed(tokens, lexicon, sentence, comma, verb, subject)
    return ()


def inverted(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`The tax will not rise, said Elena Costa, the minister.`"""
    tokens = reading.tokens
    if lexicon.language != "en":
        return ()
    for verb in verbs:
        if not sentence.first + SHORTEST < verb < sentence.last - 1:
            continue
        if tokens[verb].low not in INVERTED or tokens[verb - 1].text != ",":
            continue
        subject = phrase_after(tokens, lexicon, verb + 1, sentence.last)
        if subject is None or subject[0] != verb + 1 or uncontracted(tokens[subject[0]].low) in OWN:
            return ()
        return _trailed(tokens, lexicon, sentence, verb - 1, verb, subject)
    return ()


def _trailed(
    tokens: tuple[Token, ...], lexicon: Lexicon, sentence: Sentence, comma: int, verb: int, subject: Range
) -> tuple[Reported, ...]:
    """The clause before the comma that parts it from its verb and speaker."""
    first = sentence.first
    while first < comma and tokens[first].kind == "mark":
        first += 1
    if not is_clause(tokens, lexicon, first, comma):
        return ()
    return (Reported("indirect-trailing", verb, subject, (first, comma)),)


def _may_trail(token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb reports what stands before it."""
    return token.low in lexicon.bare or (lexicon.language == "en" and token.low in TRAILING)


def _ends_saying(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, stop: int) -> bool:
    """Whether a verb of saying ends its clause: no clause of its own follows, as in "she said oh well", "she
    also said that"; nor is it "believes in"."""
    at = verb + 1
    if at >= stop or tokens[at].kind != "word" or lexicon.language != "en":
        return at >= stop or tokens[at].low not in lexicon.thats
    low = tokens[at].low
    if low == "in" and tokens[verb].low.startswith("believe"):
        return False
    placing = (lexicon.prepositions, lexicon.times, lexicon.adverbs, AFTER_SAYING)
    return any(low in words for words in placing) or low.endswith("ly")


def _is_own(tokens: tuple[Token, ...], subject: Range, first: int) -> bool:
    """Whether a subject begins elsewhere, or is who writes or speaks here: "I said", "let me say"."""
    own = uncontracted(tokens[first].low) in OWN or tokens[subject[1] - 1].low in OBJECTS
    return subject[0] != first or own


def _comma_before(tokens: tuple[Token, ...], verb: int, low_bound: int) -> int | None:
    """The comma that parts a reported clause from a subject without an apposition of its own."""
    for at in range(verb - 1, max(low_bound, verb - 14), -1):
        if tokens[at].text == ",":
            return at if at + 1 < verb else None
        if tokens[at].kind == "quoted" or tokens[at].low in ("who", "that", "which"):
            return None
    return None


def parenthetical(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`The tax, Ms. Costa said, would not rise.`: the whole sentence is the reported clause."""
    tokens = reading.tokens
    stop = min(sentence.last - SHORTEST, sentence.first + FRAME)
    for comma in range(max(sentence.first + 1, verbs[0] - REACH), min(stop, verbs[-1])):
        if tokens[comma].text != "," or not may_open_phrase(tokens[comma + 1], lexicon):
            continue
        verb = next(
            (at for at in range(comma + 2, min(stop, comma + REACH)) if tokens[at + 1].text == ","), None
        )
        if verb is None or tokens[verb].low not in lexicon.bare:
            continue
        if is_passive(tokens, verb, comma + 1, lexicon):
            continue
        subject = subject_before(reading, lexicon, comma + 1, verb)
        if (
            subject is None
            or _is_own(tokens, subject, comma + 1)
            or not is_finite(tokens, verb, comma + 1, lexicon)
        ):
            continue
        if has_verb(tokens, lexicon, verb + 1, sentence.last):
            end = clause_end(tokens, lexicon, verb + 2, sentence.last)
            return (Reported("indirect-parenthetical", verb, subject, (sentence.first, end)),)
    return ()


def as_put(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`The tax, as she put it, would not rise`, `As she has noted, the tax would not rise`."""
    tokens, first = reading.tokens, sentence.first
    stop = min(sentence.last - SHORTEST, first + 2 * FRAME, verbs[-1])
    for at in range(max(first, verbs[0] - REACH), stop):
        if tokens[at].low != "as" or not (at == first or tokens[at - 1].text in COMMAS):
            continue
        verb = next(
            (v for v in range(at + 2, min(sentence.last - 1, at + REACH + 1)) if _puts(tokens, lexicon, v)),
            None,
        )
        subject = None if verb is None else subject_before(reading, lexicon, at + 1, verb)
        if verb is None or subject is None or _is_own(tokens, subject, at + 1):
            continue
        behind = verb + 1 + (tokens[verb + 1].low == "it")
        if tokens[behind].text not in COMMAS and behind < sentence.last - 1:
            continue
        start = behind + 1 if at == first else first
        end = at - 1 if behind >= sentence.last - 1 else clause_end(tokens, lexicon, start, sentence.last)
        if end > start and has_verb(tokens, lexicon, start, end):
            return (Reported("indirect-parenthetical", verb, subject, (start, end)),)
    return ()


def _puts(tokens: tuple[Token, ...], lexicon: Lexicon, at: int) -> bool:
    """Whether a verb says something of the sentence around it: "put it", "said", "noted"."""
    if tokens[at].low in ("put", "puts"):
        return tokens[at + 1].low == "it"
    return _may_trail(tokens[at], lexicon)


def according(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`According to the ministry, ...`, `..., according to the ministry.`"""
    tokens = reading.tokens
    stop = min(sentence.last - 2, sentence.first + 2 * FRAME)
    for at in verbs:
        if at >= stop or tokens[at].low != "according" or tokens[at + 1].low != "to":
            continue
        subject = object_after(tokens, lexicon, at + 2, sentence.last)
        if subject is None:
            return ()
        knows = (end for end in range(subject[0] + 1, subject[1]) if tokens[end].low in KNOWING)
        subject = subject[0], next(knows, subject[1])
        if at > sentence.first + SHORTEST and tokens[at - 1].text == ",":
            return (Reported("indirect-according", at, subject, (sentence.first, at - 1)),)
        start = subject[1]
        while start < sentence.last and tokens[start].text != ",":
            start += 1
        start = _after_name(tokens, start, sentence.last)
        end = clause_end(tokens, lexicon, start + 1, sentence.last)
        if at > sentence.first or end <= start + 1:
            return ()
        return (Reported("indirect-according", at, subject, (start + 1, end)),)
    return ()


def _after_name(tokens: Sequence[Token], comma: int, stop: int) -> int:
    """The comma behind a name between two ("her lawyer, Ann Hale, ..."), else the comma itself."""
    at = comma + 1
    while at < min(stop, comma + LONGEST_NAME) and tokens[at].kind == "word" and tokens[at].capital:
        at += 1
    return at if comma + 2 < at < stop and tokens[at].text == "," else comma
