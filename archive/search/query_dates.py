"""What follows `date:` in a query: a node of its tree, or what is wrong with it."""

import re

from archive.dates import bounds
from archive.search.tree import Dated

__all__ = ["EXAMPLES", "dated"]

EXAMPLES = "date:2024, date:2024-03, date:2024..2025-03 or date:undated"


def dated(text: str) -> Dated | str:
    """The stretch of days that a text names; what to say about it where it names none."""
    value = text.strip().rstrip(",;")
    if value.lower() == "undated":
        return Dated()
    first, dots, last = value.partition("..")
    ends = [end for end in (first, last) if end]
    if not ends or not all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", end, re.ASCII) for end in ends):
        return f"is no date. Write {EXAMPLES}"
    try:
        days = [bounds(end) for end in ends]
    except ValueError:
        return f"is no day of the calendar; it is ignored. Write {EXAMPLES}"
    if days[0][0] > days[-1][1]:
        return "ends before it begins; it is ignored. Write the earlier date first"
    return Dated(first, last) if dots else Dated(first, first)
