"""Words that a crowd shouts or a sign bears: quotations of nobody whom a text names."""

from functools import cache

from archive.extract.cues.cue import Cue, Frame
from archive.extract.words.terms import terms
from archive.extract.words.tokens import fold

__all__ = ["CHANT", "chanted"]

CHANT = "chant"
# One word is a name more often: "der Schriftzug „Freiheit“".
FEWEST_WORDS = 2
# What may stand between the noun and its words: "Rufe wie „...“", "aux cris de « ... »".
LINKS = frozenset({"wie", "de", "d'", "comme", "ب"})
# Persian "with the motto": the motto of an event is nobody's shout.
WITH = frozenset({"با", "تحت", "تحتشعار"})
# What parts a sign from its words: "Auf Plakaten stand „...“", "on pouvait lire « ... »".
STANDS = {
    "de": frozenset({"stand", "steht", "standen", "stehen", "prangte", "prangt", "prangten"}),
    "fr": frozenset({"lire", "écrit", "inscrit", "inscrits", "écrits"}),
}


def chanted(frame: Frame) -> Cue | None:
    """`Sprechchöre „Wir sind laut“`, `هتافات "ارحل! ارحل!"`, `شعار «...» سر دادند`."""
    tokens, at, first = frame.reading.tokens, frame.at - 1, frame.sentence.first
    shouts = _shouts(frame.lexicon.language)
    if not shouts or at < first:
        return None
    noun = at - (tokens[at].low in LINKS and at > first)
    shouted = tokens[noun].low in shouts and not (noun > first and tokens[noun - 1].low in WITH)
    stands = tokens[at].low in STANDS.get(frame.lexicon.language, ())
    return Cue(CHANT, noun, None) if (shouted or stands) and frame.words >= FEWEST_WORDS else None


@cache
def _shouts(language: str) -> frozenset[str]:
    listed = terms(f"chants-{language}")
    return frozenset(map(fold, listed))
