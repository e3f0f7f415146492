"""Haystack's name for `index --rebuild`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.management.haystack_options import REBUILD, accept


class Command(BaseCommand):
    help = "Build the search index anew beside the old one, then swap: the same as `index --rebuild`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        accept(parser, REBUILD)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("index", rebuild=True, stdout=self.stdout, stderr=self.stderr)
