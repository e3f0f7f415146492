"""What somebody said of a thing that a relative clause tells: "a rule that she said would cost them"."""

from collections.abc import Sequence

from archive.extract.cues.clauses import Reported, clause_end
from archive.extract.cues.indirect_beside import OWN, SHORTEST
from archive.extract.cues.subjects import subject_before
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, Sentence

__all__ = ["in_relative"]

RELATIVES = frozenset({"that", "which", "who"})


def in_relative(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`a rule change that she said would make it harder`: the clause behind the verb of saying."""
    tokens = reading.tokens
    if lexicon.language != "en":
        return ()
    for verb in verbs:
        if not sentence.first + 3 <= verb < sentence.last - SHORTEST:
            continue
        if tokens[verb].low not in lexicon.bare or tokens[verb + 1].low not in lexicon.auxiliaries:
            continue
        subject = subject_before(reading, lexicon, sentence.first, verb)
        if subject is None or subject[1] != verb or subject[0] - 1 <= sentence.first:
            continue
        if tokens[subject[0] - 1].low in RELATIVES and tokens[subject[0]].low not in OWN:
            end = clause_end(tokens, lexicon, verb + 1, sentence.last)
            return (Reported("indirect-relative", verb, subject, (verb + 1, end)),)
    return ()
