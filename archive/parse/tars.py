"""TAR archives, plain or gzipped: every member that is a document, streamed; nothing is unpacked to disk."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from archive.errors import DocumentError
from archive.parse import limits, members
from archive.parse.unit import BadUnit, Unit

_DAMAGE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError)
_GZIP = b"\x1f\x8b"
_CHUNK = 64 * 1024


class _Counted:
    """A stream of unpacked bytes that refuses to grow into a bomb, but for members that are passed over."""

    def __init__(self, opened: BinaryIO, packed: BinaryIO) -> None:
        self._opened, self._packed = opened, packed
        self._total = self._passed = 0
        self._begun = (0, 0)
        self._watched = False

    def read(self, size: int = -1) -> bytes:
        data = self._opened.read(size)
        self._total += len(data)
        if not self._watched:  # tarfile would lose its place: a member's own reader looks at the sizes
            self._refuse(self._total - self._passed, self._packed.tell())
        return data

    def begin(self) -> None:
        """The next member's bytes are looked at by themselves."""
        self._begun, self._watched = (self._total, self._packed.tell()), True

    def look(self) -> None:
        """Raises DocumentError where the member read last has grown into a bomb."""
        total, packed = self._begun
        self._refuse(self._total - total, max(1, self._packed.tell() - packed))

    def end(self, size: int, *, passed: bool) -> None:
        """A member of `size` bytes is over; one that is passed over does not count, within bounds."""
        self._watched = False
        if passed and self._passed + size <= limits.PASSED_BYTES:
            self._passed += size

    def _refuse(self, total: int, packed: int) -> None:
        beyond = total > limits.EXPANSION_FREE and total > packed * limits.EXPANSION_RATIO
        if beyond or self._total > limits.EXPANDED_BYTES:
            raise DocumentError("It grows far beyond what texts do; unpack it and look at it.", stage="read")


class _Watched(io.RawIOBase):
    """A member's bytes; raises DocumentError as soon as they have grown into a bomb."""

    def __init__(self, opened: BinaryIO, counted: _Counted) -> None:
        self._opened, self._counted = opened, counted

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer)
        data = self._opened.read(min(len(view), _CHUNK))
        self._counted.look()
        view[: len(data)] = data
        return len(data)


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """The documents of all members, in the archive's order; damage ends it with a BadUnit."""
    found = 0
    unpacked = _unpacked(stream)
    try:
        with tarfile.open(fileobj=cast("BinaryIO", unpacked), mode="r|") as archive:
            while member := archive.next():
                found += 1
                yield from _counted(archive, member, unpacked)
                cast("Any", archive).members.clear()  # tarfile keeps every one it has seen
                if found > limits.MEMBERS:
                    raise DocumentError("The archive has too many members; split it.", stage="read")
    except DocumentError as error:
        yield BadUnit("", error)
    except _DAMAGE as error:
        message = f"{name} is damaged or no TAR archive (after {found} members: {error}); fetch it again."
        yield BadUnit("", DocumentError(message, stage="read"))


def _unpacked(stream: BinaryIO) -> BinaryIO | _Counted:
    head = stream.read(2)
    stream.seek(0)
    if head != _GZIP:
        return stream
    return _Counted(cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb")), stream)


def _counted(
    archive: tarfile.TarFile, member: tarfile.TarInfo, unpacked: BinaryIO | _Counted
) -> Iterator[Unit | BadUnit]:
    """A member's documents; whatever is not read of it is passed over."""
    if not isinstance(unpacked, _Counted):
        yield from _member(archive, member, lambda opened: opened)
        return
    unpacked.begin()
    passed = True
    for unit in _member(archive, member, lambda opened: _watched(opened, unpacked)):
        passed = isinstance(unit, BadUnit)
        yield unit
    unpacked.end(member.size, passed=passed)


def _watched(opened: BinaryIO, counted: _Counted) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Watched(opened, counted), _CHUNK))


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, guard: Callable[[BinaryIO], BinaryIO]
) -> Iterator[Unit | BadUnit]:
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
        yield from members.cut_member(guard(cast("BinaryIO", opened)), name)
