"""Whom a German or French sentence is about: its subject, which may stand behind the verb."""

from collections.abc import Iterator

from archive.extract.cues.subjects import DASHES
from archive.extract.people.cast import Cast
from archive.extract.words.phrases import (
    FRAME,
    Range,
    is_adverbial,
    leading_phrase,
)
from archive.extract.words.phrases_west import GENITIVES
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Sentence, Token

__all__ = ["subject_phrases"]


def subject_phrases(cast: Cast, sentence: Sentence) -> Iterator[Range]:
    """The first phrase that names a person, an office or a body and that no preposition governs, if any."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    stop = min(sentence.last, sentence.first + FRAME)
    at = _past_as_for(tokens, sentence.first) if lexicon.language == "fr" else sentence.first
    if at > sentence.first:
        phrase = leading_phrase(tokens, lexicon, at, stop)
        if phrase is not None and any(token.low in lexicon.nominals for token in tokens[slice(*phrase)]):
            yield phrase
            return
    while at < stop:
        token = tokens[at]
        if token.kind == "quoted" or token.text == ":" or token.text in DASHES:
            return
        if token.low in lexicon.pronoun_genders and _is_nominative(tokens, at, sentence.first, lexicon):
            yield at, at + 1
            return
        if at in cast.at or token.low in lexicon.determiners or token.low in lexicon.roles:
            phrase = leading_phrase(tokens, lexicon, at, stop) or (at, at + 1)
            free = not _is_governed(tokens, at, sentence.first, lexicon)
            if free and _names_somebody(cast, phrase):
                yield phrase
                return
            at = max(at + 1, phrase[1])
        else:
            at += 1


def _past_as_for(tokens: tuple[Token, ...], first: int) -> int:
    """Behind "Quant à", whose article may be part of it: "Quant au chef de village"."""
    as_for = tokens[first].low == "quant" and first + 2 < len(tokens)
    return first + 2 if as_for and tokens[first + 1].low in ("à", "au", "aux") else first


def _is_nominative(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun is a subject: it opens its sentence, or no preposition stands before it."""
    if tokens[at].low == "lui" and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
        return False  # "on lui rapporte"
    return at == first or tokens[at - 1].low not in lexicon.prepositions


def _is_governed(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a preposition, or a noun whose genitive it is, stands before a phrase."""
    if at == first:
        return False
    before = tokens[at - 1]
    if before.low == "als" and tokens[at].low in lexicon.roles:
        return True  # "Als Zeugin trat ihre Nachbarin auf"
    genitive = tokens[at].low in GENITIVES and before.kind == "word" and before.capital
    # "quand", "wenn" open a clause, whose subject comes next.
    return genitive or (before.low in lexicon.prepositions and before.low not in lexicon.openers)


def _names_somebody(cast: Cast, phrase: Range) -> bool:
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    first, last = phrase
    if is_adverbial(tokens, first, lexicon):
        return False
    if any(at in cast.of and cast.of[at].kind == "person" for at in range(first, last)):
        return True
    if lexicon.language == "fr" and tokens[first].low not in lexicon.determiners:
        return False  # "Directrice depuis neuf ans, Anne Roux": who she is comes later
    return any(token.low in lexicon.offices or token.low in lexicon.plurals for token in tokens[first:last])
