"""Open a file for reading only where it is a regular file: never through a link, never a pipe."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from archive.errors import DocumentError

# O_NONBLOCK: opening a FIFO without a writer would wait for ever.
_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a symbolic link"),
)


def open_regular(path: Path) -> BinaryIO:
    """Raises DocumentError for anything but a readable regular file."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    problem = special(os.fstat(descriptor).st_mode)
    if problem:
        os.close(descriptor)
        raise problem
    return os.fdopen(descriptor, "rb")


def special(mode: int) -> DocumentError | None:
    """Why a file of this mode is not read, None for a regular file."""
    if stat.S_ISREG(mode):
        return None
    kind = next((name for test, name in _KINDS if test(mode)), "a special file")
    return DocumentError(f"This is {kind}, not a regular file; copy its content to a file.", stage="read")


def unreadable(error: OSError | ValueError) -> DocumentError:
    """The error of a file that the system refuses to open or read; it may well open next time."""
    reason = getattr(error, "strerror", None) or str(error)
    message = f"The file cannot be read ({reason}); check its permissions and that it is still there."
    return DocumentError(message, stage="read", permanent=False)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream. Raises DocumentError where there are more than `limit`."""
    try:
        data = stream.read(limit + 1)
    except OSError as error:
        raise unreadable(error) from error
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> DocumentError:
    message = f"The document is larger than {limit // (1024 * 1024)} MiB; split it into its parts."
    return DocumentError(message, stage="read")
