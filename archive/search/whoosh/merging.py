"""Several small segments to one, without their deleted documents: fewer files to look into."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.columns import kept_sections, labels_sections, read_all_kept
from archive.search.whoosh.inversion import PLAIN, STEM, Occurrences, invert, joined
from archive.search.whoosh.leaf import Inverted, Leaf
from archive.search.whoosh.sections import write_sections
from archive.search.whoosh.segment import Segment
from archive.search.whoosh.sets import distinct

__all__ = ["MOST_WORDS_MERGED", "TIER", "in_few", "merge", "worth_merging"]

Arrays = dict[str, NDArray[Any]]

TIER = 8  # so many segments of like size become one
SMALLEST_TIER = 64  # documents; below, all are alike
MOST_WORDS_MERGED = 2_000_000  # words of a merger in passing: about two seconds' work
MOST_WORDS_BUILT = 48_000_000  # of a segment of an index built anew: half a gigabyte while it is merged
WORDS_AT_ONCE = 1_000_000  # unpacked at once: 75 MB
MOST_DELETED = 0.5  # a segment with a larger share of deleted documents is written anew


def worth_merging(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Groups of one model's segments, in their order, each to become one."""
    tiers: dict[tuple[str, int], list[Segment]] = {}
    groups = []
    for segment in segments:
        live = segment.doc_count()
        if segment.words > MOST_WORDS_MERGED or not live:
            continue
        tier = max(0, int(np.log(live / SMALLEST_TIER) // np.log(TIER)) + 1) if live > SMALLEST_TIER else 0
        tiers.setdefault((segment.model, tier), []).append(segment)
    for listed in tiers.values():
        while len(listed) >= TIER:
            group, listed = _affordable(listed, MOST_WORDS_MERGED)
            if len(group) < 2:
                break
            groups.append(group)
    merged = {id(segment) for group in groups for segment in group}
    groups += [
        [one] for listed in tiers.values() for one in listed if _mostly_deleted(one) and id(one) not in merged
    ]
    return groups


def in_few(segments: Iterable[Segment]) -> list[list[Segment]]:
    """The same for an index built anew, whose segments become as few as may be: each is looked into by every
    search."""
    groups = []
    by_model: dict[str, list[Segment]] = {}
    for segment in segments:
        by_model.setdefault(segment.model, []).append(segment)
    for listed in by_model.values():
        while listed:
            group, left = _affordable(listed, MOST_WORDS_BUILT)
            if len(group) > 1:
                groups.append(group)
            listed = left if group else listed[1:]
    return groups


def _affordable(listed: list[Segment], most: int) -> tuple[list[Segment], list[Segment]]:
    """As many of the first segments as hold `most` words together, and the rest."""
    words = np.cumsum([segment.words for segment in listed])
    count = int(np.searchsorted(words, most, side="right"))
    return listed[:count], listed[count:]


def _mostly_deleted(segment: Segment) -> bool:
    return segment.deleted_count() > MOST_DELETED * segment.doc_count_all()


def merge(directory: Path, segments: Sequence[Segment]) -> Segment:
    """Write the live documents of one model's segments as a new one. Raises as Leaf does, and OSError."""
    leaves = [Leaf(directory, segment) for segment in segments]
    lives = [np.flatnonzero(leaf.live) for leaf in leaves]
    count = sum(map(len, lives))
    facts: dict[str, Any] = {
        "documents": count,
        "languages": sorted({language for leaf in leaves for language in leaf.sections.facts["languages"]}),
        "words": {},
        "fields": leaves[0].sections.facts["fields"],
    }
    arrays: Arrays = {"key": _joined(leaf.keys[live] for leaf, live in zip(leaves, lives, strict=True))}
    for name, kind in facts["fields"].items():
        arrays |= RULES[kind](name, leaves, lives)
        if kind == "words":
            lengths = arrays[f"{name}/lengths"]
            facts["words"][name] = (int(lengths.sum()), int(np.count_nonzero(lengths)))
    kept = [
        values[document]
        for leaf, live in zip(leaves, lives, strict=True)
        for values in [read_all_kept(leaf.sections)]
        for document in live.tolist()
    ]
    arrays |= kept_sections(kept)
    merged = Segment(segments[0].indexname, model=segments[0].model, count=count)
    merged.words = sum(words for words, _ in facts["words"].values())
    merged.sha256 = write_sections(directory / merged.make_filename(merged.EXTENSION), arrays, facts)
    return merged


Lives = Sequence[NDArray[np.int64]]


def _words(name: str, leaves: Sequence[Leaf], lives: Lives) -> Arrays:
    pairs = zip(leaves, lives, strict=True)
    lengths = _joined(leaf.sections[f"{name}/lengths"][live] for leaf, live in pairs)
    arrays: Arrays = {f"{name}/lengths": lengths}
    kept = (name, name + STEM, name + PLAIN)
    there = (one for one in kept if any(leaf.inverted(one) is not None for leaf in leaves))
    return arrays | {key: array for one in there for key, array in _inverted(one, leaves, lives).items()}


def _inverted(name: str, leaves: Sequence[Leaf], lives: Lives) -> Arrays:
    """A stretch of terms at a time, so that never all words of all segments are held unpacked."""
    parts, offset = [], 0
    for leaf, live in zip(leaves, lives, strict=True):
        inverted = leaf.inverted(name)
        if inverted is not None and len(inverted):
            parts.append(_Part(inverted, _renumbered(leaf.count, live, offset)))
        offset += len(live)
    terms = sorted({term for part in parts for term in part.terms})
    number = {term: place for place, term in enumerate(terms)}
    sizes = np.zeros(len(terms), dtype=np.int64)
    for part in parts:
        part.numbers = np.array([number[term] for term in part.terms], dtype=np.int64)
        sizes[part.numbers] += part.inverted.sizes()
    ends = sizes.cumsum()
    steps = range(WORDS_AT_ONCE, int(sizes.sum()), WORDS_AT_ONCE)
    cuts = distinct(np.array([0, *np.searchsorted(ends, steps, side="right"), len(terms)], dtype=np.int64))
    return joined(name, (_stretch(terms, parts, *cut) for cut in pairwise(cuts.tolist())))


class _Part:
    """An inverted field of one segment: its terms, the number of each among those of all segments, and for
    each document its new number."""

    def __init__(self, inverted: Inverted, fresh: NDArray[np.int64]) -> None:
        self.inverted = inverted
        self.fresh = fresh
        self.terms = list(inverted.terms())
        self.numbers = np.empty(0, dtype=np.int64)


def _stretch(terms: Sequence[bytes], parts: Sequence[_Part], start: int, stop: int) -> Arrays:
    """The terms from number `start` to `stop`, inverted."""
    numbers, documents, places = [], [], []
    for part in parts:
        first, last = np.searchsorted(part.numbers, [start, stop]).tolist()
        found = part.inverted.occurrences(range(first, last))
        kept = part.fresh[found.documents] >= 0
        numbers.append(part.numbers[found.numbers[kept]] - start)
        documents.append(part.fresh[found.documents[kept]])
        places.append(found.places[kept])
    return invert("", Occurrences(terms[start:stop], _joined(numbers), _joined(documents), _joined(places)))


def _labels(name: str, leaves: Sequence[Leaf], lives: Lives) -> Arrays:
    values: list[list[str]] = []
    for leaf, live in zip(leaves, lives, strict=True):
        labels = leaf.labels(name)
        by_document: list[list[str]] = [[] for _ in range(leaf.count)]
        if labels is not None:
            names = labels.names()
            for document, number in zip(labels.documents.tolist(), labels.labels.tolist(), strict=True):
                by_document[document].append(names[number])
        values += [by_document[document] for document in live.tolist()]
    return labels_sections(name, values)


def _numbers(name: str, leaves: Sequence[Leaf], lives: Lives) -> Arrays:
    return {name: _joined(leaf.sections[name][live] for leaf, live in zip(leaves, lives, strict=True))}


def _intervals(name: str, leaves: Sequence[Leaf], lives: Lives) -> Arrays:
    parts: dict[str, list[NDArray[Any]]] = {"documents": [], "first": [], "last": []}
    offset = 0
    for leaf, live in zip(leaves, lives, strict=True):
        fresh = _renumbered(leaf.count, live, offset)[leaf.sections[f"{name}/documents"]]
        kept = fresh >= 0
        parts["documents"].append(fresh[kept].astype(np.uint32))
        for end in ("first", "last"):
            parts[end].append(leaf.sections[f"{name}/{end}"][kept])
        offset += len(live)
    return {f"{name}/{part}": _joined(arrays) for part, arrays in parts.items()}


def _renumbered(count: int, live: NDArray[np.int64], offset: int) -> NDArray[np.int64]:
    """For each document its new number, -1 for a deleted one."""
    fresh = np.full(count, -1, dtype=np.int64)
    fresh[live] = np.arange(offset, offset + len(live))
    return fresh


def _joined(parts: Iterable[NDArray[Any]]) -> NDArray[Any]:
    listed = list(parts)
    return np.concatenate(listed) if listed else np.empty(0, dtype=np.int64)


RULES = {"words": _words, "labels": _labels, "number": _numbers, "moment": _numbers, "intervals": _intervals}
