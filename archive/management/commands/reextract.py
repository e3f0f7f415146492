"""`manage.py reextract`: read the stored originals again with the current rules."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from archive import ingest
from archive.management.updating import bring_index_up_to_date


class Command(BaseCommand):
    help = "Read the stored originals again with the current rules, and print what changed by rule."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--jobs", type=int, default=os.cpu_count() or 1, help="worker processes that read"
        )
        parser.add_argument("--no-index", action="store_true", help="leave the search index to `index`")

    def handle(self, *args: Any, jobs: int, no_index: bool, **options: Any) -> None:
        if jobs < 1:
            raise CommandError("Nothing was done: --jobs is a number from 1 up.")
        with tqdm(unit=" articles", disable=None, leave=False) as progress:
            try:
                changes = ingest.reextract(jobs=jobs, on_document=lambda _: progress.update())
            except (OSError, DatabaseError) as error:
                raise CommandError(f"The run stopped: {error}. Mend the cause and run it again.") from error
        if not no_index:
            bring_index_up_to_date(self)
        self._report(changes)
        if changes.failures:
            sys.exit(3)

    def _report(self, changes: ingest.Changes) -> None:
        for public_id, message in changes.failures:
            self.stderr.write(f"{public_id}: {message}")
        self.stdout.write(f"{changes.read} read again, {changes.changed} changed")
        for (name, rule), (gained, lost) in sorted(changes.by_rule.items()):
            self.stdout.write(f"  {name}, {rule}: {gained} gained, {lost} lost")
