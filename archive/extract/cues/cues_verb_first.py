"""Cues of German and French: verbs that no list holds, subjects and verbs in unusual places, "zufolge"."""

from archive.extract.cues.cue import Cue, Frame
from archive.extract.words.phrases import (
    CONJUNCTIONS,
    FRAME,
    Range,
    leading_phrase,
    may_open_phrase,
    phrase_after,
)
from archive.extract.words.phrases_west import REFLEXIVES
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = [
    "PARTICLES",
    "behind_verb",
    "closes_relative",
    "incise",
    "may_be_verb",
    "past_aside",
    "past_clitic",
    "postposed",
    "thus",
    "unlisted",
]

# What German parts from its verb: "hob Weber hervor".
PARTICLES = frozenset(
    {"mit", "hervor", "ein", "zu", "an", "ab", "aus", "fest", "vor", "nach", "hinzu", "zurück", "auf"}
    | {"heraus", "dar", "klar", "bei", "dagegen", "durch", "fort"}
)
# An unlisted verb is trusted behind at least so many quoted words: fewer may be a title or a term.
FEWEST_WORDS = 3
# How far before "zufolge" its source may begin, in tokens.
REACH = 10
# How French verbs of a third person and participles end, and how German adjectives do, not verbs.
FRENCH_ENDINGS = ("e", "t", "a", "é", "i", "u", "d", "ent")
ADJECTIVES = ("e", "er", "es", "em")
# German pronouns that are no subject, and those that are one unless an article follows.
OBJECTS = frozenset({"ihm", "ihnen", "ihn", "mir", "mich", "dir", "dich", "uns", "euch"})
EITHER_CASE = frozenset({"ihr"})
# French objects before a verb and its subject: "nous a-t-il dit", "m'a confié le maire".
CLITICS = frozenset({"nous", "m'", "me", "lui", "leur", "vous", "l'"})
VAGUE = terms("vague-sources-de") | terms("vague-sources-fr")


# English adverbs that belong to a verb of saying, and verbs that say something only with one.
ADVERBIAL = frozenset({"in", "back", "out", "up", "on"})
STRIKING = frozenset({"hit", "burst", "spat", "struck", "bit", "spoke"})


def unlisted(frame: Frame, at: int) -> int | None:
    """Where the subject begins if an unknown small word behind a quotation and its comma can only be its
    verb; None where no subject follows at once."""
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    told = frame.at == frame.sentence.first and tokens[min(at + 1, len(tokens) - 1)].low in ("er", "sie")
    if not lexicon.verb_first or (frame.words < FEWEST_WORDS and not told):
        return None
    if not may_be_verb(tokens[at], lexicon):
        return None
    behind = behind_verb(frame, at)
    opens = behind < frame.sentence.last and may_open_phrase(tokens[behind], lexicon)
    return behind if opens else None


def strikes_back(frame: Frame, at: int) -> bool:
    """Whether a verb that says something only with its adverb stands behind a comma: "hit back Ann Hale"."""
    tokens, stop = frame.reading.tokens, frame.sentence.last
    return at + 1 < stop and tokens[at].low in STRIKING and tokens[at + 1].low in ADVERBIAL


def behind_verb(frame: Frame, at: int) -> int:
    """Past what may part the verb at `at` from its subject: "freut sich auch", "fait valoir", "bringt es"."""
    tokens, lexicon, stop = frame.reading.tokens, frame.lexicon, frame.sentence.last
    behind = at + 1
    if not lexicon.verb_first:
        leads = behind + 1 < stop and may_open_phrase(tokens[behind + 1], lexicon)
        return behind + (leads and tokens[behind].low in ADVERBIAL)  # "chimed in Ann Hale"
    while behind < stop and (_parts_subject(tokens[behind], lexicon) or _is_told(tokens, behind, lexicon)):
        behind += 1
    it = behind + 1 < stop and tokens[behind].low == "es" and may_open_phrase(tokens[behind + 1], lexicon)
    return behind + it


def _is_told(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a German pronoun tells to whom, before its subject: "hielt ihm die Richterin vor"."""
    if lexicon.language != "de" or at + 1 >= len(tokens):
        return False
    before_article = tokens[at].low in EITHER_CASE and tokens[at + 1].low in lexicon.determiners
    return (tokens[at].low in OBJECTS or before_article) and may_open_phrase(tokens[at + 1], lexicon)


def past_clitic(frame: Frame, at: int) -> int:
    """Past the French object of a verb behind a quotation, and its auxiliary: "nous a-t-il dit"."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, at
    if lexicon.language != "fr" or at + 2 >= frame.sentence.last or tokens[at].low not in CLITICS:
        return at
    at += 1
    while at < frame.sentence.last and tokens[at].low in lexicon.auxiliaries:
        at += 1
    told = tokens[at].low in lexicon.saying or (at > first + 1 and tokens[at].low in lexicon.pronouns)
    return at if told else first


def closes_relative(frame: Frame) -> bool:
    """Whether the comma behind a quotation ends a French "qui": "le club, qui dit « non », veut"."""
    if frame.lexicon.language != "fr":
        return False
    tokens, first = frame.reading.tokens, max(frame.sentence.first, frame.at - REACH)
    comma = next((at for at in range(frame.at - 1, first, -1) if tokens[at].text == ","), None)
    return comma is not None and tokens[comma + 1].low == "qui" and tokens[frame.at + 1].text == ","


def past_aside(frame: Frame, at: int) -> int:
    """Past what stands between commas behind an auxiliary: "a, pour sa part, déclaré"."""
    tokens, stop = frame.reading.tokens, min(frame.sentence.last, at + REACH)
    if frame.lexicon.language != "fr" or at >= stop or tokens[at].text != ",":
        return at
    if tokens[at - 1].low not in frame.lexicon.auxiliaries:
        return at
    return next((n + 1 for n in range(at + 1, stop - 1) if tokens[n].text == ","), at)


def _parts_subject(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a verb and its subject: "freut sich auch", "croit savoir"."""
    if token.low in REFLEXIVES or (token.low in lexicon.adverbs and not token.capital):
        return True
    if token.low == "nicht":  # "findet nicht nur Weber"
        return True
    infinitive = lexicon.language == "fr" and token.low.endswith(("er", "ir", "re"))
    return infinitive and not token.capital and token.low not in lexicon.functions | lexicon.nominals


def may_be_verb(token: Token, lexicon: Lexicon) -> bool:
    if token.kind != "word" or token.capital or token.low in lexicon.functions:
        return False
    if token.low in lexicon.nominals:
        return False
    if lexicon.language == "fr":
        return token.low.endswith(FRENCH_ENDINGS)
    return token.low.endswith("te") or not token.low.endswith(ADJECTIVES)


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
    if not lexicon.verb_first or at + 3 >= frame.sentence.last:
        return None
    if tokens[at].text in (":", ","):
        at += 1
    if (
        lexicon.language == "de"
        and tokens[at].low in ("so", "damit")
        and may_be_verb(tokens[at + 1], lexicon)
    ):
        subject = phrase_after(tokens, lexicon, behind_verb(frame, at + 1), frame.sentence.last)
        return None if subject is None else Cue("verb-subject-after", at + 1, subject)
    if tokens[at].low != "c'" or tokens[at + 2].low not in ("ainsi", "ce"):
        return None
    that = next(
        (n for n in range(at + 2, min(at + 6, frame.sentence.last)) if tokens[n].low in lexicon.thats), None
    )
    subject = None if that is None else phrase_after(tokens, lexicon, that + 1, frame.sentence.last)
    return None if subject is None else Cue("verb-subject-after", at + 1, subject)


def incise(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, first: int) -> Range | None:
    """Who speaks behind a verb between commas: ", a indiqué le maire,", ", räumte sie ein,"; the words before
    are a clause, no more about a subject: "Le maire, Luc Roux, a salué le préfet,"."""
    at = verb - 1
    while at > first and (tokens[at].low in lexicon.auxiliaries or tokens[at].low in REFLEXIVES):
        at -= 1
    # "a, dans un communiqué, confirmé": the comma parts a verb from its own auxiliary.
    parted = at == verb - 1 and tokens[verb].low.endswith(("é", "i", "u"))
    if not lexicon.verb_first or at <= first or tokens[at].text != "," or parted:
        return None
    start = next((n + 1 for n in range(at - 1, first, -1) if tokens[n].text == ","), first)
    opening = leading_phrase(tokens, lexicon, start, at)
    subject = phrase_after(tokens, lexicon, verb + 1, len(tokens)) if opening and opening[1] < at else None
    if subject is None or subject[1] + 1 >= len(tokens):
        return None
    ends = tokens[subject[1] + (tokens[subject[1]].low in PARTICLES)].text == ","
    return subject if ends else None
