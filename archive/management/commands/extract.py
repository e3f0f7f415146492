"""`manage.py extract PATH...`: print what the archive reads from documents, one JSON object a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive import parse
from archive.errors import DocumentError
from archive.extract import as_json, extract

BAD_DOCUMENTS = 3


class Command(BaseCommand):
    help = "Print the facts read from documents as JSON lines; nothing is stored."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--with-text", action="store_true", help="add the text itself to each object")

    def handle(self, *args: Any, paths: list[Path], with_text: bool, **options: Any) -> None:
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"There is no {', '.join(missing)}. Correct the path; nothing was read.")
        bad = sum(self._print(found, with_text=with_text) for path in paths for found in _found(path))
        if bad:
            self.stderr.write(f"{bad} could not be read.")
            sys.exit(BAD_DOCUMENTS)

    def _print(self, found: tuple[str, parse.Unit | DocumentError], *, with_text: bool) -> bool:
        """Print one document's facts, or the reason why it has none; True for a bad one."""
        path, unit = found
        try:
            if isinstance(unit, DocumentError):
                raise unit
            document = parse.parse(unit)
        except DocumentError as error:
            key = unit.key if isinstance(unit, parse.Unit) else ""
            self.stderr.write(f"{path}#{key}: {error.message}" if key else f"{path}: {error.message}")
            return True
        facts = as_json(document, extract(document), path=path, with_text=with_text)
        self.stdout.write(json.dumps(facts, ensure_ascii=False))
        return False


def _found(path: Path) -> Iterator[tuple[str, parse.Unit | DocumentError]]:
    """The documents below a path in a stable order, each with its printable place."""
    for file in parse.files(path):
        place = file.relative if path.is_dir() else str(path)
        place = str(path / place) if path.is_dir() else place
        if file.problem is not None:
            yield place, file.problem
        elif not file.skipped:
            for unit in parse.units(file.path, top=file.top):
                if isinstance(unit, parse.BadUnit):
                    yield f"{place}#{unit.key}" if unit.key else place, unit.error
                else:
                    yield place, unit
