"""The engines of the search benchmark: how each is built, where it lies, and how it is asked."""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.search_queries import PAGE

__all__ = ["ENGINES", "Ask", "asker", "build", "evict", "load", "peak", "places", "size"]

ENGINES = ("ours", "fts5", "tantivy", "stock")
OUTLET = "outlet-1"
CHUNK = 1 << 22  # bytes read at once
# A query's text and its kind to the number of results, having done a results page's work.
Ask = Callable[[str, str], int]


def asker(engine: str, work: Path) -> Ask:
    """Opens the engine's index, in so far as it does so before the first query."""
    if engine == "ours":
        return _ours
    if engine == "stock":
        from benchmarks import search_stock

        search_stock.connect(work / "stock")
        return lambda text, kind: search_stock.page(text, kind=kind, whole=kind == PAGE)
    from benchmarks import search_peers

    peer = {"fts5": search_peers.Fts5, "tantivy": search_peers.Tantivy}[engine](work / engine)
    return lambda text, kind: peer.page(
        text,
        source=OUTLET if kind.startswith("filter") else "",
        newest=kind.startswith("newest"),
        whole=kind == PAGE,
    )


def _ours(text: str, kind: str) -> int:
    from archive.search import Filters, Query, run

    narrowed = Filters(source=(OUTLET,)) if kind.startswith("filter") else Filters()
    sort = "newest" if kind.startswith("newest") else "relevance"
    whole = kind == PAGE
    found = run(Query(text, narrowed, sort=sort), facets=whole, snippets=whole)
    if found.fallback or found.partial:
        raise SystemExit("the index did not answer, or not in time")
    return found.total


def build(engine: str, work: Path, *, most: int | None = None) -> dict[str, float]:
    """Build, and tell documents a second (wall and CPU), peak memory and size. `most`: stock Haystack's own
    way, which only few documents allow."""
    started = time.process_time()
    count, seconds = _built(engine, work, most)
    return {
        "documents": count,
        "documents/s": count / seconds,
        "documents/CPU s": count / (time.process_time() - started),
        "peak MB": peak(),
        "disk MB": size(places(engine, work)[0]),
    }


def _built(engine: str, work: Path, most: int | None) -> tuple[int, float]:
    if engine == "ours":
        from archive import indexing

        started = time.perf_counter()
        return indexing.rebuild().articles, time.perf_counter() - started
    if engine == "stock":
        from benchmarks import search_stock

        path = work / "stock"
        return search_stock.build(path, most) if most else search_stock.build_at_once(path)
    from benchmarks import search_peers

    return {"fts5": search_peers.Fts5, "tantivy": search_peers.Tantivy}[engine](work / engine).build()


def places(engine: str, work: Path) -> tuple[Path, ...]:
    """The engine's index, and what else it reads to answer."""
    return (work / "index", work / "archive.sqlite3") if engine == "ours" else (work / engine,)


def size(place: Path) -> float:
    """MB on disk."""
    files = [place, *place.rglob("*")]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def evict(engine: str, work: Path) -> None:
    """Take the engine's files out of the operating system's cache, but for what a process has mapped."""
    for place in places(engine, work):
        for file in (place, *place.rglob("*")):
            if file.is_file():
                with file.open("rb") as opened:
                    os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def load(engine: str, work: Path) -> None:
    """Bring the engine's files back into the operating system's cache, which cold queries emptied of them."""
    for place in places(engine, work):
        for file in (place, *place.rglob("*")):
            if file.is_file():
                with file.open("rb") as opened:
                    while opened.read(CHUNK):
                        pass


def peak() -> float:
    """MB that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
