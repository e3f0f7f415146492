"""Where a sentence ends, for texts of one paragraph: enough to name an article after its first one."""

import re

from archive.extract.terms import terms

__all__ = ["sentence_end"]

_STOP = re.compile(r"[.!?…。؟۔](?P<marks>[”\"’'»)\]]*+)(?=\s|$|[“\"‘«]|(?<=。))")
_LAST_WORD = re.compile(r"[^\s(“\"‘«\[]+$")


def sentence_end(text: str, start: int, end: int) -> int:
    """One past the last mark of the first sentence of `start` to `end`; `end` where none closes."""
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] != "." or not _is_abbreviation(text, start, stop):
            return stop.end()
    return end


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
