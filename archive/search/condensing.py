"""A question too long for a query, as the words that tell what it is about."""

from collections import Counter

from archive.search.analysis import LONGEST_WORD, WORD, fold
from archive.search.stemming import is_small_anywhere

__all__ = ["beginning", "condensed"]

READ = 8_000  # characters looked at


def beginning(text: str, characters: int) -> str:
    """So much of a longer text, without a last word that would be cut."""
    cut = text[:characters]
    if text[characters].isspace():
        return cut
    whole = cut.rstrip().rpartition(" ")[0]
    return whole if len(cut) - len(whole) <= LONGEST_WORD else cut


def condensed(text: str, *, words: int, characters: int) -> str:
    """So many different words of a text, in small letters, in its order, in at most so many characters:
    those that come most often, then those that come first. Small words ("of", "which") and single letters
    are left out."""
    printed: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for word in WORD.findall(text[:READ]):
        folded = fold(word)
        if (len(folded) > 1 or not folded.isascii()) and not is_small_anywhere(folded):
            printed.setdefault(folded, word.lower())
            counts[folded] += 1
    kept: set[str] = set()
    for folded, _ in counts.most_common(words):
        characters -= len(printed[folded]) + 1
        if characters < 0:
            break
        kept.add(folded)
    return " ".join(word for folded, word in printed.items() if folded in kept)
