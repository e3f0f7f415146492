"""Queries for the search benchmark: words of its own documents, by how many of these hold them."""

import random
import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["KINDS", "PAGE", "SAMPLE", "SPARE", "queries"]

PAGE = "common word, whole page"
KINDS = (PAGE, "common word", "rare word", "two words", "phrase", "prefix", "filter + word", "newest first")
SAMPLE = 4_000  # documents whose words are counted
COMMON, MIDDLE = 0.04, 0.01  # least parts of the documents that hold a common and a middling word
RARE = (3, 12)  # documents of the sample that hold a rare word
SPARE = 10  # more queries of each kind, to warm a process up with
_WORD = re.compile(r"[a-z]{4,}")


def queries(documents: Iterable[str], count: int, *, seed: int = 3) -> dict[str, list[str]]:
    """Of words of the documents; by kind, at most `count` texts, the last SPARE of them to warm up with.

    No text comes twice in a kind. Kinds of common words may share some, but each kind is asked of a
    process of its own."""
    rng = random.Random(seed)
    texts = [_WORD.findall(text.lower()) for text in documents]
    frequency = Counter(word for words in texts for word in set(words))
    common = [word for word, n in frequency.items() if n >= COMMON * len(texts)]
    middle = [word for word, n in frequency.items() if n >= MIDDLE * len(texts)]
    rare = [word for word, n in frequency.items() if RARE[0] <= n <= RARE[1]]
    prefixes = sorted({word[:3] for word in middle})
    known = frozenset(middle)
    pairs = {tuple(words[at : at + 2]) for words in texts if len(words) > 40 for at in (10, 30)}
    phrases = sorted(f'"{one} {other}"' for one, other in pairs if {one, other} <= known)
    for listed in (common, middle, rare, prefixes, phrases):
        listed.sort()
        rng.shuffle(listed)
    both = {" ".join(rng.sample(middle, 2)) for _ in range(2 * count)} if len(middle) > 1 else set()
    found = {
        PAGE: common,
        "common word": common[::-1],
        "rare word": rare,
        "two words": sorted(both),
        "phrase": phrases,
        "prefix": [f"{prefix}*" for prefix in prefixes],
        "filter + word": common,
        "newest first": common,
    }
    return {kind: listed[:count] for kind, listed in found.items()}
