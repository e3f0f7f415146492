"""Cues behind a quotation that are no verbs of saying: answers, headlines, those according to whom it is."""

from archive.extract.cues.asides import according
from archive.extract.cues.authors import author
from archive.extract.cues.cue import Cue, Frame, past_comma
from archive.extract.cues.cues_before import distant_before
from archive.extract.words.phrases import is_finite, may_open_phrase, phrase_after
from archive.extract.words.terms import terms

# `"Just tea," came the reply.`
COMING = frozenset({"came", "comes", "was", "were", "went", "ran", "is"})
ANSWERS = terms("answers-en")
LONGEST_ANSWER = 7


def headline(frame: Frame) -> Cue | None:
    """`‘I only wanted a window’: man who took down a wall`: a line that a quotation opens."""
    tokens, at = frame.reading.tokens, frame.at + 1
    line = frame.reading.paragraphs[frame.sentence.paragraph]
    opens = tokens[frame.at].start == line.start and at + 2 < frame.sentence.last
    return Cue("headline", at, None) if opens and tokens[at].text == ":" else None


def attributed(frame: Frame) -> Cue | None:
    """`"...," according to the ministry`, unless somebody else said it: `He told them to "go", according to a
    friend`."""
    cue = according(frame)
    if cue is None or cue.cue < frame.at:
        return cue
    outer = distant_before(frame)
    low = frame.reading.tokens[outer.cue].low if outer is not None and outer.subject is not None else ""
    lexicon = frame.lexicon
    says = low in lexicon.bare or low in lexicon.telling or low == "saying"
    return outer if says else cue


def reply(frame: Frame) -> Cue | None:
    """`"Just tea," came the reply`: nobody's name."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = past_comma(frame)
    opens = closed or frame.at == frame.sentence.first
    if not opens or at + 2 >= frame.sentence.last or tokens[at].low not in COMING:
        return None
    if tokens[at + 1].low in ("how", "what"):  # `"A gift" is how Ann Hale described it`
        told = phrase_after(tokens, lexicon, at + 2, frame.sentence.last)
        says = told is not None and told[1] < len(tokens) and is_finite(tokens, told[1], at + 2, lexicon)
        return Cue("reply-after", at, told) if says else None
    stop = min(at + LONGEST_ANSWER, frame.sentence.last)
    noun = next((n for n in range(at + 1, stop) if tokens[n].low in ANSWERS), None)
    if noun is None or not may_open_phrase(tokens[at + 1], lexicon):
        return None
    said = author(tokens, lexicon, (at + 1, noun + 1))
    return Cue("reply-after", at, None if said == (at + 1, noun + 1) else said)
