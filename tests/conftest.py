"""Every run has an archive of its own, so that no test can touch a real one."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Django reads its settings, and in each worker process of pytest-xdist.
os.environ["ARCHIVE_DATA"] = tempfile.mkdtemp(prefix="rostrum-tests-")
for name in ("ARCHIVE_TITLE", "ARCHIVE_URL", "DEBUG"):
    os.environ.pop(name, None)


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
