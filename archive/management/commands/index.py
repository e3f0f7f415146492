"""Bring the search index up to date; make it anew where it is missing or cannot be read."""

import signal
from argparse import ArgumentParser
from collections.abc import Callable
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from archive import indexing
from archive.errors import IndexLocked, SearchError

SOON = 2.0  # seconds before the command says that it waits
LONGEST_WAIT = 3_600.0  # seconds; a rebuild of 100,000 articles takes some five minutes


class Command(BaseCommand):
    help = "Bring the search index up to date; make it anew where it is missing or of another version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="build the whole index anew beside the old one, then swap"
        )
        parser.add_argument(
            "--follow",
            action="store_true",
            help="stay, and index every change within a second, until stopped",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            work = indexing.rebuild if options["rebuild"] else indexing.bring_up_to_date
            done = work() if options["follow"] else self.patiently(work)
        except (SearchError, OSError, DatabaseError) as error:
            if not options["follow"]:
                raise CommandError(f"The search index could not be written: {error}") from error
            self.stderr.write(self.style.WARNING(f"The search index is tried again: {error}"))
        else:
            self.stdout.write(indexing.describe(done))
        if options["follow"]:
            self.follow()

    def patiently(self, work: Callable[..., indexing.Report]) -> indexing.Report:
        """Another writer may be at work for as long as a rebuild takes; one that dies lets its lock go."""
        try:
            return work(deadline=SOON)
        except IndexLocked:
            self.stderr.write("Another process is writing the search index; waiting until it is done.")
            return work(deadline=LONGEST_WAIT)

    def follow(self) -> None:
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        indexing.follow(stop, report=lambda done: self.stdout.write(indexing.describe(done)))
