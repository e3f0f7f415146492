"""Which paragraphs of a transcript's turns are read for what others said: those that show a sign of it."""

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


def telling(text: str, paragraphs: Sequence[Span], turns: Floor, words: Lexicon) -> Sequence[Span]:
    """The paragraphs outside turns, and those within that hold a quotation mark or a usual verb of telling.

    Most of what is said in a turn reports nobody, and to read it all would take longer than the rest of the
    text. In other languages than English all of it is read.
    """
    if words.language != "en":
        return paragraphs
    return [span for span in paragraphs if not turns.held(span.start) or _tells(text, span)]


def _tells(text: str, span: Span) -> bool:
    words = span.of(text)
    if any(mark in words for mark in MARKS) or SINGLE.search(words):
        return True
    return not SIGNS.isdisjoint(words.split())
