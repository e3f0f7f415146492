"""Text to facts: one module a kind of fact, every value with the span it was read from."""

from archive.extract.dates.series import Numbered, find_series, series_key
from archive.extract.dates.years import NO_CONTEXT, Context
from archive.extract.json_form import as_json
from archive.extract.pipeline import VERSION, extract, redate

__all__ = [
    "NO_CONTEXT",
    "VERSION",
    "Context",
    "Numbered",
    "as_json",
    "extract",
    "find_series",
    "redate",
    "series_key",
]
