"""Words that a crowd shouts or a sign bears: quotations of nobody whom a text names."""

from functools import cache

from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.impersonal import is_written
from archive.extract.words.phrases import Range, phrase_after
from archive.extract.words.terms import terms
from archive.extract.words.tokens import fold

__all__ = ["CHANT", "chanted"]

CHANT = "chant"
# One word is a name more often: "der Schriftzug „Freiheit“".
FEWEST_WORDS = 2
# What may stand between the noun and its words: "Rufe wie „...“", "aux cris de « ... »".
LINKS = frozenset({"wie", "de", "d'", "comme", "ب", "of"})
COMING = frozenset({"came", "rose", "rang", "erupted"})
# Persian "with the motto": the motto of an event is nobody's shout.
WITH = frozenset({"با", "تحت", "تحتشعار"})
# Where a sign hangs: "Auf Plakaten stand „...“", not "Die Partei steht „vor dem Aus“".
PLACES = frozenset({"auf", "an", "am", "im", "in", "über", "unter", "darauf", "darüber", "dort"})


def chanted(frame: Frame) -> Cue | None:
    """`Sprechchöre „Wir sind laut“`, `هتافات "ارحل! ارحل!"`, `شعار «...» سر دادند`."""
    tokens, at, first = frame.reading.tokens, frame.at - 1, frame.sentence.first
    shouts = _shouts(frame.lexicon.language)
    if not shouts or at < first:
        return None
    noun = at - (tokens[at].low in LINKS and at > first)
    shouted = tokens[noun].low in shouts and not (noun > first and tokens[noun - 1].low in WITH)
    shouted = shouted and (frame.lexicon.language != "de" or tokens[noun].capital)
    if frame.words < FEWEST_WORDS or not (shouted or _stands(frame)):
        return None
    return Cue(CHANT, noun, _crowd(frame))


def _crowd(frame: Frame) -> Range | None:
    """Whose English shouts are: `Cries of "..." came from the back benches`."""
    tokens, at = frame.reading.tokens, frame.at + 1
    at += at < frame.sentence.last and tokens[at].low in COMING
    if frame.lexicon.language != "en" or at >= frame.sentence.last or tokens[at].low != "from":
        return None
    return phrase_after(tokens, frame.lexicon, at + 1, frame.sentence.last)


def _stands(frame: Frame) -> bool:
    """Whether a sign is said to bear the words: "Auf Plakaten stand „...“", "on pouvait lire « ... »"."""
    tokens, first = frame.reading.tokens, frame.sentence.first
    if not frame.lexicon.verb_first or not is_written(tokens, frame.at - 1, frame.lexicon):
        return False
    placed = frame.lexicon.language == "fr" or tokens[first].low in PLACES
    return placed and frame.quoted.span.of(frame.reading.text)[:1].isupper()


@cache
def _shouts(language: str) -> frozenset[str]:
    listed = terms(f"chants-{language}")
    return frozenset(map(fold, listed))
