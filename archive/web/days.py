"""Days besides an article's own: of its dateline, and of the statements that it reports, in words."""

from collections.abc import Iterable

from archive import dates
from archive.models import Evidence, Quotation

__all__ = ["MOST_DAYS", "days_shown", "said_words"]

MOST_DAYS = 4  # named at once
OPEN = "a day left open"


def days_shown(rows: Iterable[Evidence]) -> str:
    """The days of these rows, each once, in the order of the text."""
    named = list(dict.fromkeys(in_words(row.value) for row in rows))
    more = len(named) - MOST_DAYS
    return "; ".join([*named[:MOST_DAYS], *([f"{more} more"] if more > 0 else [])])


def in_words(edtf: str) -> str:
    """One day for readers; unplaced where the text names it and the archive cannot place it."""
    if not edtf:
        return OPEN
    words = dates.words(edtf)
    return ", ".join(part for part in (words.known, words.inferred) if part)


def said_words(quotation: Quotation) -> str:
    """What the article's page says of the words that name a quotation's day."""
    return f"said on {in_words(quotation.said_on)}" if quotation.said_on else "said on a day left open"
