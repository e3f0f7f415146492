"""`manage.py serve`: the site under gunicorn and the index worker beside it; it never ingests."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from archive.management.supervision import run_together

THREADS = 4  # a page waits for the disk at times; more threads only share one core's work


class Command(BaseCommand):
    help = "Serve the site with gunicorn, on this machine only unless --host says otherwise."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        place = f"[{host}]" if ":" in host else host
        self.stdout.write(f"{settings.ARCHIVE_TITLE} is at http://{place}:{port}/ (stop with Ctrl-C)")
        self.stdout.flush()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
        manage = str(settings.BASE_DIR / "manage.py")
        sys.exit(
            run_together(
                server=[sys.executable, "-m", "gunicorn", *gunicorn_options(f"{place}:{port}")],
                worker=[sys.executable, manage, "index", "--follow"],
            )
        )


def gunicorn_options(address: str) -> list[str]:
    """Command-line options for gunicorn: workers by CPU, temporary files in memory where there is any."""
    shared_memory = ["--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []  # noqa: S108
    return [
        "archive.wsgi",
        "--chdir", str(settings.BASE_DIR),
        "--bind", address,
        "--workers", str((os.cpu_count() or 1) + 1),
        "--threads", str(THREADS),
        "--timeout", "30",
        "--no-control-socket",  # it would lie outside ARCHIVE_DATA, and nobody here uses it
        "--max-requests", "20000",
        "--max-requests-jitter", "2000",
        *shared_memory,
    ]  # fmt: skip
