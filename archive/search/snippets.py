"""The passages of a text that answer a query best, with the words that matched marked in them."""

from collections.abc import Iterable, Iterator, Sequence

from archive.search.analysis import JOINED, STEM_MARK, WORD, fold, folded_words, primary, stem_terms
from archive.search.passages import Match, best, opening, snippet
from archive.search.results import Snippet
from archive.search.stemming import PREFIXING, is_small
from archive.search.tree import Fuzzy, Phrase, Prefix, Word
from archive.search.whoosh.similar import distance
from archive.text import Span

__all__ = ["Marker"]

LONGEST_TEXT = 200_000  # characters looked through
MOST_MARKS = 2_000

Term = Word | Phrase | Prefix | Fuzzy


SAME = {"i": ("y",), "y": ("i",)}  # letters that stemming turns into one another


class Marker:
    """Finds the terms of one query in texts of one language. What it learns of a word it remembers, so
    that a page of texts costs little more than finding their words."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._language = primary(language)
        self._terms = _telling(list(dict.fromkeys(terms)), self._language)
        self._phrases: dict[int, list[str]] = {}
        self._stems: dict[str, int] = {}
        self._plain: dict[str, int] = {}  # of them, those read without accents
        self._shapes: list[tuple[int, Prefix | Fuzzy, str]] = []
        for number, term in enumerate(self._terms):
            words = folded_words(term.text)
            if isinstance(term, Phrase):
                self._phrases[number] = words
            elif isinstance(term, Word) and words:
                spelled, plain = stem_terms(next(filter(fold, WORD.findall(term.text))), self._language)
                self._stems |= {spelled: number, plain: number}
                self._plain[plain] = number
            elif not isinstance(term, Word) and words:
                self._shapes.append((number, term, words[0]))
        # Stemming costs far more than looking at the first letters, which it leaves alone in most languages.
        self._openings = ("",) if self._language in PREFIXING else _openings(self._stems)
        firsts = [*self._stems, *(words[0] for words in self._phrases.values() if words)]
        letters = {word[0] for word in (*firsts, *(word for _, _, word in self._shapes))}
        self._initials = letters | {letter.upper() for letter in letters}
        self._known: dict[str, tuple[str, int | None]] = {}

    def marks(self, text: str) -> tuple[Span, ...]:
        """The places of all terms, sorted and disjoint."""
        return _disjoint(self._matches(text))

    def snippets(self, text: str, *, most: int = 2, skip: str = "") -> tuple[Snippet, ...]:
        """At most so many passages, in the order of the text; its opening where nothing matches. `skip`
        is an opening, such as the title, that the reader has already been shown."""
        matches = self._matches(text)
        chosen = best(text, matches, most=most) or [opening(text, skip)]
        marks = _disjoint(matches)
        return tuple(snippet(text, start, end, marks) for start, end in sorted(chosen) if start < end)

    def _matches(self, text: str) -> list[Match]:
        """All matches in order. Each different word is looked at once; only those that count are then
        looked for, which is several times faster than judging every word at its place."""
        text = text[:LONGEST_TEXT]
        found: list[Match] = []
        firsts: dict[int, list[str]] = {}
        initials = self._initials
        for word in {word for word in WORD.findall(text) if word[0] in initials or word[0] > "\x7f"}:
            known = self._known.get(word) or self._learn(word)
            if known[1] is not None:
                found += (Match(start, start + len(word), known[1]) for start in _places(text, word))
            for number, phrase in self._phrases.items():
                if phrase and known[0] == phrase[0]:
                    firsts.setdefault(number, []).append(word)
        for number, words in firsts.items():
            for word in words:
                found += _phrase_matches(text, word, self._phrases[number], number)
        found.sort(key=lambda one: (one.start, -one.end))
        return found[:MOST_MARKS]

    def _learn(self, word: str) -> tuple[str, int | None]:
        folded, number = fold(word), None
        if folded and folded.startswith(self._openings):
            spelled, plain = stem_terms(word, self._language)
            number = self._stems.get(spelled, self._plain.get(plain))
        if folded and number is None:
            number = next(
                (other for other, term, wanted in self._shapes if _alike(folded, term, wanted)), None
            )
        self._known[word] = folded, number
        return folded, number


def _telling(terms: list[Term], language: str) -> list[Term]:
    """Without "the", "of" and their like, unless there is nothing else. One that is written as a name is
    (Theresa May, the US), in a query that knows small letters, is kept."""
    mixed = any(term.text.islower() for term in terms)
    kept = [
        term
        for at, term in enumerate(terms)
        if not isinstance(term, Word)
        or not is_small(fold(term.text), language)
        or (mixed and _is_name(term.text, first=not at))
    ]
    return kept or terms


def _is_name(text: str, *, first: bool) -> bool:
    return (len(text) > 1 and text.isupper()) or (text[:1].isupper() and not first)


def _openings(stems: Iterable[str]) -> tuple[str, ...]:
    """The first two letters of words that may have one of these stems: "dying" and "die" count as alike."""
    firsts = {stem.partition(STEM_MARK)[0][:2] for stem in stems}
    return tuple({first[:1] + other for first in firsts for other in {first[1:], *SAME.get(first[1:], ())}})


def _alike(folded: str, term: Prefix | Fuzzy, wanted: str) -> bool:
    if isinstance(term, Prefix):
        return folded.startswith(wanted)
    return folded[0] == wanted[0] and distance(folded, wanted, most=term.edits) <= term.edits


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word that WORD finds in the text stands there by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and JOINED.match(text, at - 1)) and not JOINED.match(text, end):
            yield at
        at = text.find(word, end)


def _phrase_matches(text: str, first: str, phrase: Sequence[str], number: int) -> Iterator[Match]:
    for start in _places(text, first):
        end = start + len(first)
        for wanted in phrase[1:]:
            following = WORD.search(text, end)
            while following and not fold(following.group()):
                following = WORD.search(text, following.end())
            if following is None or fold(following.group()) != wanted:
                break
            end = following.end()
        else:
            yield Match(start, end, number)


def _disjoint(matches: Iterable[Match]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for match in matches:
        if not spans or match.start >= spans[-1].end:
            spans.append(Span(match.start, match.end))
        elif match.end > spans[-1].end:
            spans[-1] = Span(spans[-1].start, match.end)
    return tuple(spans)
