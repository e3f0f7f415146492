"""A few ways to write a search, with the reader's own words."""

from collections.abc import Iterator

from archive.search import grammar
from archive.search.query import Query
from archive.search.tree import Word, words_in
from archive.web.search_help import Example

__all__ = ["ways_to_write"]

LONG = 4  # letters of a word that is worth an ending or a misspelling
CUT = 2  # letters left off a word to search for its beginning
LEAST = 3  # letters of a beginning
USUAL = ("harbour", "council")  # where the reader wrote no plain word


def ways_to_write(query: Query) -> tuple[Example, ...]:
    """Examples, each a query that the language knows."""
    node = grammar.parse(query.text).node
    words = [term.text for term in words_in(node, fields=("title", "quote")) if isinstance(term, Word)]
    return tuple(_examples(list(dict.fromkeys(words)) or list(USUAL)))


def _examples(words: list[str]) -> Iterator[Example]:
    longest = max(words, key=len)
    if len(words) > 1:
        yield Example(f'"{words[0]} {words[1]}"', "these words side by side, as written")
        yield Example(f"{words[0]} OR {words[1]}", "either word")
    if len(longest) >= LONG:
        yield Example(f"{longest[: max(LEAST, len(longest) - CUT)]}*", "words that begin so")
        yield Example(f"{longest}~1", "words one letter away, such as other spellings")
    yield Example(f"speaker:{longest}", "what someone of this name says")
    yield Example("date:2024..2025-03", "from a date to a date")
