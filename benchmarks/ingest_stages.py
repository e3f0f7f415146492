"""CPU time of each stage of ingest, in one process: what the workers do, and what the one that stores does.

python -m benchmarks.ingest_stages CORPUS DOCUMENTS      on the migrated archive of ARCHIVE_DATA
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from time import process_time
from typing import TypeVar

import django

django.setup()

from archive import extract, parse  # noqa: E402 needs Django set up
from archive.ingest import linking, originals, series, shingles, store, versions, workers  # noqa: E402
from archive.ingest.naming import Names  # noqa: E402
from archive.ingest.origins import Holdings, Place  # noqa: E402
from archive.ingest.rows import Rows, rows_of  # noqa: E402
from archive.text import Document  # noqa: E402
from benchmarks.tables import table  # noqa: E402

WARM = 20  # documents read before, so that word lists and models are loaded
Result = TypeVar("Result")


class Stages:
    """Seconds of CPU time by stage, in the order in which they were first met."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def of(self, stage: str, work: Callable[[], Result]) -> Result:
        started = process_time()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + process_time() - started
        return result

    def printed(self, documents: int) -> str:
        rows = [(name, f"{seconds / documents * 1000:.2f}") for name, seconds in self.seconds.items()]
        total = sum(self.seconds.values()) / documents * 1000
        return table(("stage", "CPU ms a document"), [*rows, ("all", f"{total:.2f}")])


def places(corpus: Path) -> Iterator[Place]:
    for found in parse.files(corpus):
        if not (found.skipped or found.problem):
            for unit in parse.units(found.path, top=found.top):
                if isinstance(unit, parse.Unit):
                    yield Place.of(f"{found.relative}#{unit.key}", unit)


def read(place: Place, stages: Stages) -> Rows:
    """What a worker does with a document; raises DocumentError where it would be quarantined."""
    document: Document = stages.of("parse", lambda: parse.parse(place.unit))
    facts = stages.of("extract", lambda: extract.extract(document))
    sample = stages.of("sample", lambda: shingles.sample_of(document.text.value))
    rows = stages.of("rows", lambda: rows_of(document, facts, sample=sample))
    stages.of("keep the original", lambda: originals.keep(place.unit.data, sha256=place.sha256))
    return rows


def passed(chunk: list[Place], rows: list[Rows]) -> list[Rows]:
    """To a worker and back again."""
    pickle.loads(pickle.dumps([place.unit for place in chunk]))
    answer: list[Rows] = pickle.loads(pickle.dumps(rows))
    return answer


def measure(corpus: Path, documents: int) -> str:
    stages, names = Stages(), Names()
    for place in islice(places(corpus), WARM):
        read(place, Stages())
    found = islice(places(corpus), documents)
    count = 0
    chunks = workers.chunks(found, lambda place: len(place.unit.data))
    while chunk := stages.of("walk and cut", partial(next, chunks, None)):
        stages.of("look up", partial(Holdings, chunk))
        rows = [read(place, stages) for place in chunk]
        rows = stages.of("pass", partial(passed, chunk, rows))
        arrivals = [store.Arrival(place, row) for place, row in zip(chunk, rows, strict=True)]
        stages.of("store", partial(store.store, arrivals, names))
        count += len(chunk)
    stages.of("link speakers", linking.link_speakers)
    stages.of("years by series", series.date_by_series)
    stages.of("link versions", versions.link_versions)
    return stages.printed(count)


if __name__ == "__main__":
    print(measure(Path(sys.argv[1]), int(sys.argv[2])))
