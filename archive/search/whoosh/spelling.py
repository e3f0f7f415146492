"""Words that the index lacks, replaced by the likeliest ones that it has."""

from collections.abc import Iterable, Mapping

from archive.search.analysis import fold, folded_words, stem_terms
from archive.search.tree import And, Field, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Word
from archive.search.whoosh.inversion import PLAIN, STEM
from archive.search.whoosh.leaf import Leaf
from archive.search.whoosh.searcher import Searcher
from archive.search.whoosh.similar import distance, similar

__all__ = ["Speller"]

SHORTEST = 4  # letters of a word worth correcting
LONG = 8  # letters from which on two edits are forgiven


class Speller:
    """Corrects the words of query trees by the words of one field; of a named field, by those of the index's
    field that `fields` gives for it."""

    def __init__(
        self, searcher: Searcher, leaves: Iterable[Leaf], field: str, *, fields: Mapping[str, str]
    ) -> None:
        self._searcher = searcher
        self._fields = fields
        self._leaves = list(leaves)
        self._languages = searcher.languages
        self._field = field

    def correct(self, node: Node | None) -> Node | None:
        """The tree with every word that no document has replaced where a likely one is known; equal to
        the given one where nothing is to be corrected. Phrases are corrected word by word."""
        match node:
            case And(nodes):
                return And(tuple(self.correct(child) or child for child in nodes))
            case Or(nodes):
                return Or(tuple(self.correct(child) or child for child in nodes))
            case Near(operands, far):
                return Near(tuple(self._operand(operand) for operand in operands), far)
            case Word() | Phrase():
                return self._operand(node)
            case Field(name, child) if name in self._fields:
                there = Speller(self._searcher, self._leaves, self._fields[name], fields=self._fields)
                return Field(name, there.correct(child) or child)
            case Field() | Not() | Prefix() | Fuzzy():
                return node
        return node

    def _operand(self, node: Word | Phrase) -> Word | Phrase:
        if isinstance(node, Word):
            return Word(self._word(node.text))
        words = node.text.split()
        return Phrase(" ".join(self._word(word) if len(folded_words(word)) == 1 else word for word in words))

    def _word(self, word: str) -> str:
        folded = fold(word)
        if len(folded) < SHORTEST or not folded.isalpha() or self._known(word):
            return word
        most = 2 if len(folded) >= LONG else 1
        counts: dict[str, int] = {}
        for leaf in self._leaves:
            inverted = leaf.inverted(self._field)
            if inverted is not None:
                for number in similar(inverted, folded, most):
                    term = inverted.term(number).decode()
                    counts[term] = counts.get(term, 0) + inverted.frequency(number)
        if not counts:
            return word
        return min(counts, key=lambda term: (distance(term, folded, most=most), -counts[term], term))

    def _known(self, word: str) -> bool:
        stems = {term.encode() for language in self._languages for term in stem_terms(word, language)}
        return any(
            inverted.number(stem) is not None
            for leaf in self._leaves
            for kind in (STEM, PLAIN)
            if (inverted := leaf.inverted(self._field + kind)) is not None
            for stem in stems
        )
