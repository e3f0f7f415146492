"""Bound the time that reading one document may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from archive.errors import DocumentError

# The alarm repeats, since a library's "except" around the very call may swallow the first.
_REPEAT_SECONDS = 0.5


class TimeUp(BaseException):
    """Raised inside the reading; no Exception, so that libraries that catch every one let it pass."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises DocumentError where the body takes longer, on POSIX systems' main threads; else no bound."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _REPEAT_SECONDS)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except TimeUp as error:
        message = f"Reading the document took longer than {seconds:g} seconds; split or convert it."
        raise DocumentError(message, stage="parse") from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # it may have rung before the line above stopped it
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left, interval)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TimeUp
