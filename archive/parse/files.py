"""Walk a file or folder in a stable order, without ever leaving it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import DocumentError
from archive.parse import detect, limits, opening, sidecars


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file of a given path.

    `path` may be opened (links inside the folder are resolved); `relative` is its POSIX path below the
    given folder, for a file its name; `collection` is the given folder's name, for a file its parent's.
    `skipped` files are not documents; `problem` says why one that looks like a document cannot be read.
    `top` is the given folder, up to which folder sidecars count.
    """

    path: Path
    relative: str
    collection: str
    top: Path
    skipped: bool = False
    problem: DocumentError | None = None


def files(path: Path) -> Iterator[FoundFile]:
    """Every file below `path`, sorted by name folder by folder; dot folders and sidecars are left out.

    A missing path yields one FoundFile with a problem.
    """
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        yield FoundFile(path, path.name, path.parent.name, path.parent, problem=_missing(path, error))
        return
    if real.is_dir():
        yield from _walk(real)
    else:
        yield _found(real, real.parent)


def _walk(top: Path) -> Iterator[FoundFile]:
    waiting = [top]
    while waiting:
        path = waiting.pop()
        if _is_folder(path) and not _near(path, top):
            yield FoundFile(path, _relative(path, top), _printable(top.name), top, problem=_too_deep())
        elif _is_folder(path):
            waiting.extend(reversed(_entries(path, top)))
        else:
            yield _found(path, top)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and os.access(path, os.R_OK | os.X_OK)


def _entries(folder: Path, top: Path) -> list[Path]:
    """The entries of a folder by name, without the sidecars of its files; a dot folder has none."""
    if folder != top and folder.name.startswith("."):
        return []
    entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    served = {name for entry in entries for name in (entry.name, detect.stem_of(entry.name))}
    return [entry for entry in entries if not sidecars.serves(entry.name, served)]


def _near(path: Path, top: Path) -> bool:
    return len(path.parts) - len(top.parts) <= limits.PATH_DEPTH


def _found(path: Path, top: Path) -> FoundFile:
    relative = _relative(path, top)
    collection = _printable(top.name)
    if path.is_dir() and not path.is_symlink():
        return FoundFile(path, relative, collection, top, problem=_forbidden())
    target, problem = _target(path, top)
    if problem is None and (target.is_dir() or not detect.is_document(path.name)):
        return FoundFile(path, relative, collection, top, skipped=True)
    return FoundFile(target, relative, collection, top, problem=problem or _refused(target))


def _target(path: Path, top: Path) -> tuple[Path, DocumentError | None]:
    """Where a link inside the folder leads; a problem where it leaves the folder, loops or dangles."""
    if not path.is_symlink():
        return path, None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        return path, _missing(path, error)
    if target.is_relative_to(top):
        return target, None
    message = "The symbolic link leaves the folder; copy the file into it or ingest its own folder."
    return path, DocumentError(message, stage="read")


def _refused(path: Path) -> DocumentError | None:
    if _printable(path.name) != path.name:
        return DocumentError("The file's name is not UTF-8; rename the file.", stage="read")
    try:
        status = path.lstat()
    except OSError as error:
        return opening.unreadable(error)
    if problem := opening.special(status.st_mode):
        return problem
    if not os.access(path, os.R_OK):
        return _forbidden()
    return None


def _forbidden() -> DocumentError:
    return opening.unreadable(PermissionError(13, "Permission denied"))


def _missing(path: Path, error: Exception) -> DocumentError:
    reason = getattr(error, "strerror", None) or str(error)
    return DocumentError(
        f"There is no file at {_printable(str(path))} ({reason}).", stage="read", permanent=False
    )


def _too_deep() -> DocumentError:
    message = f"The folder lies more than {limits.PATH_DEPTH} folders deep and is not read; move it up."
    return DocumentError(message, stage="read")


def _relative(path: Path, top: Path) -> str:
    return _printable(path.relative_to(top).as_posix())


def _printable(name: str) -> str:
    """A file name that can be stored: bytes that are no UTF-8 are written as \\xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
