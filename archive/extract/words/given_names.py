"""Given names: whether a word is one, and whose, by the lists `given-names-*`."""

from functools import cache

from archive.extract.words.terms import terms

__all__ = ["given_gender", "is_given"]

# The first part of a double name ("Pierre-Yves") is at least so long; shorter ones are articles ("al-").
SHORTEST_PART = 3


@cache
def _names(kind: str) -> frozenset[str]:
    return terms(f"given-names-{kind}") | terms(f"given-names-{kind}-more")


def is_given(low: str) -> bool:
    """Whether a word in lower case is a given name, or the first part of a double one is."""
    if low in _names("male") or low in _names("female") or low in _names("either"):
        return True
    first, hyphen, _ = low.partition("-")
    return bool(hyphen) and len(first) >= SHORTEST_PART and is_given(first)


def given_gender(low: str) -> str:
    """ "m" or "f" as a given name in lower case tells, "" where it does not."""
    if low in _names("either"):
        return ""
    if low in _names("male"):
        return "m"
    if low in _names("female"):
        return "f"
    first, hyphen, _ = low.partition("-")
    if hyphen and first == "jean":  # a man's in French, though "Jean" alone may be a woman's
        return "m"
    return given_gender(first) if hyphen and len(first) >= SHORTEST_PART else ""
