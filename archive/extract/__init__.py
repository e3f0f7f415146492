"""Text to facts: one module a kind of fact, every value with the span it was read from."""

from archive.extract.json_form import as_json
from archive.extract.pipeline import VERSION, extract
from archive.extract.years import NO_CONTEXT, Context, find_series

__all__ = ["NO_CONTEXT", "VERSION", "Context", "as_json", "extract", "find_series"]
