"""What an index holds: Haystack's declared fields as kinds of section, and the schema's fingerprint."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from haystack import fields as haystack_fields
from haystack import indexes
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from whoosh import fields as whoosh_fields

__all__ = ["FORMAT", "Field", "Intervals", "Kind", "Schema", "Words", "read_schema"]

# Raised with every change of the file format or of the analysis of words.
FORMAT = 8

Kind = Literal["words", "labels", "number", "moment", "intervals", "kept"]


class Words(indexes.CharField):  # type: ignore[misc]
    """Text found by word, stem and phrase. It is kept in the database, not in the index.

    `weight` counts a word here against one of the document field; 0 keeps the field out of searches
    that name no field.
    """

    def __init__(self, *, weight: float = 0.0, **options: Any) -> None:
        options.setdefault("stored", False)
        super().__init__(**options)
        self.weight = weight


class Intervals(indexes.SearchField):  # type: ignore[misc]
    """Closed intervals of days, as pairs of dates; several a document."""

    field_type = "intervals"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` decides its sections; `kept` that results carry its value."""

    name: str
    kind: Kind
    kept: bool = False
    many: bool = False
    weight: float = 0.0


@dataclass(frozen=True)
class Schema:
    """The fields of an index, `document` being the one that a search looks into by default."""

    fields: Mapping[str, Field]
    document: str

    @property
    def searched(self) -> tuple[tuple[str, float], ...]:
        """The fields of words that a search looks into by default, each with its weight."""
        others = [(field.name, field.weight) for field in self.fields.values() if field.weight]
        return ((self.document, 1.0), *(other for other in others if other[0] != self.document))

    @cached_property
    def fingerprint(self) -> str:
        """Equal for two schemas exactly when one can read the other's index."""
        shape = [[field.name, field.kind, field.kept, field.many] for field in self.fields.values()]
        described = json.dumps([FORMAT, self.document, sorted(shape)])
        return hashlib.sha256(described.encode()).hexdigest()[:16]

    @cached_property
    def whoosh(self) -> whoosh_fields.Schema:
        """The same as Whoosh's table of contents keeps it."""
        types: dict[str, Callable[[Field], Any]] = {
            "words": lambda field: whoosh_fields.TEXT(stored=field.kept),
            "labels": lambda field: whoosh_fields.KEYWORD(stored=field.kept, commas=True),
            "number": lambda field: whoosh_fields.NUMERIC(stored=field.kept),
            "moment": lambda field: whoosh_fields.DATETIME(stored=field.kept),
            "intervals": lambda _: whoosh_fields.STORED(),
            "kept": lambda _: whoosh_fields.STORED(),
        }
        described = {name: types[field.kind](field) for name, field in self.fields.items()}
        return whoosh_fields.Schema(
            **{
                ID: whoosh_fields.ID(unique=True),
                DJANGO_CT: whoosh_fields.ID(),
                DJANGO_ID: whoosh_fields.ID(),
            },
            **described,
        )


def read_schema(declared: Mapping[str, indexes.SearchField]) -> Schema:
    """The schema for Haystack's declared fields. Raises ValueError without a document field."""
    document = next((name for name, field in declared.items() if field.document), None)
    if document is None:
        raise ValueError("No field is the document. Declare one with document=True.")
    fields = (_field(name, field) for name, field in declared.items())
    return Schema({field.name: field for field in fields}, document)


def _field(name: str, declared: indexes.SearchField) -> Field:
    faceted = isinstance(declared, haystack_fields.FacetField)
    name = declared.index_fieldname or name
    kept = bool(declared.stored)
    if isinstance(declared, Intervals):
        return Field(name, "intervals", many=True)
    if not declared.indexed:
        return Field(name, "kept", kept=True)
    if isinstance(declared, indexes.MultiValueField):
        return Field(name, "labels", kept, many=True)
    if declared.field_type in ("integer", "long", "float"):
        return Field(name, "number", kept)
    if declared.field_type in ("date", "datetime"):
        return Field(name, "moment", kept)
    if declared.field_type == "boolean" or faceted:
        return Field(name, "labels", kept)
    return Field(name, "words", kept, weight=float(getattr(declared, "weight", 0.0)))
