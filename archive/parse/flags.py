"""Flag what a curator should look at in a text: mojibake, direction overrides, look-alike letters.

Nothing is rewritten. Look-alikes: https://www.unicode.org/reports/tr39/#Mixed_Script_Detection
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

from archive.parse import limits
from archive.text import Document, Flag, Span, Stated

AT_MOST = 20
"""Flags of one kind that are kept for a document."""

_LONGEST_SHOWN = 80
_REPLACEMENT = re.compile("\ufffd+")
_OVERRIDE = re.compile("[\u202d\u202e]")
_OPENING = re.compile("[\u202a\u202b\u2066\u2067\u2068]")
_CLOSING = re.compile("[\u202c\u2069]")
# A Latin letter beside a Cyrillic or Greek one; Greek symbols of physics stand alone or before digits.
_MIXED = re.compile("[A-Za-z](?=[\u0370-\u03ff\u0400-\u04ff])|[\u0370-\u03ff\u0400-\u04ff](?=[A-Za-z])")
_OTHER = re.compile("[\u0370-\u04ff]")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{0,60}\Z")
_LETTERS = re.compile(r"[^\W\d_]{1,60}")
_SHORTEST_WORD = 3


def of(document: Document) -> tuple[Flag, ...]:
    """Every flag of a document's text and of its stated names."""
    value = document.text.value[: limits.FLAGGED_CHARACTERS]
    found = [] if value.isascii() else list(_in_text(value))
    return (*found, *_in_names(document.stated))


def _in_text(value: str) -> Iterator[Flag]:
    """What the rules find line by line: most lines are ASCII, and those hold nothing to flag."""
    left = dict.fromkeys(_RULES, AT_MOST)
    start = 0
    for line in value.splitlines(keepends=True):
        for rule in _RULES if not line.isascii() else ():
            for flag in islice(rule(line), left[rule]):
                left[rule] -= 1
                yield replace(flag, span=_moved(flag.span, start))
        start += len(line)


def _moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


def _mojibake(line: str) -> Iterator[Flag]:
    """Where ftfy would decode a line anew, with what it would make of it."""
    if _ftfy().is_bad(line):
        fixed = _ftfy().fix_encoding(line)
        if fixed != line:
            yield _repair(line, fixed)


def _lost(line: str) -> Iterator[Flag]:
    """Where characters were lost before or in decoding."""
    for match in _REPLACEMENT.finditer(line):
        says = "Characters are missing here: their bytes could not be decoded."
        yield Flag("mojibake", says, Span(*match.span()))


@cache
def _ftfy() -> Any:
    """Loaded for the first text past ASCII: it takes a fifth of a second."""
    return import_module("ftfy")


def _repair(line: str, fixed: str) -> Flag:
    """The flag for the part of a line that ftfy would change."""
    shortest = min(len(line), len(fixed))
    start = next((n for n in range(shortest) if line[n] != fixed[n]), shortest)
    tail = next((n for n in range(shortest - start) if line[-1 - n] != fixed[-1 - n]), shortest - start)
    end = max(start + 1, len(line) - tail)
    shown = fixed[start : len(fixed) - tail][:_LONGEST_SHOWN]
    says = f"These characters look like text decoded in a wrong encoding; meant, it seems: {shown}"
    return Flag("mojibake", says, Span(start, end))


def _overrides(line: str) -> Iterator[Flag]:
    """Characters that reverse the printed order, and an embedding or isolate that the line leaves open."""
    for match in _OVERRIDE.finditer(line):
        says = f"A direction override (U+{ord(match.group()):04X}) prints what follows in another order."
        yield Flag("bidi", says, Span(*match.span()))
    opened = [match.start() for match in _OPENING.finditer(line)]
    if len(opened) > len(_CLOSING.findall(line)):
        says = "A direction mark is opened here and not closed in its line."
        yield Flag("bidi", says, Span(opened[-1], opened[-1] + 1))


def _look_alikes(line: str) -> Iterator[Flag]:
    """Words of three letters up that mix Latin letters with Cyrillic or Greek ones."""
    if not _OTHER.search(line):
        return
    end = 0
    for match in _MIXED.finditer(line):
        if match.start() < end:
            continue
        before = _LETTERS_BEFORE.search(line, max(0, match.start() - 60), match.start())
        start = before.start() if before else match.start()
        word = _LETTERS.match(line, start)
        end = word.end() if word else match.end() + 1
        if end - start >= _SHORTEST_WORD:
            yield Flag("look-alike", _mixed_says(line[start:end]), Span(start, end))


_RULES = (_mojibake, _lost, _overrides, _look_alikes)


def _mixed_says(word: str) -> str:
    return f"“{word}” mixes letters of two alphabets that look alike; it may not be the word it seems."


def _in_names(stated: Stated) -> Iterator[Flag]:
    for given in (*stated.title, *stated.source, *stated.speakers):
        if not given.value.isascii():
            for flag in islice((*_look_alikes(given.value), *_overrides(given.value)), AT_MOST):
                yield Flag(flag.kind, f"The container's {given.origin}: {flag.says}")
