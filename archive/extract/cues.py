"""How a quotation is tied to a speaker inside its own sentence: a table of rules, most reliable first."""

from collections.abc import Callable

from archive.extract.cue import Cue, Frame
from archive.extract.phrases import FRAME, Range, is_finite, may_open_phrase, phrase_after
from archive.extract.subjects import DASHES, subject_before, subject_of_segments

# How far back from a quotation its verb may stand, in tokens, and still be called adjacent.
ADJACENT = 4


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
    return at, closed


def inverted(frame: Frame) -> Cue | None:
    """`"...," said Turk`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = _after(frame)
    while at < frame.sentence.last and tokens[at].low in lexicon.adverbs and not tokens[at].capital:
        at += 1
    if at >= frame.sentence.last or tokens[at].low not in lexicon.saying or tokens[at].capital:
        return None
    if not closed and tokens[at].low in lexicon.ambiguous:
        return None
    subject = phrase_after(tokens, lexicon, at + 1, frame.sentence.last)
    if subject is None or tokens[at].low in ("told", "tells", "tell"):
        return None
    return Cue("verb-subject-after", at, subject)


def after(frame: Frame) -> Cue | None:
    """`"...," the minister, who spoke in Geneva, said`."""
    at, closed = _after(frame)
    return _subject_then_verb(frame, at) if closed else None


def _subject_then_verb(frame: Frame, at: int) -> Cue | None:
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    stop = min(frame.sentence.last, at + 40)
    if at >= stop or not _opens_subject(frame, at):
        return None
    relative = False
    for verb in range(at + 1, stop):
        token = tokens[verb]
        if token.kind == "quoted" or token.text in (";", ":"):
            return None
        if token.low in ("who", "which", "whose", "whom"):
            relative = True
        elif token.text == ",":
            relative = False
        elif not relative and is_finite(tokens, verb, at, lexicon):
            subject = subject_before(frame.reading, lexicon, at, verb)
            return Cue("subject-verb-after", verb, subject) if subject is not None else None
    return None


def _opens_subject(frame: Frame, at: int) -> bool:
    token, lexicon = frame.reading.tokens[at], frame.lexicon
    if may_open_phrase(token, lexicon):
        return True
    blocked = lexicon.prepositions | lexicon.openers | lexicon.auxiliaries | lexicon.participles
    return token.kind in ("word", "number") and token.low not in blocked


def open_verb(frame: Frame) -> Cue | None:
    """`"...," Mr. Smith nodded`: a verb that no list holds."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = _after(frame)
    if not closed or at >= frame.sentence.last or not may_open_phrase(tokens[at], lexicon):
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


def caption(frame: Frame) -> Cue | None:
    """`"..." — Elena Costa, finance minister`: a dash and a name to the end of the sentence."""
    tokens, lexicon, at = frame.reading.tokens, frame.lexicon, frame.at + 1
    stop = frame.sentence.last
    if at + 1 >= stop or stop - at > 16 or tokens[at].text not in DASHES or not tokens[at + 1].capital:
        return None
    if any(
        is_finite(tokens, verb, at + 1, lexicon) or tokens[verb].kind == "quoted"
        for verb in range(at + 1, stop)
    ):
        return None
    subject = phrase_after(tokens, lexicon, at + 1, stop)
    return None if subject is None else Cue("caption", at, subject)


def according(frame: Frame) -> Cue | None:
    """`"...," according to the ministry`; "in the words of"; "as he put it"."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    stop = frame.sentence.last
    for at in range(max(frame.sentence.first, frame.at - FRAME), min(stop, frame.at + FRAME)):
        low = tokens[at].low
        if low not in ("according", "words"):
            continue
        ahead = tokens[at + 1].low if at + 1 < stop else ""
        if (low == "according" and ahead == "to") or (low == "words" and ahead == "of"):
            subject = phrase_after(tokens, lexicon, at + 2, stop)
            if subject is not None:
                return Cue("according-to", at, subject)
    return None


def _nearest_before(frame: Frame) -> tuple[int, str] | None:
    """The nearest verb or participle of saying before the quotation in its sentence."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    first = max(frame.sentence.first, frame.at - FRAME)
    for at in range(frame.at - 1, first - 1, -1):
        token = tokens[at]
        if token.kind != "word":
            continue
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
    if form == "verb":
        subject = subject_before(reading, lexicon, first, verb)
        rule = "subject-verb-before"
        if subject is None:
            subject = phrase_after(reading.tokens, lexicon, verb + 1, frame.at)
            rule = "verb-subject-before"
    else:
        subject = _main_subject(frame, verb, form)
        rule = f"{form}-before"
    return Cue(rule, verb, subject)


def _main_subject(frame: Frame, verb: int, form: str) -> Range | None:
    """The subject that a participle or an infinitive shares: "Mr. Smith said, adding", "was moved to say"."""
    reading, lexicon = frame.reading, frame.lexicon
    first = max(frame.sentence.first, verb - FRAME)
    if form == "infinitive":
        return subject_before(reading, lexicon, first, verb - 1)
    for at in range(verb - 1, first - 1, -1):
        if is_finite(reading.tokens, at, first, lexicon) and reading.tokens[at].low in lexicon.saying:
            subject = subject_before(reading, lexicon, first, at) or phrase_after(
                reading.tokens, lexicon, at + 1, verb
            )
            if subject is not None:
                return subject
    return subject_of_segments(reading.tokens, lexicon, first, verb)


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


def trailing(frame: Frame) -> Cue | None:
    """`The plan is "a bad joke" that will fail, Mr. Smith said.`"""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    comma = None
    for at in range(frame.at + 1, min(frame.sentence.last, frame.at + FRAME)):
        if tokens[at].text == ",":
            comma = at + 1 if comma is None or at - comma > 1 else comma
        elif comma is not None and is_finite(tokens, at, comma, lexicon) and _opens_subject(frame, comma):
            subject = subject_before(frame.reading, lexicon, comma, at)
            if subject is not None:
                return Cue("trailing", at, subject)
    return None


def noun_before(frame: Frame) -> Cue | None:
    """`in a statement: "..."`, `the words "..."`, `her message was "..."`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    first = frame.sentence.first
    colon = frame.at > first and tokens[frame.at - 1].text == ":"
    reach = 25 if colon else 4
    for at in range(frame.at - 1, max(first - 1, frame.at - reach), -1):
        if tokens[at].low in lexicon.nouns:
            return Cue(
                "noun-before", at, subject_of_segments(tokens, lexicon, max(first, at - FRAME), at + 1)
            )
    if not colon:
        return None
    return Cue(
        "colon-before",
        frame.at - 1,
        subject_of_segments(tokens, lexicon, max(first, frame.at - FRAME), frame.at - 1),
    )


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
