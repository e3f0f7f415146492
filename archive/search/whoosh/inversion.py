"""Documents to sorted postings: whole batches inverted as arrays, then packed by field."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.analysis import WORD, fold, spelled, stem_terms
from archive.search.whoosh.packing import Numbers, deltas, pack

__all__ = ["PLAIN", "STEM", "Occurrences", "WordColumn", "invert", "joined"]

Arrays = dict[str, NDArray[Any]]


STEM, PLAIN = ".stem", ".plain"  # inverted fields beside that of the words themselves


class WordColumn:
    """The words of one field over a batch of documents, as printed and as stems, ready to invert."""

    def __init__(self) -> None:
        self._forms = _Forms()
        self._tokens = array("I")
        self._lengths = array("I")
        self._languages: list[str] = []

    def __len__(self) -> int:
        return len(self._tokens)

    def add(self, text: str, language: str) -> None:
        """The next document's text; `language` is a primary subtag."""
        found = list(map(self._forms.__getitem__, WORD.findall(text)))
        if self._forms.empty:
            found = [spelling for spelling in found if spelling not in self._forms.empty]
        self._tokens.extend(found)
        self._lengths.append(len(found))
        self._languages.append(language)

    def sections(self, field: str) -> Arrays:
        """The field's sections: words with their places under `field`, stems under `field.stem`, and under
        `field.plain` the stems of words read without their accents, where these are others."""
        lengths = np.frombuffer(self._lengths, dtype=np.uint32)
        tokens = np.frombuffer(self._tokens, dtype=np.uint32)
        # 32 bits each: these arrays are as long as the batch has words.
        documents = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        starts = (np.cumsum(lengths, dtype=np.int64) - lengths).astype(np.int32)
        places = np.arange(len(documents), dtype=np.int32) - np.repeat(starts, lengths)
        arrays: Arrays = {f"{field}/lengths": lengths}
        forms = np.frombuffer(self._forms.forms, dtype=np.uint32)
        arrays |= invert(field, Occurrences(self._forms.terms, forms[tokens], documents, places))
        stems, stemmed, plain = self._stemmed(tokens, lengths)
        arrays |= invert(field + STEM, Occurrences(stems, stemmed, documents, places))
        apart = np.flatnonzero(plain != stemmed)
        if len(apart):
            arrays |= invert(field + PLAIN, Occurrences(stems, plain[apart], documents[apart], places[apart]))
        return arrays

    def _stemmed(
        self, tokens: NDArray[np.uint32], lengths: NDArray[np.uint32]
    ) -> tuple[list[bytes], NDArray[np.uint32], NDArray[np.uint32]]:
        """The stems, and for each token the numbers of its stem and of that read without accents; each
        spelling is stemmed once a language."""
        numbering: dict[str, int] = {}
        stemmed = np.empty((2, len(tokens)), dtype=np.uint32)
        table = np.zeros((2, len(self._forms.spellings)), dtype=np.uint32)
        for language in dict.fromkeys(self._languages):
            ours = np.fromiter((one == language for one in self._languages), bool, len(lengths))
            here = np.repeat(ours, lengths)
            used = np.zeros(table.shape[1], dtype=bool)
            used[tokens[here]] = True
            for spelling in np.flatnonzero(used).tolist():
                terms = stem_terms(self._forms.spellings[spelling], language)
                table[:, spelling] = [numbering.setdefault(term, len(numbering)) for term in terms]
            stemmed[:, here] = table[:, tokens[here]]
        return [stem.encode() for stem in numbering], stemmed[0], stemmed[1]


class _Forms(dict[str, int]):
    """Words as printed to the numbers of their `spellings`, which are learnt as they come. `forms` has for
    each spelling the number of its folded form, `terms` these forms; `empty` are spellings that fold to
    nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.spellings: list[str] = []
        self.forms = array("I")
        self.terms: list[bytes] = []
        self.empty: set[int] = set()
        self._known: dict[str, int] = {}
        self._folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        spelling = spelled(word)
        number = self._known.setdefault(spelling, len(self._known))
        if number == len(self.spellings):
            self._learn(spelling, fold(word))
        self[word] = number
        return number

    def _learn(self, spelling: str, folded: str) -> None:
        if not folded:
            self.empty.add(len(self.spellings))
        form = self._folded.setdefault(folded, len(self._folded))
        if form == len(self.terms):
            self.terms.append(folded.encode())
        self.spellings.append(spelling)
        self.forms.append(form)


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


NOTHING = Occurrences((), *(np.empty(0, dtype=np.int64) for _ in range(3)))
# Sections that hold where each term's part of another one begins, and the end of the last.
OFFSETS = {"/ends": "/terms"} | {f"/{one}.at": f"/{one}" for one in ("documents", "counts", "places")}


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


def joined(name: str, parts: Iterable[Arrays]) -> Arrays:
    """Sections of one inverted field from those that `invert` made, without a name, of stretches of its terms
    in their order."""
    held: dict[str, list[NDArray[Any]]] = {}
    for part in [invert("", NOTHING), *parts]:
        for section, numbers in part.items():
            held.setdefault(section, []).append(numbers)
    arrays = {}
    for section, listed in held.items():
        ended = OFFSETS.get(section)
        arrays[name + section] = _ends(listed, held[ended]) if ended else np.concatenate(listed)
    return arrays


def _ends(parts: Sequence[NDArray[Any]], ended: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Offsets into sections that were put together, of which each part has one more than it has terms."""
    starts = np.cumsum([0, *map(len, ended)])
    moved = [part[:-1] + start for part, start in zip(parts, starts[:-1], strict=True)]
    return np.append(np.concatenate(moved), starts[-1]).astype(_narrow(int(starts[-1])))


def _terms(name: str, terms: Iterable[bytes]) -> Arrays:
    listed = list(terms)
    lengths = np.fromiter(map(len, listed), dtype=np.int64, count=len(listed))
    ends = np.zeros(len(listed) + 1, dtype=np.uint32)
    ends[1:] = np.cumsum(lengths)
    return {f"{name}/terms": np.frombuffer(b"".join(listed), dtype=np.uint8), f"{name}/ends": ends}


def _stream(name: str, numbers: Numbers, term_starts: Numbers) -> Arrays:
    stream, starts = pack(numbers)
    at = np.append(starts[term_starts], starts[-1])
    return {name: stream, f"{name}.at": at.astype(_narrow(len(stream)))}


def _narrow(largest: int) -> type[np.uint32 | np.uint64]:
    return np.uint32 if largest < 1 << 32 else np.uint64
