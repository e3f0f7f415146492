"""Facts to rows: `ingest` brings the archive up to date with a folder."""

from archive.ingest.pipeline import Summary, ingest

__all__ = ["Summary", "ingest"]
