"""What a writer is, not for whom: "Political Correspondent", "Staff Writer", "News Desk"."""

import re

from archive.extract.layout.frame_line import stripped
from archive.text import Span

__all__ = ["post_in", "without_post"]

_POST = re.compile(
    r"\b(?:(?:Staff|Senior|Chief|Special|Our|Own|Deputy|Assistant|Contributing|Political|Foreign|Diplomatic"
    r"|Business|Economics|Sports|Features|Health|Science|Legal|Court)\s+){0,3}"
    r"(?:(?:Writer|Editor|Correspondent|Reporter|Journalist|Redakteur|Redakteurin|Korrespondent|Korrespondentin"
    r"|Correspondant|Correspondante)s?\b|Foreign Service\b|(?:News|Web|City|National|World)?\s?Desk\b"
    r"|(?<=\s)Staff\b|Staff\s+Report\b|Newsroom\b|Redaktion\b|Rédaction\b|Redacción\b|Redazione\b)",
    re.IGNORECASE,
)


def post_in(text: str, start: int, end: int) -> Span | None:
    """Where a writer's post stands in a part of a line; None where none does."""
    post = _POST.search(text, start, end)
    return Span(post.start(), post.end()) if post else None


def without_post(text: str, span: Span) -> Span:
    """What stands before a writer's post: the outlet of "Valley News Writer", nothing of "Staff Writer"."""
    post = post_in(text, span.start, span.end)
    return stripped(text, span.start, post.start) if post else span
