"""German and French clauses: their subject, and verbs that end them far from it."""

from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.cues_verb_first import may_be_verb
from archive.extract.cues.subjects import subject_before
from archive.extract.words.given_names import is_given
from archive.extract.words.phrases import (
    FRAME,
    Range,
    is_adverbial,
    leading_phrase,
    may_open_phrase,
    phrase_after,
)
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Token

__all__ = [
    "announced", "clause_subject", "is_oblique", "opening_subject", "quoted_name", "verb_last", "wills",
]  # fmt: skip

# German verbs behind a quotation that another word ends: "ist Weber überzeugt", "wird Weber zitiert".
FEELS = frozenset(
    {"ist", "sind", "war", "waren", "zeigt", "zeigte", "wird", "wurde", "lässt", "ließ", "liess"}
    | {"will", "wollte", "wollten", "möchte", "gibt", "gab", "zeigten", "zeigen", "bleibt", "hält", "hielt"}
    | {"hofft", "kann", "konnte", "sieht", "sah", "wirkt", "wirkte", "ließen", "lassen", "wurden"}
)
# Articles that no German subject has: "überreichte Weber den Schlüssel und sagte".
OBLIQUE = frozenset(
    {"den", "dem", "einen", "einem", "seinen", "ihren", "seinem", "ihrem", "keinen", "diesen"}
)
# What joins a German clause and is no part of it, and what leads to an answer: "Darauf Weber:".
JOINING = frozenset({"doch", "aber", "denn", "und", "allein"})
THEREUPON = frozenset({"darauf", "daraufhin", "hierauf", "drauf", "dazu", "dann", "da"})
# What parts an answer from its question and is nobody: "Silence, puis :".
PAUSES = frozenset(
    {"silence", "pause", "rires", "rire", "sourire", "soupir", "hésitation", "applaudissements"}
)
# How many words may tell between a speaker without a verb and the colon how something is said.
MANNERS = 2
# What stands before whose words a colon announces, and how far before it: "un argument balayé par Roux :".
AGENTS = {"fr": frozenset({"par", "chez"}), "de": frozenset({"von", "vom", "bei", "durch"})}
REACH = 14
# Whom words come from: "Zuspruch kommt von Weber:"; who is asked answers: "interrogé par Roux :".
COMES = frozenset({"kommt", "kam", "klingt", "klang", "gibt", "gab", "tönt", "tönte", "hagelte", "hagelt"})
ASKED = ("interrog", "question", "sollicit", "contact", "joint", "relanc", "interpell", "invit")
WILLS = frozenset({"will", "wollte", "wolle", "möchte", "veut", "voulait"})


def is_oblique(token: Token, lexicon: Lexicon) -> bool:
    """Whether a German article opens an object."""
    return lexicon.language == "de" and token.low in OBLIQUE


def quoted_name(frame: Frame, verb: int) -> Range | None:
    """`Die „Kleine Zeitung“ lobte „den Mut“`: a subject whose name stands in quotation marks."""
    tokens, first = frame.reading.tokens, frame.sentence.first
    german = frame.lexicon.language == "de" and tokens[verb - 1].kind == "quoted"
    if not german or verb - 2 < first:
        return None
    start = verb - 2 - (tokens[verb - 2].capital and verb - 3 >= first)
    return (start, verb) if tokens[start].low in ("der", "die", "das") else None


def clause_subject(reading: Reading, lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """The subject of a German main clause: what opens it, or what follows its first verb."""
    tokens = reading.tokens
    stop = min(stop, first + FRAME)
    if tokens[first].low in JOINING and first + 1 < stop and may_open_phrase(tokens[first + 1], lexicon):
        first += 1  # "Doch seine Tochter winkt ab"
    if not is_adverbial(tokens, first, lexicon):
        return leading_phrase(tokens, lexicon, first, stop)
    if tokens[first].low in THEREUPON and tokens[stop].text == ":":
        speaker = phrase_after(tokens, lexicon, first + 1, stop)
        if speaker is not None and speaker[0] == first + 1 and stop - speaker[1] <= MANNERS:
            return speaker  # "Darauf Weber trocken:"
    verb = next((n for n in range(first + 1, stop) if _is_second(tokens, n, lexicon)), None)
    return None if verb is None else phrase_after(tokens, lexicon, verb + 1, stop)


def _is_second(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is the verb behind a German opening: an auxiliary, or small behind a noun."""
    if tokens[at].low in lexicon.auxiliaries:
        return True
    return tokens[at - 1].capital and at - 1 > 0 and may_be_verb(tokens[at], lexicon)


def announced(frame: Frame) -> Cue | None:
    """`Un argument balayé par Anne Roux : « ... »`: who ends the clause before a colon, behind "by"."""
    tokens, lexicon, colon = frame.reading.tokens, frame.lexicon, frame.at - 1
    if not lexicon.verb_first or colon - 2 <= frame.sentence.first or tokens[colon].text != ":":
        return None
    if lexicon.language == "de" and tokens[frame.sentence.first].low in ("von", "vom", "aus"):
        source = leading_phrase(tokens, lexicon, frame.sentence.first + 1, colon)
        if source is not None and tokens[source[1]].low in COMES:
            return Cue("colon-before", colon, source)  # "Von einem Bürger kam der Zwischenruf:"
    reach = range(colon - 1, max(frame.sentence.first, colon - REACH), -1)
    by = next((at for at in reach if tokens[at].low in AGENTS[lexicon.language]), None)
    if by is None or any(token.low in lexicon.saying for token in tokens[by + 1 : colon]):
        return None
    comes = any(token.low in COMES for token in tokens[frame.sentence.first : by])
    if tokens[by - 1].low.startswith(ASKED) or (lexicon.language == "de" and not comes):
        return None
    subject = _up_to(tokens, lexicon, by + 1, colon)
    if subject is not None and subject[1] - subject[0] == 1 and tokens[by].low == "chez":
        return None  # "Panne chez Colibox :"
    return None if subject is None else Cue("colon-before", colon, subject)


def _up_to(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """Somebody whose name or office, or what is set in apposition to it, reaches to `stop`."""
    comma = next((at for at in range(first, stop) if tokens[at].text == ","), stop)
    phrases = (
        leading_phrase(tokens, lexicon, first, comma),
        leading_phrase(tokens, lexicon, comma + 1, stop),
    )
    whole, apposed = phrases
    if whole is None or whole[1] != comma or (apposed is not None and apposed[1] != stop):
        return None
    subject = apposed or whole
    known = (token.capital or token.low in lexicon.nominals for token in tokens[slice(*subject)])
    return subject if any(known) else None


def opening_subject(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """The subject of a French clause: the first stretch between commas that opens with a noun phrase."""
    start, stop = first, min(stop, first + FRAME)
    while start < stop:
        token = tokens[start]
        ahead = tokens[start + 1] if start + 1 < stop else token
        timed = token.low in lexicon.times or token.low in lexicon.adverbs or token.low in PAUSES
        named = (
            token.capital
            and not timed
            and (ahead.capital or is_given(token.low) or ahead.text == "," or start > first)
        )
        noun = token.low in lexicon.determiners or token.low in lexicon.pronouns
        lone = start == first and start + 1 == stop and token.capital and not timed
        if noun or named or lone or token.low in lexicon.nominals:
            phrase = leading_phrase(tokens, lexicon, start, stop)
            return _inner(tokens, lexicon, phrase, stop) or phrase
        start = next((at + 1 for at in range(start, stop) if tokens[at].text == ","), stop)
    return None


def _inner(tokens: tuple[Token, ...], lexicon: Lexicon, phrase: Range | None, stop: int) -> Range | None:
    """The pronoun of a clause inside one that is about a thing: "L'entretien dure quand elle se lève :"."""
    known = phrase is None or any(
        token.capital or token.low in lexicon.nominals or token.low in lexicon.pronouns
        for token in tokens[phrase[0] + 1 : phrase[1]] or tokens[slice(*phrase)]
    )
    if known or phrase is None:
        return None
    inner = (at for at in range(stop - 1, phrase[1], -1) if tokens[at].low in ("il", "elle"))
    at = next((at for at in inner if tokens[at - 1].low in lexicon.openers), None)
    return None if at is None else (at, at + 1)


def wills(frame: Frame) -> Cue | None:
    """`Weber will „keine Zeit verlieren“`, `Roux veut « aller vite »`."""
    lexicon, tokens, verb = frame.lexicon, frame.reading.tokens, frame.at - 1
    while verb > frame.sentence.first and tokens[verb].low in lexicon.adverbs:
        verb -= 1
    if not lexicon.verb_first or verb <= frame.sentence.first or tokens[verb].low not in WILLS:
        return None
    subject = subject_before(frame.reading, lexicon, frame.sentence.first, verb)
    return None if subject is None else Cue("subject-verb-before", verb, subject)


def verb_last(frame: Frame) -> Cue | None:
    """`Weber hatte die Affäre als „konstruiert“ bezeichnet`, `„...“, ist Weber überzeugt`."""
    lexicon, tokens, at = frame.lexicon, frame.reading.tokens, frame.at + 1
    told = _told_ahead(frame)
    if told is not None or lexicon.language != "de" or at + 1 > frame.sentence.last - 1:
        return told
    if tokens[at].low == "die" and tokens[at + 1].low == "rede":
        return Cue("impersonal", at + 1, None)
    if tokens[at].text == "," and tokens[at + 1].low in FEELS:
        return _convinced(frame, at + 1)
    ends = at + 1 == frame.sentence.last or tokens[at + 1].text in (".", ",")
    if not ends or frame.at == frame.sentence.first or tokens[at].low not in terms("participles-said-de"):
        return None
    subject = clause_subject(frame.reading, lexicon, frame.sentence.first, frame.at)
    return None if subject is None else Cue("subject-verb-before", at, subject)


def _told_ahead(frame: Frame) -> Cue | None:
    """`Zuvor hatte Weber gefordert, „endlich zu handeln“`: the participle stands before the comma."""
    lexicon, tokens, verb = frame.lexicon, frame.reading.tokens, frame.at - 2
    if lexicon.language != "de" or verb <= frame.sentence.first or tokens[verb + 1].text != ",":
        return None
    if tokens[verb].low not in terms("participles-said-de"):
        return None
    subject = clause_subject(frame.reading, lexicon, frame.sentence.first, verb)
    return None if subject is None else Cue("subject-verb-before", verb, subject)


def _convinced(frame: Frame, verb: int) -> Cue | None:
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    stop = min(frame.sentence.last, verb + FRAME)
    sure = any(token.low in terms("convinced-de") for token in tokens[verb:stop])
    subject = phrase_after(tokens, lexicon, verb + 1, stop) if sure else None
    return None if subject is None else Cue("verb-subject-after", verb, subject)
