"""An index of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from haystack import connections

from archive.search.whoosh.backend import Backend


@pytest.fixture(autouse=True)
def index_path(tmp_path: Path, settings: object) -> Iterator[Path]:
    """A fresh directory for the index; connections opened on it are forgotten afterwards."""
    path = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS["default"]["PATH"] = str(path)  # type: ignore[attr-defined]
    connections["default"].reset_sessions()
    yield path
    connections["default"].reset_sessions()


@pytest.fixture
def backend(index_path: Path) -> Backend:
    found: Backend = connections["default"].get_backend()
    return found
