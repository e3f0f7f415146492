"""Documents of one model on their way into one segment."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.analysis import primary
from archive.search.whoosh.columns import (
    intervals_sections,
    kept_sections,
    labels_sections,
    moment,
    numbers_sections,
)
from archive.search.whoosh.inversion import WordColumn
from archive.search.whoosh.schema import Field, Schema
from archive.search.whoosh.sections import write_sections
from archive.search.whoosh.segment import Segment

__all__ = ["LANGUAGE_FIELD", "Batch"]

LANGUAGE_FIELD = "language"  # the field whose value decides by which language's rules words are stemmed

Arrays = dict[str, NDArray[Any]]


class Batch:
    """Prepared documents of one model, inverted together by `write`."""

    def __init__(self, model: str, schema: Schema) -> None:
        self.model = model
        self.schema = schema
        self.words = 0
        self._keys: list[int] = []
        self._place: dict[int, int] = {}
        self._replaced: set[int] = set()
        self._columns: dict[str, WordColumn] = {}
        self._values: dict[str, list[Any]] = {}
        self._kept: list[dict[str, Any]] = []
        self._languages: set[str] = set()
        self._fields: list[Field] = []

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def keys(self) -> NDArray[np.int64]:
        return np.array(self._keys, dtype=np.int64)

    def add(self, key: int, document: Mapping[str, Any]) -> None:
        """One document, by its prepared fields. A second one of the same key replaces the first."""
        if key in self._place:
            self._replaced.add(self._place[key])
        self._place[key] = len(self._keys)
        language = primary(str(document.get(LANGUAGE_FIELD) or ""))
        self._languages.add(language)
        if not self._keys:  # one model's documents all have the fields of the first
            self._fields = [field for field in self.schema.fields.values() if field.name in document]
        for field in self._fields:
            self._add_value(field, document.get(field.name), language)
        names = self.schema.fields
        kept = {name: document[name] for name in names if names[name].kept and document.get(name) is not None}
        self._kept.append({name: _plain(value) for name, value in kept.items()})
        self._keys.append(key)

    def _add_value(self, field: Field, value: Any, language: str) -> None:
        if field.kind == "words":
            column = self._columns.get(field.name)
            if column is None:
                column = self._columns[field.name] = WordColumn()
            before = len(column)
            column.add("" if value is None else str(value), language)
            self.words += len(column) - before
        elif field.kind != "kept":
            self._values.setdefault(field.name, []).append(READERS[field.kind](value))

    def write(self, directory: Path, indexname: str) -> Segment:
        """The batch as a new segment's file. Raises OSError when it cannot be written."""
        segment = Segment(indexname, model=self.model, count=len(self))
        arrays: Arrays = {"key": self.keys}
        kinds = {field.name: field.kind for field in self._fields if field.kind != "kept"}
        words: dict[str, tuple[int, int]] = {}
        for name, column in self._columns.items():
            arrays |= column.sections(name)
            lengths = arrays[f"{name}/lengths"]
            words[name] = (int(lengths.sum()), int(np.count_nonzero(lengths)))
        for field in self._fields:
            if field.name in self._values:
                arrays |= WRITERS[field.kind](field.name, self._values[field.name])
        arrays |= kept_sections(self._kept)
        facts = {
            "documents": len(self), "languages": sorted(self._languages), "words": words, "fields": kinds,
        }  # fmt: skip
        segment.words = self.words
        path = directory / segment.make_filename(segment.EXTENSION)
        segment.sha256 = write_sections(path, arrays, facts)
        segment.delete_documents(frozenset(self._replaced))
        return segment


def _labels(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [str(one) for one in value if one is not None]
    return [str(value)]


def _number(value: Any) -> int | float | None:
    if value is None or isinstance(value, int | float):
        return value
    return int(value)


def _moment(value: Any) -> int | None:
    return None if value is None else moment(value)


def _intervals(value: Any) -> list[tuple[date, date]]:
    return list(value or ())


def _plain(value: Any) -> Any:
    """A value as JSON can hold it; moments in UTC."""
    if isinstance(value, date):
        return {"moment": moment(value)}
    if isinstance(value, list | set | frozenset | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


READERS: dict[str, Callable[[Any], Any]] = {
    "labels": _labels,
    "number": _number,
    "moment": _moment,
    "intervals": _intervals,
}
WRITERS: dict[str, Callable[[str, Any], Arrays]] = {
    "labels": labels_sections,
    "number": numbers_sections,
    "moment": numbers_sections,
    "intervals": intervals_sections,
}
