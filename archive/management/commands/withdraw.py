"""`manage.py withdraw ID --reason`: take an article away from readers, with a reason."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive import ingest
from archive.errors import ArchiveError
from archive.management.updating import bring_index_up_to_date


class Command(BaseCommand):
    help = "Withdraw an article: its page answers 410 with the reason; it leaves every list and the index."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", metavar="ID", help="the public id, as in the article's address")
        parser.add_argument("--reason", required=True, help="shown to readers")

    def handle(self, *args: Any, id: str, reason: str, **options: Any) -> None:  # noqa: A002
        try:
            article = ingest.withdraw(id, reason=reason)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        bring_index_up_to_date(self)
        self.stdout.write(f"Withdrawn: {article.public_id}, “{article.title}”")
