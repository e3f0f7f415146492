"""Turns of a transcript ("PRIME MINISTER:", "Q:", "Neil Hart:"): each is reported speech of its speaker."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.extract.layout.turn_labels import OFTEN, Start, judged
from archive.extract.words.terms import pairs, terms
from archive.text import Span

# A label: up to six words and initials, in capitals or with capitals, then perhaps brackets (a seat and a
# party in records of parliaments), then a colon.
LABEL = re.compile(
    r"(?P<label>(?:[^\W\d_][\w.'’&-]{0,24}+(?: (?=[^\W\d_]))?+){1,6}+)"
    r"(?: ?\((?P<holder>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Hon|Senator|Prof)\b\.? [^()\n]{1,36}+)\))?+"
    r"(?:(?:,(?: [A-Z][A-Z.'’&/-]{1,24}+){1,6}+)?+|(?: ?\([^()\n]{1,40}+\)){0,2}+) ?:(?=\s|$)"
)
# "Q." and "A.", and a bare Q as official transcripts print it; a bare A is the article.
LETTER = re.compile(r"(?P<label>[QA])\.(?=\s)|(?P<bare>Q)(?=\s{1,8}+[^\W\d_])")
# Printed records end a label with a full stop: "The President.", "Mr. Hale.", "Mrs. REED of Ohio."
STOPPED = re.compile(
    r"(?P<label>(?:The [A-Z][a-z]{2,15}+(?: [A-Z][a-z]{2,15}+)?+"
    r"|(?:Mr|Mrs|Ms|Miss|Dr|Sen|Senator|Secretary|Representative)\.?+ [A-Z][\w'’-]{1,24}+"
    r"(?: of [A-Z][a-z]{2,15}+)?+))"
    r"\.(?=\s)"
)
KINDS = (LABEL, LETTER, STOPPED)
ENDS = re.compile(r"[\[(]?(?:ends|end of transcript|transcript ends)[\])]?[.]?\Z", re.IGNORECASE)
# A label that begins a line, perhaps inside a paragraph of a badly set scan.
LINE = re.compile(r"^(?P<label>[^\W\d_a-zà-ÿ][^\n:]{0,28}+):(?=\s)", re.MULTILINE)
# Fewer turns than these are as likely heads of a form: "DATE:", "PHOTO:".
FEWEST = 3
FEWEST_MIXED_CASE = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: its label as printed, where the label stands, the words spoken, where the label is an office
    the name of its holder in brackets ("The Minister (Mr. Hale):"), and the label that names who speaks:
    another one where a scan got this one wrong, None where it cannot be read."""

    label: str
    mention: Span
    words: Span
    holder: Span | None = None
    speaks: Span | None = None


def parted_at_labels(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs, those parted in which a line begins with the label of an office or one that recurs."""
    inner = [paragraph for paragraph in paragraphs if text.find("\n", paragraph.start, paragraph.end) >= 0]
    lines = [
        match
        for one in inner
        for match in LINE.finditer(text, one.start, one.end)
        if _looks_like_a_label(match["label"])
    ]
    if not lines:
        return tuple(paragraphs)
    heads = (LINE.match(text, one.start, one.end) for one in {*paragraphs} - {*inner})
    counts = Counter(match["label"].strip().lower() for match in (*lines, *filter(None, heads)))
    roles = pairs("turn-roles")
    cuts = [m.start() for m in lines if (low := m["label"].strip().lower()) in roles or counts[low] >= OFTEN]
    return tuple(part for paragraph in paragraphs for part in _parts(text, paragraph, cuts))


def _parts(text: str, paragraph: Span, cuts: Sequence[int]) -> Iterator[Span]:
    inside = cuts[bisect_right(cuts, paragraph.start) : bisect_left(cuts, paragraph.end)]
    for start, end in pairwise((paragraph.start, *inside, paragraph.end)):
        words = text[start:end].rstrip()
        if words:
            yield Span(start, start + len(words))


def read_turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none where the text is no transcript."""
    starts = _accepted(text, judged(text, list(_starts(text, paragraphs))))
    if not starts:
        return ()
    return tuple(_turns(text, paragraphs, starts))


def _starts(text: str, paragraphs: Sequence[Span]) -> Iterator[Start]:
    excluded = terms("turn-labels-not")
    for number, paragraph in enumerate(paragraphs):
        window = min(paragraph.end, paragraph.start + 120)
        if not text[paragraph.start].isupper():
            continue
        match = next((found for kind in KINDS if (found := kind.match(text, paragraph.start, window))), None)
        if match is None:
            continue
        label = match.group().strip() if match.lastgroup == "bare" else match.group("label").strip()
        if label.lower() in excluded or not _looks_like_a_label(label):
            continue
        named = match.re is LABEL and match["holder"] is not None
        holder = Span(*match.span("holder")) if named else None
        mention = Span(match.start(), match.start() + len(label))
        yield Start(number, mention, match.end(), holder, mention)


def _looks_like_a_label(label: str) -> bool:
    words = label.split()
    small = {"of", "the", "and", "de", "van", "von", "al", "bin"}
    return all(word[0].isupper() or word in small for word in words) and len(words) <= 6


def _accepted(text: str, starts: list[Start]) -> list[Start]:
    """The starts whose labels recur as those of speakers do."""
    roles = pairs("turn-roles")
    counts = Counter(start.label.of(text).lower() for start in starts)

    def recurs(start: Start) -> bool:
        label = start.label.of(text)
        if label.lower() in roles or label.isupper():
            return True
        return counts[label.lower()] >= FEWEST_MIXED_CASE

    kept = [start for start in starts if recurs(start)]
    labels = {start.label.of(text).lower() for start in kept}
    known = labels & roles.keys()
    recurring = any(counts[label] > 1 for label in labels)
    enough = len(kept) >= FEWEST and len(labels) > 1 and recurring
    return kept if enough or (len(known) > 1 and len(kept) > 1) else []


def _turns(text: str, paragraphs: Sequence[Span], starts: list[Start]) -> Iterator[Turn]:
    longest = 1
    for index, start in enumerate(starts):
        final = index + 1 == len(starts)
        stop = len(paragraphs) if final else starts[index + 1].paragraph
        bare = not text[start.after : paragraphs[start.paragraph].end].strip()
        if final:
            # What follows the last turn may be the report around it: no longer than the longest turn before.
            stop = min(stop, start.paragraph + longest + bare)
        stop = next((n for n in range(start.paragraph + 1, stop) if ENDS.match(paragraphs[n].of(text))), stop)
        longest = max(longest, stop - start.paragraph - bare)
        words = _words(text, start.after, paragraphs[stop - 1].end)
        if words is not None:
            yield Turn(start.label.of(text), start.label, words, start.holder, start.speaks)


def _words(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    # A label right behind a label: nobody spoke under the first.
    return Span(start, end) if start < end and not LABEL.fullmatch(text, start, end) else None


def without_labels(paragraphs: Sequence[Span], turns: Sequence[Turn]) -> list[Span]:
    """The paragraphs, those that a label opens from their first spoken word on; a label alone is none."""
    left: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        while at < len(turns) and turns[at].words.end <= paragraph.start:
            at += 1
        opened = at < len(turns) and turns[at].mention.start in paragraph
        if not opened:
            left.append(paragraph)
        elif turns[at].words.start < paragraph.end:
            left.append(Span(turns[at].words.start, paragraph.end))
    return left
