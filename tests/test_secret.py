import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive import secret
from archive.errors import SettingsError


def test_the_key_is_long_random_and_closed_to_others(tmp_path: Path) -> None:
    key = secret.read_or_make(tmp_path / "key")
    assert len(key) >= 50
    assert key != secret.read_or_make(tmp_path / "other")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_the_key_stays_and_nothing_else_is_left(tmp_path: Path) -> None:
    assert secret.read_or_make(tmp_path / "key") == secret.read_or_make(tmp_path / "key")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_simultaneous_first_starts_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: secret.read_or_make(tmp_path / "key"), range(64)))
    assert len(keys) == 1


def test_an_empty_key_file_is_refused_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret, "WAIT_SECONDS", 0.1)
    (tmp_path / "key").touch()
    with pytest.raises(SettingsError, match="delete it"):
        secret.read_or_make(tmp_path / "key")
