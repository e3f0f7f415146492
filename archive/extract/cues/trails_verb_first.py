"""German and French cues behind a quotation: verbs in two parts, "so Weber", "selon les mots de"."""

from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.cues_verb_first import PARTICLES, may_be_verb
from archive.extract.cues.leads_verb_first import reported_mood
from archive.extract.cues.sources_verb_first import past_according
from archive.extract.words.phrases import FRAME, Range, leading_phrase, object_after, phrase_after
from archive.extract.words.terms import terms

__all__ = ["phrased", "told_at_end", "told_in_aux", "unlisted_trailing", "unnamed"]

# "Is said to", before whom somebody else tells of.
SUPPOSING = frozenset({"soll", "will", "sollen", "wollen", "sollte", "wollte"})
# Nouns for the very words that somebody chose: "selon les mots de", "nach den Worten von".
WORDINGS = frozenset({"mots", "expression", "formule", "termes", "propos", "worten", "formulierung"})
# How far behind its subject a participle may stand, in tokens.
FAR = 8


def told_at_end(frame: Frame) -> Cue | None:
    """`Alles sei „ruhig“ verlaufen, so Weber, der ...`, `..., teilte sie mit.`: German verbs come first."""
    tokens, lexicon, stop = frame.reading.tokens, frame.lexicon, frame.sentence.last
    for comma in range(frame.at + 1, min(stop - 2, frame.at + FRAME)):
        verb = tokens[comma + 1]
        tells = verb.low in lexicon.heralds or verb.low in lexicon.saying
        if tokens[comma].text != "," or not tells or verb.capital:
            continue
        subject = phrase_after(tokens, lexicon, comma + 2, stop)
        if subject is not None and _is_somebody(frame, subject):
            return Cue("trailing", comma + 1, subject)
    return None


def _is_somebody(frame: Frame, subject: Range) -> bool:
    """Whether words can be who speaks: a pronoun, a name, or an article and an office or body."""
    first, lexicon = frame.reading.tokens[subject[0]], frame.lexicon
    phrase = frame.reading.tokens[slice(*subject)]
    if first.low in lexicon.pronouns or first.low not in lexicon.determiners:
        return first.low in lexicon.pronouns or first.capital
    return any(token.low in lexicon.nominals for token in phrase)


def told_in_aux(frame: Frame) -> Cue | None:
    """`„...“, habe ihr Lehrer immer gesagt`, `„...“, soll Weber gerufen haben`: a verb in two parts."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at + 1
    if lexicon.language != "de" or at + 3 >= frame.sentence.last or tokens[at].text != ",":
        return None
    if tokens[at + 1].low not in lexicon.auxiliaries | SUPPOSING:
        return None
    subject = leading_phrase(tokens, lexicon, at + 2, frame.sentence.last)
    if subject is None or not (tokens[subject[1] - 1].capital or tokens[subject[0]].low in lexicon.pronouns):
        return None
    near = range(subject[1], min(frame.sentence.last, subject[1] + FAR))
    verb = next((n for n in near if tokens[n].low in terms("participles-said-de")), None)
    return None if verb is None else Cue("verb-subject-after", verb, subject)


def unlisted_trailing(frame: Frame) -> Cue | None:
    """`Das habe ihn „getroffen“, bekannte Weber.`: an unknown verb and its subject end reported words."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    if reported_mood(frame) is None:
        return None
    stop = frame.sentence.last
    commas = [at for at in range(frame.at + 1, min(stop - 2, frame.at + FRAME)) if tokens[at].text == ","]
    for comma in reversed(commas):
        subject = (
            phrase_after(tokens, lexicon, comma + 2, stop)
            if may_be_verb(tokens[comma + 1], lexicon)
            else None
        )
        if subject is not None and tokens[subject[1] - 1].capital and _ends_clause(frame, comma, subject):
            return Cue("trailing", comma + 1, subject)
    return None


def _ends_clause(frame: Frame, comma: int, subject: Range) -> bool:
    """Whether a stop follows a subject, or what its verb is parted from: "teilte Weber mit."."""
    tokens, last = frame.reading.tokens, frame.sentence.last - 1
    if tokens[comma + 1].low in frame.lexicon.saying:
        return True
    end = subject[1] + (tokens[min(subject[1], last)].low in PARTICLES)
    return tokens[min(end, last)].text == "."


def phrased(frame: Frame) -> Cue | None:
    """`Les commerçants dénoncent un choix « hâtif », selon les mots de Roux`: who chose the words before."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at + 1
    if not lexicon.verb_first or at + 2 >= frame.sentence.last:
        return None
    at += tokens[at].text == ","
    start = past_according(tokens, lexicon, at)
    if start is None or not any(token.low in WORDINGS for token in tokens[at:start]):
        return None
    subject = object_after(tokens, lexicon, start, frame.sentence.last)
    return None if subject is None else Cue("according-to", at, subject)


def unnamed(frame: Frame) -> Cue | None:
    """`„...“, rief jemand`: a verb of saying behind a quotation whose subject the lists do not know."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at + 1
    if not lexicon.verb_first or at >= frame.sentence.last:
        return None
    closed = frame.tail in ",!?" or tokens[at].text == ","
    at += tokens[at].text == ","
    said = closed and at < frame.sentence.last and tokens[at].low in lexicon.saying and not tokens[at].capital
    return Cue("verb-after", at, None) if said else None
