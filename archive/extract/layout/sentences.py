"""Where sentences end in running text: to name an article after its first one, to tell whose a day is."""

import re
from collections.abc import Iterator

from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["sentence_end", "sentence_ends"]

_STOP = re.compile(r"[.!?…。؟۔](?P<marks>[”\"’'»)\]]*+)(?=\s|$|[“\"‘«]|(?<=。))")
_LAST_WORD = re.compile(r"[^\s(“\"‘«\[]+$")


def sentence_end(text: str, start: int, end: int) -> int:
    """One past the last mark of the first sentence of `start` to `end`; `end` where none closes."""
    return next((stop.end for stop in sentence_ends(text, start, end)), end)


def sentence_ends(text: str, start: int, end: int) -> Iterator[Span]:
    """From the mark that ends each sentence of `start` to `end` to one past the last mark after it."""
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] != "." or not _is_abbreviation(text, start, stop):
            yield Span(stop.start(), stop.end())


def _is_abbreviation(text: str, start: int, stop: re.Match[str]) -> bool:
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    if word is None or stop["marks"]:
        return False
    low = word[0].lower()
    initial = len(low.rpartition(".")[2]) == 1 and word[0][-1].isalpha()
    if not (initial or low in terms("abbreviations")):
        return False
    after = text[stop.end() : stop.end() + 2].strip()
    return bool(after) and (len(low) < 5 or not after[0].isupper())
