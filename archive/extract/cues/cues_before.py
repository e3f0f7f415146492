"""Cues before a quotation: `He added: "..."`, `saying that "..."`, `was called "..." by Mr. Smith`."""

from archive.extract.cues.authors import whose_paper
from archive.extract.cues.clauses_verb_first import clause_subject, is_oblique, quoted_name
from archive.extract.cues.cue import Cue, Frame, announces
from archive.extract.cues.cues_verb_first import PARTICLES, incise
from archive.extract.cues.saying_forms import before_infinitive
from archive.extract.cues.subjects import subject_before, subject_of_segments
from archive.extract.words.phrases import (
    FRAME,
    PASTS,
    Range,
    is_adverbial,
    is_finite,
    is_passive,
    may_open_phrase,
    phrase_after,
)
from archive.extract.words.terms import terms

# How far back from a quotation its verb may stand, in tokens, and still be called adjacent.
ADJACENT = 4
# How many words may name those spoken to between a verb and its "that".
ADDRESSED = 4
# Under these somebody else's words are foretold: "that work would resume “soon”".
MODALS = frozenset({"would", "will", "could", "should", "might", "may", "must", "can"})
# What others feel or think is told by whoever speaks of it: "said her members felt “hunted”".
FEELING = terms("feeling-en")
QUESTIONS = terms("question-openers-en")
# German verbs that "es" makes impersonal: "es gibt", "heißt es".
IMPERSONAL = frozenset(
    {"gibt", "gab", "gäbe", "gebe", "heißt", "hieß", "heisst", "hiess", "geht", "ging", "gilt", "galt"}
)
# How others come to know of words: "the workers can be heard chanting".
WITNESSED = frozenset({"heard", "seen", "filmed", "recorded", "caught", "overheard", "captured", "shown"})
# Those of others' words: "the court heard that he was “unwell”".
HEARING = frozenset({"heard", "hears"})
# Verbs whose object, not subject, speaks when "as saying" follows.
QUOTING = terms("quoting-en")


def _outer(frame: Frame, verb: int, form: str) -> tuple[int, str] | None:
    """The verb of saying in whose clause another stands that names nobody: "said it was called “odd”"."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    if lexicon.language != "en" or form != "verb":
        return None
    relative = _closed_relative(frame, verb)
    if relative is not None:
        found = _nearest_before(frame, relative)
        return found if found is not None and found[1] == "verb" else None
    if tokens[verb].low in FEELING:  # "said her members felt “hunted”", not "said she felt"
        felt = subject_before(frame.reading, lexicon, first, verb)
        nobody = felt is None or tokens[felt[0]].low not in lexicon.pronouns
    elif is_passive(tokens, verb, first, lexicon):
        nobody = _agent(frame, verb) is None
    elif frame.at - verb > 1 or tokens[verb].low in lexicon.attitudes or tokens[verb - 1].low in MODALS:
        subject = subject_before(frame.reading, lexicon, first, verb)
        nobody = subject is not None and not _is_somebody(frame, subject)
    else:
        return None
    found = _nearest_before(frame, verb) if nobody else None
    if found is None or found[1] == "infinitive":
        return None
    bare = found[1] == "verb" and tokens[found[0]].low in lexicon.bare
    opens = bare or _opens_that(frame, found[0], verb)
    return found if opens else None


def _closed_relative(frame: Frame, verb: int) -> int | None:
    """Where the relative clause around a verb begins that ends before the verb of its noun: "said that the
    dean, who has not said why, would “resign”"."""
    tokens, first = frame.reading.tokens, frame.sentence.first
    opened = next((at for at in range(verb - 1, first, -1) if tokens[at].kind != "word"), first)
    closed = next((at for at in range(verb + 1, frame.at) if tokens[at].text == ","), None)
    if closed is None or closed + 1 >= frame.at or tokens[opened].text != ",":
        return None
    behind = tokens[closed + 1]
    goes_on = behind.low in frame.lexicon.auxiliaries or behind.low in PASTS or behind.low.endswith("ed")
    return opened if goes_on and tokens[opened + 1].low in ("who", "which", "whose") else None


def _opens_that(frame: Frame, verb: int, stop: int) -> bool:
    """Whether "that" follows a verb, those spoken to between: "assured the traders that"."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    for at in range(verb + 1, min(stop, verb + 2 + ADDRESSED)):
        asks = tokens[verb].low.startswith(("ask", "wonder")) and tokens[at].low in QUESTIONS
        if asks or tokens[at].low in lexicon.thats:
            return True
        if tokens[at].kind != "word" or is_finite(tokens, at, frame.sentence.first, lexicon):
            return False
    return False


def _is_somebody(frame: Frame, subject: Range) -> bool:
    """Whether a subject can speak: a pronoun, a name, or words for people and bodies."""
    lexicon = frame.lexicon
    return any(
        token.capital or token.low in lexicon.pronouns or token.low in lexicon.nominals
        for token in frame.reading.tokens[slice(*subject)]
    )


def _nearest_before(frame: Frame, stop: int) -> tuple[int, str] | None:
    """The nearest verb or participle of saying before token `stop` in the quotation's sentence."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    first = max(frame.sentence.first, frame.at - FRAME)
    colon = frame.at - 2
    for at in range(stop - 1, first - 1, -1):
        token = tokens[at]
        if token.kind != "word" or (token.low == "quote" and announces(tokens, at, first)):
            continue
        if at == colon and tokens[at + 1].text == ":" and token.low.endswith("ed") and at > first:
            return at, "verb"
        participle = token.low in lexicon.participles or token.low in lexicon.attitude_participles
        if participle and (not token.capital or at == frame.sentence.first):
            return at, "participle"
        if token.low in lexicon.saying or token.low in lexicon.attitudes:
            it = "es" in (tokens[at - 1].low, tokens[at + 1].low) and token.low in IMPERSONAL
            if lexicon.language == "de" and it:
                continue  # "es gibt", "heißt es": nobody says it
            if at > first and tokens[at - 1].low == "to":
                return at, "infinitive"
            opens = at == frame.sentence.first and tokens[at + 1].low == "by"  # "Described by Ann Hale as"
            if opens or is_finite(tokens, at, frame.sentence.first, lexicon):
                return at, "verb"
    return None


def _before(frame: Frame) -> Cue | None:
    found = _nearest_before(frame, frame.at)
    if found is None:
        return None
    verb, form = _outer(frame, *found) or found
    reading, lexicon, first = frame.reading, frame.lexicon, frame.sentence.first
    if reading.tokens[verb].low in HEARING and reading.tokens[verb + 1].low in lexicon.thats:
        return Cue("passive-before", verb, None)
    if form == "verb" and _inverts(frame, verb):
        subject = phrase_after(reading.tokens, lexicon, verb + 1, frame.at)
        second = (
            lexicon.language == "de" and verb > first and reading.tokens[first].low not in lexicon.openers
        )
        if subject is not None and (second or _runs_up_to(frame, subject[1])):
            return Cue("verb-subject-before", verb, subject)
    if form == "verb" and (inserted := _inserted(frame, verb)) is not None:
        return Cue("verb-subject-before", verb, inserted)
    listed = reading.tokens[verb].low in lexicon.verbs
    if listed and _reduced(frame, verb):
        agent = _agent(frame, verb)
        if agent is not None:
            return Cue("passive-before", verb, agent)
    felt = reading.tokens[verb + 1].text == ":" and reading.tokens[verb].low not in lexicon.saying
    if form == "verb" and listed and not felt and is_passive(reading.tokens, verb, first, lexicon):
        return Cue("passive-before", verb, _agent(frame, verb))
    return _active(frame, verb, form)


def _active(frame: Frame, verb: int, form: str) -> Cue:
    """The cue of a verb in the active voice, or of a participle or infinitive."""
    reading, lexicon, first = frame.reading, frame.lexicon, frame.sentence.first
    if form == "verb":
        subject = quoted_name(frame, verb) or subject_before(reading, lexicon, first, verb)
        rule = "subject-verb-before"
        if subject is not None and is_oblique(reading.tokens[subject[0]], lexicon):
            subject = clause_subject(reading, lexicon, first, verb) or subject
        if subject is None:
            subject = phrase_after(reading.tokens, lexicon, verb + 1, frame.at)
            rule = "verb-subject-before"
        if subject is None:
            subject = subject_of_segments(reading.tokens, lexicon, max(first, verb - FRAME), verb)
    else:
        subject = _main_subject(frame, verb, form)
        rule = f"{form}-before"
    return Cue(rule, verb, subject)


def _reduced(frame: Frame, verb: int) -> bool:
    """Whether a participle is a passive's: "described by Ann Hale as", "and called in 1911 by this paper"."""
    tokens = frame.reading.tokens
    names = tokens[frame.at - 1].low == "as"
    behind = tokens[verb + 1 : frame.at] if names else tokens[verb + 1 : verb + 2]
    return frame.lexicon.language == "en" and any(token.low == "by" for token in behind)


def _inserted(frame: Frame, verb: int) -> Range | None:
    """Who speaks between commas in mid-sentence: "The bridge, said Ann Hale, a welder, is “a mess”"."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    if lexicon.verb_first:
        return incise(tokens, lexicon, verb, frame.sentence.first)
    if verb - 1 <= frame.sentence.first or tokens[verb - 1].text != "," or lexicon.language != "en":
        return None
    commas = any(token.text == "," for token in tokens[frame.sentence.first : verb - 1])
    if tokens[verb].low not in lexicon.bare or commas:
        return None  # "Ann Hale, the mayor, said the plan, once"
    subject = phrase_after(tokens, lexicon, verb + 1, frame.at)
    return subject if subject is not None and tokens[subject[1]].text == "," else None


def _inverts(frame: Frame, verb: int) -> bool:
    """Whether the subject is sought after the verb first: "sagte Müller:", "Am Montag sagte Müller:"."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    if not lexicon.verb_first or tokens[verb].low not in lexicon.saying:
        return False
    opens = tokens[first].kind != "quoted" and is_adverbial(tokens, first, lexicon)
    if lexicon.language == "fr" and verb - 2 == first and tokens[verb - 1].text == ",":
        return True  # "Faux, répond le ministre :"
    if opens and lexicon.language == "fr" and _has_subject(frame, first, verb):
        return False
    return verb == first or opens


def _has_subject(frame: Frame, first: int, verb: int) -> bool:
    """Whether a subject opens the French clause before its verb: "Avant le vote, le ministre a plaidé"."""
    tokens = frame.reading.tokens
    commas = (at for at in range(max(first, verb - FRAME) + 1, verb) if tokens[at].text == ",")
    return any(may_open_phrase(tokens[comma + 1], frame.lexicon) for comma in commas)


def _agent(frame: Frame, verb: int) -> Range | None:
    """Whose words a passive reports: "was called “a liar” by Mr. Smith"; None when it does not say."""
    tokens = frame.reading.tokens
    for at in range(verb + 1, min(frame.sentence.last - 1, frame.at + 4)):
        if tokens[at].low == "by":
            return phrase_after(tokens, frame.lexicon, at + 1, frame.sentence.last)
    return None


def _runs_up_to(frame: Frame, end: int) -> bool:
    """Whether a phrase that ends at `end` reaches the quotation, a comma or a colon."""
    end += frame.reading.tokens[end].low in PARTICLES | frame.lexicon.adverbs  # "setzte sie hinzu:"
    return frame.reading.tokens[end].text in (",", ":") or end == frame.at


def _main_subject(frame: Frame, verb: int, form: str) -> Range | None:
    """The subject that a participle or an infinitive shares: "Mr. Smith said, adding", "was moved to say"."""
    reading, lexicon = frame.reading, frame.lexicon
    first = max(frame.sentence.first, verb - FRAME)
    if form == "infinitive":
        return subject_before(reading, lexicon, first, before_infinitive(reading.tokens, verb))
    if verb == first == frame.sentence.first and lexicon.language == "en":
        behind = frame.at + 1 + (reading.tokens[min(frame.at + 1, frame.sentence.last - 1)].text == ",")
        return phrase_after(reading.tokens, lexicon, behind, frame.sentence.last)
    witnessed = reading.tokens[verb - 1].low in WITNESSED
    if witnessed and is_passive(reading.tokens, verb - 1, first, lexicon):
        return subject_before(reading, lexicon, first, verb - 1)
    owner = whose_paper(frame, verb)
    if owner is not None:
        return owner
    quoting = _quoting(frame, verb) if reading.tokens[verb - 1].low == "as" else None
    if quoting is not None:
        return quoting
    for at in range(verb - 1, first - 1, -1):
        if is_finite(reading.tokens, at, first, lexicon) and reading.tokens[at].low in lexicon.saying:
            inverted = incise(reading.tokens, lexicon, at, first)
            subject = inverted or subject_before(reading, lexicon, first, at)
            subject = subject or phrase_after(reading.tokens, lexicon, at + 1, verb)
            if subject is not None:
                return subject
    return subject_of_segments(reading.tokens, lexicon, first, verb)


def _quoting(frame: Frame, stop: int) -> Range | None:
    """Who is quoted by somebody else before "as saying": the object of "quoted", or its passive subject."""
    reading, lexicon, first = frame.reading, frame.lexicon, frame.sentence.first
    for at in range(stop - 1, max(first, stop - 20), -1):
        if reading.tokens[at].low not in QUOTING:
            continue
        if is_passive(reading.tokens, at, first, lexicon):
            return subject_before(reading, lexicon, first, at)
        return phrase_after(reading.tokens, lexicon, at + 1, stop - 1)
    return None


def introduced(frame: Frame) -> Cue | None:
    """`He added: "..."`: a verb and its comma or colon right before, and no comma that would lead on."""
    tokens, at = frame.reading.tokens, frame.at
    if at == frame.sentence.first or tokens[at - 1].text not in (",", ":") or frame.tail == ",":
        return None
    return adjacent_before(frame)


def adjacent_before(frame: Frame) -> Cue | None:
    """`He added: "..."`, `saying that "..."`: the verb stands right before the quotation."""
    cue = _before(frame)
    if cue is None:
        return None
    tokens = frame.reading.tokens
    between = [t for t in tokens[cue.cue + 1 : frame.at] if t.text not in (",", ":") and t.low != "that"]
    introduced = tokens[frame.at - 1].text in (",", ":")
    if len(between) <= ADJACENT or (introduced and len(between) <= 25):
        return cue
    return None


def distant_before(frame: Frame) -> Cue | None:
    """A part quoted inside indirect speech: `He said that the plan, once a hope, was now "a bad joke"`."""
    cue = _before(frame)
    if cue is None:
        return None
    return Cue(cue.rule.replace("before", "far-before"), cue.cue, cue.subject)
