"""How soon a change can be found: from its commit in the database to the search that finds it.

    python -m benchmarks.search_follow --work DIR [--changes 60] [--articles 1]

DIR is what benchmarks.search has left. `manage.py index --follow` runs beside. Each change puts a word that
no article has into some articles, in one transaction; this process, whose index is open already, searches for
it until all are found. Milliseconds of the clock; CPU milliseconds and megabytes written are the worker's.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.search_asking import environment

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
LOOK = 0.01  # seconds between searches
PATIENCE = 60.0  # seconds, then it is lost
PAUSE = 0.3  # seconds between changes, so that they fall anywhere between two looks of the worker


def change(keys: list[int], word: str) -> float:
    """Put the word into the articles; when that was committed."""
    from django.db import transaction

    from archive.models import Article, OutboxEntry

    with transaction.atomic():
        for article in Article.objects.filter(pk__in=keys):
            article.text = f"{article.text}\n\n{word}"
            article.save()
        OutboxEntry.objects.announce(keys)
    return time.perf_counter()


def until_found(word: str, count: int) -> None:
    from archive.search import Query, run

    end = time.monotonic() + PATIENCE
    while run(Query(word, versions="all"), facets=False, snippets=False).total != count:
        if time.monotonic() > end:
            raise SystemExit(f"{word} was not found within {PATIENCE:.0f} s")
        time.sleep(LOOK)


def used(process: int) -> tuple[float, float]:
    """CPU milliseconds and megabytes written of a process, from Linux's own figures."""
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    written = Path(f"/proc/{process}/io").read_text().partition("\nwrite_bytes: ")[2].split()[0]
    return sum(map(int, stat[11:13])) * 1_000 / os.sysconf("SC_CLK_TCK"), int(written) / 1e6


def measure(worker: int, changes: int, articles: int) -> list[str]:
    import django

    django.setup()
    from archive.models import Article

    keys = list(Article.objects.visible().values_list("pk", flat=True))
    rng = random.Random(11)
    times = []
    change(keys[:articles], "zyxwarm")  # the worker has started when this one is found
    until_found("zyxwarm", articles)
    before = used(worker)
    for number in range(changes):
        time.sleep(rng.uniform(0, PAUSE))
        word = f"zyx{os.getpid()}x{number}"
        committed = change(rng.sample(keys, articles), word)
        until_found(word, articles)
        times.append((time.perf_counter() - committed) * 1_000)
    cpu, written = (after - earlier for after, earlier in zip(used(worker), before, strict=True))
    times.sort()
    return [
        f"{len(keys)} articles, {changes} changes of {articles}",
        f"found after: median {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms",
        f"the longest: {times[-1]:.0f} ms",
        f"the worker, a change: {cpu / changes:.0f} CPU ms, {written / changes:.2f} MB written",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--changes", type=int, default=60)
    parser.add_argument("--articles", type=int, default=1, help="articles of one change")
    options = parser.parse_args()
    os.environ.update(environment(options.work))
    command = [sys.executable, str(MANAGE), "index", "--follow"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as worker:
        try:
            print("\n".join(measure(worker.pid, options.changes, options.articles)))
        finally:
            worker.terminate()


if __name__ == "__main__":
    main()
