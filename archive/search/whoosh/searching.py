"""Haystack's query builder for this engine: trees of query objects instead of strings."""

import json
from collections.abc import Iterator
from typing import Any

from haystack.backends import BaseSearchQuery, SearchNode
from haystack.exceptions import FacetingError
from whoosh import query as whoosh_query

from archive.search.whoosh.request import Answer

__all__ = ["SearchQuery"]


class SearchQuery(BaseSearchQuery):  # type: ignore[misc]
    """Builds one query tree. Filters and narrowing queries may be Whoosh query objects themselves.

    `facet` takes the options `ignoring` (names of fields whose narrowing queries do not apply to it),
    `limit` and `always` (values listed whatever their count). After a run, `answer` is what the engine
    told, None before. `collapse`, empty unless set, names a number field: of documents that hold the same
    number only the first is listed and counted, and a bare result class gets the `others` and how many
    are `hidden` behind it.
    """

    answer: Answer | None = None
    collapse = ""

    def __str__(self) -> str:
        return repr(self.build_query())

    def build_query(self) -> whoosh_query.Query:
        return self.backend.compile(self.query_filter)

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """One filter as text, which `narrow(SQ(...))` asks for and `Backend.narrowing` reads back."""
        return json.dumps({"field": field, "type": filter_type, "value": value}, default=str)

    def add_field_facet(self, field: str, **options: Any) -> None:
        unknown = options.keys() - {"ignoring", "limit", "always", "ends"}
        if unknown:
            raise FacetingError(f"This engine knows no facet option {', '.join(sorted(unknown))}.")
        super().add_field_facet(field, **options)

    def build_params(self, spelling_query: str | None = None) -> dict[str, Any]:
        params: dict[str, Any] = super().build_params(spelling_query)
        return params | {"collapse": self.collapse} if self.collapse else params

    def _clone(self, klass: type[BaseSearchQuery] | None = None, using: str | None = None) -> BaseSearchQuery:
        clone = super()._clone(klass=klass, using=using)
        clone.collapse = self.collapse
        return clone

    def run(self, spelling_query: str | None = None, **options: Any) -> None:
        found = self.backend.search(self.build_query(), **(self.build_params(spelling_query) | options))
        self._results = found["results"]
        self._hit_count = found["hits"]
        self._facet_counts = self.post_process_facets(found)
        self.answer = found["answer"]

    def get_spelling_suggestion(self, preferred_query: str | None = None) -> str | None:
        """The text with words that the index knows, or None; without a text, that of the filters."""
        text = preferred_query or " ".join(self._texts(self.query_filter))
        params = self.build_params(text) | {"end_offset": 0}
        suggestion: str | None = self.backend.search(self.build_query(), **params)["spelling_suggestion"]
        return suggestion

    def _texts(self, node: SearchNode) -> Iterator[str]:
        for child in node.children:
            if isinstance(child, SearchNode):
                yield from self._texts(child)
            elif node.split_expression(child[0])[0] == "content" and not isinstance(
                child[1], whoosh_query.Query
            ):
                yield str(getattr(child[1], "query_string", child[1]))

    def get_count(self) -> int:
        """The number of results, without changing which of them a later look will fetch."""
        if self._hit_count is None and not self._more_like_this:
            found = self.backend.search(self.build_query(), **(self.build_params() | {"end_offset": 0}))
            self._hit_count = found["hits"]
            return int(found["hits"])
        count: int = super().get_count()
        return count
