"""Facts to rows: `ingest` brings the archive up to date with a folder."""

from archive.ingest.fixity import damaged_originals
from archive.ingest.pipeline import Summary, ingest, retry_quarantined
from archive.ingest.reextraction import Changes, reextract
from archive.ingest.withdrawal import withdraw

__all__ = ["Changes", "Summary", "damaged_originals", "ingest", "reextract", "retry_quarantined", "withdraw"]
