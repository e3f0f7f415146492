"""The site's secret key: made once, at random, in a file that only its owner can read."""

import os
import secrets
import time
from pathlib import Path

from archive.errors import SettingsError

WAIT_SECONDS = 10.0


def read_or_make(path: Path) -> str:
    """The key in `path`, made first when there is none. Two simultaneous first starts agree.

    The file appears complete or not at all: it is written beside its place and linked there, and
    the link fails when another start was first. Raises SettingsError when it cannot be read.
    """
    if not path.exists():
        _make(path)
    deadline = time.monotonic() + WAIT_SECONDS
    while not (key := _read(path)):
        if time.monotonic() > deadline:
            raise SettingsError(f"{path} is empty: delete it, and the next start makes a new key")
        time.sleep(0.05)
    return key


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingsError(
            f"cannot read the secret key: {error}. Make {path} readable to this user"
        ) from error


def _make(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            os.fsync(file.fileno())
        # link() refuses an existing name, as O_EXCL does, so the first start wins
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
