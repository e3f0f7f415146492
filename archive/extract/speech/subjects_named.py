"""Whom a sentence tells of by a name inside its subject or right before it."""

from archive.extract.cues.clauses import EQUATING
from archive.extract.cues.cue import is_verb, leads_to_verb
from archive.extract.people.cast import Cast
from archive.extract.speech.named_inside import leads
from archive.extract.words.phrases import Range
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Sentence

__all__ = ["equated", "for_whom", "fronted", "incised", "owned", "owner"]

# How far behind the subject its verb and the verb's object are looked for, in tokens.
REACH = 12
# How far behind the front of a sentence its subject may begin, and how long it may be, in tokens.
FRONT, LONGEST_SUBJECT = 8, 5
LATER = frozenset({"later", "earlier"})
# What opens a place or a time; "while", "as", "after" may open a clause.
WHERE = terms("fronting-en")
# The longest trade before a name, in tokens.
LONGEST = 5


def for_whom(cast: Cast, sentence: Sentence) -> Range | None:
    """The person of whom a sentence tells: "For Major, a retiree, the calls are a duty."."""
    tokens, at = cast.reading.tokens, sentence.first + 1
    name = cast.at.get(at)
    if name is None or tokens[sentence.first].low != "for" or at not in cast.of:
        return None
    person = (
        name.given
        or name.titles
        or (name.last + 1 < sentence.last and tokens[name.last + 1].low in ("a", "an"))
    )
    ends = name.last < sentence.last and tokens[name.last].text == ","
    if ends and not name.certain and person:
        cast.of[at].kind = "person"
    return (at, name.last) if ends and person else None


def equated(cast: Cast, subject: Range) -> Range | None:
    """Who a subject is said to be: "The chairman was Mr. Walter Jonas"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if subject[0] in cast.of or not any(tokens[at].low in lexicon.offices for at in range(*subject)):
        return None
    for at in range(subject[1], min(subject[1] + REACH, len(tokens) - 1)):
        if tokens[at].kind != "word":
            return None
        member = cast.of.get(at + 1) if tokens[at].low in EQUATING else None
        if member is not None and member.kind == "person":
            return at + 1, cast.at[at + 1].last
    return None


def incised(cast: Cast, sentence: Sentence) -> Range | None:
    """Who says what a sentence tells: "It is good but, Hale stresses, a long way from done"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for at in range(sentence.first + 1, sentence.last - 2):
        if at in cast.of and tokens[at - 1].text == ",":
            verb = cast.at[at].last
            closed = verb + 1 < sentence.last and tokens[verb + 1].text == ","
            if closed and tokens[verb].low in lexicon.saying:
                return at, verb
    return None


def owner(cast: Cast, subject: Range) -> Range | None:
    """The person whose the subject is, unless the subject is itself somebody: not in "her lawyer"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for at in range(subject[1] - 2, subject[0], -1):
        if tokens[at].low != "'s":
            continue
        somebody = any(
            t.low in lexicon.roles or t.low in lexicon.plurals for t in tokens[at + 1 : subject[1]]
        )
        first = next(
            (back for back in range(at - 1, max(subject[0] - 1, at - 6), -1) if back in cast.of), None
        )
        named = first is not None and cast.at[first].last == at and cast.of[first].kind == "person"
        return (first, at) if named and not somebody and first is not None else None
    return None


def owned(cast: Cast, subject: Range, stop: int) -> Range | None:
    """The full name behind a body's and a trade: "Millers closer Ann Hale left"."""
    tokens, body = cast.reading.tokens, cast.at.get(subject[0])
    if not tokens[subject[0]].capital or (body is not None and (body.certain or body.given)):
        return None
    trade = at = subject[0] + 1 if body is None else body.last
    while at < min(stop, trade + LONGEST) and at not in cast.at and leads(tokens[at], cast):
        at += 1
    name = cast.at.get(at)
    if at == trade or name is None or name.kind != "person" or not name.given:
        return None
    return (at, name.last) if leads_to_verb(tokens, name.last, stop, cast.lexicon) else None


def fronted(cast: Cast, sentence: Sentence) -> Range | None:
    """The subject behind a place or time without a comma: "In the yard the old man was helped"."""
    tokens, lexicon, first = cast.reading.tokens, cast.lexicon, sentence.first
    timed = first + 2 < sentence.last and tokens[first + 2].low in LATER  # "Two years later"
    if lexicon.language != "en" or not (tokens[first].low in WHERE or timed):
        return None
    for at in range(first + 2 + timed, min(first + FRONT, sentence.last - 1)):
        if tokens[at].kind not in ("word", "number"):
            return None
        before = tokens[at - 1].low
        ended = before not in lexicon.functions or before in lexicon.times or at == first + 2
        ended = ended or before == "it"  # "At the end of it she found"
        if ended and (end := _phrase_end(cast, at, sentence.last)) is not None:
            return at, end
    return None


def _phrase_end(cast: Cast, at: int, stop: int) -> int | None:
    """Where a name, a pronoun or a noun behind an article ends before its verb; None for anything else."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if at in cast.at:
        end = cast.at[at].last
    elif tokens[at].low in ("he", "she", "they"):
        end = at + 1
    elif tokens[at].low in ("the", "a", "an"):
        behind = range(at + 1, min(stop, at + LONGEST_SUBJECT))
        ends = (n for n in behind if n in cast.at or tokens[n].kind != "word" or is_verb(tokens[n], lexicon))
        end = next(ends, stop)
    else:
        return None
    return end if end < stop and leads_to_verb(tokens, end, stop, lexicon) else None
