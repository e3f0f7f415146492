"""What every command that changes rows does at its end."""

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from archive.errors import ArchiveError


def bring_index_up_to_date(command: BaseCommand) -> None:
    """Index what is queued; a failure is a warning, since the rows are safe and stay queued."""
    from archive import indexing  # loads the search engine, which `--no-index` need not wait for

    try:
        indexing.bring_up_to_date()
    except (ArchiveError, OSError, DatabaseError) as error:
        command.stderr.write(
            command.style.WARNING(
                f"The rows are kept, but the search index is behind: {error}. "
                "Run `manage.py index` to heal it."
            )
        )
