"""Growth: the same queries at 1,000, 10,000, 100,000 documents and more, as a table and a plot.

    python -m benchmarks.search_growth CORPUS --work DIR [--sizes 1000 10000 100000] [--docs docs]

DIR/<size> keeps the rows and the index of each size, as benchmarks.search leaves them. Queries are answered
by our engine alone, warm, in turns over the sizes, so that other load on the machine bears on all of them.
Times are medians of CPU milliseconds. The table and the plot go to docs/search-growth.md and .svg.
"""

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.search import alone
from benchmarks.search_asking import Process
from benchmarks.search_plot import Line, plot
from benchmarks.search_queries import KINDS, SPARE
from benchmarks.search_tables import MEMORY, median, p95, short
from benchmarks.tables import table

MILLION = 1_000_000
FIRST = 10  # processes whose first query is measured
PAGE_OF_DOCS = """# Search as the archive grows

CPU milliseconds of a search, median and 95th percentile over {queries} different queries of each kind, in one
process that has answered others. A whole page is 20 results with highlighted passages, five facets, a
histogram by month and the number of quotations; the others are 20 results and the total. *First query* is a
process's first, the opening of the index included. The documents are real paragraphs dealt out anew, about
2.5 kB each, so their vocabulary grows less than a real archive's. Written by

    python -m benchmarks.search_growth CORPUS --work DIR --sizes {sizes}

on two shared cores beside other work: compare the columns, not the milliseconds.

{table}
{unknown}
![CPU milliseconds of a search against the number of documents, both logarithmic](search-growth.svg)
"""


def measure(work: Path, sizes: list[int], count: int) -> dict[int, dict[str, Any]]:
    """By size and kind, what each query took; and what the first queries of processes took."""
    found: dict[int, dict[str, Any]] = {size: {} for size in sizes}
    asked = {size: json.loads((work / str(size) / "queries.json").read_text()) for size in sizes}
    for kind in KINDS:
        with ExitStack() as stack:
            processes = {size: stack.enter_context(Process("ours", work / str(size))) for size in sizes}
            for number in range(FIRST if kind == KINDS[1] else 0):
                for size, process in processes.items():
                    one = process.ask(asked[size][kind][number], kind, manner="first")
                    found[size].setdefault("first", []).append((one.cpu, one.wall, one.memory, one.total))
            for size, process in processes.items():
                for text in asked[size][kind][-SPARE:]:
                    process.ask(text, kind)
            for number in range(count):
                for size, process in processes.items():
                    texts = asked[size][kind][:-SPARE]
                    if number < len(texts):
                        one = process.ask(texts[number], kind)
                        found[size].setdefault(kind, []).append((one.cpu, one.wall, one.memory, one.total))
        print(kind, file=sys.stderr, flush=True)
    return found


def tabled(found: dict[int, dict[str, Any]], built: dict[int, dict[str, float]]) -> str:
    sizes = list(found)
    lines = [
        [kind, *(f"{short(median(found[size][kind]))} ({short(p95(found[size][kind]))})" for size in sizes)]
        for kind in KINDS
    ]
    lines.append(["first query", *(short(median(found[size]["first"])) for size in sizes)])
    lines.append(["first query, MB", *(short(median(found[size]["first"], MEMORY)) for size in sizes)])
    lines += [
        [f"build: {name}", *(short(built[size][name]) for size in sizes)]
        for name in ("documents/CPU s", "peak MB", "disk MB")
    ]
    return table(["documents", *(f"{size:,}" for size in sizes)], lines)


def prepare(options: argparse.Namespace) -> dict[int, dict[str, float]]:
    """Rows and indexes where they are missing; what the builds took."""
    built = {}
    for size in options.sizes:
        work = options.work / str(size)
        alone(options, work, size, "prepare")
        kept = work / "results.json"
        known: dict[str, Any] = {"build": {}, "native": {}, "rows": {}}
        known |= json.loads(kept.read_text()) if kept.exists() else {}
        if "ours" not in known["build"] or options.rebuild:
            known["build"]["ours"] = alone(options, work, size, "build", "ours")
            kept.write_text(json.dumps(known, indent=1))
        built[size] = known["build"]["ours"]
    return built


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--docs", type=Path, help="folder for the page and the plot")
    parser.add_argument("--rebuild", action="store_true", help="build every index anew")
    options = parser.parse_args()
    built = prepare(options)
    found = measure(options.work, options.sizes, options.queries)
    shown = tabled(found, built)
    print(shown)
    if options.docs:
        sizes = " ".join(map(str, options.sizes))
        unknown = "" if max(options.sizes) >= MILLION else "\nA million documents have not been measured.\n"
        page = PAGE_OF_DOCS.format(queries=options.queries, sizes=sizes, table=shown, unknown=unknown)
        (options.docs / "search-growth.md").write_text(page)
        lines = [
            Line(kind, [(size, median(found[size][kind])) for size in options.sizes])
            for kind in (*KINDS, "first")
        ]
        (options.docs / "search-growth.svg").write_text(plot(lines, across="documents", up="CPU ms"))


if __name__ == "__main__":
    main()
