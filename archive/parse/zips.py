"""ZIP archives: every member that is a document, read in memory; nothing is unpacked to disk."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, cast

from archive.errors import DocumentError
from archive.parse import limits, members
from archive.parse.unit import BadUnit, Unit

_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def cut(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """The documents of all members, by name. Raises DocumentError for a file that is no ZIP archive."""
    try:
        archive = zipfile.ZipFile(stream)
        infos = sorted(islice(archive.infolist(), limits.MEMBERS), key=lambda info: info.filename)
    except _DAMAGE as error:
        message = f"{name} is no ZIP archive, or a damaged one; fetch it again."
        raise DocumentError(message, stage="read") from error
    size = stream.seek(0, os.SEEK_END)
    total = sum(info.file_size for info in infos if not _is_bomb(info))  # each of those is refused alone
    if total > limits.EXPANDED_BYTES or total > max(limits.EXPANSION_FREE, size * limits.EXPANSION_RATIO):
        raise _bomb()
    seen = set[str]()
    for info in infos:
        if info.is_dir() or not members.is_document(info.filename):
            continue
        problem = members.problem_of(info.filename) or _problem(info)
        if info.filename in seen:
            problem = DocumentError("A second member has this name; rename one.", stage="read")
        seen.add(info.filename)
        if problem:
            yield BadUnit(members.bad_name(info.filename), problem)
        else:
            yield from _member(archive, info)


def _problem(info: zipfile.ZipInfo) -> DocumentError | None:
    if info.flag_bits & _ENCRYPTED:
        return DocumentError("The member is encrypted; unpack the archive.", stage="read")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return DocumentError("The member is a symbolic link.", stage="read")
    return _bomb() if _is_bomb(info) else None


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    packed = max(info.compress_size, 1)
    return info.file_size > limits.EXPANSION_FREE and info.file_size > packed * limits.EXPANSION_RATIO


def _bomb() -> DocumentError:
    return DocumentError("It grows far beyond what texts do; unpack it and look at it.", stage="read")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Unit | BadUnit]:
    """zipfile itself stops at the size that the directory states, which was looked at."""
    try:
        with archive.open(info) as stream:
            yield from members.cut_member(cast("BinaryIO", stream), info.filename)
    except _DAMAGE as error:
        message = f"The member is damaged ({error}); fetch the archive again."
        yield BadUnit(members.bad_name(info.filename), DocumentError(message, stage="read"))
