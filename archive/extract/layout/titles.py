"""Titles: stated, else the headline, else derived from the first sentence of the lede."""

import re
from collections.abc import Iterator, Sequence

from archive.extract.facts import Value
from archive.extract.layout.blocks import Block
from archive.extract.layout.sentences import sentence_end
from archive.extract.words.terms import terms
from archive.text import Span, StatedValue

__all__ = ["read_titles"]

LONGEST = 100
FEWEST_WORDS = 3  # "Thank you." names no article; twice as many signs in scripts without spaces
SENTENCE_REACH = 1000  # characters in which a first sentence must end, or it is cut all the same
SHORTEST_CUT = 40  # a cut further back than this loses more than it tidies
_WORD = re.compile(r"\S+")
_COORDINATED = re.compile(r",\s(?:and|as well as)\s")
_NUMBER = re.compile(r"(?:\(?\d{1,4}[.)]|[*#•–-]+)\s+")


def read_titles(
    text: str,
    *,
    headline: Span | None,
    body: Sequence[Block],
    headings: Sequence[Span],
    stated: Sequence[StatedValue],
) -> tuple[Value, ...]:
    """Every title found, the effective one first; each at most 100 characters. White space inside a title
    of several lines counts as one space; otherwise its words are those of its span."""
    return (*_stated(stated), *_read(text, headline, body, headings))


def _stated(stated: Sequence[StatedValue]) -> Iterator[Value]:
    for item in stated:
        words = " ".join(item.value.split())
        if words:
            cut = _cut(words, 0, len(words))
            yield Value(
                words[:cut], None, "stated" if cut == len(words) else "stated, cut", 0.98, item.origin
            )


def _read(
    text: str, headline: Span | None, body: Sequence[Block], headings: Sequence[Span]
) -> Iterator[Value]:
    if headline is not None:
        end = _cut(text, headline.start, headline.end)
        rule = "headline" if end == headline.end else "headline, cut"
        yield _value(text, Span(headline.start, end), rule, 0.9)
        return
    apart = set(headings)
    for block in body:
        if block.span not in apart and (lede := _lede(text, block.span)) is not None:
            yield _from_lede(text, lede)
            return


def _lede(text: str, block: Span) -> Span | None:
    """A paragraph without the number that opens it; None where its first sentence says too little."""
    number = _NUMBER.match(text, block.start, block.end)
    lede = Span(number.end() if number else block.start, block.end)
    sentence = text[lede.start : sentence_end(text, lede.start, min(lede.end, lede.start + SENTENCE_REACH))]
    enough = (
        len(sentence.split()) >= FEWEST_WORDS
        or sum(letter > "\u2e7f" for letter in sentence) >= 2 * FEWEST_WORDS
    )
    return lede if enough and not sentence.rstrip("*_ ").endswith((",", ":")) else None


def _from_lede(text: str, lede: Span) -> Value:
    end = sentence_end(text, lede.start, min(lede.end, lede.start + SENTENCE_REACH))
    start, bare = lede.start, _without_stop(text, lede.start, end)
    if bare - start <= LONGEST:
        return _value(text, Span(start, bare), "first sentence", 0.7)
    start = _after_list(text, start, bare)
    cut = _cut(text, start, bare)
    rule = "first sentence, cut" if start == lede.start else "last subject of the first sentence, cut"
    return _value(text, Span(start, cut), rule, 0.6)


def _value(text: str, span: Span, rule: str, confidence: float) -> Value:
    return Value(" ".join(span.of(text).split()), span, rule, confidence)


def _without_stop(text: str, start: int, end: int) -> int:
    """Leave out the full stop, but not that of an abbreviation (S.C.), nor dots that trail off."""
    if text[end - 1] not in ".。۔" or end - start < 2:
        return end
    word = text[start : end - 1].rpartition(" ")[2]
    return end if word.endswith(".") or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word) else end - 1


def _after_list(text: str, start: int, end: int) -> int:
    """Where a long list of subjects hides the verb, begin at the last subject before it."""
    verb = _first_verb(text, start, end)
    if verb is None or verb - start < LONGEST * 0.8:
        return start
    joints = [joint.end() for joint in _COORDINATED.finditer(text, start, verb)]
    late = [joint for joint in joints if verb - joint < LONGEST * 0.7]
    if not late or text[start : late[0]].count(",") < 2:
        return start
    before = {word.strip(",").lower() for word in text[start : late[0]].split()}
    last = text[late[0] : verb].split()
    if not last:
        return start
    plain = not before & terms("no-list-of-subjects-en") and last[0].isalpha() and last[0].islower()
    return late[0] if plain and last[0] not in terms("no-list-of-subjects-en") else start


def _first_verb(text: str, start: int, end: int) -> int | None:
    for word in _WORD.finditer(text, start, end):
        low = word[0].lower()
        if low in terms("finite-verbs-en") or (low.isalpha() and low.endswith("ed") and len(low) > 4):
            return word.start()
    return None


def _cut(text: str, start: int, end: int) -> int:
    """Where to end so that at most 100 characters stay: at a clause if one ends late, else at a word."""
    if end - start <= LONGEST:
        return end
    limit = start + LONGEST
    clause = max(
        (text.rfind(mark, start, limit + 1) for mark in (", ", "; ", ": ", " – ", " — ")), default=-1
    )
    if clause - start >= LONGEST * 0.6:
        return _tidy(text, start, clause)
    space = max(text.rfind(white, start, limit + 1) for white in " \n\t\u00a0")
    return _tidy(text, start, space if space > start else limit)


def _tidy(text: str, start: int, end: int) -> int:
    """Step back over marks and the small words that a title should not end with."""
    while end > start + SHORTEST_CUT:
        word = re.search(r"\S+$", text[start:end].rstrip())
        if word is None:
            break
        bare = word[0].strip(",;:–—-").lower()
        if bare and bare not in terms("hanging-en"):
            break
        end = start + word.start()
    kept = text[start:end].rstrip().rstrip(",;:–—-").rstrip()
    return start + len(kept) if kept else end
