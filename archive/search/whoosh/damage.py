"""What damaged bytes do to those who read them: anything, so one place says what it means."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from archive.errors import IndexUnavailable

__all__ = ["reading"]

# Numbers out of bounds, names that are no longer there, texts that are none, sizes past all memory.
SIGNS = (ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError, zlib.error)


@contextmanager
def reading() -> Iterator[None]:
    """Raises IndexUnavailable where the index's bytes make no sense; the error that told so is its cause."""
    try:
        yield
    except SIGNS as error:
        raise IndexUnavailable(
            f"the search index cannot be read ({error!r}); `manage.py verify --repair` heals a damaged one"
        ) from error
