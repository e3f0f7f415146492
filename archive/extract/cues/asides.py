"""Cues other than the verb beside a quotation: captions, "according to", trailing verbs, nouns of saying."""

from archive.extract.cues.authors import maker
from archive.extract.cues.clauses_verb_first import clause_subject, opening_subject
from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.subjects import DASHES, subject_before, subject_of_segments
from archive.extract.words.phrases import (
    FRAME,
    LINKS,
    Range,
    is_adverbial,
    is_finite,
    last_phrase,
    may_open_phrase,
    object_after,
    phrase_after,
)
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

# How far before a quotation a noun of saying may stand with its owner, in tokens.
OWNED = 16
# Nouns for words that are given to something: "her description of it as “a circus”".
NAMING = frozenset({"description", "depiction", "portrayal", "characterization", "characterisation"})


def opens_subject(frame: Frame, at: int) -> bool:
    token, lexicon = frame.reading.tokens[at], frame.lexicon
    if may_open_phrase(token, lexicon):
        return True
    blocked = (lexicon.prepositions, lexicon.openers, lexicon.auxiliaries, lexicon.participles)
    return token.kind in ("word", "number") and not any(token.low in words for words in blocked)


def caption(frame: Frame) -> Cue | None:
    """`"..." — Elena Costa, finance minister`: a dash and a name to the end of the sentence."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at + 1
    stop = frame.sentence.last
    if at + 1 >= stop or stop - at > 16 or tokens[at].text not in DASHES:
        return None
    if not tokens[at + 1].capital and tokens[at + 1].low not in lexicon.roles:
        return None
    if any(
        is_finite(tokens, verb, at + 1, lexicon) or tokens[verb].kind == "quoted"
        for verb in range(at + 1, stop)
    ):
        return None
    subject = phrase_after(tokens, lexicon, at + 1, stop)
    return None if subject is None else Cue("caption", at, subject)


def according(frame: Frame) -> Cue | None:
    """`"...," according to the ministry`; "in the words of"; "as he put it"."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    stop = frame.sentence.last
    for at in range(max(frame.sentence.first, frame.at - FRAME), min(stop, frame.at + FRAME)):
        for phrase in lexicon.according_by_first.get(tokens[at].low, ()):
            if any(tokens[min(at + n, stop - 1)].low != word for n, word in enumerate(phrase)):
                continue
            subject = object_after(tokens, lexicon, at + len(phrase), stop)
            if subject is not None and not (subject[1] == frame.at and _is_open(tokens, subject, lexicon)):
                return Cue("according-to", at, subject)
    return None


def _is_open(tokens: tuple[Token, ...], phrase: Range, lexicon: Lexicon) -> bool:
    """Whether an article has no noun before a quotation: "sprach nach dem Urteil von einem „Sieg“"."""
    return phrase[1] - phrase[0] == 1 and tokens[phrase[0]].low in lexicon.determiners


def in_words(frame: Frame) -> Cue | None:
    """`In Ann Hale's words, the plan was "a joke"`; `"a joke", in her words`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    if lexicon.language != "en":
        return None
    reach = range(max(frame.sentence.first + 1, frame.at - FRAME), min(frame.sentence.last, frame.at + FRAME))
    for at in reach:
        owner = owner_before(frame, at - 1) if tokens[at].low in ("words", "phrase", "telling") else None
        if owner is not None and owner[0] and tokens[owner[0] - 1].low == "in":
            return Cue("according-to", at, owner)
    return None


def trailing(frame: Frame) -> Cue | None:
    """`The plan is "a bad joke" that will fail, Mr. Smith said.`"""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    comma = None
    said = [token.low for token in tokens[frame.at + 1 : frame.sentence.last]]
    if lexicon.language == "de" and "wie" not in said:
        return None  # ", der den Lehrern dankte": only "wie Weber sagte" puts its verb last
    for at in range(frame.at + 1, min(frame.sentence.last, frame.at + FRAME)):
        if tokens[at].text == "(" and tokens[at - 1].kind == "quoted":
            return None
        if tokens[at].text == ",":
            comma = comma if comma is not None and _is_phrase(frame, comma, at) else at + 1
            comma += comma == at + 1 and at + 1 < frame.sentence.last and tokens[at + 1].low == "wie"
        elif comma is not None and is_finite(tokens, at, comma, lexicon) and opens_subject(frame, comma):
            subject = subject_before(frame.reading, lexicon, comma, at)
            if subject is not None:
                called = tokens[subject[0]].low == "man"  # "der „König“, wie man ihn nennt"
                return None if called else Cue("trailing", at, subject)
    return None


def owned_noun(frame: Frame) -> Cue | None:
    """`Mr Reed's claim that he had been "hounded out"`, `her description of it as "a circus"`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    if lexicon.language != "en":
        return None
    for at in range(frame.at - 1, max(frame.sentence.first, frame.at - OWNED), -1):
        token = tokens[at]
        if token.kind == "quoted" or is_finite(tokens, at, frame.sentence.first, lexicon):
            return None
        naming = token.low in NAMING and tokens[frame.at - 1].low == "as"
        opens = token.low in lexicon.nouns and (tokens[at + 1].low == "that" or at + 1 == frame.at)
        owner = owner_before(frame, at - 1) if naming or opens else None
        if owner is None and token.low in lexicon.nouns and tokens[at + 1].low == "by":
            that = any(later.low == "that" for later in tokens[at + 2 : frame.at])
            owner = maker(tokens, lexicon, at + 1) if that else None  # "the claim by Ann Hale that"
        if owner is not None:
            return Cue("noun-before", at, owner)
    return None


def _owner_of(frame: Frame, noun: int) -> Range | None:
    """Whose a noun is, a word that describes it between or not: "her resignation letter"."""
    owner = owner_before(frame, noun - 1)
    between = frame.reading.tokens[noun - 1]
    plain = between.kind == "word" and not between.capital and between.low not in frame.lexicon.functions
    if owner is not None or not plain or noun - 2 < frame.sentence.first:
        return owner
    return owner_before(frame, noun - 2)


def owner_before(frame: Frame, at: int) -> Range | None:
    """Whose a noun is, by the word at `at` before it: a name with its 's, or a pronoun."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    if tokens[at].low in lexicon.pronoun_genders:
        return at, at + 1
    if tokens[at].low != "'s":
        return None
    return last_phrase(tokens, lexicon, max(frame.sentence.first, at - OWNED), at)


def _is_phrase(frame: Frame, first: int, last: int) -> bool:
    """Whether words between commas are no clause, so that what follows may stand in apposition to them."""
    between = frame.reading.tokens[first:last]
    if len(between) < 2:
        return True
    lexicon = frame.lexicon
    return opens_subject(frame, first) and not any(
        token.kind == "quoted"
        or (
            token.low in lexicon.functions and token.low not in lexicon.determiners and token.low not in LINKS
        )
        for token in between
    )


def _for_whom(frame: Frame) -> Range | None:
    """Whose the noun is in "For Ann Hale, a baker, the answer is simple": a name that opens the sentence."""
    tokens, first = frame.reading.tokens, frame.sentence.first
    ahead = tokens[first + 1 : first + 3]
    named = tokens[first].low == "for" and len(ahead) == 2 and all(token.capital for token in ahead)
    return phrase_after(tokens, frame.lexicon, first + 1, frame.at) if named else None


def _leads_on(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether small words before a colon are no subject: "Then, after a pause:", "unable to resist:"."""
    plain = tokens[at].low not in lexicon.determiners and tokens[at].low not in lexicon.pronouns
    people = tokens[at].low in lexicon.nominals or tokens[at].low.endswith("s")
    return tokens[at - 1].low in lexicon.prepositions or (plain and not people)


def noun_before(frame: Frame) -> Cue | None:
    """`in a statement: "..."`, `the words "..."`, `her message was "..."`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    first = frame.sentence.first
    colon = frame.at > first and tokens[frame.at - 1].text == ":"
    reach = 25 if colon else 4
    for at in range(frame.at - 1, max(first - 1, frame.at - reach), -1):
        if tokens[at].low in lexicon.nouns:
            owner = _owner_of(frame, at) if at > first and lexicon.language == "en" else None
            if owner is not None:
                return Cue("noun-before", at, owner)
            subject = _for_whom(frame) or subject_of_segments(tokens, lexicon, max(first, at - FRAME), at + 1)
            return Cue("noun-before", at, subject)
    if not colon:
        return None
    if lexicon.language == "fr":
        return Cue("colon-before", frame.at - 1, opening_subject(tokens, lexicon, first, frame.at - 1))
    if lexicon.language == "de" and is_adverbial(tokens, first, lexicon):
        subject = clause_subject(frame.reading, lexicon, first, frame.at - 1)
        return Cue("colon-before", frame.at - 1, subject)
    quoted = (at + 1 for at in range(frame.at - 2, first, -1) if tokens[at].kind == "quoted")
    own = max(first, frame.at - FRAME, next(quoted, first))  # 'A voice: "No!" Mr. Reed: "..."'
    own = own if own < frame.at - 1 and tokens[own].capital else max(first, frame.at - FRAME)
    subject = subject_of_segments(tokens, lexicon, own, frame.at - 1)
    named = subject is not None and any(token.capital for token in tokens[slice(*subject)])
    hangs = subject is not None and not named and _leads_on(tokens, subject[0], lexicon)
    hangs = lexicon.language == "en" and hangs
    if lexicon.language == "de" and subject is not None:
        hangs = tokens[subject[0]].low == "man"  # "Man sei vorbereitet:"
    return Cue("colon-before", frame.at - 1, None if hangs else subject)
