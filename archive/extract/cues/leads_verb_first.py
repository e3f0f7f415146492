"""German and French cues that are no verb beside its quotation: moods, infinitives, "with these words"."""

from archive.extract.cues.clauses_verb_first import clause_subject
from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.cues_verb_first import may_be_verb
from archive.extract.cues.impersonal import OWNERS, hearsay
from archive.extract.cues.sources_verb_first import CONTINUED, POSSESSIVES
from archive.extract.cues.subjects import subject_before
from archive.extract.words.phrases import ANDS, FRAME, Range, leading_phrase, phrase_after
from archive.extract.words.terms import pairs, terms
from archive.extract.words.tokens import Token

__all__ = [
    "idiom",
    "owned_label",
    "reported_mood",
    "shared_herald",
    "told_to",
    "wishes_to",
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
# What points back at a quotation before the noun for it.
POINTING = {
    "de": frozenset({"so", "das", "dies"}),
    "fr": frozenset({"tel", "telle", "telles", "tels", "la", "le", "c'", "voilà", "l'"}),
}
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
    promised = _told_before(frame, moods[0]) if moods[0] < frame.at else None
    if promised is not None:
        return promised
    told = (_told_in_mood(frame, at) for at in moods if at < frame.at)
    found = next((cue for cue in told if cue is not None), None)
    return found or hearsay(frame) or Cue(CONTINUED, moods[0], None)


def _told_before(frame: Frame, mood: int) -> Cue | None:
    """`Weber hatte versprochen, alles sei „frisch“`: a participle ends the clause before the mood."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    for at in range(mood - 1, max(first, mood - FAR), -1):
        if tokens[at].text == "," and tokens[at - 1].low in terms("participles-said-de"):
            subject = clause_subject(frame.reading, lexicon, first, at - 1)
            return None if subject is None else Cue("subject-verb-before", at - 1, subject)
    return None


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


def wishes_to(frame: Frame) -> Cue | None:
    """`Le maire veut dénoncer « ... »`, `Roux a préféré parler d'« ... »`: an infinitive of saying."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    if lexicon.language != "fr":
        return None
    for at in range(frame.at - 1, max(first + 1, frame.at - 4), -1):
        says = tokens[at].low == "dire" or tokens[at].low[:-1] in lexicon.saying
        if not (says and _is_infinitive(tokens[at])):
            continue
        verb = at - 1 - (tokens[at - 1].low in TO | {"à"})
        told = verb > first and tokens[verb].low in terms("modals-fr")
        subject = subject_before(frame.reading, lexicon, first, verb) if told else None
        return None if subject is None else Cue("subject-verb-before", at, subject)
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
