"""Reported speech in scripts without capitals: each language's reader of names and of cues, by its tag."""

from collections.abc import Mapping
from typing import Protocol

from archive.extract.cues.clauses import Reported
from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.speech_ar import ArabicSpeech
from archive.extract.cues.speech_fa import PersianSpeech
from archive.extract.people.later_names import all_names
from archive.extract.people.names import Name
from archive.extract.people.names_ar import ArabicNames
from archive.extract.people.names_fa import PersianNames
from archive.extract.words.phrases import Range
from archive.extract.words.tokens import Reading, Sentence


class Speech(Protocol):
    """What finds the speakers of one text's sentences."""

    def cue(self, frame: Frame) -> Cue | None: ...

    def lead_in(self, sentence: Sentence) -> Cue | None: ...

    def topic(self, sentence: Sentence) -> Range | None: ...

    def reported(self, sentence: Sentence) -> Reported | None: ...

    def gender(self, verb: int) -> str: ...


def unicased_names(reading: Reading, language: str) -> tuple[Name, ...]:
    """Every name of a text without capitals, in its order; none in a language without rules."""
    if language == "ar":
        return all_names(ArabicNames(reading))
    return all_names(PersianNames(reading)) if language == "fa" else ()


def speech_of(reading: Reading, language: str, names: Mapping[int, Name]) -> Speech | None:
    """The reader of cues for a language without capitals; None for any other."""
    if language == "ar":
        return ArabicSpeech(reading, names)
    return PersianSpeech(reading, names) if language == "fa" else None
