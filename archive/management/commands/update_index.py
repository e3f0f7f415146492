"""Haystack's name for `index`."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the search index up to date: the same as `index`."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("index", stdout=self.stdout, stderr=self.stderr)
