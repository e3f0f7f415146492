"""What a reader can write in a search, by examples; a test runs each of them."""

from dataclasses import dataclass

from archive.search.query import Query
from archive.web.links import search_address


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    finds: str

    @property
    def href(self) -> str:
        return search_address(Query(self.text))


EXAMPLES = (
    Example("nuclear talks", "both words, in any ending: talk, talks, talking"),
    Example('"at the negotiating table"', "these words side by side, as written"),
    Example("talks OR dialogue", "either word"),
    Example("sanctions (oil OR gas)", "the first word with one of the two"),
    Example("talks -missile", "the first word without the second"),
    Example("govern*", "words that begin so; at least three letters"),
    Example("zelensky~1", "words one letter away"),
    Example("oil NEAR/5 price", "within five words of each other, in either order"),
    Example("title:harbour", "the word in a title"),
    Example('quote:"the oil price"', "the words in a quotation"),
    Example("speaker:minister", "what someone of this name or description says"),
    Example('source:"harbour post"', "what an outlet published, or others took from it"),
    Example("date:2024", "what may be dated in 2024, inferred years included"),
    Example("date:2024..2025-03", "from a date to a date; either end may be left out"),
    Example("date:(2022 OR 2024)", "in one of several years; parentheses go with every field"),
    Example("date:undated", "what has no known year"),
    Example("language:fr", "articles in French, by their code"),
)
