"""How the index stands."""

from dataclasses import dataclass
from typing import Literal

from archive.errors import IndexUnavailable
from archive.indexing import soundness
from archive.indexing.connection import ARTICLE, QUOTATION, the_backend
from archive.models import OutboxEntry

__all__ = ["State", "state"]

Condition = Literal["ok", "behind", "missing"]


@dataclass(frozen=True, slots=True)
class State:
    """How the index stands: "missing" when it cannot be read (`why` says more), "behind" while changes
    wait in the outbox. `articles` and `quotations` are searchable, `waiting` articles are not yet."""

    condition: Condition
    why: str = ""
    articles: int = 0
    quotations: int = 0
    waiting: int = 0


def state() -> State:
    """How the index stands now."""
    waiting = OutboxEntry.objects.values("article_id").distinct().count()
    try:
        soundness.check()
        counts = the_backend().searcher().counts
    except IndexUnavailable as error:
        return State("missing", why=str(error), waiting=waiting)
    condition: Condition = "behind" if waiting else "ok"
    return State(
        condition, articles=counts.get(ARTICLE, 0), quotations=counts.get(QUOTATION, 0), waiting=waiting
    )
