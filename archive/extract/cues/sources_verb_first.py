"""German and French sentences that open with whose words they hold, or go on with whoever spoke."""

from archive.extract.cues.cue import Cue, Frame
from archive.extract.words.given_names import is_given
from archive.extract.words.phrases import FRAME, Range, object_after, phrase_after
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, Sentence, Token

__all__ = [
    "CONTINUED", "POSSESSIVES", "continued", "named_first", "opening_source", "past_according", "said_next",
]  # fmt: skip

CONTINUED = "continued-before"
WITH = frozenset({"mit", "par", "avec", "sur"})
# "Mit diesen Worten eröffnete Weber", "Par ces mots a conclu Roux".
WORDS = frozenset({"worten", "mots", "phrase", "a", "satz"})
POSSESSIVES = frozenset({"sein", "seine", "ihr", "ihre", "son", "sa", "ses"})
# The longest "Et de conclure, amusé :", in tokens.
LONGEST_LEAD = 6
# Verbs behind "für ihn" of what somebody holds something to be.
IN_EYES = frozenset({"ist", "war", "sei", "bleibt", "wäre"})
# What stands before French for believing somebody spoken of: "à l'en croire", "à les entendre".
BELIEVING = frozenset({"croire", "entendre", "écouter", "lire", "suivre"})


def named_first(frame: Frame) -> Cue | None:
    """`Laut Weber gibt es „drei Zeugen“`, `Pour le maire, « le pont est sûr »`."""
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    first, before = frame.sentence.first, tokens[frame.at - 1].text
    if not lexicon.verb_first or not 2 <= frame.at - first <= FRAME or before == ":":
        return None
    start = past_according(tokens, lexicon, first)
    if start is not None:
        subject = object_after(tokens, lexicon, start, frame.at)
        return None if subject is None else Cue("according-to", first, subject)
    led = (
        before == ","
        or "," in (token.text for token in tokens[first : frame.at])
        or tokens[frame.at - 1].low in ("est", "sont", "était", "reste")
    )
    if _is_in_eyes(frame):
        return Cue("according-to", first, (first + 1, first + 2))
    if tokens[first].low not in ("pour", "für") or (lexicon.language == "fr" and not led):
        return None
    subject = phrase_after(tokens, lexicon, first + 1, frame.at)
    somebody = subject is not None and any(
        token.low in lexicon.roles or is_given(token.low) or (token.capital and lexicon.language == "fr")
        for token in tokens[subject[0] : subject[1]]
    )
    return Cue("according-to", first, subject) if somebody else None


def _is_in_eyes(frame: Frame) -> bool:
    """Whether a pronoun tells in whose eyes something is: "Pour lui, la loi est", "Für ihn ist das"."""
    opening, pronoun, behind = frame.reading.tokens[frame.sentence.first : frame.sentence.first + 3]
    french = opening.low == "pour" and pronoun.low in ("lui", "elle") and behind.text == ","
    return french or (opening.low == "für" and pronoun.low in ("ihn", "sie") and behind.low in IN_EYES)


def past_according(tokens: tuple[Token, ...], lexicon: Lexicon, first: int) -> int | None:
    """The token behind the longest "laut", "nach Angaben der", "selon" that begins at `first`."""
    for phrase in lexicon.according_by_first.get(tokens[first].low, ()):
        if tuple(token.low for token in tokens[first : first + len(phrase)]) == phrase:
            return first + len(phrase)
    return None


def opening_source(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Range | None:
    """Whose words a German or French sentence reports that "laut" or "selon" opens."""
    start = past_according(reading.tokens, lexicon, sentence.first) if lexicon.verb_first else None
    return None if start is None else object_after(reading.tokens, lexicon, start, sentence.last)


def continued(frame: Frame) -> Cue | None:
    """`Et d'ajouter : « ... »`, `Und weiter: „...“`, `Ihr Fazit: „...“`: whoever spoke, or was spoken of."""
    lexicon, tokens = frame.lexicon, frame.reading.tokens
    first, colon = frame.sentence.first, frame.at - 1
    if _believes(frame):
        return Cue(CONTINUED, first, None)
    if not lexicon.verb_first or not 0 < colon - first <= LONGEST_LEAD or tokens[colon].text != ":":
        return None
    if any(token.low in lexicon.nominals or is_given(token.low) for token in tokens[first:colon]):
        return None
    opens = tokens[first].low in POSSESSIVES
    goes_on = tokens[first].low in ("et", "und", "puis", "dann", "avant", "enfin") and not any(
        token.capital for token in tokens[first + 1 : colon]
    )
    return Cue(CONTINUED, colon, None) if opens or goes_on else None


def _believes(frame: Frame) -> bool:
    """Whether a French sentence opens with whom to believe: "À l'en croire, ils seront « punis »"."""
    lows = [token.low for token in frame.reading.tokens[frame.sentence.first : frame.sentence.first + 4]]
    french = frame.lexicon.language == "fr" and lows[0] in ("à", "a") and lows[1:2] == ["l'"]
    return french and not BELIEVING.isdisjoint(lows[2:])


def said_next(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """`„...“ Das sagte Weber am Montag.`, `« ... » C'est ce qu'a déclaré Roux.`"""
    tokens = reading.tokens
    first = sentence.first
    opens = tokens[first].low in ("das", "dies", "so", "ainsi") or (
        tokens[first].low == "c'" or (tokens[first].low == "voilà" and tokens[first + 1].low == "ce")
    )
    words = tokens[first].low in WITH and tokens[first + 1].low in (
        "diesen",
        "diesem",
        "dieser",
        "ces",
        "cette",
    )
    if not opens and not words:
        return None
    if words:
        verb = next((at for at in range(first + 2, sentence.last - 1) if tokens[at].low not in WORDS), None)
        subject = None if verb is None else phrase_after(tokens, lexicon, verb + 1, sentence.last)
        return None if verb is None or subject is None else Cue("verb-subject-next", verb, subject)
    for at in range(first + 1, min(sentence.last - 1, first + 7)):
        if tokens[at].low in lexicon.saying and not tokens[at].capital:
            subject = phrase_after(tokens, lexicon, at + 1, sentence.last)
            return None if subject is None else Cue("verb-subject-next", at, subject)
        if tokens[at].capital or tokens[at].kind != "word":
            return None
    return None
