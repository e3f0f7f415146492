"""One ingest in a process of its own that counts its steps, SQL statements and syncs to disk, and kills
itself with SIGKILL at the one it is told.

    python -m tests.ingest.counted_run FOLDER STEP      STEP 0: never; prints how many there were
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django


class Steps:
    """Counts steps; at the fatal one the process ends as a power cut would end it."""

    def __init__(self, fatal: int) -> None:
        self.fatal = fatal
        self.taken = 0

    def take(self) -> None:
        self.taken += 1
        if self.taken == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def around_sql(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.take()
        return execute(*arguments)

    def before_sync(self, sync: Callable[[int], None]) -> Callable[[int], None]:
        def counted(descriptor: int) -> None:
            self.take()
            sync(descriptor)

        return counted


def main(folder: str, fatal: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    from django.db import connection

    from archive.ingest import ingest

    steps = Steps(int(fatal))
    os.fsync = steps.before_sync(os.fsync)
    with connection.execute_wrapper(steps.around_sql):
        ingest([Path(folder)])
    sys.stdout.write(f"{steps.taken}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
