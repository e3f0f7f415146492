"""Quoted words within a turn or a speech: what others said, not turns of phrase or names of things."""

from collections.abc import Sequence

from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.floor import names_nobody, tells_own_words
from archive.extract.cues.supposed import is_foreseen, is_supposed
from archive.extract.people.members import Member
from archive.extract.people.name_runs import uncontracted
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["is_citation", "is_cited", "is_passing"]

# Words of a speech that no cue ties to anybody are somebody's when there are so many.
FEWEST = 8
# Words that a cue ascribes to nobody known ("you said") are kept when there are so many.
FEWEST_OF_NOBODY = 3
# A quotation of no more words right behind "called" is a name.
TERM_WORDS = 4
SINGLE = "'‘’‚‹›"
QUOTING = frozenset({"quote", "quotes", "quoting", "cite", "read"})
# "You can't just go “um”", "they are going to “meet the press”".
GOING = frozenset({"go", "goes", "going", "gone"})
# What makes a saying a supposition, a question or none: "if he says", "at no point does he say".
SUPPOSING = frozenset({"if", "unless", "whether", "do", "does", "did", "would", "could", "can", "should"})
NAMING = terms("naming-en")
# What a title of any length may follow.
ENTITLING = frozenset({"entitled", "titled", "headed", "headlined"})


def is_citation(frame: Frame, cue: Cue | None, *, alone: bool) -> bool:
    """Whether whoever speaks here cites words: a verb of saying introduces them, and tells them as said."""
    quoted, tokens, lexicon = frame.quoted, frame.reading.tokens, frame.lexicon
    if not quoted.closed and frame.reading.text[quoted.outer.start] in SINGLE:
        return False
    if frame.at > frame.sentence.first and tokens[frame.at - 1].low in ENTITLING:
        return False
    if cue is None:
        return alone and quoted.closed and frame.words >= FEWEST
    low = tokens[cue.cue].low
    if low in NAMING and cue.cue == frame.at - 1 and frame.words <= TERM_WORDS:
        return False
    if low in lexicon.attitudes or low in lexicon.attitude_participles or low in GOING:
        return False
    if cue.subject is not None:
        first = cue.subject[0]
        if uncontracted(tokens[first].low) == "i" and not tells_own_words(tokens, cue.subject, cue.cue):
            return low in QUOTING
        if first and tokens[first - 1].low in SUPPOSING:
            return False
    if lexicon.language != "en":
        return True
    foreseen = is_foreseen(tokens, lexicon, cue.cue)
    return not (foreseen or is_supposed(tokens, lexicon, frame.sentence.first, cue.cue))


def is_cited(member: Member | None, cue: Cue, tokens: Sequence[Token]) -> bool:
    """Whether whom a cue names may be cited in a speech: a person, a body or a role, not "the fact of the
    matter", and with a word of saying rather than a colon."""
    if member is None or tokens[cue.cue].text == ":":
        return False
    own = cue.subject is not None and names_nobody(tokens, cue.subject)
    return own or member.kind != "role" or bool(member.roles) or member.plural


def is_passing(frame: Frame, cue: Cue) -> bool:
    """Whether words that a speech ascribes to nobody are none: "it is honest to say", a word or two."""
    return cue.rule.startswith("infinitive") or frame.words < FEWEST_OF_NOBODY
