"""Who has the floor at each place of a text: the speakers of its turns, or of the speech that it is."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.extract.people.members import Member
from archive.extract.people.name_runs import uncontracted
from archive.extract.words.phrases import PASTS, Range
from archive.extract.words.speechwords import Lexicon, lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token
from archive.text import Span

__all__ = ["Floor", "is_speech", "names_nobody", "tells_own_words"]

# A text is a speech when so many of its words outside quotation marks are the speaker's own pronouns.
SHARE = 0.02
FEWEST = 8
# A report or a column quotes more often than once in so many words.
APART = 130
# So many characters of a text are counted: more tell nothing new.
MOST_READ = 8_000
# Quotations, each up to its closing mark or the line's end; found fastest by the marks that open them.
QUOTED = re.compile(
    r"[“„«\"‘'](?:(?<=“)[^”\n]*+|(?<=„)[^“”\n]*+|(?<=«)[^»\n]*+|(?<=\")[^\"\n]*+\"?"
    r"|(?<=‘)(?<!\w‘)[^’\n]*+|(?<=')(?<!\w')(?=\w))"
)
WORD = re.compile(r"[a-z]++(?:'[a-z]++)?")
OWN = terms("first-persons-en")
# What nobody is called who speaks: "Well, we're saying that", "[Inaudible]".
INTERJECTIONS = frozenset({"well", "okay", "yes", "thanks", "inaudible"})
SAID = frozenset({"said", "told", "retold"})
# What may stand before a verb that goes on with "I", and what opens a clause of somebody else between them.
GOING_ON = frozenset({"and", "then", ","})
ANOTHERS = frozenset({"if", "when", "who", "whom", "that", "because", "while"})
ASIDE = lexicon("en").auxiliaries | lexicon("en").adverbs | lexicon("en").times
# Past forms that tell what the speaker thought or whom he quoted, not what he said.
UNTOLD = terms("untold-en")


class Floor:
    """The stretches of a text in which somebody speaks at first hand, in text order, and who it is."""

    def __init__(self, spoken: Sequence[tuple[Span, Member | None]] = ()) -> None:
        self._spoken = spoken
        self._starts = [span.start for span, _ in spoken]

    def held(self, position: int) -> bool:
        """Whether a position lies in words spoken at first hand."""
        return self.turn(position) is not None

    def speaker(self, position: int) -> Member | None:
        """Who "I" is at a position; None outside a turn or speech, and where its speaker is not known."""
        at = self.turn(position)
        return None if at is None else self._spoken[at][1]

    def own(self, tokens: Sequence[Token], subject: Range, verb: int) -> Member | None:
        """Who "I" is whose verb tells what he said before; None for other words that name nobody."""
        return self.speaker(tokens[subject[0]].start) if tells_own_words(tokens, subject, verb) else None

    def turn(self, position: int) -> int | None:
        """Which of the stretches a position lies in."""
        at = bisect_right(self._starts, position) - 1
        return at if at >= 0 and position in self._spoken[at][0] else None


def names_nobody(tokens: Sequence[Token], subject: Range) -> bool:
    """Whether a subject is "I", whom only the floor tells, or a word that opens an answer: "Well, ..."."""
    low = tokens[subject[0]].low
    return uncontracted(low) == "i" or (subject[1] == subject[0] + 1 and low in INTERJECTIONS)


def is_speech(text: str, words: Lexicon) -> bool:
    """Whether a text is somebody's own words throughout: it says "I" and "we", and seldom quotes."""
    if words.language != "en":
        return False
    unquoted, quotations = QUOTED.subn(" ", text[:MOST_READ])
    said = WORD.findall(unquoted.lower().replace("’", "'"))
    if quotations * APART > len(said):
        return False
    return sum(word in OWN for word in said) >= max(FEWEST, SHARE * len(said))


def _is_aside(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb: "have", "never", "clearly"."""
    return token.low in ASIDE or token.low.endswith("ly")


def tells_own_words(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Whether "I" and a verb tell what the speaker said before: "I said", not "I say", "I believe"."""
    if uncontracted(tokens[subject[0]].low) != "i" or tokens[subject[0]].low.endswith("'m"):
        return False
    between = [token.low for token in tokens[subject[1] : verb]]
    last = next((at for at in range(verb - 1, subject[1] - 1, -1) if not _is_aside(tokens[at])), None)
    if (last is not None and tokens[last].low not in GOING_ON) or any(low in ANOTHERS for low in between):
        return False  # "I remember the mayor said", "I came when he rose and said"
    low = tokens[verb].low
    return (low.endswith("ed") or low in PASTS or low in SAID) and low not in UNTOLD
