"""What tests of several packages share. The archive of a run is its own: tests/settings.py sees to that."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder without an index in it, for one test; connections opened on it are forgotten afterwards."""
    from django.conf import settings
    from haystack import connections

    path = tmp_path / "index"
    monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(path))
    connections["default"].reset_sessions()
    yield path
    connections["default"].reset_sessions()
