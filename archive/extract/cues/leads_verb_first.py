"""German and French cues that are no verb beside its quotation: moods, infinitives, "with these words"."""

from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.cues_verb_first import (
    CONTINUED,
    PARTICLES,
    POSSESSIVES,
    may_be_verb,
    past_according,
)
from archive.extract.cues.impersonal import OWNERS, hearsay
from archive.extract.cues.subjects import subject_before
from archive.extract.words.phrases import ANDS, FRAME, Range, leading_phrase, object_after, phrase_after
from archive.extract.words.terms import pairs, terms
from archive.extract.words.tokens import Token

__all__ = [
    "idiom",
    "owned_label",
    "phrased",
    "reported_mood",
    "shared_herald",
    "told_at_end",
    "told_in_aux",
    "told_to",
    "unlisted_trailing",
    "unnamed",
    "with_words",
    "worded",
]

# "So", "selon": what stands before whose words a quotation is.
HERALDS = frozenset({"so", "laut", "selon"})
# "De conclure", as French tells what somebody went on to say.
TO = frozenset({"de", "d'"})
# "With the words", before a quotation.
WITH = frozenset({"mit", "unter", "sur", "par", "avec"})
WORDS = frozenset({"worten", "satz", "appell", "ruf", "spruch", "mots", "formule", "phrase", "cri"})
THESE = frozenset({"diesen", "diesem", "dieser", "ces", "cette"})
# Nouns for the very words that somebody chose: "selon les mots de", "nach den Worten von".
WORDINGS = frozenset({"mots", "expression", "formule", "termes", "propos", "worten", "formulierung"})
# What points back at a quotation before the noun for it.
POINTING = {
    "de": frozenset({"so", "das", "dies"}),
    "fr": frozenset({"tel", "telle", "telles", "tels", "la", "le", "c'", "voilà", "l'"}),
}
# "Is said to", before whom somebody else tells of.
SUPPOSING = frozenset({"soll", "will", "sollen", "wollen", "sollte", "wollte"})
# The most words between a subject and its infinitive, and between an idiom and its quotation, in tokens.
NEAR, FAR = 14, 8


def reported_mood(frame: Frame) -> Cue | None:
    """`Er habe „nichts gewusst“`: the German mood of what somebody else says; whoever spoke goes on."""
    if frame.lexicon.language != "de":
        return None
    tokens, first = frame.reading.tokens, frame.sentence.first
    stop = min(frame.sentence.last, first + FRAME)
    moods = [n for n in range(first, stop) if tokens[n].low in terms("reported-mood-de")]
    if not moods:
        return None
    told = (_told_in_mood(frame, at) for at in moods if at < frame.at)
    found = next((cue for cue in told if cue is not None), None)
    return found or hearsay(frame) or Cue(CONTINUED, moods[0], None)


def _told_in_mood(frame: Frame, mood: int) -> Cue | None:
    """`habe der Fahrer angegeben, er habe „...“`: who told it, himself in reported words."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    subject = phrase_after(tokens, lexicon, mood + 1, frame.at)
    behind = subject[1] if subject is not None else frame.at
    for at in range(behind, min(frame.at, behind + FAR)):
        if tokens[at].text == ",":
            return None
        if tokens[at].low in terms("participles-said-de"):
            return Cue("subject-verb-before", at, subject)
    return None


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


def _ends_clause(frame: Frame, comma: int, subject: Range) -> bool:
    """Whether a stop follows a subject, or what its verb is parted from: "teilte Weber mit."."""
    tokens, last = frame.reading.tokens, frame.sentence.last - 1
    if tokens[comma + 1].low in frame.lexicon.saying:
        return True
    end = subject[1] + (tokens[min(subject[1], last)].low in PARTICLES)
    return tokens[min(end, last)].text == "."


def shared_herald(frame: Frame) -> Cue | None:
    """`„...“, so Weber, „...“`: whose words both the quotation before and this one are."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at
    if not lexicon.verb_first or at - 4 < frame.sentence.first or tokens[at - 1].text != ",":
        return None
    quoted = next((n for n in range(at - 4, frame.sentence.first - 1, -1) if tokens[n].kind == "quoted"), at)
    if quoted >= at - 3 or tokens[quoted + 1].text != "," or tokens[quoted + 2].low not in HERALDS:
        return None
    subject = phrase_after(tokens, lexicon, quoted + 3, at)
    return None if subject is None else Cue("verb-subject-before", quoted + 2, subject)


def unnamed(frame: Frame) -> Cue | None:
    """`„...“, rief jemand`: a verb of saying behind a quotation whose subject the lists do not know."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at + 1
    if not lexicon.verb_first or at >= frame.sentence.last:
        return None
    closed = frame.tail in ",!?" or tokens[at].text == ","
    at += tokens[at].text == ","
    said = closed and at < frame.sentence.last and tokens[at].low in lexicon.saying and not tokens[at].capital
    return Cue("verb-after", at, None) if said else None


def worded(frame: Frame) -> Cue | None:
    """`« ... » : tel a été le message de Roux`, `„...“, so lautete sein Appell`: whose words they were."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    start, stop = frame.at + 1, min(frame.sentence.last, frame.at + FAR + 2)
    if not lexicon.verb_first or start >= stop or tokens[start].text not in (",", ":"):
        return None
    opens = start + 1 < stop and tokens[start + 1].low in POINTING[lexicon.language]
    nouns = terms(f"owned-words-{lexicon.language}")
    noun = next((at for at in range(start + 1, stop - 1) if tokens[at].low in nouns), None) if opens else None
    if noun is None:
        return None
    if tokens[noun - 1].low in POSSESSIVES:
        return Cue(CONTINUED, noun, None)
    owner = next((at for at in range(noun + 1, stop) if tokens[at].low in OWNERS[lexicon.language]), None)
    if owner is None:
        return None
    behind = owner + (tokens[owner].low not in lexicon.determiners)
    subject = leading_phrase(tokens, lexicon, behind, frame.sentence.last)
    return None if subject is None else Cue("noun-after", noun, subject)


def owned_label(frame: Frame) -> Cue | None:
    """`Réponse de l'intéressée : « ... »`, `Antwort des Trainers: „...“`: whose the words are."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    colon = frame.at - 1
    if not lexicon.verb_first or not 2 < colon - first <= NEAR or tokens[colon].text != ":":
        return None
    start = first + (tokens[first].low in lexicon.determiners)
    if tokens[start].low not in terms(f"owned-words-{lexicon.language}"):
        return None
    start += 1
    while start < colon and tokens[start].low in OWNERS[lexicon.language]:
        start += 1
    if start == first + 1 or start >= colon:
        return None
    start -= tokens[start - 1].low in lexicon.determiners and lexicon.language == "fr"
    subject = leading_phrase(tokens, lexicon, start, colon)
    return None if subject is None or subject[1] < colon else Cue("noun-before", start - 1, subject)


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


def told_to(frame: Frame) -> Cue | None:
    """`Et le juge Roux de conclure : « ... »`: a subject and the infinitive of a verb of saying."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    if lexicon.language != "fr":
        return None
    first = max(frame.sentence.first, frame.at - NEAR)
    for at in range(frame.at - 1, first, -1):
        if tokens[at].low in lexicon.saying or _is_infinitive(tokens[at]):
            if tokens[at - 1].low not in TO or at - 1 <= first:
                return None
            opens = frame.sentence.first + (tokens[frame.sentence.first].low in ANDS)
            subject = leading_phrase(tokens, lexicon, opens, at - 1)
            whole = subject is not None and tokens[subject[1]].text in (",", tokens[at - 1].text)
            return Cue("infinitive-before", at, subject) if whole else None
        if tokens[at].text in (";", ".") or tokens[at].kind == "quoted":
            return None
    return None


def _is_infinitive(token: Token) -> bool:
    return token.kind == "word" and not token.capital and token.low.endswith(("er", "ir", "re"))


def idiom(frame: Frame) -> Cue | None:
    """`Le syndicat met en garde contre « ... »`: verbs of saying that are two words or more."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    if not lexicon.verb_first:
        return None
    words = pairs(f"saying-idioms-{lexicon.language}")
    for at in range(frame.at - 1, max(first, frame.at - FAR), -1):
        if tokens[at].kind == "quoted":
            return None
        if tokens[at].low not in words:
            continue
        verbs = words[tokens[at].low].split()
        verb = next((n for n in range(at - 1, max(first, at - FAR) - 1, -1) if tokens[n].low in verbs), None)
        subject = None if verb is None else subject_before(frame.reading, lexicon, first, verb)
        if verb is not None and subject is not None:
            return Cue("subject-verb-before", verb, subject)
    return None


def with_words(frame: Frame) -> Cue | None:
    """`Mit den Worten „...“ verließ Weber den Saal`, `Sur ces mots, « ... », Roux a quitté la salle`."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    behind = frame.at + 1
    if behind + 2 < frame.sentence.last and tokens[behind].low in WITH and tokens[behind + 1].low in THESE:
        verb = next(
            (at for at in range(behind + 3, frame.sentence.last) if may_be_verb(tokens[at], lexicon)), behind
        )
        subject = phrase_after(tokens, lexicon, verb + 1, frame.sentence.last)
        return None if subject is None else Cue("verb-subject-after", verb, subject)
    near = range(max(first, frame.at - 4), frame.at)
    lead = next((at for at in near if tokens[at].low in WITH), None)
    named = lead is not None and any(tokens[at].low in WORDS for at in near)
    if not lexicon.verb_first or lead is None or not named:
        return None
    subject = _acting(frame, lead)
    return None if subject is None else Cue("noun-before", frame.at - 1, subject)


def _acting(frame: Frame, lead: int) -> Range | None:
    """Whose deed it was: the subject behind the quotation where the words open their sentence."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    if lead > first:
        return leading_phrase(tokens, lexicon, first, lead)
    at = frame.at + 1
    at += at < frame.sentence.last and tokens[at].text == ","
    verb = at < frame.sentence.last and may_be_verb(tokens[at], lexicon)
    return phrase_after(tokens, lexicon, at + verb, frame.sentence.last)
