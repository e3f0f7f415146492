"""Text and spans to safe HTML: the one module that escapes, marks and calls bleach.

Everything is escaped first and marked after. What then holds anything but escaped text and our own tags
goes through bleach. Marks may overlap: they are split at their boundaries, so that the tags nest. What comes
out, its tags stripped and its entities resolved, equals what went in, save that control characters, which
HTML cannot hold, show as their pictures (U+2400 and up).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import local
from typing import Literal

import bleach
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.text import Span
from archive.web.languages import direction_of

Tag = Literal["q", "span", "mark"]

TAGS = frozenset({"q", "span", "mark"})
ATTRIBUTES = {tag: ["id", "class"] for tag in TAGS}
# Escaped text, and what is made of it: that text with tags as `Mark.opening` and `_close` write them.
_ESCAPED = r"""(?:[^<>&"']++|&(?:amp|lt|gt|quot|#x27);)*+"""
_TAG = rf"""<(?:/(?:q|span|mark)|(?:q|span|mark)(?: id="{_ESCAPED}")?(?: class="{_ESCAPED}")?)>"""
_SOUND = re.compile(rf"{_ESCAPED}(?:{_TAG}{_ESCAPED})*+")
OUTERMOST: tuple[Tag, ...] = ("q", "span", "mark")
CONTROL_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10)} | {127: 0x2421}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to wrap in a tag. The `id` goes on the first piece only, `classes` on every piece."""

    span: Span
    tag: Tag = "mark"
    classes: str = ""
    id: str = ""

    @property
    def rank(self) -> tuple[int, int]:
        """Among marks that begin together, the longest opens first, then by tag."""
        return -self.span.end, OUTERMOST.index(self.tag)

    def opening(self, *, first: bool) -> str:
        attributes = [("id", self.id if first else ""), ("class", self.classes)]
        said = "".join(f' {name}="{escape(value)}"' for name, value in attributes if value)
        return f"<{self.tag}{said}>"


def plain(text: str) -> SafeString:
    """The text, escaped."""
    return escape(text.translate(CONTROL_PICTURES))


def marked(text: str, marks: Iterable[Mark], *, within: Span | None = None) -> SafeString:
    """The text, or the part of it `within`, escaped and with its marks. Spans count from the text's start."""
    window = Span(0, len(text)) if within is None else within
    inside = [mark for mark in marks if len(mark.span) and mark.span.overlaps(window)]
    if not inside:
        return plain(window.of(text))
    return _wall("".join(_pieces(text, inside, window)))


def highlighted(text: str, spans: Iterable[Span]) -> SafeString:
    """The text with the words that a search matched."""
    return marked(text, [Mark(span) for span in spans])


@lru_cache(maxsize=256)
def in_language(tag: str) -> SafeString:
    """Attributes of an element by the language of its words, empty when unknown: ` lang="fa" dir="rtl"`."""
    said = f' lang="{escape(tag)}"' if tag else ""
    return mark_safe(f'{said} dir="{direction_of(tag)}"')  # noqa: S308


def _pieces(text: str, marks: list[Mark], window: Span) -> Iterable[str]:
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end) if edge in window}
    stops = sorted({window.start, *edges, window.end})
    by_start = sorted(marks, key=lambda mark: (mark.span.start, mark.rank))
    stack: list[Mark] = []
    waiting = iter(by_start)
    upcoming = next(waiting, None)
    for here, there in pairwise(stops):
        yield from _close(stack, here)
        while upcoming is not None and upcoming.span.start <= here:
            stack.append(upcoming)
            yield upcoming.opening(first=upcoming.span.start >= window.start)
            upcoming = next(waiting, None)
        yield plain(text[here:there])
    yield from (f"</{mark.tag}>" for mark in reversed(stack))


def _close(stack: list[Mark], here: int) -> Iterable[str]:
    """Close what ends here, and what lies above it only for as long as that takes."""
    ending = [index for index, mark in enumerate(stack) if mark.span.end <= here]
    if not ending:
        return
    above = stack[ending[0] :]
    del stack[ending[0] :]
    yield from (f"</{mark.tag}>" for mark in reversed(above))
    for mark in above:
        if mark.span.end > here:
            stack.append(mark)
            yield mark.opening(first=False)


def _wall(html: str) -> SafeString:
    """One more wall: the text is escaped already, and only these tags and attributes may stand. What is not
    of that form to the letter, bleach makes so; the rest it would leave as it is, in 400 times the time."""
    return mark_safe(html if _SOUND.fullmatch(html) else _WALLS.cleaner.clean(html))  # noqa: S308


class _Walls(local):
    """bleach's cleaner, made once a thread: it keeps state while it reads, and is slow to make."""

    def __init__(self) -> None:
        self.cleaner = bleach.Cleaner(tags=TAGS, attributes=ATTRIBUTES)


_WALLS = _Walls()
