"""Bring the search index up to date; make it anew where it is missing or cannot be read."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive import indexing
from archive.errors import SearchError


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
            done = indexing.rebuild() if options["rebuild"] else indexing.bring_up_to_date()
        except (SearchError, OSError) as error:
            if not options["follow"]:
                raise CommandError(f"The search index could not be written: {error}") from error
            self.stderr.write(self.style.WARNING(f"The search index is tried again: {error}"))
        else:
            self.stdout.write(indexing.describe(done))
        if options["follow"]:
            self.follow()

    def follow(self) -> None:
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        indexing.follow(stop, report=lambda done: self.stdout.write(indexing.describe(done)))
