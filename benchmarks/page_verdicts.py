"""What an answer about a page's day of publication is worth; an invented date is worse than none."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from archive import dates as edtf

Verdict = Literal["right", "unknown", "partial", "wrong", "invented"]
"""unknown: no answer though the page tells it; partial: less exact than the page and compatible with it
(a month, a set of two days, no year); wrong: another day; invented: a date where the page tells none."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def verdict(right: str | None, found: str | None) -> Verdict:
    """Judge one answer (EDTF, None for unknown) by the day that is right (ISO, None for unknowable)."""
    if right == found:
        return "right"
    if right is None:
        return "invented"
    if found is None:
        return "unknown"
    value, day = edtf.parse(found), date.fromisoformat(right)
    possible = any(first <= day <= last for first, last in value.intervals)
    return "partial" if possible or not value.intervals else "wrong"


def tally(right: Mapping[str, str | None], found: Mapping[str, str | None]) -> Counter[Verdict]:
    """How often each verdict falls; a page that is not in `found`, since it could not be read, is unknown."""
    return Counter(verdict(day, found[page]) if page in found else "unknown" for page, day in right.items())
