"""Guess the encoding of text that is no UTF-8: charset-normalizer's candidates, ranked by alphabets."""

from functools import cache
from pathlib import Path

from charset_normalizer import from_bytes

from archive.parse import limits

CANDIDATES = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1253",
    "cp1255",
    "cp1257",
    "iso8859_2",
    "iso8859_6",
    "koi8_r",
    "gb18030",
    "shift_jis",
    "euc_jp",
    "big5",
    "cp949",
    "cp874",
    "cp1258",
)
"""Legacy encodings of the web, most used first; of equally good guesses the first wins."""

_WITHOUT_ALPHABET = 0.9

# What texts of every language hold past ASCII besides letters; other signs (¹ ± ¶) betray a wrong guess.
_PUNCTUATION = frozenset("\u00a0‘’‚“”„«»‹›–—…•·¿¡€£©®™§°،؛؟٪\u200c\u200d\u200e\u200f")


def guesses(data: bytes) -> list[tuple[str, float]]:
    """Encodings and their certainty, from the likeliest down.

    Each is judged by how well its letters past ASCII make up one language's alphabet, how garbled it is
    and how like a language (charset-normalizer's "chaos" and "coherence"); of equals the most used wins.
    """
    sample = _sample(data)
    ranked = []
    for match in from_bytes(sample, cp_isolation=list(CANDIDATES), enable_fallback=False):
        for name in (name for name in match.could_be_from_charset if name in CANDIDATES):
            fit = alphabet_fit(str(match), name)
            certainty = (1 - match.chaos) * fit * (0.6 + match.coherence * 0.4)
            score = round(fit - match.chaos + match.coherence / 5, 2)
            rank = (score, -CANDIDATES.index(name))
            ranked.append((rank, name, round(min(max(certainty, 0.05), 0.9), 2)))
    return [(name, certainty) for _, name, certainty in sorted(ranked, reverse=True)]


def alphabet_fit(value: str, encoding: str) -> float:
    """The share of the letters past ASCII that the best fitting language written in `encoding` has."""
    letters = [letter for letter in value.lower() if letter > "\x7f" and letter not in _PUNCTUATION]
    if encoding not in alphabets() or not letters:
        return _WITHOUT_ALPHABET
    return max(sum(letter in known for letter in letters) for known in alphabets()[encoding]) / len(letters)


@cache
def alphabets() -> dict[str, list[frozenset[str]]]:
    """For each encoding, the letters past ASCII of the languages that use it."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in Path(__file__).with_name("alphabets.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            encoding, _, letters = row.split(" ")
            found.setdefault(encoding, []).append(frozenset(letters))
    return found


def _sample(data: bytes) -> bytes:
    """The lines that say most about the encoding: those with bytes past ASCII, up to a bound."""
    telling = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    return b"".join(telling)[: limits.GUESS_BYTES]
