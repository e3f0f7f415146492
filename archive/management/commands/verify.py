"""`manage.py verify`: compare the index with its hashes and the database, the originals with theirs."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from archive import indexing, ingest
from archive.errors import SearchError

SHOWN = 20


class Command(BaseCommand):
    help = "Look for silent damage: in the index, between index and database, and in the kept originals."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="heal the index; originals cannot be healed"
        )

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        try:
            found = indexing.verify(repair=repair)
        except (SearchError, OSError, DatabaseError) as error:
            raise CommandError(f"The index could not be compared: {error}. Run it again.") from error
        index_is_sound = self._tell_index(found)
        damaged = list(ingest.damaged_originals())
        for sha256, why in damaged[:SHOWN]:
            self.stderr.write(f"original {sha256}: {why}")
        self.stdout.write(f"Originals: {len(damaged)} damaged or missing")
        if damaged:
            self.stdout.write("Ingest the documents again, or restore the files from a backup.")
        if not index_is_sound or damaged:
            sys.exit(1)

    def _tell_index(self, found: indexing.Verification) -> bool:
        if found.is_sound:
            self.stdout.write(f"Index: sound, {found.articles} articles in {found.files} files")
            if found.waiting:
                self.stdout.write(
                    f"Index: changes of {found.waiting} articles wait; `manage.py index` writes them"
                )
            return True
        for name in ("why", "damaged", "missing", "extra", "stale", "quotations"):
            if value := getattr(found, name):
                shown = value if isinstance(value, (str, int)) else ", ".join(map(str, value[:SHOWN]))
                self.stderr.write(f"index, {name}: {shown}")
        self.stdout.write("Index: " + ("healed" if found.repaired else "not sound; run `verify --repair`"))
        return found.repaired
