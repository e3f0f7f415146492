"""Cues of German and French: verbs that no list holds, subjects and verbs in unusual places, "zufolge"."""

from archive.extract.cue import Cue, Frame
from archive.extract.phrases import (
    CONJUNCTIONS,
    FRAME,
    REFLEXIVES,
    Range,
    is_adverbial,
    leading_phrase,
    may_open_phrase,
    object_after,
    phrase_after,
)
from archive.extract.speechwords import Lexicon
from archive.extract.terms import terms
from archive.extract.tokens import Reading, Sentence, Token

__all__ = [
    "LANGUAGES",
    "clause_subject",
    "named_first",
    "postposed",
    "said_next",
    "thus",
    "unlisted",
    "verb_last",
]

LANGUAGES = frozenset({"de", "fr"})
# An unlisted verb is trusted behind at least so many quoted words: fewer may be a title or a term.
FEWEST_WORDS = 3
# How far before "zufolge" its source may begin, in tokens.
REACH = 10
VAGUE = terms("vague-sources-de") | terms("vague-sources-fr")


def unlisted(frame: Frame, at: int) -> int | None:
    """Where the subject begins if an unknown small word behind a quotation and its comma can only be its
    verb; None where no subject follows at once."""
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    token = tokens[at]
    if lexicon.language not in LANGUAGES or frame.words < FEWEST_WORDS or not _may_be_verb(token, lexicon):
        return None
    behind = at + 1
    while behind < frame.sentence.last and _parts_subject(tokens[behind], lexicon):
        behind += 1
    opens = behind < frame.sentence.last and may_open_phrase(tokens[behind], lexicon)
    return behind if opens else None


def _parts_subject(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a verb and its subject: "freut sich auch", "croit savoir"."""
    if token.low in REFLEXIVES or (token.low in lexicon.adverbs and not token.capital):
        return True
    infinitive = lexicon.language == "fr" and token.low.endswith(("er", "ir", "re"))
    return infinitive and not token.capital and token.low not in lexicon.functions | lexicon.nominals


def _may_be_verb(token: Token, lexicon: Lexicon) -> bool:
    if token.kind != "word" or token.capital or token.low in lexicon.functions:
        return False
    return token.low not in lexicon.nominals and token.low.endswith(_ENDINGS[lexicon.language])


_ENDINGS = {
    "de": ("t", "te", "en", "ten", "f", "b", "g", "h", "m"),
    "fr": ("e", "t", "a", "é", "i", "u", "d", "ent"),
}


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


def thus(frame: Frame) -> Cue | None:
    """`«...»: So begründet Weber den Schritt`, `« ... » : c'est ainsi que Roux décrit ...`."""
    lexicon, tokens, at = frame.lexicon, frame.reading.tokens, frame.at + 1
    if lexicon.language not in LANGUAGES or at + 3 >= frame.sentence.last:
        return None
    if tokens[at].text in (":", ","):
        at += 1
    if (
        lexicon.language == "de"
        and tokens[at].low in ("so", "damit")
        and _may_be_verb(tokens[at + 1], lexicon)
    ):
        subject = phrase_after(tokens, lexicon, at + 2, frame.sentence.last)
        return None if subject is None else Cue("verb-subject-after", at + 1, subject)
    if tokens[at].low != "c'" or tokens[at + 2].low not in ("ainsi", "ce"):
        return None
    that = next(
        (n for n in range(at + 2, min(at + 6, frame.sentence.last)) if tokens[n].low in lexicon.thats), None
    )
    subject = None if that is None else phrase_after(tokens, lexicon, that + 1, frame.sentence.last)
    return None if subject is None else Cue("verb-subject-after", at + 1, subject)


def named_first(frame: Frame) -> Cue | None:
    """`Laut Weber gibt es „drei Zeugen“`, `Pour le maire, « le pont est sûr »`."""
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    first, before = frame.sentence.first, tokens[frame.at - 1].text
    if lexicon.language not in LANGUAGES or frame.at - first < 2 or before == ":":
        return None
    for phrase in lexicon.according:
        if tuple(token.low for token in tokens[first : first + len(phrase)]) == phrase:
            subject = object_after(tokens, lexicon, first + len(phrase), frame.at)
            return None if subject is None else Cue("according-to", first, subject)
    led = before == "," or tokens[frame.at - 1].low in ("est", "sont", "était", "reste")
    if tokens[first].low not in ("pour", "für") or (lexicon.language == "fr" and not led):
        return None
    subject = phrase_after(tokens, lexicon, first + 1, frame.at)
    somebody = subject is not None and any(
        token.low in lexicon.roles or (token.capital and lexicon.language == "fr")
        for token in tokens[subject[0] : subject[1]]
    )
    return Cue("according-to", first, subject) if somebody else None


def verb_last(frame: Frame) -> Cue | None:
    """`Weber hatte die Affäre als „konstruiert“ bezeichnet`, `„...“, ist Weber überzeugt`."""
    lexicon, tokens, at = frame.lexicon, frame.reading.tokens, frame.at + 1
    if lexicon.language != "de" or at + 1 > frame.sentence.last - 1:
        return None
    if tokens[at].low == "die" and tokens[at + 1].low == "rede":
        return Cue("impersonal", at + 1, None)
    if tokens[at].text == "," and tokens[at + 1].low in ("ist", "sind", "war", "waren", "zeigt", "zeigte"):
        return _convinced(frame, at + 1)
    ends = at + 1 == frame.sentence.last or tokens[at + 1].text in (".", ",")
    if not ends or frame.at == frame.sentence.first or tokens[at].low not in terms("participles-said-de"):
        return None
    subject = clause_subject(frame.reading, lexicon, frame.sentence.first, frame.at)
    return None if subject is None else Cue("subject-verb-before", at, subject)


def _convinced(frame: Frame, verb: int) -> Cue | None:
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    stop = min(frame.sentence.last, verb + FRAME)
    sure = any(token.low in terms("convinced-de") for token in tokens[verb:stop])
    subject = phrase_after(tokens, lexicon, verb + 1, stop) if sure else None
    return None if subject is None else Cue("verb-subject-after", verb, subject)


def clause_subject(reading: Reading, lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """The subject of a German main clause: what opens it, or what follows its first verb."""
    tokens = reading.tokens
    if not is_adverbial(tokens, first, lexicon):
        return leading_phrase(tokens, lexicon, first, stop)
    verb = next((n for n in range(first + 1, stop) if tokens[n].low in lexicon.auxiliaries), None)
    return None if verb is None else phrase_after(tokens, lexicon, verb + 1, stop)


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
