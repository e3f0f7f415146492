"""Of whom quoted words tell: whoever says "He counts my steps" is not the "he" of it."""

import re

from archive.extract.words.tokens import Reading, Sentence

__all__ = ["told_of"]

# Pronouns for somebody else than the speaker, and their gender.
MEN, WOMEN = ("he", "him", "his", "himself"), ("she", "her", "hers", "herself")
THIRD = dict.fromkeys(MEN, "m") | dict.fromkeys(WOMEN, "f")
WORDS = re.compile(r"\b(?:he|him|his|himself|she|hers?|herself)\b", re.IGNORECASE)


def told_of(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """The genders, "m" and "f", of those of whom the quotations of a sentence tell."""
    quoted = (token for token in reading.tokens[sentence.first : sentence.last] if token.kind == "quoted")
    found = (WORDS.findall(reading.text, token.start, token.end) for token in quoted)
    return frozenset(THIRD[word.lower()] for words in found for word in words)
