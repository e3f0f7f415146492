"""Haystack's backend for this engine: updates, removals and searches, each in one step."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from haystack import connections, indexes
from haystack.backends import BaseSearchBackend, SearchNode, log_query
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import MoreLikeThisError, SearchBackendError, SkipDocument
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct
from whoosh import query as whoosh_query
from whoosh.query import Query

from archive.errors import IndexUnavailable
from archive.search import grammar
from archive.search.whoosh.answering import Answering
from archive.search.whoosh.columns import moment_value
from archive.search.whoosh.compile import Compiler
from archive.search.whoosh.damage import reading
from archive.search.whoosh.facet_options import date_facet, field_facet
from archive.search.whoosh.lookups import Lookups
from archive.search.whoosh.narrowing import read_narrowing
from archive.search.whoosh.place import Place
from archive.search.whoosh.request import Answer, Request, Row
from archive.search.whoosh.schema import Schema, read_schema
from archive.search.whoosh.searcher import Searcher
from archive.search.whoosh.spelling import Speller
from archive.search.whoosh.writer import Writer

__all__ = ["Backend"]

DEADLINE = 2.0  # seconds of one search
SORTED = ("labels", "number", "moment")

_PLACES: dict[Path, Place] = {}
_ANSWERING: dict[Path, Answering] = {}


class Backend(BaseSearchBackend):  # type: ignore[misc]
    """Options of the connection: PATH, and DEADLINE, the seconds a search may take (2).

    Updates and removals raise what went wrong (IndexLocked, OSError, IndexUnavailable)
    unless the connection says SILENTLY_FAIL, which this engine leaves off by default: a lost delete is
    worse than an error. Searches raise IndexUnavailable when there is no index to ask.
    """

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        if "PATH" not in options:
            raise ImproperlyConfigured("The search connection needs a PATH, the directory of its index.")
        path = Path(options["PATH"])
        # One open index a process, whatever number of backends Haystack makes (one a thread).
        self.place = _PLACES.setdefault(path, Place(path))
        self.answering = _ANSWERING.setdefault(
            path, Answering(seconds=float(options.get("DEADLINE", DEADLINE)))
        )

    @cached_property
    def schema(self) -> Schema:
        return read_schema(connections[self.connection_alias].get_unified_index().all_searchfields())

    def searcher(self) -> Searcher:
        """The newest committed state. Raises IndexUnavailable."""
        return self.place.searcher(self.schema)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Raises IndexUnavailable where the index's bytes make no sense, and leaves word of it."""
        try:
            with reading():
                yield
        except IndexUnavailable:
            self.place.suspect()
            raise

    # Writing

    def writer(self, **options: Any) -> Writer:
        """A writer for several changes that become visible together."""
        return Writer(self.place, self.schema, **options)

    def setup(self) -> None:
        """Make an empty index where there is none that can be read."""
        with self.place.lock(deadline=self.timeout):
            self.place.point_to(self.place.create(self.schema), self.schema)

    def update(self, index: indexes.SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        """Add or replace objects, all of them in one commit."""
        if not commit:
            raise SearchBackendError(
                "Every update of this engine is committed; use writer() to join several."
            )
        with self.writer(deadline=self.timeout) as writer:
            self.add(writer, index, iterable)
            writer.commit()

    @staticmethod
    def add(writer: Writer, index: indexes.SearchIndex, objects: Iterable[Model]) -> int:
        """Prepare objects and hand them to a writer; how many there were."""
        return writer.add(get_model_ct(index.get_model()), _prepared(index, objects))

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """Remove every copy of an object, given itself or its identifier (`app.model.key`)."""
        model, _, key = get_identifier(obj_or_string).rpartition(".")
        with self.writer(deadline=self.timeout) as writer:
            writer.delete(model, [int(key)])
            writer.commit()

    def clear(self, models: Iterable[type[Model]] | None = None, commit: bool = True) -> None:
        """Remove all documents of these models, or all there are."""
        with self.writer(deadline=self.timeout) as writer:
            writer.delete_models(None if models is None else map(get_model_ct, models))
            writer.commit()

    # Searching

    def compiler(self) -> Compiler:
        """What turns query trees into query objects."""
        searcher = self.searcher()
        with self._reading():
            languages = searcher.languages
        return Compiler(self.schema, languages, self.schema.searched)

    def rarity(self, model: type[Model], words: Iterable[str]) -> dict[str, float]:
        """For each folded word how much it tells of a document of the model that holds it, 0 where none
        does. Raises IndexUnavailable."""
        searcher = self.searcher()
        with self._reading():
            return searcher.rarity(get_model_ct(model), self.schema.document, words)

    def compile(self, filters: SearchNode) -> Query:
        """Haystack's tree of filters as a query object."""
        only = filters.children[0] if len(filters.children) == 1 and not filters.negated else None
        if isinstance(only, tuple) and isinstance(only[1], Query):  # as our own searches ask
            return only[1]
        return Lookups(self.compiler()).compile(filters)

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query_string: Query | str, **options: Any) -> dict[str, Any]:
        """Run a query object, or a string in the query language.

        Returns Haystack's dictionary, and under "answer" what the engine told. Raises IndexUnavailable
        when the index cannot be read and SearchBackendError for what the engine has not got.
        """
        request = self.request(query_string, **options)
        searcher = self.searcher()
        fields = set(options.get("fields") or ())
        result_class = options.get("result_class") or SearchResult
        try:
            with self._reading():
                answer = self.answering.answer(searcher, request)
                results = list(self._results(searcher, answer.rows, result_class, fields))
                suggestion = self._suggestion(searcher, request, options.get("spelling_query"))
        except NotImplementedError as error:
            raise SearchBackendError(str(error)) from error
        return {
            "results": results,
            "hits": answer.total,
            "facets": _facets(answer, options),
            "spelling_suggestion": suggestion,
            "answer": answer,
        }

    def request(self, query: Query | str, **options: Any) -> Request:
        """Haystack's options as one frozen request."""
        for absent in ("within", "dwithin", "distance_point"):
            if options.get(absent):
                raise SearchBackendError("This engine knows no places on a map.")
        if options.get("highlight"):
            raise SearchBackendError(
                "This engine keeps no texts to highlight; archive.search.run gives passages."
            )
        if options.get("boost"):
            warnings.warn("this engine weighs fields, not single terms; boost is ignored", stacklevel=3)
        narrow = [self.narrowing(one) for one in options.get("narrow_queries") or ()]
        return Request(
            query=self._query(query),
            models=self._models(options.get("models")),
            narrow=frozenset(narrow),
            sort=tuple(self._sort(field) for field in options.get("sort_by") or ()),
            start=int(options.get("start_offset") or 0),
            end=None if options.get("end_offset") is None else int(options["end_offset"]),
            facets=tuple(field_facet(*facet) for facet in (options.get("facets") or {}).items()),
            date_facets=tuple(
                date_facet(self.schema, *facet) for facet in (options.get("date_facets") or {}).items()
            ),
            query_facets=tuple(
                (f"{field}_{text}", Lookups(self.compiler()).lookup(field, "content", text))
                for field, text in options.get("query_facets") or ()
            ),
            collapse=options.get("collapse") or "",
        )

    def _sort(self, field: str) -> tuple[str, bool]:
        name = field.lstrip("-")
        known = self.schema.fields.get(name)
        if known is None or known.kind not in SORTED:
            raise SearchBackendError(
                f"The index cannot be sorted by “{name}”: it holds no labels, numbers or times."
            )
        return name, field.startswith("-")

    def _query(self, query: Query | str) -> Query:
        if not isinstance(query, str):
            return query
        if query == "*":
            return whoosh_query.Every()
        return self.compiler().compile(grammar.parse(query, fields=tuple(self.schema.fields)).node)

    def narrowing(self, query: Query | str) -> Query:
        """A narrowing query: an object as it is; a string in the query language, labels being exact."""
        if not isinstance(query, str):
            return query
        return read_narrowing(query, Lookups(self.compiler()))

    def _models(self, models: Iterable[type[Model]] | None) -> tuple[str, ...]:
        chosen = self.build_models_list() if not models else map(get_model_ct, models)
        return tuple(sorted(chosen))

    def _results(
        self, searcher: Searcher, rows: Iterable[Row], result_class: type[SearchResult], fields: set[str]
    ) -> Iterator[SearchResult]:
        if getattr(result_class, "bare", False):
            for row in rows:
                yield result_class(row.key, row.score, others=row.others, hidden=row.hidden)
            return
        leaves = {leaf.segment.segid: leaf for leaf in searcher.leaves}
        for row in rows:
            app, _, name = row.model.partition(".")
            kept = leaves[row.segment].kept(row.document)
            values = {key: _restore(value) for key, value in kept.items() if not fields or key in fields}
            values |= {ID: f"{row.model}.{row.key}", DJANGO_CT: row.model, DJANGO_ID: str(row.key)}
            yield result_class(app, name, str(row.key), row.score, **values)

    def _suggestion(self, searcher: Searcher, request: Request, text: str | None) -> str | None:
        """The text with unknown words corrected; None where there is nothing to correct, or no text."""
        if not text:
            return None
        node = grammar.parse(text).node
        leaves = [leaf for model in request.models for leaf in searcher.leaves_of([model])]
        # A field of the language is one of the index, or holds names: speaker, speaker_names.
        words = [name for name, field in self.schema.fields.items() if field.kind == "words"]
        fields = {name.removesuffix("_names"): name for name in words}
        corrected = Speller(searcher, leaves, self.schema.document, fields=fields).correct(node)
        return None if corrected == node else str(corrected)

    def more_like_this(
        self, model_instance: Model, additional_query_string: Any = None, **options: Any
    ) -> dict[str, Any]:
        raise MoreLikeThisError("This engine finds no similar documents yet; search for their words instead.")

    def build_schema(self, fields: dict[str, indexes.SearchField]) -> tuple[str, Schema]:
        """The document field's name, and the schema."""
        schema = read_schema(fields)
        return schema.document, schema


def _prepared(index: indexes.SearchIndex, objects: Iterable[Model]) -> Iterator[tuple[int, dict[str, Any]]]:
    # Haystack leaves a field without a value out; a segment wants the same fields of every document.
    empty = {field.index_fieldname: None for field in index.fields.values()}
    for instance in objects:
        if not isinstance(instance.pk, int):
            raise SearchBackendError("This engine indexes models with whole numbers as primary keys only.")
        try:
            yield instance.pk, empty | index.full_prepare(instance)
        except SkipDocument:
            continue


def _restore(value: Any) -> Any:
    if isinstance(value, list):
        return [_restore(one) for one in value]
    return moment_value(value["moment"]) if isinstance(value, dict) and "moment" in value else value


def _facets(answer: Answer, options: dict[str, Any]) -> dict[str, Any]:
    asked = any(options.get(kind) for kind in ("facets", "date_facets", "query_facets"))
    if not asked:
        return {}
    return {"fields": answer.facets, "dates": answer.date_facets, "queries": answer.query_facets}
