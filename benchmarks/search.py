"""Search against its peers: a results page's work by kind of query, builds, sizes, memory.

    python -m benchmarks.search CORPUS --documents 100000 --work DIR [--engines ours fts5 tantivy stock]

The documents are real paragraphs of CORPUS dealt out anew (search_documents.py). Every query of a row is
another one, so no memo of results helps; words are taken from the documents by how many hold them. A whole
page is 20 results with highlighted passages, three facets or more and a histogram by month (stock Haystack
is spared that); the other rows are 20 results and the total. Each engine answers in a process of its own,
a new one for each row, and all of them in turns, query by query. Times are CPU times, which other load on
the machine changes least; ratios are over the queries that both answered. DIR keeps rows, indexes and
results.json: what is there is not built again, but for --rebuild.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.search_asking import Manner, Process, environment
from benchmarks.search_engines import ENGINES, build, load
from benchmarks.search_queries import KINDS, SAMPLE, SPARE, queries
from benchmarks.search_tables import tables

# Queries a row at most. 200 would take hours of stock Haystack, and half an hour of FTS5.
MOST: dict[Manner, dict[str, int]] = {
    "first": {"ours": 20, "fts5": 5, "tantivy": 5, "stock": 1},
    "cold": {"ours": 20, "fts5": 3, "tantivy": 20, "stock": 1},
    "warm": {"fts5": 50, "stock": 6},
}
NATIVE = 4_000  # documents that stock Haystack can index in its own way within minutes


def measure(work: Path, engines: list[str], count: int) -> Iterator[tuple[str, Any]]:
    """Kinds, and by engine and manner what each query took, in the order of the queries."""
    asked: dict[str, list[str]] = json.loads((work / "queries.json").read_text())
    for kind in KINDS:
        held = [engine for engine in engines if (engine, kind) != ("tantivy", "prefix")]  # it has none
        texts, spare = asked[kind][:-SPARE][:count], asked[kind][-SPARE:]
        with ExitStack() as stack:
            processes = [stack.enter_context(Process(engine, work)) for engine in held]
            yield kind, _row(processes, work, kind, texts, spare)
        print(f"{kind}: {len(texts)} queries", file=sys.stderr, flush=True)


def _row(
    processes: list[Process], work: Path, kind: str, texts: list[str], spare: list[str]
) -> dict[str, Any]:
    found: dict[str, Any] = {one.engine: {manner: [] for manner in MOST} for one in processes}
    for manner, most in MOST.items():
        for process in processes if manner == "warm" else ():
            load(process.engine, work)
            for text in spare[: 1 if process.engine == "stock" else None]:
                process.ask(text, kind)
        for number, text in enumerate(texts):
            for process in processes:
                if number < most.get(process.engine, len(texts)):
                    asked = process.ask(text, kind, manner=manner, before=spare[0])
                    found[process.engine][manner].append([asked.cpu, asked.wall, asked.memory, asked.total])
    return found


def prepare(corpus: Path, documents: int, work: Path, count: int) -> None:
    """The rows of an archive of its own, and the queries."""
    from django.core.management import call_command

    from archive.models import Article
    from benchmarks.search_rows import fill

    call_command("migrate", verbosity=0)
    fill(corpus, documents)
    texts = Article.objects.order_by("pk").values_list("text", flat=True)[:SAMPLE]
    (work / "queries.json").write_text(json.dumps(queries(texts.iterator(), count + SPARE)))


def alone(options: argparse.Namespace, work: Path, documents: int, *step: str) -> Any:
    """One step in a process of its own; what it printed last, as JSON."""
    command = [sys.executable, "-m", "benchmarks.search", str(options.corpus), "--work", str(work)]
    command += ["--documents", str(documents), "--queries", str(options.queries), "--step", *step]
    work.mkdir(parents=True, exist_ok=True)
    run = subprocess.run(command, env=environment(work), stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def step(options: argparse.Namespace) -> Any:
    import django

    django.setup()
    what, *rest = options.step
    if what == "prepare":
        return prepare(options.corpus, options.documents, options.work, options.queries)
    engine, *most = rest
    return build(engine, options.work, most=int(most[0]) if most else None)


def builds(options: argparse.Namespace, known: dict[str, Any]) -> None:
    """What is not built yet: the indexes to be asked, then a small one in each one's own way."""
    small = options.work / "native"
    for engine in options.engines:
        if engine not in known["build"] or engine in options.rebuild:
            shutil.rmtree(options.work / engine, ignore_errors=True)
            known["build"][engine] = alone(options, options.work, options.documents, "build", engine)
            keep(options.work, known)
        if engine not in known["native"] or engine in options.rebuild:
            count = min(options.documents, NATIVE)
            shutil.rmtree(small / engine, ignore_errors=True)
            alone(options, small, count, "prepare")
            most = [str(count)] if engine == "stock" else []
            known["native"][engine] = alone(options, small, count, "build", engine, *most)
            keep(options.work, known)


def keep(work: Path, known: dict[str, Any]) -> None:
    (work / "results.json").write_text(json.dumps(known, indent=1))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("corpus", type=Path)
    made.add_argument("--work", type=Path, required=True)
    made.add_argument("--documents", type=int, default=100_000)
    made.add_argument("--queries", type=int, default=200)
    made.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    made.add_argument("--rebuild", nargs="*", choices=ENGINES, default=[], help="build these anew")
    made.add_argument("--step", nargs="+", help=argparse.SUPPRESS)
    return made


def main() -> None:
    options = parser().parse_args()
    if options.step:
        print(json.dumps(step(options)))
        return
    alone(options, options.work, options.documents, "prepare")
    kept = options.work / "results.json"
    known: dict[str, Any] = {"build": {}, "native": {}, "rows": {}}
    known |= json.loads(kept.read_text()) if kept.exists() else {}
    builds(options, known)
    known["rows"] = {}
    for kind, row in measure(options.work, options.engines, options.queries):
        known["rows"][kind] = row
        keep(options.work, known)
    print(tables(known, options.engines))


if __name__ == "__main__":
    main()
