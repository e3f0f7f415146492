"""Search against its peers: a results page's work by kind of query, builds, sizes, memory.

    python -m benchmarks.search CORPUS --documents 20000 --work DIR [--engines ours fts5 tantivy stock]

The documents are real paragraphs of CORPUS dealt out anew (search_documents.py). Every query of a row is
another one and none comes twice, so no memo of results helps; words are taken from the documents by how
many hold them. Times are CPU times of the process, which other load on the machine changes least; builds
are wall times too. A whole page is 20 results with highlighted passages, three facets and a histogram by
month (stock Haystack on Whoosh has none); the other rows are 20 results and the total. Each engine builds
and answers in a process of its own. Results go to DIR/results.json.
"""

import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ENGINES = ("ours", "fts5", "tantivy", "stock")
PAGE = "common word, whole page"
KINDS = (PAGE, "common word", "rare word", "two words", "phrase", "prefix", "filter + word", "newest first")
SLOW = {"stock": 15}  # queries a row, where 200 would take an hour
_WORD = re.compile(r"[a-z]{4,}")


def queries(work: Path, count: int, *, seed: int = 3) -> dict[str, list[str]]:
    """By kind, `count` different query texts; common words stand in at least 4% of the documents."""
    from archive.models import Article

    rng = random.Random(seed)
    frequency: Counter[str] = Counter()
    texts: list[list[str]] = []
    sampled = Article.objects.order_by("pk").values_list("text", flat=True)[:4_000]
    for text in sampled.iterator():
        words = _WORD.findall(text.lower())
        texts.append(words)
        frequency.update(set(words))
    common = [word for word, n in frequency.items() if n >= 0.04 * len(texts)]
    middle = [word for word, n in frequency.items() if 0.01 * len(texts) <= n]
    rare = [word for word, n in frequency.items() if 3 <= n <= 12]
    pairs = {" ".join(words[at : at + 2]) for words in texts if len(words) > 40 for at in (10, 30)}
    prefixes = sorted({word[:3] for word in middle})
    for listed in (common, middle, rare, prefixes):
        listed.sort()
        rng.shuffle(listed)
    phrases = sorted(pair for pair in pairs if all(word in middle for word in pair.split()))
    rng.shuffle(phrases)
    return {
        PAGE: common[:count],
        "common word": common[::-1][:count],
        "rare word": rare[:count],
        "two words": [" ".join(rng.sample(middle, 2)) for _ in range(count)],
        "phrase": [f'"{pair}"' for pair in phrases[:count]],
        "prefix": [f"{prefix}*" for prefix in prefixes[:count]],
        "filter + word": common[:count],
        "newest first": common[:count],
    }


def asker(engine: str, work: Path) -> Callable[[str, str], int]:
    """A function of a query text and its kind that does a results page's work and returns the total."""
    if engine == "ours":
        from archive.search import Filters, Query, run

        def ours(text: str, kind: str) -> int:
            narrowed = Filters(source=("outlet-1",)) if kind.startswith("filter") else Filters()
            sort = "newest" if kind.startswith("newest") else "relevance"
            whole = kind == PAGE
            return run(Query(text, narrowed, sort=sort), facets=whole, snippets=whole).total

        return ours
    if engine == "stock":
        from benchmarks import search_stock

        search_stock.connect(work / "stock")
        return lambda text, kind: search_stock.page(
            text,
            facets=kind == PAGE,
            highlight=kind == PAGE,
            newest=kind.startswith("newest"),
            narrow='source_exact:"outlet-1"' if kind.startswith("filter") else "",
        )
    from benchmarks import search_peers

    peer = {"fts5": search_peers.Fts5, "tantivy": search_peers.Tantivy}[engine](work / engine)
    return lambda text, kind: peer.page(
        text,
        source="outlet-1" if kind.startswith("filter") else "",
        newest=kind.startswith("newest"),
        whole=kind == PAGE,
    )


def measure(engine: str, work: Path, count: int) -> dict[str, Any]:
    """Medians and 95th percentiles in CPU milliseconds, by kind of query, and the first query's cost."""
    asked = json.loads((work / "queries.json").read_text())
    ask = asker(engine, work)
    memory = peak()
    started = time.process_time()
    ask("parliament", "first")
    found: dict[str, Any] = {
        "first ms": (time.process_time() - started) * 1_000, "first MB": peak() - memory,
    }  # fmt: skip
    for kind in KINDS:
        if engine == "tantivy" and kind == "prefix":
            continue  # its query parser has no prefixes
        times, total = [], 0
        for text in asked[kind][: min(count, SLOW.get(engine, count))]:
            started = time.process_time()
            total += ask(text, kind)
            times.append((time.process_time() - started) * 1_000)
        times.sort()
        found[kind] = {
            "queries": len(times), "median": statistics.median(times), "p95": times[int(len(times) * 0.95)],
            "hits": total / len(times),
        }  # fmt: skip
    return found


def build(engine: str, work: Path) -> dict[str, Any]:
    """Documents a second, peak memory, size on disk."""
    if engine == "ours":
        from archive import indexing

        started = time.perf_counter()
        count = indexing.rebuild().articles
        seconds, path = time.perf_counter() - started, work / "index"
    elif engine == "stock":
        from benchmarks import search_stock

        path = work / "stock"
        count, seconds = search_stock.build(path)
    else:
        from benchmarks import search_peers

        path = work / engine
        peer = {"fts5": search_peers.Fts5, "tantivy": search_peers.Tantivy}[engine]
        count, seconds = peer(path).build()
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    cpu = time.process_time()
    return {
        "documents/s": count / seconds,
        "documents/CPU s": count / cpu,
        "peak MB": peak(),
        "disk MB": size / 1e6,
    }


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(options: argparse.Namespace, *step: str) -> Any:
    """One step in a process of its own; what it printed last, as JSON."""
    command = [sys.executable, "-m", "benchmarks.search", str(options.corpus), "--work", str(options.work)]
    command += ["--documents", str(options.documents), "--queries", str(options.queries), "--step", *step]
    environment = {
        **os.environ,
        "ARCHIVE_DATA": str(options.work),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def step(options: argparse.Namespace) -> Any:
    import django

    django.setup()
    what, *engine = options.step
    if what == "prepare":
        from django.core.management import call_command

        from benchmarks.search_rows import fill

        call_command("migrate", verbosity=0)
        fill(options.corpus, options.documents)
        (options.work / "queries.json").write_text(json.dumps(queries(options.work, options.queries)))
        return {}
    if what == "build":
        return build(engine[0], options.work)
    return measure(engine[0], options.work, options.queries)


def table(results: dict[str, Any], engines: list[str]) -> str:
    lines = [f"{'CPU ms, median (p95)':<26}" + "".join(f"{engine:>22}" for engine in engines)]
    for kind in KINDS:
        cells = (results[engine]["measure"].get(kind) for engine in engines)
        shown = (f"{cell['median']:.1f} ({cell['p95']:.1f})" if cell else "-" for cell in cells)
        lines.append(f"{kind:<26}" + "".join(f"{cell:>22}" for cell in shown))
    for name in ("first ms", "first MB"):
        values = (results[engine]["measure"][name] for engine in engines)
        lines.append(f"{name:<26}" + "".join(f"{value:>22.1f}" for value in values))
    for name in ("documents/s", "documents/CPU s", "peak MB", "disk MB"):
        values = (results[engine]["build"].get(name, float("nan")) for engine in engines)
        lines.append(f"{name:<26}" + "".join(f"{value:>22.1f}" for value in values))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--step", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(step(options)))
        return
    options.work.mkdir(parents=True, exist_ok=True)
    alone(options, "prepare")
    kept = options.work / "results.json"
    results: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {}
    for engine in options.engines:
        known = results.setdefault(engine, {})
        if "build" not in known:  # delete results.json to build anew
            known["build"] = alone(options, "build", engine)
            kept.write_text(json.dumps(results, indent=1))
        known["measure"] = alone(options, "measure", engine)
        kept.write_text(json.dumps(results, indent=1))
    print(table(results, options.engines))


if __name__ == "__main__":
    main()
