"""Many rows by one statement, from plain values; Django's bulk_create takes five times as long as SQLite.

The statements are made once from the models' columns, so that defaults, times and the forms in which the
database holds dates and JSON stay those of the models; its constraints hold as ever.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models
from django.utils import timezone

Row = Sequence[Any]
# What the database holds as Python does; of any other field, the field itself says how it is held.
PLAIN = (
    models.BooleanField, models.CharField, models.FloatField, models.ForeignKey, models.IntegerField,
    models.TextField,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Insertion:
    """The statement for rows of some columns of a model.

    `prepared` are the positions of values to be brought into the database's form; `defaults` gives, at a
    time, the values of the columns that the rows leave out.
    """

    statement: str
    prepared: tuple[tuple[int, Callable[[Any], Any]], ...]
    defaults: tuple[Callable[[datetime], Any], ...]

    def values(self, rows: Iterable[Row]) -> list[Row]:
        now = timezone.now()
        rest = [default(now) for default in self.defaults]
        made: list[Row] = []
        for row in rows:
            values = [*row, *rest]
            for at, prepare in self.prepared:
                values[at] = prepare(values[at])
            made.append(values)
        return made


def insert(
    model: type[models.Model], columns: tuple[str, ...], rows: Iterable[Row], *, or_ignore: bool = False
) -> None:
    """Insert rows of values for `columns` (field names, a foreign key's with `_id`), in that order; the
    other columns get their defaults. `or_ignore` passes over rows that are there."""
    made = _insertion(model, columns, or_ignore)
    if values := made.values(rows):
        with connection.cursor() as cursor:
            cursor.executemany(made.statement, values)


def next_keys(model: type[models.Model], count: int) -> range:
    """The primary keys that the next `count` rows get. Call it in the transaction that inserts them: it
    holds the database's only write lock, and keys of deleted rows are never given again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        row = cursor.fetchone()
    first = (row[0] if row else 0) + 1
    return range(first, first + count)


@cache
def _insertion(model: type[models.Model], columns: tuple[str, ...], or_ignore: bool) -> Insertion:
    given = {field.attname: field for field in model._meta.concrete_fields}
    fields = [given.pop(column) for column in columns]
    rest = [field for field in given.values() if not isinstance(field, models.AutoField)]
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in (*fields, *rest))
    marks = ", ".join(["%s"] * (len(fields) + len(rest)))
    verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
    return Insertion(
        f"{verb} INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})",
        tuple((at, _held(field)) for at, field in enumerate(fields) if not isinstance(field, PLAIN)),
        tuple(_default(field) for field in rest),
    )


def _held(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    return lambda value: field.get_db_prep_save(value, connection=connection)


def _default(field: "models.Field[Any, Any]") -> Callable[[datetime], Any]:
    held = _held(field)
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return held
    return lambda now: held(field.get_default())
