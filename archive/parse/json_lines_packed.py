"""Cut gzipped JSON Lines, under a bound on how far they may grow."""

import gzip
from collections.abc import Iterator
from typing import BinaryIO

from archive.parse import json_lines
from archive.parse.unit import BadUnit, Unit


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """Every line; those before damage are kept, the damage is a BadUnit."""
    with gzip.GzipFile(fileobj=stream, mode="rb") as opened:
        yield from json_lines.cut(opened, name, packed=stream)  # type: ignore[arg-type]
