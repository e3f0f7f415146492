"""Texts and headlines all in capitals, read as if they had small letters: names keep their capitals."""

import re
from collections.abc import Sequence
from functools import cache

from archive.extract.words.speechwords import Lexicon
from archive.extract.words.speechwords import lexicon as lexicon_of
from archive.extract.words.tokens import fold
from archive.text import Span

WORD = re.compile(r"[^\W\d_][^\W_]*+(?:[-'’][^\W_]++)*+")
# A word with a capital inside a sentence: it keeps it in capitals too.
INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]++")
# What stands before the first word of a sentence.
OPENING = re.compile(r"(?:\A|[.!?][\"”’'»)]{0,2}\s)[\s\"“‘«(]{0,3}\Z")
# Fewer words than these in capitals are an abbreviation, a label or a name.
FEWEST = 4
SHARE = 0.5


def with_small_letters(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> str:
    """The text with small letters where a paragraph has none: of the same length, letter for letter.

    Words of the language's lists become small; others keep a capital where the rest of the text gives
    them one, or where there is no such rest.
    """
    loud = [span for span in paragraphs if _is_loud(text, span)]
    if not loud or lexicon.unicased:
        return text
    most = sum(map(len, loud)) > SHARE * sum(map(len, paragraphs))
    known = None if most else frozenset(word.lower() for word in INSIDE.findall(text))
    small = _small_words(lexicon.language)

    def cased(match: re.Match[str]) -> str:
        word, low = match.group(), match.group().lower()
        if len(low) != len(word):
            return word
        if OPENING.search(match.string, max(0, match.start() - 6), match.start()):
            return word[0] + low[1:]
        keeps = low in known if known is not None else fold(low) not in small
        return word[0] + low[1:] if keeps else low

    pieces, at = [], 0
    for span in loud:
        pieces += [text[at : span.start], WORD.sub(cased, text[span.start : span.end])]
        at = span.end
    return "".join([*pieces, text[at:]])


@cache
def _small_words(language: str) -> frozenset[str]:
    """Words that have no capital inside a sentence."""
    words = lexicon_of(language)
    return words.functions | words.verbs | words.participles | words.nominals | words.nouns


def _is_loud(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    return words.isupper() and words.count(" ") >= FEWEST - 1
