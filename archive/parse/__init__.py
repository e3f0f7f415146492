"""Bytes to Text: `files` walks, `units` cuts, `parse` reads; one module a format, `detect` chooses it."""

from archive.parse.cutting import handles, units
from archive.parse.files import FoundFile, files
from archive.parse.reading import parse
from archive.parse.unit import BadUnit, Sidecar, Unit

__all__ = ["BadUnit", "FoundFile", "Sidecar", "Unit", "files", "handles", "parse", "units"]
