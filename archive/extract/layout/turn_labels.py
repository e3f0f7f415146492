"""Labels of turns, judged: a speaker's own, a slip of the scan for another's, nobody's known, or none."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import lexicon
from archive.extract.words.terms import pairs, table, terms
from archive.text import Span

__all__ = ["OFTEN", "Start", "judged"]

# A label that recurs so often is a speaker's; initials and names with small letters must.
OFTEN = 3
# The most letters of a label that is somebody's initials.
INITIALS = 3
OFFICES = terms("role-nouns-en") | terms("role-modifiers-en") | terms("role-plurals-en")
# How like another a label is that a scan got wrong, word by word; one letter in five may differ.
ALIKE = 0.78
# Of so many labels that recur a slip is looked for: more are those of no transcript.
MOST = 60
# How many letters more or fewer a label may have whose words a scan parted.
SLIPS = 2
# What follows a label that is a telephone's, not a speaker's.
_NUMBER = re.compile(r"[ \t]*\(?\+?\d{2,4}\)?[\d ./-]{4,}")
_LETTERS = re.compile(r"[^\W\d_]+")
# Words of a label that opens a line of print rather than a turn: "IN THESE WORDS ON TUESDAY".
_NO_NAMES = lexicon("en").functions | terms("no-names-en") | terms("weekdays")


class Start(NamedTuple):
    """Where a turn may begin: its paragraph, its label, where its words begin, the holder of an office in the
    label's brackets, and the label that names who speaks: None where this one is not to be read."""

    paragraph: int
    label: Span
    after: int
    holder: Span | None
    speaks: Span | None


def judged(text: str, starts: Sequence[Start]) -> list[Start]:
    """The starts whose labels open a turn, each with the label that names its speaker."""
    kept = [start for start in starts if not _opens_none(text, start)]
    counts = Counter(_key(text, start.label) for start in kept)
    often = _often(text, kept, counts)
    sure = {key: often.get(key) or _nearest(key, often, counts) for key in counts}
    scanned = any(label is not None and key not in often for key, label in sure.items())
    lone = {_key(text, start.label): start for start in reversed(kept)}
    unsure = [start for key, start in lone.items() if sure[key] is None]
    printed = Counter(_LETTERS.findall(text.lower())) if unsure else Counter[str]()
    for start in unsure:
        if _is_known(text, start, counts, printed, scanned=scanned):
            sure[_key(text, start.label)] = start.label
    return [start._replace(speaks=sure[_key(text, start.label)]) for start in kept]


def _key(text: str, label: Span) -> str:
    return " ".join(label.of(text).lower().split())


def _letters(words: str) -> str:
    return "".join(_LETTERS.findall(words))


def _opens_none(text: str, start: Start) -> bool:
    """Whether a label is a telephone's or the head of a form, or words that run on: "IN THESE WORDS"."""
    if _NUMBER.match(text, start.after):
        return True
    key = _key(text, start.label)
    words = _LETTERS.findall(key)
    heads = terms("turn-labels-not")
    if not words or words[-1] in heads or _letters(key) in heads:
        return True
    named = _is_office(words) or (len(words) > 1 and is_given(words[0]))
    longer = INITIALS - (len(words) > 1)  # "AS:" is somebody's initials
    return not named and any(word in _NO_NAMES and len(word) > longer for word in words)


def _is_office(words: Sequence[str]) -> bool:
    """Whether a label opens or ends as an office does: "minister for trade", "the chief of navy"."""
    first = words[1] if words[0] == "the" and len(words) > 1 else words[0]
    return first in OFFICES or words[-1] in OFFICES or " ".join(words) in pairs("turn-roles")


def _often(text: str, starts: Sequence[Start], counts: Counter[str]) -> dict[str, Span]:
    """The labels, each with the first place where it stands, that are surely those of speakers."""
    roles = pairs("turn-roles")
    found: dict[str, Span] = {}
    for start in starts:
        key = _key(text, start.label)
        if key in roles or counts[key] >= OFTEN:
            found.setdefault(key, start.label)
    return found


def _is_known(text: str, start: Start, counts: Counter[str], printed: Counter[str], *, scanned: bool) -> bool:
    """Whether a label that is not often met names a speaker: it recurs, is an office, or a known name. Where
    no other label shows a slip of a scan, one is taken as printed. `printed` counts the text's words."""
    key = _key(text, start.label)
    letters = _letters(key)
    if start.holder is not None:
        return True
    if len(letters) <= INITIALS or any(char.isdigit() for char in key):
        return False
    words = _LETTERS.findall(key)
    sound = not scanned and len(words) == 1
    return sound or counts[key] > 1 or _is_office(words) or _is_name(key.split(), printed)


def _is_name(words: Sequence[str], printed: Counter[str]) -> bool:
    """Whether a label that recurs nowhere is a name: by its given name or title, or printed elsewhere too."""
    titles = terms("styles-of-address") | terms("abbreviations") | frozenset(table("honorifics"))
    titled = words[0].rstrip(".") in titles or words[0] in titles
    stopped = (word.rstrip(".") for word in words if len(word) > INITIALS and word.endswith("."))
    if any(word not in titles for word in stopped):
        return False  # "R. HAUPT. NEWS"
    if len(words) > 1 and (titled or is_given(words[0])):
        return True
    return len(words[-1]) > INITIALS and printed[words[-1]] > 1


def _nearest(key: str, often: dict[str, Span], counts: Counter[str]) -> Span | None:
    """The label of a speaker that a scan got wrong: "PRIME MINSITER", "PM4"; None where none is like."""
    words = _LETTERS.findall(key)
    proper = [word for at, word in enumerate(words) if len(word) > 1 or at] or words  # "S JOURNALIST"
    for other, label in islice(often.items(), MOST):
        if counts[other] < OFTEN * counts[key] and other not in pairs("turn-roles"):
            continue
        others = _LETTERS.findall(other)
        if _is_like(words, others) or _is_like(proper, others):
            return label
    return None


def _is_like(words: Sequence[str], others: Sequence[str]) -> bool:
    joined, other = "".join(words), "".join(others)
    if joined == other:
        return True
    if len(joined) <= INITIALS + 1 or abs(len(joined) - len(other)) > len(other) // 2:
        return False
    if len(words) == len(others):
        return all(one == two or _ratio(one, two) >= ALIKE for one, two in zip(words, others, strict=True))
    parted = abs(len(joined) - len(other)) <= SLIPS and " ".join(others) in pairs("turn-roles")
    return parted and _ratio(joined, other) >= ALIKE  # "PRI. ME MINISTER"


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
