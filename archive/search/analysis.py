"""Words as the index and queries see them: found, folded and stemmed alike on both sides.

A word is a run of letters, digits and marks. Folding drops case, accents, Arabic diacritics, tatweel and
zero-width joiners, unifies letters that one script writes in several ways, and turns all digits into
ASCII. Marks of scripts in which they make another letter (kana, Thai, Devanagari) stay. Letters of scripts
that are written without spaces (ideographs, kana, Thai, Lao, Burmese, Khmer) are words of their own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from archive.search.stemming import READ_ACCENTS, stem
from archive.text import Span

__all__ = [
    "JOINED",
    "LONGEST_WORD",
    "STEM_MARK",
    "WORD",
    "fold",
    "folded",
    "folded_words",
    "primary",
    "spelled",
    "stem_terms",
    "words",
]

LONGEST_WORD = 64  # code points; a longer run (a hash, a base64 line) is cut for the index
STEM_MARK = "\x1f"  # between a stem and its language, so that stems of two languages never meet


def _marks() -> str:
    """Combining marks of the Basic Multilingual Plane as ranges of a character class."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0xFB1F):
        if unicodedata.category(chr(code)) in ("Mn", "Mc"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# Thai and Lao, Burmese, Khmer, kana, ideographs; digits of these scripts are written as everywhere.
_UNSPACED = (
    "\u0e01-\u0e4e\u0e80-\u0ecf\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u1780-\u17d3"
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_JOINERS = "\u200c\u200d\u00ad"
_NO_JOINERS = str.maketrans(dict.fromkeys(_JOINERS))
_LETTER = rf"[^\W{_UNSPACED}]"
WORD = re.compile(rf"{_LETTER}++(?:[{_marks()}{_JOINERS}]++{_LETTER}*+)*+|[{_UNSPACED}][{_marks()}]*+")

# What no word ends before or begins after: one more letter of the same word.
JOINED = re.compile(rf"[^\W{_UNSPACED}]|[{_marks()}{_JOINERS}]")

# Accents and vowel signs of Latin, Greek, Cyrillic, Hebrew and Arabic letters, which many leave out.
_LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)

# Letters that no decomposition unifies: Latin letters with strokes, and the Arabic script's variants.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
        "ی": "ي", "ى": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه",
        "ٱ": "ا", "ـ": None, "\u200c": None, "\u200d": None, "\u00ad": None,
    }
)  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The form under which a word is indexed; may be empty for a word of marks alone."""
    return folded(word)[:LONGEST_WORD]


def folded(text: str) -> str:
    """A text, or a word of any length, in the form that words are compared by."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    kept = "".join(map(_plain, _LEFT_OUT.sub("", decomposed)))
    return unicodedata.normalize("NFC", kept)


def _plain(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Each folded word of a text and its place there, in order."""
    for match in WORD.finditer(text):
        word = fold(match.group())
        if word:
            yield word, Span(match.start(), match.end())


def folded_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word for word in map(fold, WORD.findall(text)) if word]


def primary(language: str) -> str:
    """The primary subtag of a BCP 47 tag, lower case."""
    return language.partition("-")[0].lower()


def spelled(word: str) -> str:
    """A word in small letters with its accents, composed: what rules of stemming read."""
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    return unicodedata.normalize("NFC", word.lower().translate(_NO_JOINERS))


def stem_terms(word: str, language: str) -> tuple[str, str]:
    """The terms under which a word of a language is found whatever its ending: by the rules' reading of the
    word as it is spelled, and of the word without its accents, as many type it. Nearly always equal."""
    return _stem_terms(spelled(word), language)


@lru_cache(maxsize=65_536)
def _stem_terms(word: str, language: str) -> tuple[str, str]:
    bare = fold(word)
    stemmed, rules = stem(bare, language)
    plain = f"{stemmed}{STEM_MARK}{rules}"
    if word.isascii() or language not in READ_ACCENTS or len(word) > LONGEST_WORD:
        return plain, plain
    stemmed, _ = stem(word, language)
    return f"{fold(stemmed) or bare}{STEM_MARK}{rules}", plain
