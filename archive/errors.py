"""The exception tree.

ArchiveError                  anything this archive refuses; its message says what to do next
├── SettingsError             an environment variable that cannot be used
├── DocumentError             one document that cannot be kept (stage, message, permanent)
└── SearchError               a search that cannot be answered as asked
    ├── IndexUnavailable      the index is missing, damaged or of another schema
    ├── IndexLocked           another process has been writing the index for too long
    └── IndexMismatch         a new index does not hold what the database holds
"""

from typing import Literal

Stage = Literal["read", "decode", "parse", "extract", "store"]


class ArchiveError(Exception):
    """Base of every error that the archive raises on purpose."""


class SettingsError(ArchiveError):
    """An environment variable holds what the archive cannot use."""


class DocumentError(ArchiveError):
    """One document cannot be kept: the run records it and goes on.

    `stage` is where it failed; `permanent` says that the same bytes will always fail.
    """

    def __init__(self, message: str, *, stage: Stage, permanent: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.stage = stage
        self.permanent = permanent

    def __reduce__(self) -> tuple[object, ...]:
        return _document_error, (self.message, self.stage, self.permanent)


def _document_error(message: str, stage: Stage, permanent: bool) -> DocumentError:
    return DocumentError(message, stage=stage, permanent=permanent)


class SearchError(ArchiveError):
    """A search cannot be answered as it was asked."""


class IndexLocked(SearchError):
    """Another process is writing the search index; what waits stays queued."""


class IndexMismatch(SearchError):
    """A newly built index differs from the database; the old one stays in use."""


class IndexUnavailable(SearchError):
    """The search index is missing, damaged or of another schema; `manage.py index` heals it."""
