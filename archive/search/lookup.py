"""Rows of the database by key, through statements that are compiled once a process.

Every search asks for the same columns of other rows. Django takes longer to write the statement than SQLite
takes to answer it.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

__all__ = ["fetched"]

# Keys, at most a page of them, to a queryset of tuples that is filtered by these keys and by nothing else
# that takes a parameter. A function of a module, since its statements are kept with it.
ByKeys = Callable[[list[str]], "QuerySet[Any, tuple[Any, ...]]"]


def fetched(by_keys: ByKeys, keys: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The tuples of the queryset for these keys, in its order."""
    wanted = list(keys)
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_statement(by_keys, len(wanted)), wanted)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def _statement(by_keys: ByKeys, count: int) -> str:
    marks = [str(number) for number in range(count)]
    sql, params = by_keys(marks).query.sql_with_params()
    if len(params) != count:
        raise ValueError("only keys may be parameters of a statement that is kept")
    return sql
