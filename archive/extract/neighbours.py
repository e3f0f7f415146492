"""Cues of a quotation that is a sentence of its own, in the sentence before or behind it."""

from archive.extract.cue import Cue, lead_in
from archive.extract.cues_verb_first import LANGUAGES as VERB_FIRST
from archive.extract.cues_verb_first import said_next
from archive.extract.impersonal import called
from archive.extract.phrases import is_finite, phrase_after
from archive.extract.speechwords import Lexicon
from archive.extract.subjects import DASHES, subject_before
from archive.extract.tokens import Reading

__all__ = ["cue_beside", "introduction"]


def cue_beside(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """The cue beside sentence `number`: a signature, a short sentence behind it, a colon before it."""
    return (
        _signature(reading, lexicon, number)
        or _after_stop(reading, lexicon, number)
        or introduction(reading, lexicon, number)
    )


def _after_stop(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """`"..." Turk said.`: a short sentence of a subject and a verb right after a quotation."""
    if number + 1 >= len(reading.sentences):
        return None
    following = reading.sentences[number + 1]
    same = following.paragraph == reading.sentences[number].paragraph
    if lexicon.language in VERB_FIRST and same:
        return said_next(reading, lexicon, following)
    if not same or following.last - following.first > 9:
        return None
    tokens = reading.tokens
    for at in range(following.first + 1, following.last):
        ends = at + 1 == following.last or tokens[at + 1].text == "."
        if ends and tokens[at].low in lexicon.saying and is_finite(tokens, at, following.first, lexicon):
            subject = subject_before(reading, lexicon, following.first, at)
            return Cue("subject-verb-next", at, subject)
    return None


def _signature(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """A paragraph of a dash and a name right after the quotation."""
    if number + 1 >= len(reading.sentences):
        return None
    following = reading.sentences[number + 1]
    tokens = reading.tokens
    if tokens[following.first].text not in DASHES or following.last - following.first > 14:
        return None
    subject = phrase_after(tokens, lexicon, following.first + 1, following.last)
    return None if subject is None else Cue("caption", following.first, subject)


def introduction(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """A sentence before the quotation that ends with a colon."""
    if not number:
        return None
    before = reading.sentences[number - 1]
    if reading.tokens[before.last - 1].text != ":":
        return None
    paper = called(reading, lexicon, before.first, before.last - 1)
    return paper or lead_in(reading, lexicon, before)
