"""Counts of related rows as subqueries: several on one list without multiplying its rows."""

from typing import Any

from django.db import models
from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], *, by: str, of: str = "pk") -> models.expressions.Combinable:
    """How many distinct `of` the rows hold that refer, by `by`, to the outer row; 0 where none do."""
    counted = rows.order_by().values(by).annotate(counted=Count(of, distinct=True)).values("counted")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
