"""A query's tree to Whoosh query objects, for the fields of a schema."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from whoosh import query as whoosh_query

from archive.search.analysis import WORD, fold, folded_words, stem_terms
from archive.search.stemming import READ_ACCENTS
from archive.search.tree import And, Dated, Field, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Word
from archive.search.whoosh import queries
from archive.search.whoosh.inversion import PLAIN, STEM
from archive.search.whoosh.schema import Schema

__all__ = ["Compiler", "FieldRule", "Uncompiled", "every", "nothing"]

# What the score of a form as it was asked for counts beside that of its stem, and "high-speed" beside "high"
# and "speed", where any of several words will do. On the dev halves of four collections (python -m
# benchmarks.ranking; lee, semanlink, papers, packages) mean nDCG@10 rises from .623 to .634, on the halves
# held out from .618 to .624; from .1 to .5 it differs by .001.
AS_WRITTEN = 0.3

Fields = tuple[tuple[str, float], ...]
FieldRule = Callable[["Compiler", Node], whoosh_query.Query]


@dataclass(frozen=True)
class Uncompiled(whoosh_query.Query):  # type: ignore[misc]
    """What a query's tree means by these rules: compiled when it is run, for the languages of the index are
    known then."""

    node: Node | None
    rules: "Mapping[str, FieldRule]" = field(hash=False)


def every() -> whoosh_query.Query:
    """All documents."""
    return whoosh_query.Every()


def nothing() -> whoosh_query.Query:
    """No document."""
    return whoosh_query.Or([])


@dataclass(frozen=True)
class Compiler:
    """Compiles trees. `languages` are those whose stems the index holds; `fields` are searched where the
    tree names none; `rules` say what a named field means, a field of the schema meaning itself."""

    schema: Schema
    languages: tuple[str, ...]
    fields: Fields
    rules: Mapping[str, FieldRule] = field(default_factory=dict)

    def compile(self, node: Node | None) -> whoosh_query.Query:
        match node:
            case None:
                return every()
            case And(nodes):
                return whoosh_query.And([self.compile(child) for child in nodes])
            case Or(nodes):
                words = {
                    word for child in nodes if isinstance(child, Word) for word in folded_words(child.text)
                }
                return whoosh_query.Or(
                    [
                        one if count == 1 else queries.Weighted(one, count)
                        for child, count in Counter(nodes).items()
                        for one in self._alternative(child, words)
                    ]
                )
            case Not(child):
                return whoosh_query.Not(self.compile(child))
            case Field(name, child):
                return self._field(name, child)
            case Dated():
                return self._dated(node)
            case Near(operands, distance):
                return queries.Near(tuple(self._operand(operand) for operand in operands), distance)
        return self._words(node)

    def _alternative(self, node: Node, others: Set[str]) -> Iterator[whoosh_query.Query]:
        """One of several things to find, `others` being words among these. A word also scores for the very
        form asked for; a word with marks inside, whose parts are asked for too, for being written so."""
        whole = self.compile(node)
        if isinstance(node, Phrase) and not node.quoted and not others.isdisjoint(folded_words(node.text)):
            yield queries.Weighted(whole, AS_WRITTEN)
            return
        yield whole
        if isinstance(node, Word) and isinstance(whole, queries.Synonyms):
            forms = tuple(
                (name, word, weight) for name, weight in self.fields for word in folded_words(node.text)
            )
            yield queries.Weighted(queries.Synonyms(forms), AS_WRITTEN)

    def within(self, fields: Fields) -> "Compiler":
        """The same, searching other fields."""
        return Compiler(self.schema, self.languages, fields, self.rules)

    def _words(self, node: Word | Phrase | Prefix | Fuzzy) -> whoosh_query.Query:
        words = tuple(folded_words(node.text))
        if not words:
            return every()
        if isinstance(node, Prefix):
            return queries.Starting(self.fields, words[0])
        if isinstance(node, Fuzzy):
            return queries.Similar(self.fields, words[0], node.edits)
        return self._operand(node)

    def _operand(self, node: Word | Phrase) -> queries.Synonyms | queries.Verbatim:
        words = tuple(folded_words(node.text))
        if isinstance(node, Phrase) or len(words) != 1:
            return queries.Verbatim(self.fields, words)
        printed = next(word for word in WORD.findall(node.text) if fold(word))
        asked = {language: stem_terms(printed, language) for language in self.languages}
        stems = dict.fromkeys(term for terms in asked.values() for term in terms)
        plain = [asked[language][1] for language in self.languages if language in READ_ACCENTS]
        return queries.Synonyms(self._terms(STEM, stems), self._terms(PLAIN, plain))

    def _terms(self, kind: str, stems: Iterable[str]) -> tuple[tuple[str, str, float], ...]:
        return tuple((name + kind, stem, weight) for name, weight in self.fields for stem in stems)

    def _field(self, name: str, node: Node) -> whoosh_query.Query:
        rule = self.rules.get(name)
        if rule is not None:
            return rule(self, node)
        known = self.schema.fields.get(name)
        if known is None:
            return nothing()
        if known.kind == "labels":
            return self.labelled(name, node)
        return self.within(((name, 1.0),)).compile(node)

    def labelled(self, name: str, node: Node) -> whoosh_query.Query:
        """Documents by exact labels: each word or phrase of the node is a label."""
        return self.each(node, lambda text: whoosh_query.Term(name, text))

    def each(self, node: Node, make: Callable[[str], Any]) -> whoosh_query.Query:
        """A query in which `make` stands for the text of each word and phrase of the node."""
        match node:
            case And(nodes):
                return whoosh_query.And([self.each(child, make) for child in nodes])
            case Or(nodes):
                return whoosh_query.Or([self.each(child, make) for child in nodes])
            case Not(child):
                return whoosh_query.Not(self.each(child, make))
            case Word(text) | Phrase(text) | Prefix(text) | Fuzzy(text):
                return make(text)
        return nothing()

    def _dated(self, node: Dated) -> whoosh_query.Query:
        rule = self.rules.get("date")
        return rule(self, node) if rule is not None else nothing()
