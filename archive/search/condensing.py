"""A question too long for a query, as the words that tell what it is about."""

from archive.search.analysis import WORD, fold
from archive.search.stemming import is_small_anywhere

__all__ = ["condensed"]

READ = 8_000  # characters looked at


def condensed(text: str, *, words: int, characters: int) -> str:
    """The first so many different words of a text, small ones ("of", "which") and single letters left out,
    in small letters and in at most so many characters."""
    kept: dict[str, str] = {}
    left = characters
    for word in WORD.findall(text[:READ]):
        folded = fold(word)
        if folded in kept or (len(folded) < 2 and folded.isascii()) or is_small_anywhere(folded):
            continue
        left -= len(word) + 1
        if left < 0 or len(kept) == words:
            break
        kept[folded] = word.lower()
    return " ".join(kept.values())
