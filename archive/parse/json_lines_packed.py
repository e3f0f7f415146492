"""Cut gzipped JSON Lines, under a bound on how far they may grow."""

import gzip
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from archive.parse import json_lines
from archive.parse.unit import BadUnit, Unit

_BUFFER = 256 * 1024  # bytes; line by line, gzip's own reader is ten times slower


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds, given out as it is unpacked, so that damage loses nothing before it."""

    def __init__(self, packed: BinaryIO) -> None:
        self._stream = gzip.GzipFile(fileobj=packed, mode="rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer)
        data = self._stream.read1(len(view))
        view[: len(data)] = data
        return len(data)


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """Every line; those before damage are kept, the damage is a BadUnit."""
    with io.BufferedReader(_Unpacked(stream), _BUFFER) as lines:
        yield from json_lines.cut(lines, name, packed=stream)
