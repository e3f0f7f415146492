"""Fixity: whether the kept originals still have the bytes that they were received with."""

import hashlib
from collections.abc import Iterator

from archive.models import Original


def damaged_originals() -> Iterator[tuple[str, str]]:
    """The sha256 of each original that is gone or whose bytes have changed, and what is wrong with it."""
    for original in Original.objects.order_by("sha256").iterator():
        try:
            with original.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            yield original.sha256, f"cannot be read ({error.strerror or error})"
        else:
            if digest != original.sha256:
                yield original.sha256, "its bytes have changed"
