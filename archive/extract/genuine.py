"""Which quoted words are quotations: not scare quotes, titles of works, nicknames or single terms."""

from archive.extract.cue import Cue, Frame

STRIPPED = ".,;:!?'’‘()-–—…"
BEFORE_TITLES = frozenset(
    [
        "on",
        "in",
        "of",
        "from",
        "titled",
        "entitled",
        "called",
        "named",
        "'s",
        "to",
        "by",
        "for",
        "show",
        "series",
        "film",
        "movie",
        "book",
        "song",
        "album",
        "programme",
        "program",
        "episode",
        "headline",
        "hit",
        "drama",
        "sitcom",
        "play",
        "novel",
        "column",
        "article",
        "magazine",
        "poem",
        "and",
        "a",
        "an",
        "the",
    ]
)


def is_genuine(frame: Frame, cue: Cue | None, alone: bool) -> bool:
    """Whether the quoted words are reported speech."""
    words = frame.words
    if not words:
        return False
    if _is_title(frame):
        return False
    if cue is None:
        return (words >= 3 and alone) or words >= 8
    if cue.rule in ("verb-subject-after", "subject-verb-after", "subject-verb-before"):
        return words >= 2 or frame.tail in ",.!?"
    return words >= 3


def _is_title(frame: Frame) -> bool:
    """Whether the words look like the title of a work or programme: every long word has a capital."""
    quoted = frame.quoted.span.of(frame.reading.text)
    long = [
        word.strip(STRIPPED) for word in quoted.split() if len(word.strip(STRIPPED)) > 3 or word[:1].isupper()
    ]
    words = quoted.split()
    if len(words) < 2 or len(words) > 9 or not long or not all(word[:1].isupper() for word in long if word):
        return False
    before = frame.reading.tokens[frame.at - 1] if frame.at > frame.sentence.first else None
    return (
        before is not None
        and before.text not in (":", ",")
        and (before.low in BEFORE_TITLES or len(words) > 2)
    )
