"""Documents read in order: here, or by worker processes a few documents at a time, never far ahead."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import chain
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

import django

from archive.errors import DocumentError
from archive.parse import Unit

# Starting workers takes about as long as reading this many documents, or bytes of them.
WORTH_WORKERS = 40
WORTH_BYTES = 1024 * 1024
# One message's worth: enough documents to make its cost small, few enough bytes to fit in memory.
CHUNK_DOCUMENTS = 16
CHUNK_BYTES = 256 * 1024
# How much of what is handed out may wait: the workers never wait for the one that stores.
CHUNKS_A_WORKER = 4
WAITING_BYTES = 24 * 1024 * 1024

Item = TypeVar("Item")
Found = TypeVar("Found")
Outcomes = list[Found | DocumentError | OSError]
Reader = Callable[[Sequence[Unit]], Outcomes[Found]]
Chunk = list[Unit]
Answers = tuple[Chunk, Outcomes[Found]]


def chunks(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The items in lists of at most CHUNK_DOCUMENTS, and CHUNK_BYTES but for a last one; `size` in bytes.

    Where `items` ends with an OSError, what came before it is a list still."""
    chunk: list[Item] = []
    held = 0
    try:
        for item in items:
            chunk.append(item)
            held += size(item)
            if len(chunk) >= CHUNK_DOCUMENTS or held >= CHUNK_BYTES:
                yield chunk
                chunk, held = [], 0
    except OSError:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def size_of(unit: Unit) -> int:
    return len(unit.data)


def read_all(
    units: Iterable[Unit], *, jobs: int, reader: Reader[Found]
) -> Iterator[tuple[Unit, Found | DocumentError]]:
    """Each unit with its outcome, in the order given; with `jobs` above one, read by worker processes.

    Raises OSError where the disk refuses, after the answers before it.
    """
    waiting = iter(units)
    first = _first(waiting) if jobs > 1 else []
    worth_workers = len(first) >= WORTH_WORKERS or sum(map(size_of, first)) >= WORTH_BYTES
    found = chunks(chain(first, waiting), size_of)
    del first  # their bytes go when they are read
    here = ((chunk, reader(chunk)) for chunk in found)
    for chunk, outcomes in _by_workers(found, jobs, reader) if worth_workers else here:
        for unit, outcome in zip(chunk, outcomes, strict=True):
            if isinstance(outcome, OSError):
                raise outcome
            yield unit, outcome


def _first(waiting: Iterator[Unit]) -> list[Unit]:
    """As many as would be worth workers, or all that there are."""
    first: list[Unit] = []
    held = 0
    while len(first) < WORTH_WORKERS and held < WORTH_BYTES and (unit := next(waiting, None)) is not None:
        first.append(unit)
        held += size_of(unit)
    return first


def _by_workers(found: Iterator[Chunk], jobs: int, reader: Reader[Found]) -> Iterator[Answers[Found]]:
    """A worker that dies takes its pool along: what was handed out is then read one by one."""
    ahead: deque[Chunk] = deque()
    while True:
        try:
            yield from _through_pool(found, ahead, jobs, reader)
            return
        except BrokenProcessPool:
            yield from _one_by_one(ahead, reader)


def _through_pool(
    found: Iterator[Chunk], ahead: deque[Chunk], jobs: int, reader: Reader[Found]
) -> Iterator[Answers[Found]]:
    """`ahead` always holds the chunks handed out and not yet answered."""
    with _pool(jobs) as pool:
        futures: deque[Future[Outcomes[Found]]] = deque()
        while True:
            while len(ahead) < jobs * CHUNKS_A_WORKER and sum(map(_bytes_of, ahead)) < WAITING_BYTES:
                if (chunk := next(found, None)) is None:
                    break
                ahead.append(chunk)
                futures.append(pool.submit(reader, chunk))
            if not futures:
                return
            outcomes = futures[0].result()
            futures.popleft()
            yield ahead.popleft(), outcomes


def _bytes_of(chunk: Chunk) -> int:
    return sum(map(size_of, chunk))


def _one_by_one(ahead: deque[Chunk], reader: Reader[Found]) -> Iterator[Answers[Found]]:
    """The chunks handed out, by one worker that shows which document ends it."""
    with ExitStack() as pools:
        pool = pools.enter_context(_pool(1))
        while ahead:
            outcomes: Outcomes[Found] = []
            for unit in ahead[0]:
                try:
                    outcomes += pool.submit(reader, [unit]).result()
                except BrokenProcessPool:
                    outcomes.append(_ended())
                    pool = pools.enter_context(_pool(1))
            yield ahead.popleft(), outcomes


def _ended() -> DocumentError:
    message = "Reading this document ended its process (out of memory?); split the document."
    return DocumentError(message, stage="parse", permanent=False)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not forked from this process, whose open database they would share, but from a server that has loaded
    # what they need, once for all of them; spawned where there is none.
    server = "forkserver" in get_all_start_methods()
    context = get_context("forkserver" if server else "spawn")
    context.set_forkserver_preload(["archive.worker"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=django.setup)
