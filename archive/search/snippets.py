"""The passages of a text that answer a query best, with the words that matched marked in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.search.analysis import fold, primary
from archive.search.occurrences import Finder, Term
from archive.search.passages import Match, best, opening, snippet
from archive.search.results import Snippet
from archive.search.standing import Sheet
from archive.search.stemming import is_small
from archive.search.tree import And, Field, Near, Node, Or, Word, asks, words_in
from archive.text import Span

__all__ = ["Marked", "Marker"]

LONGEST_TEXT = 200_000  # characters looked through
MOST_MARKS = 2_000
IN_TITLE, IN_QUOTE = "title", "quote"


@dataclass(frozen=True, slots=True)
class Marked:
    """A title and a text with what matched in each."""

    text: str
    title: str
    title_marks: tuple[Span, ...]
    matches: Sequence[Match]

    @property
    def marks(self) -> tuple[Span, ...]:
        """The places in the text, sorted and disjoint."""
        return _disjoint(self.matches)

    def snippets(self, *, most: int = 2) -> tuple[Snippet, ...]:
        """At most so many passages, in the order of the text; its opening, after the title that the reader
        is shown anyway, where nothing matches."""
        chosen = best(self.text, self.matches, most=most) or [opening(self.text, self.title)]
        marks = self.marks
        return tuple(snippet(self.text, start, end, marks) for start, end in sorted(chosen) if start < end)


class Marker:
    """Marks what a query means in documents of one language that it has found."""

    def __init__(self, node: Node | None, language: str) -> None:
        self._node = node
        self._asks_titles = asks(node, IN_TITLE)
        self._finder = Finder(_telling(node, primary(language)), language)

    def article(self, text: str, *, title: str = "", quotations: Iterable[Span] = ()) -> Marked:
        """An article: words of no field may stand in its title too, those of `quote:` in one of its
        quotations."""
        return self._marked(text, title, quotations, plain_title=True)

    def quotation(self, text: str, *, title: str = "") -> Marked:
        """A quotation, which is all that is searched but for `title:`."""
        title = title if self._asks_titles else ""
        return self._marked(text, title, (Span(0, len(text)),), plain_title=False)

    def _marked(self, text: str, title: str, quotations: Iterable[Span], *, plain_title: bool) -> Marked:
        """Title and text are looked through as one: each may hold a part of what is asked for."""
        whole = f"{title}\n{text[:LONGEST_TEXT]}"
        places = self._finder.find(whole)
        if not any(places.values()):
            return Marked(text, title, (), ())
        head, body = Span(0, len(title)), len(title) + 1
        rest = Span(body, len(whole))
        zones = {
            "": (head, rest) if plain_title else (rest,),
            IN_TITLE: (head,),
            IN_QUOTE: tuple(Span(span.start + body, span.end + body) for span in quotations),
        }
        found = Sheet(whole, zones, places).standing(self._node)
        inside = [Match(one.start - body, one.end - body, one.term) for one in found if one.start >= body]
        return Marked(text, title, _disjoint(one for one in found if one.start < body), inside[:MOST_MARKS])


def _telling(node: Node | None, language: str) -> list[Term]:
    """The terms without "the", "of" and their like, unless there is nothing else. One that is written as a
    name is (Theresa May, the US), in a query that knows small letters, is kept, and so is one that tells
    where another must stand."""
    terms = list(dict.fromkeys(words_in(node, fields=(IN_TITLE, IN_QUOTE))))
    needed = set(_operands(node))
    mixed = any(term.text.islower() for term in terms)
    kept = [
        term
        for at, term in enumerate(terms)
        if not isinstance(term, Word)
        or term in needed
        or not is_small(fold(term.text), language)
        or (mixed and _is_name(term.text, first=not at))
    ]
    return kept or terms


def _operands(node: Node | None) -> Iterator[Term]:
    match node:
        case Near(operands):
            yield from operands
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from _operands(child)
        case Field(_, child):
            yield from _operands(child)


def _is_name(text: str, *, first: bool) -> bool:
    return (len(text) > 1 and text.isupper()) or (text[:1].isupper() and not first)


def _disjoint(matches: Iterable[Match]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for match in matches:
        if not spans or match.start >= spans[-1].end:
            spans.append(Span(match.start, match.end))
        elif match.end > spans[-1].end:
            spans[-1] = Span(spans[-1].start, match.end)
    return tuple(spans)
