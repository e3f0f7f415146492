"""Rows to the index: by hand, by a worker that follows, and checked against the database."""

from archive.indexing.condition import State, state
from archive.indexing.following import follow
from archive.indexing.verifying import Verification, verify
from archive.indexing.writing import Report, bring_up_to_date, clear, describe, rebuild

__all__ = [
    "Report",
    "State",
    "Verification",
    "bring_up_to_date",
    "clear",
    "describe",
    "follow",
    "rebuild",
    "state",
    "verify",
]
