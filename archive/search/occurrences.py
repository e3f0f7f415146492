"""Where the words, phrases and beginnings of words of a query stand in a text, whatever else it asks for."""

from collections.abc import Iterable, Iterator, Sequence

from archive.search.analysis import JOINED, STEM_MARK, WORD, fold, folded_words, primary, stem_terms
from archive.search.passages import Match
from archive.search.stemming import PREFIXING
from archive.search.tree import Fuzzy, Phrase, Prefix, Word
from archive.search.whoosh.similar import distance

__all__ = ["Finder", "Term"]

MOST_MATCHES = 2_000  # of one term

Term = Word | Phrase | Prefix | Fuzzy

SAME = {"i": ("y",), "y": ("i",)}  # letters that stemming turns into one another


class Finder:
    """Finds terms in texts of one language. What it learns of a word it remembers, so that a page of texts
    costs little more than finding their words."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._language = primary(language)
        self._terms = list(dict.fromkeys(terms))
        self._phrases: dict[int, list[str]] = {}
        self._stems: dict[str, list[int]] = {}
        self._plain: dict[str, list[int]] = {}  # of them, those read without accents
        self._shapes: list[tuple[int, Prefix | Fuzzy, str]] = []
        for number, term in enumerate(self._terms):
            self._add(number, term)
        # Stemming costs far more than looking at the first letters, which it leaves alone in most languages.
        self._openings = ("",) if self._language in PREFIXING else _openings(self._stems)
        others = [words[0] for words in self._phrases.values() if words]
        others += [word for _, _, word in self._shapes]
        letters = {word[0] for word in (*self._stems, *others)}
        self._initials = letters | {letter.upper() for letter in letters}
        # An ASCII text that has none of these in small letters has no term.
        self._beginnings = (*self._openings, *(word[0] for word in others))
        self._nowhere: dict[Term, list[Match]] = {term: [] for term in self._terms}
        self._known: dict[str, tuple[Sequence[int], Sequence[int]]] = {}

    def _add(self, number: int, term: Term) -> None:
        words = folded_words(term.text)
        if isinstance(term, Phrase):
            self._phrases[number] = words
        elif isinstance(term, Word) and words:
            spelled, plain = stem_terms(next(filter(fold, WORD.findall(term.text))), self._language)
            for stem in {spelled, plain}:
                self._stems.setdefault(stem, []).append(number)
            self._plain.setdefault(plain, []).append(number)
        elif not isinstance(term, Word) and words:
            self._shapes.append((number, term, words[0]))

    def find(self, text: str) -> dict[Term, list[Match]]:
        """The places of each term, in order. Each different word is looked at once; only those that count
        are then looked for, which is several times faster than judging every word at its place."""
        if text.isascii() and not any(map(text.lower().__contains__, self._beginnings)):
            return self._nowhere
        found: list[list[Match]] = [[] for _ in self._terms]
        initials = self._initials
        for word in {word for word in WORD.findall(text) if word[0] in initials or word[0] > "\x7f"}:
            alone, opening = self._known.get(word) or self._learn(word)
            if alone:
                for start in _places(text, word):
                    for number in alone:
                        found[number].append(Match(start, start + len(word), number))
            for number in opening:
                found[number] += _phrase_matches(text, word, self._phrases[number], number)
        return {
            term: sorted(matches, key=_start)[:MOST_MATCHES]
            for term, matches in zip(self._terms, found, strict=True)
        }

    def _learn(self, word: str) -> tuple[Sequence[int], Sequence[int]]:
        """The numbers of the terms that the word is, and of the phrases that may begin with it."""
        folded, numbers = fold(word), list[int]()
        if folded and folded.startswith(self._openings):
            spelled, plain = stem_terms(word, self._language)
            numbers += self._stems.get(spelled, self._plain.get(plain, ()))
        if folded:
            numbers += (number for number, term, wanted in self._shapes if _alike(folded, term, wanted))
        opening = [number for number, phrase in self._phrases.items() if phrase[:1] == [folded]]
        self._known[word] = numbers, opening
        return numbers, opening


def _start(match: Match) -> int:
    return match.start


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
