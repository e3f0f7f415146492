"""What somebody said as a speech tells it, behind a comma: "He said, look, the road will be closed"."""

from collections.abc import Iterator, Sequence

from archive.extract.cues.clause_verbs import has_verb
from archive.extract.cues.clauses import Reported, clause_end
from archive.extract.cues.indirect_beside import OWN, SHORTEST
from archive.extract.cues.subjects import NOMINATIVES, subject_before
from archive.extract.people.name_runs import uncontracted
from archive.extract.words.phrases import is_finite, is_passive
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, Sentence, Token

__all__ = ["behind_comma"]

SAID = frozenset({"said", "says", "say"})
JOINING = frozenset({"and", "but", "so", "well"})
# What opens the words of somebody, besides a subject: "He said, look, ..."; not "He said, however, that".
CALLS = frozenset({"look", "well", "oh", "no", "yes", "okay", "ok", "if", "let's"})
# How far behind its subject the verb may stand, in tokens: "the head of the union there said".
REACH = 9


def behind_comma(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`He said, this is wrong, and I said, why?`: each clause ends where the next one is told."""
    tokens = reading.tokens
    if lexicon.language != "en" or not any(_opens_words(tokens, verb) for verb in verbs):
        return ()
    found: list[Reported] = []
    for start in _starts(tokens, sentence):
        one = _told(reading, lexicon, sentence, start)
        if one is None or (found and one.cue == found[-1].cue):
            continue
        if found:
            before, end = found[-1], start - 1
            while tokens[end - 1].kind == "mark":
                end -= 1
            found[-1] = Reported(before.rule, before.cue, before.subject, (before.clause[0], end))
        found.append(one)
    return tuple(one for one in found if _words(tokens, one) >= SHORTEST)


def _opens_words(tokens: tuple[Token, ...], verb: int) -> bool:
    return tokens[verb].low in SAID and verb + 1 < len(tokens) and tokens[verb + 1].text == ","


def _starts(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[int]:
    """Where a subject may stand that says something: at the beginning, and "he" behind "and"."""
    first = sentence.first
    while first < sentence.last - 1 and (tokens[first].kind == "mark" or tokens[first].low in JOINING):
        first += 1
    yield first
    for at in range(first + 1, sentence.last - SHORTEST):
        if tokens[at - 1].low in ("and", "but") and uncontracted(tokens[at].low) in NOMINATIVES:
            yield at


def _told(reading: Reading, lexicon: Lexicon, sentence: Sentence, start: int) -> Reported | None:
    tokens = reading.tokens
    for verb in range(start + 1, min(start + REACH, sentence.last - SHORTEST)):
        if not _opens_words(tokens, verb):
            continue
        if not is_finite(tokens, verb, start, lexicon) or is_passive(tokens, verb, start, lexicon):
            return None
        subject = subject_before(reading, lexicon, start, verb)
        if subject is None or subject[0] != start or uncontracted(tokens[start].low) in OWN:
            return None
        if not (_opens(tokens[verb + 2], lexicon) and has_verb(tokens, lexicon, verb + 2, sentence.last)):
            return None
        clause = verb + 2, clause_end(tokens, lexicon, verb + 2, sentence.last)
        return Reported("indirect-bare", verb, subject, clause)
    return None


def _opens(token: Token, lexicon: Lexicon) -> bool:
    """Whether what somebody said can begin with a word."""
    low = uncontracted(token.low)
    return low in lexicon.pronouns or low in lexicon.determiners or low in CALLS


def _words(tokens: tuple[Token, ...], reported: Reported) -> int:
    return sum(token.kind == "word" for token in tokens[slice(*reported.clause)])
