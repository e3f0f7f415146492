"""Haystack's name for `index`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.management.haystack_options import UPDATE, accept


class Command(BaseCommand):
    help = "Bring the search index up to date: the same as `index`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("app_label", nargs="*", help="accepted for Haystack's sake; all is indexed")
        accept(parser, UPDATE)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("index", stdout=self.stdout, stderr=self.stderr)
