"""Settings are read once a process, so each case starts one of its own."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def manage(*arguments: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DEBUG"))}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env={**kept, "ARCHIVE_DATA": str(data), **environment},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def setting(names: str, *, data: Path, **environment: str) -> str:
    code = f"from django.conf import settings; print(({names}))"
    run = manage("shell", "--no-imports", "-c", code, data=data, **environment)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_a_first_run_without_configuration_is_safe(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shown = setting("settings.DEBUG, settings.ALLOWED_HOSTS", data=data)
    assert shown == "(False, ['127.0.0.1', 'localhost', '[::1]'])"
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_the_deploy_check_passes_without_warnings_under_https(tmp_path: Path) -> None:
    run = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        data=tmp_path,
        ARCHIVE_URL="https://archive.example.org",
    )
    assert run.returncode == 0, run.stderr
    assert "0 silenced" in run.stdout


def test_https_decides_hosts_and_cookies(tmp_path: Path) -> None:
    names = "settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT"
    shown = setting(names, data=tmp_path, ARCHIVE_URL="https://archive.example.org")
    assert shown == "(['archive.example.org'], True, True)"


@pytest.mark.parametrize("url", ["archive.example.org", "ftp://example.org", "https://example.org/path"])
def test_an_unusable_address_is_refused_with_advice(tmp_path: Path, url: str) -> None:
    run = manage("check", data=tmp_path, ARCHIVE_URL=url)
    assert run.returncode != 0
    assert "write the site's scheme and host" in run.stderr


def test_a_debug_value_that_is_no_boolean_is_refused(tmp_path: Path) -> None:
    run = manage("check", data=tmp_path, DEBUG="perhaps")
    assert run.returncode != 0
    assert "Correct the environment variable" in run.stderr
