import hashlib
import stat
from pathlib import Path

import pytest
from django.conf import settings

from archive.ingest import originals
from archive.models import Original

WORDS = b"words"
SHA256 = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "ORIGINALS_DIR", tmp_path / "originals")


def test_bytes_lie_under_their_hash_and_cannot_be_written() -> None:
    originals.keep(WORDS, sha256=SHA256)
    original = Original(sha256=SHA256)
    assert original.path.read_bytes() == WORDS
    assert original.path.name == SHA256
    assert stat.S_IMODE(original.path.stat().st_mode) == 0o400


def test_keeping_bytes_twice_leaves_one_file(tmp_path: Path) -> None:
    for _ in range(2):
        originals.keep(WORDS, sha256=SHA256)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_file_cut_short_by_a_crash_is_written_again() -> None:
    originals.keep(WORDS, sha256=SHA256)
    original = Original(sha256=SHA256)
    original.path.chmod(0o600)
    original.path.write_bytes(b"wo")
    originals.keep(WORDS, sha256=SHA256)
    assert original.path.read_bytes() == WORDS


def test_a_full_disk_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals.os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        originals.keep(WORDS, sha256=SHA256)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
