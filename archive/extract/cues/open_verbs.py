"""Cues that no list holds: a finite verb and somebody right behind a quotation's comma."""

from archive.extract.cues.cue import Cue, Frame, past_comma
from archive.extract.cues.subjects import subject_before
from archive.extract.words.phrases import may_open_phrase, phrase_after

__all__ = ["REPORTING", "open_verb"]

# Past forms, not in "-ed", of verbs that quoted words may follow.
STRONG = frozenset({"went", "began", "gave", "put", "stood", "rose", "sat", "ran", "thought"})
# Verbs of those who hand on somebody else's words: `She said it was "over", state radio reported`.
REPORTING = frozenset({"reported", "reports", "quoted"})


def open_verb(frame: Frame) -> Cue | None:
    """`"...," Mr. Smith nodded`: a verb that no list holds."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = past_comma(frame)
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
        if token.low in REPORTING:
            return None
        if _looks_finite(token.low) and not token.capital and token.low not in lexicon.functions:
            subject = subject_before(frame.reading, lexicon, at, verb)
            return Cue("subject-open-verb-after", verb, subject) if subject is not None else None
    return None


def _looks_finite(low: str) -> bool:
    return low.endswith("ed") or low in STRONG
