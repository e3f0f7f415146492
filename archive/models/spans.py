"""Constraints and accessors for the spans that rows hold as two columns."""

from django.db import models

from archive.text import Span


def span_is_sound(prefix: str, *, name: str, optional: bool) -> models.CheckConstraint:
    """A constraint: `<prefix>start` < `<prefix>end`, or, when optional, both null."""
    start, end = f"{prefix}start", f"{prefix}end"
    sound = models.Q(**{f"{start}__gte": 0, f"{end}__gt": models.F(start)})
    if optional:
        # a comparison with NULL is not false, so a constraint of comparisons alone would let it pass
        sound &= models.Q(**{f"{start}__isnull": False, f"{end}__isnull": False})
        sound |= models.Q(**{f"{start}__isnull": True, f"{end}__isnull": True})
    return models.CheckConstraint(condition=sound, name=name)


def span_or_none(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
