"""How a quotation is tied to a speaker inside its own sentence: a table of rules, most reliable first."""

from collections.abc import Callable

from archive.extract.asides import according, caption, noun_before, opens_subject, trailing
from archive.extract.cue import Cue, Frame
from archive.extract.phrases import (
    FRAME,
    Range,
    is_adverbial,
    is_finite,
    is_passive,
    may_open_phrase,
    phrase_after,
)
from archive.extract.subjects import DASHES, subject_before, subject_of_segments
from archive.extract.terms import terms

# How far back from a quotation its verb may stand, in tokens, and still be called adjacent.
ADJACENT = 4
# Verbs whose object, not subject, speaks when "as saying" follows.
QUOTING = terms("quoting-en")


def find_cue(frame: Frame) -> Cue | None:
    """The first rule of the table that ties the quotation to a cue."""
    for rule in RULES:
        cue = rule(frame)
        if cue is not None:
            return cue
    return None


def _after(frame: Frame) -> tuple[int, bool]:
    """The first token after the quotation and its comma, and whether a comma, ! or ? closed the quotation."""
    tokens, at = frame.reading.tokens, frame.at + 1
    closed = frame.tail in (",", "?", "!", "—", "–", "-", "…", "،")
    if at < frame.sentence.last and (tokens[at].text in (",", "،") or tokens[at].text in DASHES):
        return at + 1, True
    # A full stop before a small letter stands for the comma: `"We left." she said`.
    goes_on = frame.tail == "." and at < frame.sentence.last and tokens[at].text[:1].islower()
    return at, closed or goes_on


def inverted(frame: Frame) -> Cue | None:
    """`"...," said Turk`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = _after(frame)
    skipped = lexicon.adverbs | lexicon.auxiliaries if lexicon.verb_first else lexicon.adverbs
    while at < frame.sentence.last and tokens[at].low in skipped and not tokens[at].capital:
        at += 1
    if at < frame.sentence.last and tokens[at].low in lexicon.pronouns and lexicon.verb_first:
        return _clitic(frame, at)
    if at >= frame.sentence.last or tokens[at].capital:
        return None
    if tokens[at].low not in lexicon.saying and tokens[at].low not in lexicon.heralds:
        return None
    if not closed and tokens[at].low in lexicon.ambiguous:
        return None
    subject = phrase_after(tokens, lexicon, at + 1, frame.sentence.last)
    if subject is None or tokens[at].low in ("told", "tells", "tell"):
        return None
    return Cue("verb-subject-after", at, subject)


def _clitic(frame: Frame, at: int) -> Cue | None:
    """`« ... », a-t-elle déclaré`: the pronoun stands inside the verb."""
    tokens = frame.reading.tokens
    for verb in range(at + 1, min(frame.sentence.last, at + 4)):
        if tokens[verb].low in frame.lexicon.saying:
            return Cue("verb-subject-after", verb, (at, at + 1))
    return None


def after(frame: Frame) -> Cue | None:
    """`"...," the minister, who spoke in Geneva, said`."""
    at, closed = _after(frame)
    if closed:
        cue = _subject_then_verb(frame, at)
        return None if cue is not None and _leads_to_another(frame, cue.cue) else cue
    # Without a comma only a quotation that opens its sentence, and a bare name and verb that end it.
    if frame.at != frame.sentence.first or frame.sentence.last - at > 8 or at >= frame.sentence.last:
        return None
    return _subject_then_verb(frame, at) if frame.reading.tokens[at].capital else None


def _leads_to_another(frame: Frame, verb: int) -> bool:
    """Whether a verb behind this quotation has its own, and this one's stands before it.

    `While Ms. Ito called it "a gift", her colleague praised it as "a win"`.
    """
    tokens = frame.reading.tokens
    ahead = tokens[verb + 1 : min(verb + 2 + ADJACENT, frame.sentence.last)]
    if frame.at == frame.sentence.first or not any(token.kind == "quoted" for token in ahead):
        return False
    return adjacent_before(frame) is not None


def _subject_then_verb(frame: Frame, at: int) -> Cue | None:
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    stop = min(frame.sentence.last, at + 40)
    if at >= stop or not opens_subject(frame, at):
        return None
    relative = False
    for verb in range(at + 1, stop):
        token = tokens[verb]
        if token.text in (";", ":") or (token.kind == "quoted" and not relative):
            return None
        if token.low in ("who", "which", "whose", "whom"):
            relative = True
        elif token.text == ",":
            relative = False
        elif not relative and is_finite(tokens, verb, at, lexicon):
            subject = subject_before(frame.reading, lexicon, at, verb)
            if token.low in QUOTING:
                quoted = phrase_after(tokens, lexicon, verb + 1, frame.sentence.last)
                named = quoted is not None and tokens[min(quoted[1], stop - 1)].low == "as"
                subject = quoted if named else subject
            return Cue("subject-verb-after", verb, subject) if subject is not None else None
    return None


def open_verb(frame: Frame) -> Cue | None:
    """`"...," Mr. Smith nodded`: a verb that no list holds."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = _after(frame)
    if not closed or at >= frame.sentence.last:
        return None
    if at == frame.at + 1 and _looks_finite(tokens[at].low) and not tokens[at].capital:
        subject = phrase_after(tokens, lexicon, at + 1, frame.sentence.last)
        return None if subject is None else Cue("open-verb-subject-after", at, subject)
    if not may_open_phrase(tokens[at], lexicon):
        return None
    stop = min(frame.sentence.last, at + 12)
    for verb in range(at + 1, stop):
        token = tokens[verb]
        if token.kind != "word" and token.low not in ("'s", ","):
            return None
        if _looks_finite(token.low) and not token.capital and token.low not in lexicon.functions:
            subject = subject_before(frame.reading, lexicon, at, verb)
            return Cue("subject-open-verb-after", verb, subject) if subject is not None else None
    return None


def _looks_finite(low: str) -> bool:
    return low.endswith("ed") or low in (
        "went",
        "began",
        "gave",
        "put",
        "stood",
        "rose",
        "sat",
        "ran",
        "thought",
    )


def _nearest_before(frame: Frame) -> tuple[int, str] | None:
    """The nearest verb or participle of saying before the quotation in its sentence."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    first = max(frame.sentence.first, frame.at - FRAME)
    colon = frame.at - 2
    for at in range(frame.at - 1, first - 1, -1):
        token = tokens[at]
        if token.kind != "word":
            continue
        if at == colon and tokens[at + 1].text == ":" and token.low.endswith("ed") and at > first:
            return at, "verb"
        participle = token.low in lexicon.participles or token.low in lexicon.attitude_participles
        if participle and (not token.capital or at == frame.sentence.first):
            return at, "participle"
        if token.low in lexicon.saying or token.low in lexicon.attitudes:
            if at > first and tokens[at - 1].low == "to":
                return at, "infinitive"
            if is_finite(tokens, at, frame.sentence.first, lexicon):
                return at, "verb"
    return None


def _before(frame: Frame) -> Cue | None:
    found = _nearest_before(frame)
    if found is None:
        return None
    verb, form = found
    reading, lexicon, first = frame.reading, frame.lexicon, frame.sentence.first
    if form == "verb" and _inverts(frame, verb):
        subject = phrase_after(reading.tokens, lexicon, verb + 1, frame.at)
        if subject is not None and (lexicon.unicased or _runs_up_to(frame, subject[1])):
            return Cue("verb-subject-before", verb, subject)
    listed = reading.tokens[verb].low in lexicon.verbs
    if form == "verb" and listed and is_passive(reading.tokens, verb, first, lexicon):
        return Cue("passive-before", verb, _agent(frame, verb))
    if form == "verb":
        subject = subject_before(reading, lexicon, first, verb)
        rule = "subject-verb-before"
        if subject is None:
            subject = phrase_after(reading.tokens, lexicon, verb + 1, frame.at)
            rule = "verb-subject-before"
        if subject is None:
            subject = subject_of_segments(reading.tokens, lexicon, max(first, verb - FRAME), verb)
    else:
        subject = _main_subject(frame, verb, form)
        rule = f"{form}-before"
    return Cue(rule, verb, subject)


def _inverts(frame: Frame, verb: int) -> bool:
    """Whether the subject is sought after the verb first: "sagte Müller:", "Am Montag sagte Müller:"."""
    tokens, lexicon, first = frame.reading.tokens, frame.lexicon, frame.sentence.first
    if not lexicon.verb_first or tokens[verb].low not in lexicon.saying:
        return False
    opens = tokens[first].kind != "quoted" and is_adverbial(tokens, first, lexicon)
    return lexicon.unicased or verb == first or opens


def _agent(frame: Frame, verb: int) -> Range | None:
    """Whose words a passive reports: "was called “a liar” by Mr. Smith"; None when it does not say."""
    tokens = frame.reading.tokens
    for at in range(verb + 1, min(frame.sentence.last - 1, frame.at + 4)):
        if tokens[at].low == "by":
            return phrase_after(tokens, frame.lexicon, at + 1, frame.sentence.last)
    return None


def _runs_up_to(frame: Frame, end: int) -> bool:
    """Whether a phrase that ends at `end` reaches the quotation, a comma or a colon."""
    return frame.reading.tokens[end].text in (",", ":") or end == frame.at


def _main_subject(frame: Frame, verb: int, form: str) -> Range | None:
    """The subject that a participle or an infinitive shares: "Mr. Smith said, adding", "was moved to say"."""
    reading, lexicon = frame.reading, frame.lexicon
    first = max(frame.sentence.first, verb - FRAME)
    if form == "infinitive":
        return subject_before(reading, lexicon, first, verb - 1)
    quoting = _quoting(frame, verb) if reading.tokens[verb - 1].low == "as" else None
    if quoting is not None:
        return quoting
    for at in range(verb - 1, first - 1, -1):
        if is_finite(reading.tokens, at, first, lexicon) and reading.tokens[at].low in lexicon.saying:
            subject = subject_before(reading, lexicon, first, at) or phrase_after(
                reading.tokens, lexicon, at + 1, verb
            )
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


RULES: tuple[Callable[[Frame], Cue | None], ...] = (
    introduced,
    caption,
    inverted,
    after,
    adjacent_before,
    open_verb,
    according,
    distant_before,
    trailing,
    noun_before,
)
