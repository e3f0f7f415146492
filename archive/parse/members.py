"""What .zip and .tar archives have in common: their members are cut like files, in memory, under caps."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from archive.errors import DocumentError
from archive.parse import cutting, detect, limits, sidecars
from archive.parse.unit import BadUnit, Unit


def cut_member(stream: BinaryIO, name: str) -> Iterator[Unit | BadUnit]:
    """The documents of one member; their keys begin with its name. Never raises DocumentError."""
    try:
        if detect.format_of(name) in (detect.ZIP, detect.TAR):
            raise DocumentError("An archive inside an archive is not opened; unpack it.", stage="read")
        for unit in cutting.cut(stream, name):
            yield replace(unit, key=f"{name}#{unit.key}" if unit.key else name)
    except DocumentError as error:
        yield BadUnit(name, error)


def problem_of(name: str) -> DocumentError | None:
    """Why a member of this name is not read: it points out of the archive, or cannot be written down."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
        return DocumentError(f"The member {name!a} points outside its archive and is not read.", stage="read")
    if len(name) > limits.ID_CHARACTERS or not name.isprintable():
        return DocumentError(f"The member {name[:60]!a} has a name that cannot be kept.", stage="read")
    return None


def is_document(name: str) -> bool:
    """Whether a member is read: as for files, and in no dot folder and no __MACOSX."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts[:-1]):
        return False
    return bool(parts) and detect.is_document(parts[-1]) and not sidecars.is_sidecar(parts[-1])


def bad_name(name: str) -> str:
    """A member's name as a key that can be stored."""
    return (
        name[: limits.ID_CHARACTERS].encode("ascii", "backslashreplace").decode("ascii").replace("\0", "\\0")
    )
