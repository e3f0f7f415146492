"""Which quoted words are quotations: not scare quotes, titles of works, nicknames or single terms."""

from archive.extract.cue import Cue, Frame
from archive.extract.terms import terms

STRIPPED = ".,;:!?'’‘()-–—…"
# Rules sure enough to take a single word: she said she was “appalled”.
ONE_WORD = frozenset({"verb-subject-after", "subject-verb-after", "subject-verb-before"})
# A quotation of this many words after "so-called" or "nicknamed" is a term.
TERM_WORDS = 4


def is_genuine(frame: Frame, cue: Cue | None, alone: bool) -> bool:
    """Whether the quoted words are reported speech."""
    words = frame.words
    if not words:
        return False
    if _is_title(frame) or _is_term(frame):
        return False
    if cue is None:
        return (words >= 3 and alone) or words >= 8
    return words >= 2 or cue.rule in ONE_WORD


def _is_term(frame: Frame) -> bool:
    """Whether the words are a term, a nickname or a word as a word: "the so-called “reform”"."""
    if frame.at == frame.sentence.first or frame.words > TERM_WORDS:
        return False
    before = frame.reading.tokens[frame.at - 1]
    known_as = before.low == "as" and frame.reading.tokens[max(frame.at - 2, 0)].low == "known"
    return known_as or before.low in terms("before-terms-en")


def _is_title(frame: Frame) -> bool:
    """Whether the words look like the title of a work or programme: every long word has a capital."""
    quoted = frame.quoted.span.of(frame.reading.text)
    long = [
        word.strip(STRIPPED) for word in quoted.split() if len(word.strip(STRIPPED)) > 3 or word[:1].isupper()
    ]
    words = quoted.split()
    if len(words) < 2 or len(words) > 9 or not long or not all(word[:1].isupper() for word in long if word):
        return False
    before = frame.reading.tokens[frame.at - 1] if frame.at > frame.sentence.first else None
    return (
        before is not None
        and before.text not in (":", ",")
        and (before.low in terms("before-titles-en") or len(words) > 2)
    )
