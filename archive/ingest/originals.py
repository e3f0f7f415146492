"""Keep original bytes under ARCHIVE_DATA, named by their hash; never altered once there."""

import os
import secrets
from pathlib import Path

from archive.models import Original


def keep(data: bytes, *, sha256: str) -> None:
    """Put the bytes, of that hash, safely on disk. Raises OSError when they cannot be.

    The file comes before its row: a kill in between leaves a file that the next run finds and uses.
    """
    path = Original(sha256=sha256).path
    if not _holds(path, size=len(data)):
        _write(path, data)


def _holds(path: Path, *, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, not only the bytes behind it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
