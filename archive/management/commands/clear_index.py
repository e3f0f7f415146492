"""Haystack's name for taking the index away; `index` makes it anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive import indexing
from archive.errors import SearchError
from archive.management.haystack_options import CLEAR, accept


class Command(BaseCommand):
    help = "Remove the search index. The database answers until `index`, or a running `serve`, makes it anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        accept(parser, CLEAR)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            indexing.clear()
        except (SearchError, OSError) as error:
            raise CommandError(f"The search index could not be removed: {error}") from error
        self.stdout.write("The search index is removed. `manage.py index` makes it anew.")
