"""`manage.py ingest PATH...`: bring the archive up to date with files and folders."""

import dataclasses
import json
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, OperationalError, ProgrammingError
from tqdm import tqdm

from archive.ingest import Summary, ingest, retry_quarantined
from archive.management import tables
from archive.management.updating import bring_index_up_to_date
from archive.models import IngestRun

PROBLEMS_SHOWN = 20


class Command(BaseCommand):
    help = "Read documents from files and folders into the archive; safe to repeat."
    requires_system_checks = ()  # they load every page; `check` and `serve` make them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
        parser.add_argument("--collection", help="name in origins; default: the folder's")
        parser.add_argument("--dry-run", action="store_true", help="read everything, write nothing")
        parser.add_argument("--no-index", action="store_true", help="leave the search index to `index`")
        parser.add_argument(
            "--jobs",
            type=int,
            default=os.cpu_count() or 1,
            help="worker processes that read (default: cores)",
        )
        parser.add_argument("--json", action="store_true", help="print the summary as one JSON object")
        parser.add_argument(
            "--first", action="store_true", help="do nothing when the archive has had an ingest before"
        )

        parser.add_argument(
            "--retry-quarantined", action="store_true", help="try again what is in quarantine; takes no PATH"
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        self._check(paths, options)
        if options["first"] and self._has_run():
            self.stderr.write("The archive has had an ingest; nothing to do.")
            return
        summary = self._run(paths, options)
        if not options["dry_run"] and not options["no_index"]:
            bring_index_up_to_date(self)
        self._report(summary, as_json=options["json"], dry_run=options["dry_run"])
        if summary.quarantined:
            sys.exit(3)

    def _check(self, paths: list[Path], options: dict[str, Any]) -> None:
        if bool(paths) == options["retry_quarantined"]:
            raise CommandError("Nothing was done: give a PATH, or --retry-quarantined without one.")
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"Nothing was done: there is no {', '.join(missing)}. Correct the path.")
        if (name := options["collection"]) is not None and (not name.strip() or set(name) & set("/#")):
            raise CommandError("Nothing was done: a collection's name has no “/” or “#” and is not empty.")
        if options["jobs"] < 1:
            raise CommandError("Nothing was done: --jobs is a number from 1 up.")

    def _has_run(self) -> bool:
        try:
            return IngestRun.objects.exclude(finished_at=None).exists()
        except DatabaseError as error:
            raise _stopped(error) from error

    def _run(self, paths: list[Path], options: dict[str, Any]) -> Summary:
        wanted = {name: options[name] for name in ("dry_run", "jobs")}
        with tqdm(unit=" documents", disable=None, leave=False) as progress:
            wanted["on_document"] = lambda origin_path: progress.update()
            try:
                if options["retry_quarantined"]:
                    return retry_quarantined(**wanted)
                return ingest(paths, collection=options["collection"], **wanted)
            except (OSError, DatabaseError) as error:
                raise _stopped(error) from error

    def _report(self, summary: Summary, *, as_json: bool, dry_run: bool) -> None:
        for origin_path, message in summary.problems[:PROBLEMS_SHOWN]:
            self.stderr.write(f"{origin_path}: {message}")
        if (more := len(summary.problems) - PROBLEMS_SHOWN) > 0:
            self.stderr.write(f"... and {more} more in quarantine; see “Ingest problems” in the admin.")
        counts = dataclasses.asdict(summary)
        del counts["problems"]
        if as_json:
            self.stdout.write(json.dumps(counts))
            return
        words = ", ".join(f"{counts[name]} {name}" for name in counts if name != "seconds")
        self.stdout.write(f"{'Would be: ' if dry_run else ''}{words} ({summary.seconds:.1f} s)")


def _stopped(error: OSError | DatabaseError) -> CommandError:
    """What to say of a run that a full disk, or a database that is not ready, has stopped."""
    if isinstance(error, OperationalError | ProgrammingError) and tables.lack():
        return CommandError(f"Nothing was done. {tables.NEEDS_MIGRATE}")
    return CommandError(
        f"The run stopped: {error}. Every document before it is kept; free some space or mend "
        "the cause, then run the same command again."
    )
