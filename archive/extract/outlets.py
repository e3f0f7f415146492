"""Names of outlets and places: what a printed name is, by lists and by its shape."""

import re
from functools import cache

from archive.extract.terms import terms
from archive.text import Span

__all__ = ["is_acronym", "is_agency", "is_outlet", "is_place", "names_in"]

_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,7}")
_JOINT = re.compile(r"\s*(?:[,;/&]|\band\b|\bet\b|\bund\b|\by\b|،|و(?=\s))\s*")
_NAME_MOST = 60


def is_agency(name: str) -> bool:
    """Whether a list of agencies holds the name as printed, or with another case than its own."""
    bare = name.strip().strip(".")
    return bare in terms("agencies") or (len(bare) > 4 and bare.lower() in _agencies())


def is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name.strip()) is not None and not is_place(name)


def is_outlet(name: str) -> bool:
    """An agency, an acronym, or a capitalised name with a word such as News, Herald or Agency in it."""
    if is_agency(name) or is_acronym(name):
        return True
    words = re.findall(r"\w+", name)
    return (
        len(words) > 1 and name[:1].isupper() and any(word.lower() in terms("outlet-words") for word in words)
    )


def is_place(name: str) -> bool:
    return name.strip().strip(".").lower() in _cities()


def names_in(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The capitalised names that a credit lists ("PC, Al Mayadeen"); empty where it is no such list."""
    spans, at = [], start
    for joint in [*_JOINT.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        name = text[at:stop].strip()
        if not _is_name(name):
            return ()
        first = text.index(name, at)
        spans.append(Span(first, first + len(name)))
        at = joint.end() if joint else end
    return tuple(spans)


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) > _NAME_MOST or len(words) > 6:
        return False
    first = words[0][0]
    uncased = first.isalpha() and first.lower() == first.upper()
    small = [word for word in words if word[0].islower() and len(word) > 3]
    return (first.isupper() or uncased or is_agency(name)) and not small


@cache
def _agencies() -> frozenset[str]:
    return frozenset(term.lower() for term in terms("agencies") if len(term) > 4)


@cache
def _cities() -> frozenset[str]:
    return frozenset(term.lower() for term in terms("cities"))
