"""What both finders of subjects in scripts without capitals look at: a text's tokens, names and sentences."""

from bisect import bisect_right
from collections.abc import Mapping

from archive.extract.cues.cue import Cue
from archive.extract.people.names import Name
from archive.extract.words.namewords import NameWords
from archive.extract.words.tokens import Reading, Sentence, Token

AND = "و"
# The longest name with its office, in tokens.
LONGEST = 20
ENDS = frozenset(".!?؟…")


class UnicasedSubjects:
    """The tokens of one text, whose names `at` holds by their first token."""

    def __init__(self, reading: Reading, at: Mapping[int, Name], words: NameWords) -> None:
        self.reading, self.tokens, self.at = reading, reading.tokens, at
        self.words, self.lexicon = words, words.lexicon
        self._starts = [sentence.first for sentence in reading.sentences]
        # "روي كاردوزو": a word inside a name is no verb, whatever it is elsewhere.
        self.named = {token: name for name in at.values() for token in range(name.core, name.last)}

    def sentence(self, at: int) -> Sentence:
        """The sentence in which a token stands."""
        return self.reading.sentences[bisect_right(self._starts, at) - 1]

    def ended(self, quoted: Token) -> bool:
        """Whether a quotation before ends with the mark of a sentence."""
        return self.reading.text[quoted.start : quoted.end].rstrip("»”\"'’ ")[-1:] in ENDS

    def joined_end(self, last: int, stop: int) -> int:
        """Where a phrase ends with the names that "and" joins to the one that ends at `last`."""
        while (
            last + 1 < stop and self.tokens[last].low == AND and last + 1 in self.at and self._is_named(last)
        ):
            last = self.at[last + 1].last
        return last

    def _is_named(self, last: int) -> bool:
        return any(
            name.last == last
            for name in (self.at.get(at) for at in range(max(0, last - LONGEST), last))
            if name
        )

    def is_owned_office(self, at: int) -> bool:
        """Whether an Arabic word for somebody has a pronoun, and no preposition: "مدربه"."""
        token, before = self.tokens[at], self.tokens[at - 1].low
        ending = next((end for end in ("ها", "هم", "ه") if token.text.endswith(end)), "")
        owned = ending and token.low.removesuffix(ending) in self.lexicon.roles
        return bool(owned) and (before not in self.lexicon.prepositions or before in self.words.closed)

    def leads(self, at: int) -> bool:
        """Whether the word before a quotation of one word leads to it: no noun whose name it may be."""
        before = self.tokens[at - 1]
        if before.low in self.lexicon.thats:
            return True
        return not self.words.may_be_part(before) and before.low not in self.lexicon.nominals


def farther(near: Cue | None) -> Cue | None:
    """A cue that stands further from the quotation than one that introduces it."""
    return None if near is None else Cue(near.rule.replace("before", "far-before"), near.cue, near.subject)
