"""`manage.py serve`: a real server, on loopback, that writes nowhere but under ARCHIVE_DATA."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def status_of(url: str) -> int:
    try:
        with urlopen(url, timeout=20) as response:
            return int(response.status)
    except HTTPError as error:
        return error.code


def page_of(url: str) -> str:
    with urlopen(url, timeout=20) as response:
        return str(response.read().decode())


def wait_for(url: str, server: subprocess.Popen[Any]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, server.communicate()
        try:
            status_of(url)
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"nothing answered at {url} within {START_SECONDS} s")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def served(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    environment = {
        **os.environ,
        "ARCHIVE_DATA": str(tmp_path_factory.mktemp("serve") / "var"),
        "HOME": str(home),
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
    port = free_port()
    server = subprocess.Popen(
        [*manage, "serve", "--port", str(port)], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/", server)
        yield url, server
    finally:
        server.terminate()
        server.communicate(timeout=60)


def test_an_empty_archive_has_its_pages_and_its_style(served: tuple[str, subprocess.Popen[str]]) -> None:
    url, _ = served
    for path in (
        "/",
        "/articles/",
        "/dates/",
        "/sources/",
        "/speakers/",
        "/search/?q=word",
        "/static/site.css",
    ):
        assert status_of(url + path) == 200, path
    assert status_of(f"{url}/nowhere/") == 404


def test_nothing_is_written_outside_the_archives_folder(
    served: tuple[str, subprocess.Popen[str]], home: Path
) -> None:
    assert served
    assert list(home.iterdir()) == []


def test_it_prints_its_address_and_stops_when_told(tmp_path: Path) -> None:
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path / "var"), "HOME": str(tmp_path)}
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
    port = free_port()
    server = subprocess.Popen(
        [*manage, "serve", "--port", str(port)], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    wait_for(f"http://127.0.0.1:{port}/", server)
    server.send_signal(signal.SIGTERM)
    printed, _ = server.communicate(timeout=30)
    assert f"http://127.0.0.1:{port}/" in printed
    assert server.returncode == 0


def test_a_document_ingested_beside_the_server_is_found_without_a_command(
    served: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    url, server = served
    data = (
        Path(f"/proc/{server.pid}/environ").read_bytes().split(b"ARCHIVE_DATA=")[1].split(b"\0")[0].decode()
    )
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "one.txt").write_text("2021-03-04\n\nThe xylophonists met.\n")
    manage = [sys.executable, str(ROOT / "manage.py"), "ingest", str(folder), "--no-index"]
    subprocess.run(manage, env={**os.environ, "ARCHIVE_DATA": data}, check=True, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + START_SECONDS
    while "1 article for" not in (page := page_of(f"{url}/search/?q=xylophonists")):
        assert time.monotonic() < deadline, page
        time.sleep(0.3)


def test_a_killed_server_leaves_nothing_running(tmp_path: Path) -> None:
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path / "var"), "HOME": str(tmp_path)}
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
    port = free_port()
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [*manage, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
        wait_for(f"http://127.0.0.1:{port}/", server)
        server.kill()
        server.wait(timeout=30)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            status_of(f"http://127.0.0.1:{port}/")
        except (URLError, ConnectionError, TimeoutError):
            return
        assert time.monotonic() < deadline, "something still answers"
        time.sleep(0.3)
