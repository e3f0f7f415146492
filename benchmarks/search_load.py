"""Ten readers and a writer: the site as it is served, asked for search pages while articles change.

    python -m benchmarks.search_load --work DIR [--seconds 60] [--readers 10] [--every 4]

DIR is what benchmarks.search has left. `manage.py serve` runs with its own number of processes and the
index worker beside. Each reader asks a page, waits, and asks another; the writer changes an article and
queues it, waits until the index worker has committed it, and looks for it. Milliseconds are of the clock,
for it is the waiting that counts: idle is the same readers without the writer, before and after. No page may
fail or come from the database, and every change must be found.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.search_asking import environment
from benchmarks.search_queries import KINDS
from benchmarks.search_servers import Server, address_of, free_port, wait_for
from benchmarks.search_tables import WALL, median, p95, short
from benchmarks.tables import table

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
FELL_BACK = b"The search index is being rebuilt"


@dataclass
class Phase:
    """Pages' milliseconds and what went wrong; of the writer, milliseconds until a change was found."""

    pages: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    found: list[tuple[float, float]] = field(default_factory=list)


def read(server: Server, texts: list[str], every: float, until: float, phase: Phase, *, seed: int) -> None:
    rng = random.Random(seed)
    time.sleep(rng.uniform(0, every))
    while time.monotonic() < until:
        text = rng.choice(texts)
        started = time.perf_counter()
        try:
            status, body = server.get(address_of("ours", text), compressed=False)
            if status != 200 or FELL_BACK in body:
                phase.wrong.append(f"{text}: {status}")
        except OSError as error:
            phase.wrong.append(f"{text}: {error}")
        phase.pages.append((0.0, (time.perf_counter() - started) * 1_000))
        time.sleep(rng.uniform(0.5, 1.5) * every)


def write(server: Server, every: float, until: float, phase: Phase) -> None:
    """Give an article a word in its title, wait until the outbox is empty, look for it, take it back."""
    from archive.models import Article

    for number, article in enumerate(Article.objects.order_by("pk").only("pk", "title", "public_id")):
        if time.monotonic() > until:
            return
        word = f"zq{os.getpid()}x{number}"
        started = time.perf_counter()
        change(article.pk, f"{article.title} {word}")
        if not settled():
            phase.wrong.append("a change waited for 30 seconds")
        phase.found.append((0.0, (time.perf_counter() - started) * 1_000))
        if article.public_id.encode() not in server.get(address_of("ours", word), compressed=False)[1]:
            phase.wrong.append(f"{word} was not found")
        change(article.pk, article.title)
        time.sleep(every)


def change(key: int, title: str) -> None:
    from django.db import transaction

    from archive.models import Article, OutboxEntry

    with transaction.atomic():
        Article.objects.filter(pk=key).update(title=title)
        OutboxEntry.objects.announce([key])


def settled(patience: float = 30.0) -> bool:
    """Whether the index worker has committed all that waited."""
    from archive.models import OutboxEntry

    until = time.monotonic() + patience
    while OutboxEntry.objects.exists():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def run(server: Server, texts: list[str], given: argparse.Namespace, *, readers: int, writing: bool) -> Phase:
    phase, until = Phase(), time.monotonic() + given.seconds
    told = (server, texts, given.every, until, phase)
    threads = [threading.Thread(target=read, args=told, kwargs={"seed": seed}) for seed in range(readers)]
    for thread in threads:
        thread.start()
    if writing:
        write(server, given.pause, until, phase)
    for thread in threads:
        thread.join()
    return phase


@contextmanager
def site(work: Path) -> Iterator[Server]:
    """The site as `manage.py serve` runs it."""
    port = free_port()
    command = [sys.executable, str(MANAGE), "serve", "--port", str(port)]
    with (work / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment(work), stdout=log, stderr=log)
        try:
            server = Server(process, port)
            wait_for(server, address_of("ours", "parliament"), work / "serve.log")
            yield server
        finally:
            process.terminate()
            process.wait()


def tabled(phases: dict[str, Phase]) -> str:
    heads = ["clock ms of a page", "pages", "median", "p95", "errors", "changes", "until found", "p95"]
    lines = []
    for name, phase in phases.items():
        changes = [each(phase.found, WALL) for each in (median, p95)] if phase.found else []
        line = [name, str(len(phase.pages)), short(median(phase.pages, WALL)), short(p95(phase.pages, WALL))]
        line += [str(len(phase.wrong)), str(len(phase.found) or "–")]
        lines.append([*line, *([short(value) for value in changes] or ["–", "–"])])
    return table(heads, lines)


def queries_of(work: Path) -> list[str]:
    """The queries of the archive in `work`, kind by kind."""
    asked = json.loads((work / "queries.json").read_text())
    return [text for kind in KINDS for text in asked[kind]]


def warm(server: Server, texts: Sequence[str]) -> None:
    """Ask for some pages before any is measured."""
    for text in texts[:30]:
        server.get(address_of("ours", text))


def options_of(description: str | None) -> argparse.ArgumentParser:
    """What every measurement of readers on a served archive may be told."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--every", type=float, default=4, help="seconds between a reader's pages, on average")
    return parser


def main() -> None:
    parser = options_of(__doc__)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two changes")
    options = parser.parse_args()
    os.environ |= environment(options.work)
    import django

    django.setup()
    texts = queries_of(options.work)
    with site(options.work) as server:
        warm(server, texts)
        many = options.readers
        phases = {
            "one reader": run(server, texts, options, readers=1, writing=False),
            f"{many} readers": run(server, texts, options, readers=many, writing=False),
            f"{many} readers and a writer": run(server, texts, options, readers=many, writing=True),
            f"{many} readers, again": run(server, texts, options, readers=many, writing=False),
        }
    print(tabled(phases))
    wrong = [one for phase in phases.values() for one in phase.wrong]
    print("\n".join(wrong[:20]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
