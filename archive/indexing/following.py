"""The index worker: whatever is committed becomes searchable a moment later."""

import logging
from collections.abc import Callable
from threading import Event

from django.db import DatabaseError, reset_queries

from archive.errors import IndexLocked, IndexUnavailable, SearchError
from archive.indexing import soundness
from archive.indexing.writing import Report, bring_up_to_date
from archive.models import OutboxEntry

__all__ = ["follow"]

PAUSE = 0.1  # seconds between looks at the outbox: a change is searchable within a second
RETRY = 5.0  # seconds after something went wrong, such as a full disk
PATIENCE = 1.0  # seconds to wait for another writer before looking again

logger = logging.getLogger(__name__)


def follow(stop: Event, *, report: Callable[[Report], object] = lambda _: None, pause: float = PAUSE) -> None:
    """Keep the index up to date until `stop` is set, and heal it where it cannot be read. `report` is
    called after each run that did something. Any number of workers may run; one writes at a time."""
    while not stop.is_set():
        wait = pause
        try:
            if _has_work():
                report(bring_up_to_date(deadline=PATIENCE))
        except IndexLocked:
            logger.info("Another process is writing the search index")
        except (SearchError, OSError, DatabaseError) as error:
            logger.warning("The search index could not be written, which is tried again: %s", error)
            wait = RETRY
        reset_queries()
        stop.wait(wait)


def _has_work() -> bool:
    try:
        soundness.check()
    except IndexUnavailable as error:
        logger.warning("The search index is built anew: %s", error)
        return True
    return OutboxEntry.objects.exists()
