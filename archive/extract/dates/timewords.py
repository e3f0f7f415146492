"""Words that tell another time than the one just spoken of: a year, a month, "last week", "two days ago"."""

import re
from functools import cache

from archive.extract.words.terms import table, terms

__all__ = ["tells_time"]

_YEAR = re.compile(r"(?<![\w.,-])(?:1[89]|20)\d\d(?:s\b|(?![\w%]|[.,-]\d))")
_WORD = re.compile(r"[^\W\d_](?:[\w\u064b-\u0652\u200c]|['’-](?=[^\W\d_]))*+")
_ELISION = re.compile(r"\b([dl]|qu)['’]", re.IGNORECASE)
# Shorter names of months are other words as well: "Mar", "May".
_SHORTEST_MONTH = 4


def tells_time(words: str, language: str) -> bool:
    """Whether some words of a sentence tell when, by more than an hour of the day."""
    if _YEAR.search(words):
        return True
    found = _WORD.findall(_ELISION.sub(r"\1 ", words) if language == "fr" else words)
    if any(_names_a_month(word) for word in found):
        return True
    low = [word.lower() for word in found]
    phrases = terms(f"time-phrases-{language}")
    if not phrases.isdisjoint(low) or _joins(low, language):
        return True
    whole = f" {' '.join(low)} "
    return any(f" {phrase} " in whole for phrase in phrases if " " in phrase)


def _names_a_month(word: str) -> bool:
    return word[0].isupper() and len(word) >= _SHORTEST_MONTH and word.lower() in _months()


def _joins(words: list[str], language: str) -> bool:
    """Whether a span of time stands beside a word that places it: "last week", "three days ago"."""
    spans, places = terms(f"time-spans-{language}"), terms(f"time-places-{language}")
    return any(
        word in spans and not places.isdisjoint((*words[max(0, at - 2) : at], *words[at + 1 : at + 2]))
        for at, word in enumerate(words)
    )


@cache
def _months() -> frozenset[str]:
    return frozenset(term.rstrip(".") for term in table("months"))
