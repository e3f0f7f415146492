"""The whole page over HTTP: ours, the same page on stock Haystack, and Datasette's table page.

    python -m benchmarks.search_pages --work DIR [--queries 100] [--peer-python PYTHON]

DIR is what benchmarks.search has left. A page is 20 results, three facets or more and, but for Datasette,
highlighted passages; ours has a histogram by month besides, a form, and is compressed. Every server runs one
process and is asked in turns, each query once. Milliseconds are of CPU, of the whole server; the clock's
beside. PYTHON has Datasette.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from benchmarks.search_asking import environment
from benchmarks.search_queries import PAGE, SPARE
from benchmarks.search_servers import SERVERS, Server, address_of, serve
from benchmarks.search_tables import CPU, WALL, Rows, median, p95, ratio, short
from benchmarks.tables import table

FEW = {"stock": 8}
SIZE = 2  # the column of kB


def fill(path: Path) -> None:
    """Datasette's database: the rows with a full-text index beside them and indexes on what is counted."""
    from benchmarks.search_peers import rows

    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, title, text, source, month, year, date);"
            "CREATE VIRTUAL TABLE articles_fts USING FTS5 (title, text, content=[articles], content_rowid=id,"
            " tokenize=porter);"
        )
        for key, title, text, source, _, day in rows():
            values = (key, title, text, source, day[:7], day[:4], day)
            database.execute("INSERT INTO articles VALUES (?,?,?,?,?,?,?)", values)
        database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
        for column in ("source", "month", "year"):
            database.execute(f"CREATE INDEX articles_{column} ON articles ({column})")
        database.commit()


def ask(server: Server, address: str) -> tuple[float, float, float]:
    """CPU ms, clock ms, kB."""
    cpu, wall = server.cpu(), time.perf_counter()
    status, body = server.get(address)
    wall = time.perf_counter() - wall
    if status != 200:
        raise SystemExit(f"{address} answered {status}")
    return server.cpu() - cpu, wall * 1_000, len(body) / 1_000


def measure(work: Path, texts: list[str], spare: list[str], peer_python: str) -> dict[str, Rows]:
    found: dict[str, Any] = {name: [] for name in SERVERS}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serve(name, work, peer_python=peer_python)) for name in SERVERS}
        for name, server in servers.items():
            for text in spare[: 1 if name in FEW else None]:
                ask(server, address_of(name, text))
        for number, text in enumerate(texts):
            for name, server in servers.items():
                if number < FEW.get(name, len(texts)):
                    found[name].append(ask(server, address_of(name, text)))
    return found


def tabled(found: dict[str, Rows]) -> str:
    heads = ["the page over HTTP", "queries", "CPU ms", "p95", "clock ms", "p95", "kB", "÷ ours"]
    lines = []
    for name, asked in found.items():
        times = [each(asked, column) for column in (CPU, WALL) for each in (median, p95)]
        shown = [short(value) for value in (*times, median(asked, SIZE))]
        lines.append([name, str(len(asked)), *shown, ratio(asked, found["ours"])])
    return table(heads, lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--peer-python", default=sys.executable)
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill:
        import django

        django.setup()
        return fill(options.fill)
    rows = options.work / "datasette" / "rows.db"
    if not rows.exists():
        command = [sys.executable, "-m", "benchmarks.search_pages", "--work", str(options.work), "--fill"]
        subprocess.run([*command, str(rows)], env=environment(options.work), check=True)
    asked = json.loads((options.work / "queries.json").read_text())[PAGE]
    texts, spare = asked[:-SPARE][: options.queries], asked[-SPARE:]
    print(tabled(measure(options.work, texts, spare, options.peer_python)))
    return None


if __name__ == "__main__":
    main()
