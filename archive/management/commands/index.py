"""Bring the search index up to date; make it anew where it is missing or cannot be read."""

from argparse import ArgumentParser
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

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = indexing.rebuild() if options["rebuild"] else indexing.bring_up_to_date()
        except (SearchError, OSError) as error:
            raise CommandError(f"The search index could not be written: {error}") from error
        self.stdout.write(indexing.describe(done))
