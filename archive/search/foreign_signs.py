"""Signs of other languages of search, and a field that stands apart: what to say about each."""

import re
from collections.abc import Collection

__all__ = ["advice"]

RULES = (
    (re.compile(r"&&"), "means nothing here: words side by side must all occur"),
    (re.compile(r"\|+|[^\s|]+(?:\|+[^\s|]+)+"), "means nothing here: write a OR b"),
    (re.compile(r"\+\w.*"), "is searched without its +: every word must occur anyway"),
    (re.compile(r"NEAR"), "is searched as a word: write a NEAR/5 b"),
    (re.compile(r"near/\d+", re.IGNORECASE), "is searched as words: write a NEAR/5 b, in capitals"),
)


def advice(word: str, fields: Collection[str]) -> str:
    """What the writer of a word should know; empty for an ordinary one."""
    name = word.lower().removesuffix(":")
    if word.endswith(":") and name in fields:
        return f"is searched as a word: to look there write {name}:word, without a blank"
    return next((what for form, what in RULES if form.fullmatch(word)), "")
