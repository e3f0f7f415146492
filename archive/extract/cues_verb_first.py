"""Cues of German and French: verbs that no list holds, words that nobody is said to say, "zufolge"."""

from archive.extract.cue import Cue, Frame
from archive.extract.phrases import (
    CONJUNCTIONS,
    FRAME,
    REFLEXIVES,
    Range,
    leading_phrase,
    may_open_phrase,
    phrase_after,
)
from archive.extract.speechwords import Lexicon
from archive.extract.subjects import DASHES
from archive.extract.terms import terms
from archive.extract.tokens import Reading, Sentence, Token

__all__ = ["LANGUAGES", "postposed", "said_next", "unlisted", "unspoken"]

LANGUAGES = frozenset({"de", "fr"})
# An unlisted verb is trusted behind at least so many quoted words: fewer may be a title or a term.
FEWEST_WORDS = 3
# How far behind "heißt es" its source may begin, and how long a French "peut-on y lire" may be, in tokens.
REACH = 10
LONGEST_VERB = 5
IS_CALLED = frozenset({"heißt", "hieß", "heisst", "hiess"})
STANDS = frozenset({"steht", "stand", "prangt", "prangte", "ist", "war", "lautet", "lautete"})
READ = frozenset({"lesen", "hören", "sehen", "vernehmen"})
# What stands before those in whose name something is said, and before the paper that says it.
SOURCES = {
    "de": frozenset({"aus", "von", "vom", "bei", "beim", "seitens"}),
    "fr": frozenset({"à", "au", "aux", "chez", "auprès", "côté"}),
}
PAPERS = {
    "de": frozenset({"in", "im", "auf", "an", "am"}),
    "fr": frozenset({"dans", "sur"}),
}
OWNERS = {
    "de": frozenset({"der", "des", "von", "vom", "eines", "einer"}),
    "fr": frozenset({"de", "du", "d'", "des"}),
}
# Possessives that say whose paper it is: "in ihrem Brief".
WHOSE = frozenset({"ihrem", "ihrer", "ihren", "seinem", "seiner", "seinen"})
VAGUE = terms("vague-sources-de") | terms("vague-sources-fr")


def unlisted(frame: Frame, at: int) -> bool:
    """Whether an unknown small word behind a quotation and its comma can only be its verb: a subject
    follows at once."""
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    token = tokens[at]
    if lexicon.language not in LANGUAGES or frame.words < FEWEST_WORDS or not _may_be_verb(token, lexicon):
        return False
    behind = at + 1
    while behind < frame.sentence.last and (
        tokens[behind].low in REFLEXIVES or tokens[behind].low in lexicon.adverbs
    ):
        behind += 1
    return behind < frame.sentence.last and may_open_phrase(tokens[behind], lexicon)


def _may_be_verb(token: Token, lexicon: Lexicon) -> bool:
    if token.kind != "word" or token.capital or token.low in lexicon.functions:
        return False
    return token.low not in lexicon.nominals and token.low.endswith(_ENDINGS[lexicon.language])


_ENDINGS = {
    "de": ("t", "te", "en", "ten", "f", "b", "g", "h", "m"),
    "fr": ("e", "t", "a", "é", "i", "u", "d", "ent"),
}


def unspoken(frame: Frame) -> Cue | None:
    """`„...“, heißt es in ihrem Brief`, `« ... », peut-on y lire`: the words have a place, or a source."""
    if frame.lexicon.language not in LANGUAGES:
        return None
    tokens, at = frame.reading.tokens, frame.at + 1
    if at < frame.sentence.last and (tokens[at].text == "," or tokens[at].text in DASHES):
        at += 1
    find = _german if frame.lexicon.language == "de" else _french
    end = find(frame, at)
    if end is not None:
        return Cue("impersonal", at, _source(frame, end, frame.sentence.last))
    return _called_before(frame)


def _german(frame: Frame, at: int) -> int | None:
    """Where "heißt es", "steht dort" or "ist dort zu lesen" ends."""
    tokens, stop = frame.reading.tokens, frame.sentence.last
    if at + 1 >= stop:
        return None
    if tokens[at].low in IS_CALLED and tokens[at + 1].low == "es":
        return at + 2
    if tokens[at].low not in STANDS:
        return None
    read = any(token.low in READ for token in tokens[at + 1 : min(stop, at + REACH)])
    placed = tokens[at + 1].low in PAPERS["de"] | {"dort", "da", "darauf", "darin", "über", "unter"}
    return stop if read or placed else None


def _french(frame: Frame, at: int) -> int | None:
    """Where "lit-on", "peut-on y lire", "est-il écrit" ends; "on" is nobody."""
    tokens, stop = frame.reading.tokens, min(frame.sentence.last, at + LONGEST_VERB)
    pronoun = next((n for n in range(at, stop) if tokens[n].low == "on"), None)
    if pronoun is None:
        written = range(at, stop - 2)
        passive = next((n for n in written if tokens[n].low == "est" and tokens[n + 1].low == "il"), None)
        return None if passive is None else passive + 3
    if any(token.kind != "word" or token.capital for token in tokens[at:pronoun]):
        return None
    end = pronoun + 1
    while end < stop and (tokens[end].low in frame.lexicon.verbs or tokens[end].low in ("y", "lire")):
        end += 1
    return end


def _called_before(frame: Frame) -> Cue | None:
    """`In dem Schreiben heißt es: „...“`."""
    tokens, at = frame.reading.tokens, frame.at - 1
    if at - 2 < frame.sentence.first or tokens[at].text != ":":
        return None
    called = next(
        (n for n in range(at - 1, max(frame.sentence.first, at - REACH), -1) if tokens[n].low == "es"), None
    )
    if called is None or tokens[called - 1].low not in IS_CALLED:
        return None
    behind = _source(frame, called + 1, at)
    return Cue("impersonal-before", called - 1, behind or _source(frame, frame.sentence.first, called - 1))


def _source(frame: Frame, first: int, stop: int) -> Range | None:
    """Whose words they are: "aus dem Rathaus", "in einem Schreiben der Klägerin", "à la mairie"."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    stop = min(stop, first + REACH)
    paper = False
    for at in range(first, stop - 1):
        low = tokens[at].low
        if tokens[at].kind != "word" or tokens[at].kind == "quoted":
            return None
        if low in WHOSE:
            return at, at + 1
        if (paper and low in OWNERS[lexicon.language] and tokens[at - 1].kind == "word") or (
            low in SOURCES[lexicon.language]
        ):
            return _body(tokens, lexicon, at + 1 - (low in lexicon.determiners), stop)
        paper = paper or low in PAPERS[lexicon.language]
    return None


def _body(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """The noun phrase from `first`, without a German article, whose case is not the speaker's."""
    while first < stop and tokens[first].low in ("de", "du", "des", "d'"):
        first += 1
    if first >= stop or not may_open_phrase(tokens[first], lexicon):
        return None
    if lexicon.language == "de" and tokens[first].low in lexicon.determiners:
        inflected = tokens[first].low in ("des", "eines")
        first += 1
        if inflected or first >= stop:
            return None
    phrase = leading_phrase(tokens, lexicon, first, stop)
    return None if phrase is None or tokens[phrase[0]].low in VAGUE else phrase


def postposed(frame: Frame) -> Cue | None:
    """`Rothaug zufolge ist der Preis „gefallen“`."""
    if frame.lexicon.language != "de":
        return None
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    first = max(frame.sentence.first, frame.at - FRAME)
    for at in range(first + 1, min(frame.sentence.last, frame.at + FRAME)):
        if tokens[at].low == "zufolge":
            start = at - 1
            while start > first and tokens[start - 1].kind == "word" and at - start < REACH:
                start -= 1
            return _followed(tokens, lexicon, start, at)
    return None


def _followed(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, at: int) -> Cue | None:
    while start < at - 1 and (tokens[start].low in CONJUNCTIONS or tokens[start].low in lexicon.determiners):
        start += 1
    told = next(
        (n for n in range(start, at - 1) if tokens[n].low in ("angaben", "aussage", "aussagen")), None
    )
    if told is not None:
        start = told + 1 + (tokens[told + 1].low in lexicon.determiners | {"von"})
    subject = leading_phrase(tokens, lexicon, start, at) if start < at else None
    vague = subject is None or tokens[subject[1] - 1].low in VAGUE or tokens[subject[0]].low in VAGUE
    return None if vague else Cue("according-to", at, subject)


def said_next(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """`„...“ Das sagte Weber am Montag.`, `« ... » C'est ce qu'a déclaré Roux.`"""
    tokens = reading.tokens
    first = sentence.first
    opens = tokens[first].low in ("das", "dies", "so", "ainsi") or (
        tokens[first].low == "c'" or (tokens[first].low == "voilà" and tokens[first + 1].low == "ce")
    )
    if not opens:
        return None
    for at in range(first + 1, min(sentence.last - 1, first + 7)):
        if tokens[at].low in lexicon.saying and not tokens[at].capital:
            subject = phrase_after(tokens, lexicon, at + 1, sentence.last)
            return None if subject is None else Cue("verb-subject-next", at, subject)
        if tokens[at].capital or tokens[at].kind != "word":
            return None
    return None
