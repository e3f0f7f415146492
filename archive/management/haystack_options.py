"""Options of Haystack's index commands that mean nothing here, accepted for scripts written for it."""

from argparse import ArgumentParser

__all__ = ["CLEAR", "REBUILD", "UPDATE", "accept"]

Option = tuple[tuple[str, ...], bool]  # its names, and whether a value follows

CLEAR: tuple[Option, ...] = (
    (("--noinput",), False),
    (("-u", "--using"), True),
    (("--nocommit",), False),
)
REBUILD: tuple[Option, ...] = (
    *CLEAR,
    (("-k", "--workers"), True),
    (("-b", "--batch-size"), True),
    (("-t", "--max-retries"), True),
)
UPDATE: tuple[Option, ...] = (
    *REBUILD,
    (("-m", "--minutes"), True),
    (("-a", "--age"), True),
    (("-s", "--start"), True),
    (("-e", "--end"), True),
    (("-r", "--remove"), False),
)


def accept(parser: ArgumentParser, options: tuple[Option, ...]) -> None:
    for names, has_value in options:
        parser.add_argument(
            *names,
            action="store" if has_value else "store_true",
            help="accepted for Haystack's sake; changes nothing",
        )
