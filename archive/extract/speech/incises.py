"""Speech whose speaker no mark parts from it: unclosed, opened by a dash, or inside French marks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.extract.cues.subjects import subject_before
from archive.extract.words.elisions import elided_tokens
from archive.extract.words.marks import Quoted
from archive.extract.words.phrases import is_finite, may_open_phrase, phrase_after
from archive.extract.words.phrases_west import REFLEXIVES
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, read_tokens
from archive.text import Span

# Dashes that open speech; a hyphen opens an item of a list.
OPENING = frozenset("—–―")
# What ends a French incise that no comma closes: « Oui, admet-elle. Mais ... ».
STOPS = frozenset({".", "…", ";"})
# How many words speech has at least before its speaker.
SHORTEST = 3
# French verbs that tell of speech only inside it: « Non, reprit-elle, je reste. »
GOING_ON = frozenset({"reprit", "reprend", "reprenait", "reprirent", "reprennent", "fit", "coupa", "coupe"})
# How far behind a comma the verb of a subject may stand, and a French incise may reach, in tokens.
REACH = 14


def settle(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], lexicon: Lexicon) -> list[Quoted]:
    """The quotations, those cut or parted whose speaker the marks take in; speech that a dash opens added."""
    if lexicon.unicased or not lexicon.saying:
        return list(quoted)
    found = []
    for one in quoted:
        if not one.closed and one.first == one.last:
            found.append(_cut(text, one, lexicon))
        elif lexicon.language == "fr":
            found.extend(_parted(text, one, lexicon))
        else:
            found.append(one)
    dashed = list(_dashed(text, paragraphs, found, lexicon))
    return sorted([*found, *dashed], key=lambda one: one.outer.start) if dashed else found


def _cut(text: str, one: Quoted, lexicon: Lexicon) -> Quoted:
    end = _speech_end(text, one.span, lexicon)
    if end is None:
        return one
    return Quoted(Span(one.span.start, end), Span(one.outer.start, end), True, one.first, one.last)


def _parted(text: str, one: Quoted, lexicon: Lexicon) -> Iterator[Quoted]:
    """The words on either side of an incise: « Si rien ne change, a prévenu le maire, nous partirons. »"""
    reading = _read(text, one.span, lexicon)
    start, opening = one.span.start, one.outer.start
    for comma, closing in pairwise([*_commas(reading, 1, STOPS), len(reading.tokens)]):
        inside = reading.tokens[comma].end > start
        stopped = reading.tokens[comma].text in STOPS
        if not inside or stopped or closing - comma > REACH or not _inverted(reading, comma + 1, lexicon):
            continue
        closing = _past_apposition(reading, closing, lexicon)
        mark = reading.tokens[comma]
        end = mark.start if mark.text == "," else mark.end
        yield Quoted(Span(start, end), Span(opening, end), True, one.first, one.first)
        if closing == len(reading.tokens):
            return
        opening = reading.tokens[closing].end
        start = opening + (len(text[opening : one.span.end]) - len(text[opening : one.span.end].lstrip()))
    if start < one.span.end:
        first = one.first if opening == one.outer.start else one.last
        yield Quoted(Span(start, one.span.end), Span(opening, one.outer.end), one.closed, first, one.last)


def _past_apposition(reading: Reading, comma: int, lexicon: Lexicon) -> int:
    """The mark behind what a comma sets in apposition to a speaker: "dit Anne Roux, ancienne élue, mais"."""
    tokens, stop = reading.tokens, min(len(reading.tokens), comma + REACH)
    known = lexicon.roles | lexicon.modifiers
    if comma + 1 >= stop or tokens[comma].text != "," or tokens[comma + 1].low not in known:
        return comma
    return next((at for at in range(comma + 1, stop) if tokens[at].text == ","), comma)


def _dashed(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], lexicon: Lexicon
) -> Iterator[Quoted]:
    """`— We waited for hours, said Nora Quinn.`"""
    within = {number for one in quoted for number in range(one.first, one.last + 1)}
    for number, paragraph in enumerate(paragraphs):
        if text[paragraph.start] not in OPENING or number in within:
            continue
        words = text[paragraph.start + 1 : paragraph.end]
        start = paragraph.start + 1 + len(words) - len(words.lstrip())
        end = _speech_end(text, Span(start, paragraph.end), lexicon)
        if end is not None:
            yield Quoted(Span(start, end), Span(paragraph.start, end), True, number, number)


def _speech_end(text: str, span: Span, lexicon: Lexicon) -> int | None:
    """Where speech ends before its speaker, its comma included; None where no speaker follows."""
    reading = _read(text, span, lexicon)
    commas = (at for at in _commas(reading, SHORTEST) if _tells(reading, at + 1, lexicon))
    return next((reading.tokens[comma].end for comma in commas), None)


def _read(text: str, span: Span, lexicon: Lexicon) -> Reading:
    return read_tokens(text, [span], (), read=elided_tokens if lexicon.language == "fr" else None)


def _commas(reading: Reading, first: int, stops: frozenset[str] = frozenset()) -> Iterator[int]:
    for at in range(first, len(reading.tokens) - 1):
        if reading.tokens[at].text in (",", "?", "!") or reading.tokens[at].text in stops:
            yield at


def _tells(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    """Whether a speaker and a verb of saying begin at `at`, in either order."""
    return _inverted(reading, at, lexicon) or _follows(reading, at, lexicon)


def _inverted(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    tokens, stop = reading.tokens, len(reading.tokens)
    while lexicon.verb_first and at < stop and _before_participle(reading, at, lexicon):
        at += 1
    if at >= stop or tokens[at].capital:
        return False
    if tokens[at].low not in lexicon.saying and (tokens[at].low not in GOING_ON or lexicon.language != "fr"):
        return False
    if tokens[at].low in lexicon.ambiguous:
        return False
    clitic = tokens[at - 1].low in lexicon.pronouns and _is_tied(reading, at - 1)
    return clitic or phrase_after(tokens, lexicon, at + 1, stop) is not None


def _before_participle(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    low = reading.tokens[at].low
    if low in lexicon.auxiliaries or low in REFLEXIVES:
        return True
    return low in lexicon.pronouns and _is_tied(reading, at)


def _is_tied(reading: Reading, at: int) -> bool:
    """Whether a hyphen ties a pronoun to the verb before it: "a-t-elle", not "on parle"."""
    return reading.text[reading.tokens[at].start - 1] == "-"


def _follows(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    tokens, stop = reading.tokens, len(reading.tokens)
    if at >= stop or not may_open_phrase(tokens[at], lexicon):
        return _role_first(reading, at, lexicon)
    return _verb_ends(reading, at, lexicon)


def _role_first(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    """Whether small words and a name begin at `at`: "pensioner Ann Lee said"."""
    ahead = reading.tokens[at + 1 : at + 4]
    word = at < len(reading.tokens) and reading.tokens[at].low not in lexicon.functions
    return word and any(token.capital for token in ahead) and _verb_ends(reading, at, lexicon)


def _verb_ends(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying ends the clause at `at`: nothing but a place or time follows it."""
    tokens, stop = reading.tokens, len(reading.tokens)
    for verb in range(at + 1, min(stop, at + REACH)):
        if tokens[verb].text in (".", ";", "?", "!"):
            return False
        if tokens[verb].low not in lexicon.saying or not is_finite(tokens, verb, at, lexicon):
            continue
        after = tokens[verb + 1] if verb + 1 < stop else None
        ends = (
            after is None
            or after.text in (".", ",")
            or (after.low in lexicon.times or after.low in lexicon.prepositions)
        )
        subject = subject_before(reading, lexicon, at, verb)
        return ends and subject is not None and subject[0] <= at + 2
    return False
