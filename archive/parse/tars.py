"""TAR archives, plain or gzipped: every member that is a document, streamed; nothing is unpacked to disk."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from archive.errors import DocumentError
from archive.parse import json_lines, limits, members
from archive.parse.unit import BadUnit, Unit

_DAMAGE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError)
_GZIP = b"\x1f\x8b"


class _Counted:
    """A stream of unpacked bytes that refuses to grow into a bomb."""

    def __init__(self, opened: BinaryIO, packed: BinaryIO) -> None:
        self._opened, self._packed, self._total = opened, packed, 0

    def read(self, size: int = -1) -> bytes:
        data = self._opened.read(size)
        self._total += len(data)
        json_lines.refuse_bomb(self._total, self._packed)
        return data


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """The documents of all members, in the archive's order; damage ends it with a BadUnit."""
    found = 0
    try:
        with tarfile.open(fileobj=cast("BinaryIO", _unpacked(stream)), mode="r|") as archive:
            while member := archive.next():
                found += 1
                yield from _member(archive, member)
                cast("Any", archive).members.clear()  # tarfile keeps every one it has seen
                if found > limits.MEMBERS:
                    raise DocumentError("The archive has too many members; split it.", stage="read")
    except DocumentError as error:
        yield BadUnit("", error)
    except _DAMAGE as error:
        message = f"{name} is damaged or no TAR archive (after {found} members: {error}); fetch it again."
        yield BadUnit("", DocumentError(message, stage="read"))


def _unpacked(stream: BinaryIO) -> object:
    head = stream.read(2)
    stream.seek(0)
    if head != _GZIP:
        return stream
    return _Counted(cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb")), stream)


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[Unit | BadUnit]:
    name = member.name.removeprefix("./")
    if member.isdir() or not members.is_document(name):
        return
    problem = members.problem_of(name)
    if not member.isreg():
        problem = DocumentError("The member is a link, a pipe or a device, not a file.", stage="read")
    opened = None if problem else archive.extractfile(member)
    if opened is None:
        problem = problem or DocumentError("The member holds no bytes.", stage="read")
        yield BadUnit(members.bad_name(name), problem)
    else:
        yield from members.cut_member(cast("BinaryIO", opened), name)
