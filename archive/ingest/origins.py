"""Where documents come from, what the archive holds from there, and so what a document would change."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from archive.ingest import tables
from archive.models import Origin
from archive.parse import Unit

Outcome = Literal["new", "changed", "unchanged"]
HELD = (
    "original_id",
    "document_id",
    "format",
    "sidecars",
    "context_sha256",
)  # of an origin, at each revision
COLUMNS = ("path", "collection", "article_id", *HELD)


@dataclass(frozen=True, slots=True)
class Place:
    """A document at its origin, with the hashes by which it is known."""

    path: str
    unit: Unit
    sha256: str
    context_sha256: str

    @classmethod
    def of(cls, path: str, unit: Unit) -> "Place":
        return cls(path, unit, unit.sha256, unit.context_sha256)

    @property
    def content(self) -> tuple[str, str]:
        return self.sha256, self.context_sha256


class Holdings:
    """What the archive holds of some documents, at their origins or elsewhere."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = list(places)
        self.ask()

    def ask(self) -> None:
        """Ask the database (again)."""
        columns = ("path", "original_id", "context_sha256")
        origins = Origin.objects.order_by()
        here = origins.filter(path__in={place.path for place in self._places}).values_list(*columns)
        there = origins.filter(original__in={place.sha256 for place in self._places})
        self._at = {path: (original, context) for path, original, context in here}
        self._anywhere = set(there.values_list("original_id", flat=True))

    def outcome(self, place: Place) -> Outcome:
        """What storing this document would do; bytes held elsewhere make no new article, whatever lies beside
        them."""
        if place.path in self._at:
            return "unchanged" if self._at[place.path] == place.content else "changed"
        return "unchanged" if place.sha256 in self._anywhere else "new"

    def is_named(self, place: Place) -> bool:
        """Whether the archive knows the origin."""
        return place.path in self._at

    def note(self, place: Place) -> None:
        """The document is held at its origin now, which held nothing before."""
        self._at[place.path] = place.content
        self._anywhere.add(place.sha256)


def add_origin(place: Place) -> None:
    """Name a further origin of a document that another origin holds; nothing where it is named already."""
    if Origin.objects.filter(path=place.path).exists():
        return
    with transaction.atomic():
        holder = Origin.objects.filter(original=place.sha256).order_by("pk").first()
        if holder is not None and not Origin.objects.filter(path=place.path).exists():
            add_origins([(place, holder.article_id)])


def add_origins(origins: Iterable[tuple[Place, int]]) -> None:
    """Write new origins with the articles, by primary key, that they lead to."""
    tables.insert(
        Origin, COLUMNS,
        ((place.path, place.path.partition("/")[0], article, *_held(place)) for place, article in origins),
    )  # fmt: skip


def change_origin(place: Place) -> None:
    """Say what the origin holds now; the article that it leads to never changes."""
    Origin.objects.filter(path=place.path).update(**dict(zip(HELD, _held(place), strict=True)))


def _held(place: Place) -> tuple[Any, ...]:
    unit = place.unit
    sidecars = [[held.name, base64.b64encode(held.data).decode("ascii")] for held in unit.sidecars]
    return place.sha256, unit.id, unit.format, sidecars, place.context_sha256
