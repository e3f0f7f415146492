"""Documents to sorted postings: whole batches inverted as arrays, then packed by field."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.analysis import WORD, fold, stem_term
from archive.search.whoosh.packing import Numbers, deltas, pack

__all__ = ["Occurrences", "WordColumn", "invert"]

Arrays = dict[str, NDArray[Any]]


class WordColumn:
    """The words of one field over a batch of documents, as printed and as stems, ready to invert."""

    def __init__(self) -> None:
        self._forms: dict[str, int] = {}
        self._terms: list[bytes] = []
        self._words: dict[str, int] = {}
        self._stem_ids: dict[str, int] = {}
        self._stems: list[bytes] = []
        self._stem_of: dict[str, dict[int, int]] = {}
        self._tokens = array("I")
        self._stemmed = array("I")
        self._lengths = array("I")

    def __len__(self) -> int:
        return len(self._tokens)

    def add(self, text: str, language: str) -> None:
        """The next document's text; `language` is a primary subtag."""
        known = self._words
        matches = WORD.findall(text)
        found = [known.get(word, -1) for word in matches]
        if -1 in found:
            found = [known[word] if word in known else self._learn(word) for word in matches]
        empty = self._forms.get("")
        if empty is not None:
            found = [form for form in found if form != empty]
        stems = self._stem_of.setdefault(language, {})
        stemmed = [stems.get(form, -1) for form in found]
        if -1 in stemmed:
            stemmed = [stems[form] if form in stems else self._stem(form, language) for form in found]
        self._tokens.extend(found)
        self._stemmed.extend(stemmed)
        self._lengths.append(len(found))

    def _learn(self, word: str) -> int:
        folded = fold(word)
        form = self._forms.setdefault(folded, len(self._forms))
        if form == len(self._terms):
            self._terms.append(folded.encode())
        self._words[word] = form
        return form

    def _stem(self, form: int, language: str) -> int:
        term = stem_term(self._terms[form].decode(), language)
        number = self._stem_ids.setdefault(term, len(self._stem_ids))
        if number == len(self._stems):
            self._stems.append(term.encode())
        self._stem_of[language][form] = number
        return number

    def sections(self, field: str) -> Arrays:
        """The field's sections: words with their places under `field`, stems under `field.stem`."""
        lengths = np.frombuffer(self._lengths, dtype=np.uint32)
        # 32 bits each: these arrays are as long as the batch has words.
        documents = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        starts = (np.cumsum(lengths, dtype=np.int64) - lengths).astype(np.int32)
        places = np.arange(len(documents), dtype=np.int32) - np.repeat(starts, lengths)
        arrays: Arrays = {f"{field}/lengths": lengths}
        for name, terms, tokens in (
            (field, self._terms, self._tokens),
            (f"{field}.stem", self._stems, self._stemmed),
        ):
            numbers = np.frombuffer(tokens, dtype=np.uint32)
            arrays |= invert(name, Occurrences(terms, numbers, documents, places))
        return arrays


class Occurrences:
    """Every occurrence in a field: a number into `terms`, the document and the place, ordered by
    document and place. `terms` are distinct, in any order; those without an occurrence fall away."""

    def __init__(
        self, terms: Sequence[bytes], numbers: NDArray[Any], documents: NDArray[Any], places: NDArray[Any]
    ) -> None:
        self.terms = terms
        self.numbers = numbers
        self.documents = documents
        self.places = places


def invert(name: str, found: Occurrences) -> Arrays:
    """Sections of one inverted field: terms in byte order, then by term the documents, counts, places."""
    used = np.zeros(len(found.terms), dtype=bool)
    used[found.numbers] = True
    kept = sorted(np.flatnonzero(used).tolist(), key=found.terms.__getitem__)
    rank = np.zeros(len(found.terms), dtype=np.uint32)
    rank[kept] = np.arange(len(kept), dtype=np.uint32)
    ranks = rank[found.numbers]
    order = np.argsort(ranks, kind="stable")
    ranks, documents, places = ranks[order], found.documents[order], found.places[order]
    del order
    new_posting = np.ones(len(ranks), dtype=bool)
    new_posting[1:] = (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])
    first = np.flatnonzero(new_posting)
    counts = np.diff(first, append=len(ranks))
    posting_ranks = ranks[first]
    term_starts = np.searchsorted(posting_ranks, np.arange(len(kept)), side="left").astype(np.int64)
    arrays = _terms(name, [found.terms[number] for number in kept])
    arrays[f"{name}/frequencies"] = np.diff(term_starts, append=len(first)).astype(np.uint32)
    arrays |= _stream(f"{name}/documents", deltas(documents[first], term_starts), term_starts)
    arrays |= _stream(f"{name}/counts", counts.astype(np.int64), term_starts)
    arrays |= _stream(f"{name}/places", deltas(places, first), first[term_starts] if len(first) else first)
    return arrays


def _terms(name: str, terms: Iterable[bytes]) -> Arrays:
    listed = list(terms)
    lengths = np.fromiter(map(len, listed), dtype=np.int64, count=len(listed))
    ends = np.zeros(len(listed) + 1, dtype=np.uint32)
    ends[1:] = np.cumsum(lengths)
    return {f"{name}/terms": np.frombuffer(b"".join(listed), dtype=np.uint8), f"{name}/ends": ends}


def _stream(name: str, numbers: Numbers, term_starts: Numbers) -> Arrays:
    stream, starts = pack(numbers)
    at = np.append(starts[term_starts], starts[-1])
    narrow = np.uint32 if len(stream) < 1 << 32 else np.uint64
    return {name: stream, f"{name}.at": at.astype(narrow)}
