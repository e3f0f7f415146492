"""One engine in a process of its own, asked line by line, so that several can be asked in turns.

First: the query of a process forked for it, which has imported what it needs and opened nothing yet. Cold:
the second query of such a process, which has never seen the words; the files of the index have just left
the operating system's cache. Warm: of a process that has answered others.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from benchmarks.search_engines import Ask, asker, evict, peak

__all__ = ["Asked", "Manner", "Process"]

Manner = Literal["warm", "cold", "first"]
IMPORTS = {
    "ours": ("archive.search.whoosh.engine", "archive.search_indexes"),
    "stock": ("benchmarks.search_stock",),
    "fts5": ("benchmarks.search_peers",),
    "tantivy": ("benchmarks.search_peers", "tantivy"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What one query took: milliseconds of CPU and of the clock, MB more memory; and its results' number."""

    cpu: float
    wall: float
    memory: float
    total: int


class Process:
    """The engine's process as its asker sees it."""

    def __init__(self, engine: str, work: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.search_asking", engine, str(work)]
        self.engine = engine
        self._child = subprocess.Popen(
            command, env=environment(work), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, text: str, kind: str, *, manner: Manner = "warm", before: str = "") -> Asked:
        """`before` is asked first where the manner is cold."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps([text, kind, manner, before]) + "\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.engine} failed on {text!r} ({kind}, {manner}); its message stands above")
        return Asked(**json.loads(answer))

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self._child.terminate()
        self._child.communicate()


def environment(work: Path) -> dict[str, str]:
    """Of a process that works on the archive at `work`. Bytecode is kept, as it is wherever Python may write:
    else a module that is first needed by a query would be compiled for it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "ARCHIVE_DATA": str(work),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "PYTHONPYCACHEPREFIX": str(work / "bytecode"),
        "PYTHONWARNINGS": "ignore::SyntaxWarning",  # Whoosh is older than these warnings
    }


def _timed(ask: Ask, text: str, kind: str) -> Asked:
    memory, cpu, wall = peak(), time.process_time(), time.perf_counter()
    total = ask(text, kind)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Asked(cpu * 1_000, wall * 1_000, peak() - memory, total)


def _opening(engine: str, work: Path) -> Ask:
    """Opens the index only when it is asked, so that the opening is charged."""
    return lambda text, kind: asker(engine, work)(text, kind)


def _cold(engine: str, work: Path, text: str, kind: str, before: str) -> Asked:
    ask = asker(engine, work)
    ask(before, kind)
    evict(engine, work)
    return _timed(ask, text, kind)


def _apart(answer: Callable[[], Asked]) -> dict[str, Any]:
    """The answer of a forked process."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        try:
            os.write(writing, json.dumps(asdict(answer())).encode())
        except BaseException:
            traceback.print_exc()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    if not told:
        raise SystemExit(1)
    return dict(json.loads(told))


def main() -> None:
    engine, work = sys.argv[1], Path(sys.argv[2])
    import django

    django.setup()
    for module in ("archive.search", *IMPORTS[engine]):
        import_module(module)
    warm: Ask | None = None
    for line in sys.stdin:
        text, kind, manner, before = json.loads(line)
        if manner == "first":
            answer = _apart(lambda: _timed(_opening(engine, work), text, kind))  # noqa: B023
        elif manner == "cold":
            answer = _apart(lambda: _cold(engine, work, text, kind, before))  # noqa: B023
        else:
            warm = warm or asker(engine, work)
            answer = asdict(_timed(warm, text, kind))
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
