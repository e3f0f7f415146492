"""Which of a query's words stand where it asks for them: near each other, in one quotation, in the title."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from archive.search.analysis import WORD, fold
from archive.search.occurrences import Term
from archive.search.passages import Match
from archive.search.tree import And, Field, Fuzzy, Near, Node, Or, Phrase, Prefix, Word
from archive.text import Span

__all__ = ["Sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as a query sees it. `zones` are stretches of its text by field, "" for words of no field;
    no match runs over the edge of one. `found` are the places of the terms, in order; of a term that is not
    in it nothing is known, and nothing is marked."""

    text: str
    zones: Mapping[str, Sequence[Span]]
    found: Mapping[Term, Sequence[Match]]

    def standing(self, node: Node | None) -> list[Match]:
        """The matches of a document that the whole query is known to match, in order."""
        parts = node.nodes if isinstance(node, And) else () if node is None else (node,)
        matches = chain.from_iterable(self._of(part, self.zones[""]) or () for part in parts)
        return sorted(set(matches), key=lambda one: (one.start, -one.end, one.term))

    def _of(self, node: Node, zones: Sequence[Span]) -> list[Match] | None:
        """What of the zones the node is matched by; None where it is not matched, nothing where it asks for
        none of the text's words. What is excluded is not there to be marked."""
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy():
                held = [match for zone in zones for match in self._inside(node, zone)]
                return held or ([] if node not in self.found else None)
            case Near():
                return [match for zone in zones for match in self._near(node, zone)] or None
            case And(nodes):
                every = [self._of(child, zones) for child in nodes]
                return None if None in every else _joined(every)
            case Or(nodes):
                some = [found for child in nodes if (found := self._of(child, zones)) is not None]
                return _joined(some) if some else None
            case Field(name, child) if name in self.zones:  # all of it in one of them
                each = [found for zone in self.zones[name] if (found := self._of(child, (zone,))) is not None]
                return _joined(each) if each else None
        return []

    def _inside(self, term: Term, zone: Span) -> Sequence[Match]:
        matches = self.found.get(term, ())
        first = bisect_left(matches, zone.start, key=lambda match: match.start)
        after = bisect_left(matches, zone.end, key=lambda match: match.start)
        return [match for match in matches[first:after] if match.end <= zone.end]

    def _near(self, node: Near, zone: Span) -> Iterable[Match]:
        """The operands' places that lie in a chain of all of them."""
        chained = [self._inside(operand, zone) for operand in node.operands]
        for at in range(1, len(chained)):
            chained[at] = self._beside(chained[at], chained[at - 1], node.distance)
        for at in reversed(range(len(chained) - 1)):
            chained[at] = self._beside(chained[at], chained[at + 1], node.distance)
        return chain.from_iterable(chained)

    def _beside(self, matches: Sequence[Match], others: Sequence[Match], most: int) -> list[Match]:
        """Those with another within so many words, neighbours being 1 apart."""
        by_end = sorted(others, key=lambda other: other.end)

        def has_neighbour(match: Match) -> bool:
            before = bisect_right(by_end, match.start, key=lambda other: other.end)
            after = bisect_left(others, match.end, key=lambda other: other.start)
            return any(
                self._are_near(one.end, other.start, most)
                for one, other in (
                    *((one, match) for one in by_end[before - 1 : before]),
                    *((match, other) for other in others[after : after + 1]),
                )
            )

        return [match for match in matches if has_neighbour(match)]

    def _are_near(self, end: int, start: int, most: int) -> bool:
        between = (word for word in WORD.finditer(self.text, end, start) if fold(word.group()))
        return next(islice(between, most - 1, None), None) is None


def _joined(parts: Iterable[list[Match] | None]) -> list[Match]:
    return [match for part in parts if part for match in part]
