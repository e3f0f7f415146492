"""Which paragraphs of turns and speeches are read for what others said: those that show a sign of it."""

import re
from collections.abc import Sequence

from archive.extract.cues.floor import Floor
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["telling"]

MARKS = '"“”„«»‹›‘'
# The mark that is more often an apostrophe: "don't".
SINGLE = re.compile(r"'(?<![^\W_]')")
# A usual verb of telling, with what may be printed right behind it.
SIGNS = frozenset(f"{verb}{mark}" for verb in terms("telling-signs-en") for mark in ("", *",.:;?-"))


def telling(text: str, paragraphs: Sequence[Span], spoken: Floor, words: Lexicon) -> Sequence[Span]:
    """The paragraphs outside what is spoken at first hand, and those within that hold a quotation mark or a
    usual verb of telling, each with the one before it, which may name whom it means.

    Most of what is said in a turn or a speech reports nobody, and to read it all would take longer than the
    rest of the text. In other languages than English all of it is read.
    """
    if words.language != "en":
        return paragraphs
    turns = [spoken.turn(span.start) for span in paragraphs]
    tells = [turn is None or _tells(text, span) for turn, span in zip(turns, paragraphs, strict=True)]
    leads = [after and one == other for after, one, other in zip(tells[1:], turns, turns[1:], strict=False)]
    return [span for span, *read in zip(paragraphs, tells, [*leads, False], strict=False) if any(read)]


def _tells(text: str, span: Span) -> bool:
    words = span.of(text)
    if any(mark in words for mark in MARKS) or SINGLE.search(words):
        return True
    return not SIGNS.isdisjoint(words.split())
