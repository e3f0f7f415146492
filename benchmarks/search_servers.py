"""Servers to be asked over HTTP: ours, the same page on stock Haystack, and Datasette on the same rows."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.search_asking import environment

__all__ = ["SERVERS", "Server", "address_of", "free_port", "serve", "wait_for"]

SERVERS = ("ours", "stock", "datasette")
PATIENCE = 60.0  # seconds for a server to come up
HOST = "127.0.0.1"


class Server:
    """A running server: pages, and the CPU time that its processes have taken."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    def get(self, address: str, *, compressed: bool = True, client: str = "") -> tuple[int, bytes]:
        """Status and body, over a connection of its own; compressed where the server does that. `client` is
        whom a proxy would name."""
        headers = {"Accept-Encoding": "gzip"} if compressed else {}
        headers |= {"X-Forwarded-For": client} if client else {}
        connection = http.client.HTTPConnection(HOST, self.port, timeout=600)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def cpu(self) -> float:
        """Milliseconds of all threads of the process and its children, from the kernel's scheduler."""
        return sum(_on_cpu(process) for process in _with_children(self.process.pid)) / 1e6


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def address_of(name: str, text: str) -> str:
    if name == "datasette":
        facets = [("_facet", field) for field in ("source", "year", "month")]
        return "/rows/articles?" + urlencode([("_search", text), ("_size", "20"), *facets])
    return "/search/?" + urlencode({"q": text})


@contextmanager
def serve(name: str, work: Path, *, peer_python: str = sys.executable) -> Iterator[Server]:
    """The server with one worker process, until the block ends."""
    port = free_port()
    log = (work / f"{name}.log").open("wb")
    process = subprocess.Popen(
        _command(name, work, port, peer_python), env=environment(work), stdout=log, stderr=log
    )
    try:
        server = Server(process, port)
        wait_for(server, address_of(name, "parliament"), work / f"{name}.log")
        yield server
    finally:
        process.terminate()
        process.wait()
        log.close()


def _command(name: str, work: Path, port: int, peer_python: str) -> list[str]:
    if name == "datasette":
        limits = [("suggest_facets", "off"), ("facet_time_limit_ms", "60000"), ("sql_time_limit_ms", "60000")]
        settings = [word for setting in limits for word in ("--setting", *setting)]
        listen = ["--host", HOST, "--port", str(port)]
        return [peer_python, "-m", "datasette", "serve", str(work / "datasette/rows.db"), *listen, *settings]
    wsgi = "archive.wsgi" if name == "ours" else "benchmarks.search_site.wsgi"
    options = ["--bind", f"{HOST}:{port}", "--workers", "1", "--threads", "4", "--timeout", "600"]
    django = [] if name == "ours" else ["--env", "DJANGO_SETTINGS_MODULE=benchmarks.search_site.settings"]
    return [sys.executable, "-m", "gunicorn", wsgi, *options, *django, "--no-control-socket"]


def wait_for(server: Server, address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            status, body = server.get(address)
        except OSError:
            if time.monotonic() > deadline or server.process.poll() is not None:
                raise SystemExit(f"The server did not come up; see {log}") from None
            time.sleep(0.2)
            continue
        if status != 200:
            raise SystemExit(f"{address} answered {status}: {body[:300]!r}; see {log}")
        return


def _with_children(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _with_children(int(child))


def _on_cpu(process: int) -> int:
    """Nanoseconds; threads that have ended are not counted, so servers must keep theirs."""
    return sum(
        int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{process}/task").iterdir()
    )
