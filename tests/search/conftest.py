"""An index of its own for every test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from haystack import connections

from archive.search.whoosh.backend import Backend


@pytest.fixture(autouse=True)
def index_path(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A fresh directory for the index; what a test declares or opens is forgotten afterwards."""
    path = tmp_path / "index"
    engine = connections["default"]
    before = engine.options["PATH"]
    engine.options["PATH"] = str(path)
    engine.reset_sessions()
    yield path
    engine.options["PATH"] = before
    engine.reset_sessions()
    engine._index = None


@pytest.fixture
def backend() -> Backend:
    found: Backend = connections["default"].get_backend()
    return found
