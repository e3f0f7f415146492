"""Sources and speakers by their keys: found or made for many documents at once, and remembered for a run."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import models, transaction

from archive.ingest import keys, tables
from archive.ingest.rows import Named
from archive.models import Source, Speaker

COLUMNS = {Source: ("id", "key", "name", "slug"),
           Speaker: ("id", "key", "name", "slug", "kind", "has_full_name")}  # fmt: skip
# About a quarter of a kilobyte each, whatever the corpus.
MOST_REMEMBERED = 100_000


class Taken:
    """Which values of a column are given away: those thought of first are asked for at once, by one
    statement, any other when it comes to it."""

    def __init__(self, model: type[models.Model], column: str, first: Iterable[str]) -> None:
        self._rows = model._default_manager.order_by()
        self._column = column
        self._asked = set(first)
        found = self._rows.filter(**{f"{column}__in": self._asked})
        self._taken: set[str] = set(found.values_list(column, flat=True))

    def __call__(self, value: str) -> bool:
        if value not in self._asked:
            self._asked.add(value)
            if self._rows.filter(**{self._column: value}).exists():
                self._taken.add(value)
        return value in self._taken

    def add(self, value: str) -> None:
        self._asked.add(value)
        self._taken.add(value)


class Names:
    """The primary keys of sources and speakers by their own keys.

    A key that another process deletes makes the transaction fail that uses it, and all are forgotten.
    """

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[str, int]] = {model: {} for model in COLUMNS}

    @contextmanager
    def in_transaction(self) -> Iterator[None]:
        """A transaction; what was remembered is forgotten where it fails."""
        try:
            with transaction.atomic():
                yield
        except BaseException:
            for known in self._known.values():
                known.clear()
            raise

    def sources(self, names: Sequence[Named]) -> dict[str, int]:
        """The primary key of each, made when it is new, in the order given. In a transaction."""
        return self._of(Source, names)

    def speakers(self, names: Sequence[Named]) -> dict[str, int]:
        """The primary key of each, made when it is new, in the order given. In a transaction."""
        return self._of(Speaker, names)

    def _of(self, model: type[models.Model], names: Sequence[Named]) -> dict[str, int]:
        known = self._known[model]
        if len(known) > MOST_REMEMBERED:
            known.clear()
        if unknown := {name.key for name in names} - known.keys():
            rows = model._default_manager.order_by().filter(key__in=unknown)
            known |= dict(rows.values_list("key", "pk"))
            # of several names with one key the first counts
            first = {name.key: name for name in reversed(names) if name.key not in known}
            _make(model, [name for name in dict.fromkeys(names) if first.get(name.key) == name], known)
        return known


def _make(model: type[models.Model], names: Sequence[Named], known: dict[str, int]) -> None:
    if not names:
        return
    taken = Taken(model, "slug", (name.slug for name in names))
    columns = COLUMNS[model]
    made = []
    for pk, name in zip(tables.next_keys(model, len(names)), names, strict=True):
        slug = keys.free_slug(name.slug, is_taken=taken)
        taken.add(slug)
        known[name.key] = pk
        made.append((pk, *name._replace(slug=slug))[: len(columns)])
    tables.insert(model, columns, made)
