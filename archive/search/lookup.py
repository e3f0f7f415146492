"""Rows of the database by key, through statements that are compiled once a process.

Every search asks for the same columns of other rows. Django takes longer to write the statement than SQLite
takes to answer it.
"""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import repeat
from typing import Any

from django.db import connection
from django.db.models import QuerySet

__all__ = ["ByKeys", "fetched"]

MARK = "%s"  # a parameter's, in a statement

# Keys, at most a page of them, to a queryset of tuples that is filtered by these keys and by nothing else
# that takes a parameter. A function of a module, since its statements are kept with it.
ByKeys = Callable[[list[str]], "QuerySet[Any, tuple[Any, ...]]"]


def fetched(by_keys: ByKeys, keys: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The tuples of the queryset for these keys, in its order."""
    wanted = list(keys)
    if not wanted:
        return []
    with connection.cursor() as cursor:
        marks = ", ".join(repeat(MARK, len(wanted)))
        cursor.execute(_statement(by_keys).replace(MARK, marks), wanted)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def _statement(by_keys: ByKeys) -> str:
    """For one key, whose mark gives way to as many as there are: to compile it for each number of keys
    would take longer than to run it, whenever a search finds another number of results."""
    sql, params = by_keys(["1"]).query.sql_with_params()
    if len(params) != 1 or sql.count(f"({MARK})") != 1:
        raise ValueError("only keys may be parameters of a statement that is kept")
    return sql
