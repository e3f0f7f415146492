"""Whether the index can be trusted: it opens, its files are those that were written, it is not empty."""

import hashlib
from pathlib import Path

from archive.errors import IndexUnavailable
from archive.indexing.connection import ARTICLE, the_backend
from archive.models import Article, OutboxEntry
from archive.search.whoosh.backend import Backend

__all__ = ["check", "hashed"]

BLOCK = 1 << 20


def check() -> None:
    """Raises IndexUnavailable where the index must be made anew. Its bytes are read only when a search has
    stumbled over them."""
    backend = the_backend()
    searcher = backend.searcher()
    if backend.place.is_suspect:
        _, damaged = hashed(backend)
        if damaged:
            raise IndexUnavailable(f"{', '.join(damaged)} of the search index is damaged")
        backend.place.trust()
    # Haystack's own way to clear an index leaves one that lacks everything and looks sound.
    is_empty = not searcher.counts.get(ARTICLE)
    if is_empty and not OutboxEntry.objects.exists() and Article.objects.visible().exists():
        raise IndexUnavailable("the search index holds nothing, though the archive does")


def hashed(backend: Backend) -> tuple[int, tuple[str, ...]]:
    """How many segments there are, and the files whose bytes are not those that were written. Raises
    IndexUnavailable."""
    place, schema = backend.place, backend.schema
    directory = place.pointer(schema).directory
    segments = place.read_toc(directory, place.generation(directory), schema).segments
    files = {segment.make_filename(segment.EXTENSION): segment.sha256 for segment in segments}
    return len(files), tuple(
        n for n, sha256 in files.items() if _sha256(place.path / directory / n) != sha256
    )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise IndexUnavailable(f"a file of the search index cannot be read: {error}") from error
    return digest.hexdigest()
