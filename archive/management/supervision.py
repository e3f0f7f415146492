"""Run the server with the worker beside it: one stops with the other, and a worker that dies comes back."""

import ctypes
import logging
import signal
import subprocess
import sys
from collections.abc import Sequence
from threading import Event

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
RESTART_SECONDS = 5.0
PR_SET_PDEATHSIG = 1  # linux/prctl.h
GRACE_SECONDS = 35.0  # longer than the server gives its own requests


def run_together(server: Sequence[str], worker: Sequence[str]) -> int:
    """The server's exit status, once it has ended or a signal has ended both."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    serving, working = _start(server), _start(worker)
    try:
        while serving.poll() is None and not stop.wait(LOOK_SECONDS):
            if working.poll() is not None:
                logger.warning("The index worker ended with %s; it is started again", working.returncode)
                stop.wait(RESTART_SECONDS)
                working = _start(worker)
    finally:
        for process in (serving, working):
            _end(process)
    return 0 if stop.is_set() else serving.returncode


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_end_with_parent)  # noqa: S603 - the command is our own


def _end_with_parent() -> None:
    """Ask Linux to end this child when its parent is killed: an orphan would keep the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
