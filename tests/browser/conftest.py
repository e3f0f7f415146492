"""A real server with a small archive of its own, and a browser that notes every complaint."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.documents import FILES

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    off = os.environ.get("BROWSER") == "0"
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if off:
                item.add_marker(pytest.mark.skip(reason="NOT RUN: BROWSER=0"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("BROWSER") == "0":
        terminalreporter.write_line("BROWSER=0: the browser tests were NOT RUN")


@pytest.fixture(scope="session")
def executable() -> str:
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    found = next((path for path in map(shutil.which, (*named, *BROWSERS)) if path), None)
    if found is None:
        pytest.fail(
            "No browser: install Chromium, name one by CHROMIUM=/path, or set BROWSER=0 to go without"
        )
    return found


@pytest.fixture(scope="session")
def browser(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a free port over an archive of FILES."""
    folder = tmp_path_factory.mktemp("browser")
    documents = folder / "letters"
    documents.mkdir()
    for name, content in FILES.items():
        (documents / name).write_text(content)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "ARCHIVE_DATA": str(folder / "var"),
        "ARCHIVE_URL": address,
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    for command in (["migrate", "--verbosity", "0"], ["ingest", str(documents)]):
        done = subprocess.run(
            [*manage, *command], env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*manage, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
    try:
        _wait_for(f"{address}/robots.txt", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 180  # a loaded machine takes its time
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(
        "The server of the browser tests did not start; its log is server.log in the temporary folder"
    )


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a path in a window of its own; fails in the end on any message of the console (each breach of
    the content security policy is one), script error or failed request."""
    complaints: list[str] = []
    contexts = []

    def open_path(path: str, *, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
        page.on("request", lambda request: request.url.startswith(site) or complaints.append(request.url))
        response = page.goto(site + path)
        assert response is not None
        assert response.status == 200
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert complaints == []
