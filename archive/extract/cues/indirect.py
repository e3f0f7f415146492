"""Indirect speech: the clauses in which a sentence reports what somebody said, without their words."""

from collections.abc import Callable, Sequence
from functools import cache

from archive.extract.cues.clauses import Reported, clause_end, clause_opening, participle_opening
from archive.extract.cues.cue import sentence_subject
from archive.extract.cues.floor import tells_own_words
from archive.extract.cues.indirect_beside import (
    INVERTED,
    OWN,
    SHORTEST,
    TRAILING,
    according,
    as_put,
    before_verb,
    inverted,
    parenthetical,
)
from archive.extract.cues.indirect_comma import behind_comma
from archive.extract.cues.indirect_relative import in_relative
from archive.extract.cues.saying_forms import MAKING, TELLING, VIEWING, verb_group
from archive.extract.cues.subjects import subject_before
from archive.extract.cues.supposed import is_anybody, is_doubted
from archive.extract.people.name_runs import uncontracted
from archive.extract.words.phrases import PASSIVE, Range, phrase_after
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.speechwords import lexicon as lexicon_of
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Sentence, Token

# A clause of no more words that ends with an auxiliary tells nothing: "what he says they should have".
GAPPED = 4
# A longer sentence of a badly read text is read no further, in tokens.
LONGEST = 300
# How far before the end of a sentence the verb stands that all of it hangs on: "He added a link, she noted".
ENDING = 3
# How far before a participle the letter may stand that it tells of: "wrote to Reed asking that".
WRITING_REACH = 12
SUPPOSING = frozenset({"if", "unless", "whether"})
# Before a verb of the present: "before she says that", "until they announce that".
NOT_YET = frozenset({"before", "until", "till"})
# What opens a subject who says nothing, or is only supposed to: "no minister", "imagine Ann Hale", "whoever".
NONE = terms("no-speakers-en")
# "How can they say that ...", "Is he saying that ...": what opens a question before its pronoun.
ASKING = frozenset(
    {"can", "could", "is", "are", "was", "were", "do", "does", "did", "will", "would", "has", "have"}
)
BEING = frozenset({"is", "are", "was", "were"})
PRONOUNS = frozenset({"he", "she", "they", "it"})
THINGS = frozenset({"something", "nothing", "everything", "anything"})
# "When somebody says that": nobody in particular, so nothing was said.
WHOEVER = frozenset({"a", "an", "any", "people", "someone", "somebody"})
# "It is worth noting that she has said": so far behind it the verb is no longer the pronoun's, in tokens.
IMPERSONAL = 4
OTHER_CUES = frozenset({"according", "put", "puts"})
WRITING = frozenset({"wrote", "writes", "written", "replied", "responded", "answered", "spoke", "tweeted"})


def may_report(reading: Reading, lexicon: Lexicon) -> list[int]:
    """The tokens, in order, without one of which no sentence reports a clause."""
    cues = _cues(lexicon.language)
    return [at for at, token in enumerate(reading.tokens) if token.low in cues]


@cache
def _cues(language: str) -> frozenset[str]:
    words = lexicon_of(language)
    return words.saying | words.participles | words.bare | TELLING | TRAILING | INVERTED | OTHER_CUES


def find_indirect(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """The reported clauses of a sentence, in order; those that are nearly all quotation are left out. `verbs`
    are the sentence's own of the tokens that `may_report` gives."""
    for rule in RULES:
        found = rule(reading, lexicon, sentence, verbs)
        if len(found) == 1 and found[0].rule == "indirect-bare":
            trailing = before_verb(reading, lexicon, sentence, verbs)
            ends = bool(trailing) and sentence.last - trailing[0].cue <= ENDING
            found = trailing if ends and trailing[0].cue > found[0].cue else found
        if found:
            return tuple(one for one in found if _own_words(reading.tokens, lexicon, one.clause))
    return ()


def _own_words(tokens: tuple[Token, ...], lexicon: Lexicon, clause: Range) -> bool:
    """Whether the clause is long enough, and less than half of it stands between quotation marks."""
    first, last = clause
    words = [token for token in tokens[first:last] if token.kind in ("word", "number")]
    gap = (
        bool(words)
        and len(words) <= GAPPED
        and (words[-1].low in lexicon.auxiliaries or words[-1].low == "to")
    )
    if len(words) < SHORTEST or gap:
        return False
    quoted = sum(token.end - token.start for token in tokens[first:last] if token.kind == "quoted")
    return quoted * 2 < tokens[last - 1].end - tokens[first].start


def after_verbs(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, verbs: Sequence[int]
) -> tuple[Reported, ...]:
    """`Turk warned AFP that ..., and he said that ...`, `officials asked whether ...`."""
    found: list[Reported] = []
    tokens, saying, participles = reading.tokens, lexicon.saying, lexicon.participles
    stop = min(sentence.last - SHORTEST, sentence.first + LONGEST)
    for verb in verbs:
        low = tokens[verb].low
        if verb >= stop or (low not in saying and low not in participles and low not in TELLING):
            continue
        one = _at_verb(reading, lexicon, sentence, verb) or _at_participle(
            reading, lexicon, sentence, verb, found[-1] if found else None
        )
        if one is None:
            continue
        if found and verb < found[-1].clause[1]:
            if not _begins_anew(tokens, lexicon, one.subject, found[-1]):
                continue
            found[-1] = _cut(tokens, found[-1], one.subject[0] - 1)
        found.append(one)
    return tuple(found)


def _at_verb(reading: Reading, lexicon: Lexicon, sentence: Sentence, verb: int) -> Reported | None:
    group = verb_group(reading.tokens, lexicon, sentence.first, verb)
    if group is None:
        return None
    opening = clause_opening(reading.tokens, lexicon, verb, sentence.last)
    if opening is None:
        return None
    rule, start = opening
    subject = _subject(reading, lexicon, sentence, group, start)
    end = clause_end(reading.tokens, lexicon, start, sentence.last)
    if subject is None or end <= start or not _reports(reading.tokens, subject, group):
        return None
    if rule == "indirect-bare" and subject[0] and reading.tokens[subject[0] - 1].low == "as":
        return None  # "as she said two days ago the"
    return Reported(rule, verb, subject, (start, end))


def _reports(tokens: tuple[Token, ...], subject: Range, verb: int) -> bool:
    """Whether a verb tells what another, or the speaker before, said, and not only what if."""
    low = uncontracted(tokens[subject[0]].low)
    before = tokens[subject[0] - 1].low if subject[0] else ""
    asked = before in ASKING and low in PRONOUNS
    asked = asked and (before not in BEING or tokens[verb].low.endswith("ing"))  # "the second is he says"
    supposed = before in SUPPOSING or asked or (before in ("when", "whenever") and low in WHOEVER)
    supposed = supposed or (before in NOT_YET and tokens[verb].low.endswith("s"))
    supposed = supposed or is_doubted(tokens, subject[0])
    impersonal = low == "it" and (verb - subject[0] > IMPERSONAL or tokens[verb].low in MAKING | VIEWING)
    impersonal = impersonal or (low == "it" and before == "what")  # "what it says is that"
    impersonal = impersonal or (low == "it" and tokens[verb].low in PASSIVE)  # "it is fair to say that"
    impersonal = impersonal or tokens[subject[1] - 1].low in THINGS
    own = low in OWN and not tells_own_words(tokens, subject, verb)
    told = tokens[subject[0]].low.endswith(("'m", "'re")) and not tokens[verb].low.endswith("ing")
    supposed = supposed or (told and subject[1] == verb)  # "I'm advised that"
    nobody = low in NONE and tokens[subject[0] + 1].kind != "number"  # but "No 10"
    return not (own or supposed or impersonal or nobody or is_anybody(tokens, subject, verb))


def _subject(reading: Reading, lexicon: Lexicon, sentence: Sentence, verb: int, clause: int) -> Range | None:
    if lexicon.verb_first:
        behind = phrase_after(reading.tokens, lexicon, verb + 1, clause)
        if behind is not None:
            return behind
    return subject_before(reading, lexicon, sentence.first, verb)


def _at_participle(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, at: int, before: Reported | None
) -> Reported | None:
    """`..., adding that wages would`, `He wrote asking that ...`: whoever the sentence is about speaks."""
    tokens = reading.tokens
    if lexicon.language != "en" or tokens[at].low not in lexicon.participles or at == sentence.first:
        return None
    start = participle_opening(tokens, lexicon, at, sentence.last)
    end = 0 if start is None else clause_end(tokens, lexicon, start, sentence.last)
    if start is None or end <= start:
        return None
    if before is not None:
        goes_on = before.clause[1] <= at <= before.clause[1] + 1
        return Reported("indirect-participle", at, before.subject, (start, end)) if goes_on else None
    subject = sentence_subject(reading, lexicon, sentence)
    if subject is None or subject[1] >= at or not _tells(tokens, lexicon, subject[1], at):
        return None
    own = uncontracted(tokens[subject[0]].low) in OWN
    return None if own else Reported("indirect-participle", at, subject, (start, end))


def _tells(tokens: tuple[Token, ...], lexicon: Lexicon, subject: int, participle: int) -> bool:
    """Whether a participle tells what the subject said: behind a comma, or behind a letter or an answer."""
    between = tokens[max(subject, participle - WRITING_REACH) : participle]
    if any(token.low in ("who", "which", "and") or token.kind == "quoted" for token in between):
        return False
    if tokens[participle - 1].text == ",":
        return True
    if tokens[participle - 1].low == "as":  # "was quoted as saying", "is on record as saying"
        return any(token.low in PASSIVE for token in between)
    return any(token.low in lexicon.nouns or token.low in WRITING for token in between)


def _begins_anew(tokens: tuple[Token, ...], lexicon: Lexicon, subject: Range, before: Reported) -> bool:
    """Whether a verb inside a reported clause reports another: "..., and she told us that"."""
    at = subject[0]
    if not before.clause[0] < at - 1 < before.clause[1]:
        return False
    pronoun = uncontracted(tokens[at].low) in lexicon.pronouns
    if tokens[at - 1].text == ",":
        return pronoun
    return tokens[at - 1].low in ("and", "but") and (tokens[at].capital or pronoun)


def _cut(tokens: tuple[Token, ...], reported: Reported, end: int) -> Reported:
    """A reported clause that ends before another one begins."""
    first = reported.clause[0]
    while end > first and tokens[end - 1].kind == "mark":
        end -= 1
    return Reported(reported.rule, reported.cue, reported.subject, (first, max(end, first + 1)))


RULES: tuple[Callable[[Reading, Lexicon, Sentence, Sequence[int]], tuple[Reported, ...]], ...] = (
    according,
    as_put,
    after_verbs,
    before_verb,
    parenthetical,
    inverted,
    behind_comma,
    in_relative,
)
