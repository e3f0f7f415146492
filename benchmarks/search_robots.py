"""Readers among robots: how long ordinary readers wait while robots ask for search pages all the time.

    python -m benchmarks.search_robots --work DIR [--seconds 60] [--readers 10] [--every 4] [--times 20]

DIR is what benchmarks.search has left; the site runs as `manage.py serve` runs it. Each reader asks a page,
waits, and asks another, from an address of its own. Robots ask so many `times` as often as all readers
together: first from one address, then from ten, then each from one of its own, so that each asks no more than
the site allows. Milliseconds are of the clock. No page of a reader may fail, be refused or come from the
database.
"""

import argparse
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.search_asking import environment
from benchmarks.search_load import FELL_BACK, options_of, queries_of, site, warm
from benchmarks.search_servers import Server, address_of
from benchmarks.search_tables import WALL, median, p95, short
from benchmarks.tables import table

READER, ROBOT = "198.51.100", "203.0.113"  # networks for examples
FEW = 10  # addresses of robots, where they have several


@dataclass
class Served:
    """What some visitors got: milliseconds of each answer, and how many answers had which status."""

    took: list[tuple[float, float]] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Visitor:
    """Asks pages from an address, one every so many seconds on average, until a time."""

    server: Server
    address: str
    every: float
    until: float
    served: Served

    def visit(self, texts: Sequence[str], seed: int) -> None:
        rng = random.Random(seed)
        time.sleep(rng.uniform(0, self.every))
        while time.monotonic() < self.until:
            started = time.perf_counter()
            status = self._ask(address_of("ours", rng.choice(texts)))
            self.served.statuses[status] += 1
            self.served.took.append((0.0, (time.perf_counter() - started) * 1_000))
            time.sleep(rng.uniform(0.5, 1.5) * self.every)

    def _ask(self, page: str) -> str:
        try:
            status, body = self.server.get(page, compressed=False, client=self.address)
        except OSError as error:
            return repr(error)
        return "fallback" if FELL_BACK in body else str(status)


def phase(
    server: Server, texts: Sequence[str], given: argparse.Namespace, robots: Sequence[str]
) -> tuple[Served, Served]:
    """What readers and robots got; `robots` are the addresses that robots ask from, in turns."""
    readers, others, until = Served(), Served(), time.monotonic() + given.seconds
    visitors = [
        Visitor(server, f"{READER}.{number}", given.every, until, readers) for number in range(given.readers)
    ]
    count = given.readers * given.times if robots else 0
    visitors += [
        Visitor(server, robots[number % len(robots)], given.every, until, others) for number in range(count)
    ]
    threads = [
        threading.Thread(target=visitor.visit, args=(texts, seed)) for seed, visitor in enumerate(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return readers, others


def phases(given: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    """Names, and the addresses of robots."""
    yield "readers alone", []
    for count in (1, FEW, given.readers * given.times):
        yield f"robots of {count} addresses", [f"{ROBOT}.{number}" for number in range(count)]
    yield "readers alone, again", []


def line(name: str, readers: Served, robots: Served) -> list[str]:
    good = readers.statuses["200"]
    waits = [short(each(readers.took, WALL)) for each in (median, p95)]
    asked = [robots.statuses.total(), robots.statuses["200"], robots.statuses["429"]]
    return [name, str(len(readers.took)), *waits, str(len(readers.took) - good), *map(str, asked)]


def main() -> None:
    parser = options_of(__doc__)
    parser.add_argument("--times", type=int, default=20, help="robots for each reader")
    options = parser.parse_args()
    os.environ |= environment(options.work)
    texts = queries_of(options.work)
    heads = ["clock ms of a reader's page", "pages", "median", "p95", "errors"]
    heads += ["robots asked", "answered", "refused"]
    lines, failed = [], 0
    with site(options.work) as server:
        warm(server, texts)
        for name, robots in phases(options):
            readers, others = phase(server, texts, options, robots)
            lines.append(line(name, readers, others))
            failed += len(readers.took) - readers.statuses["200"]
            print(lines[-1], dict(readers.statuses), dict(others.statuses), file=sys.stderr, flush=True)
    print(table(heads, lines))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
