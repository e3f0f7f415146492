"""The benchmarks by name: list them, run one, or run all.

python -m benchmarks                            list them, and run what needs no data from outside
python -m benchmarks NAME [ARGUMENTS...]        run one; --help tells its arguments
python -m benchmarks all CORPUS [--gold GOLD.jsonl --scorer SCORER.py] [--peer-python PYTHON] [--work DIR]
                                [--small]

`make bench` lists them, `make bench CORPUS=PATH` runs all. --small shows within minutes that everything runs;
its figures say nothing about a large archive.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAMES = {
    "extraction": "quotations against textacy, dates of web pages against htmldate",
    "languages": "the language of passages of 120 characters, from a folder of texts by language",
    "pronouns": "pronouns of the gold articles judged by hand: how many come to the right person",
    "pronoun_sample": "60 more, drawn blindly from news, speeches and releases",
    "ingest": "documents a second and peak memory, by number of jobs",
    "ranking": "the order of results against SQLite FTS5, on collections with judgements of relevance",
    "search": "a results page against SQLite FTS5, tantivy and stock Haystack on Whoosh",
    "search_pages": "the whole page over HTTP against stock Haystack and Datasette",
    "search_quotations": "pages of quotations and of what nobody said, collapsed versions, exports",
    "search_load": "ten readers and a writer on the site as it is served",
    "search_robots": "readers' waiting while twenty times as many robots search",
    "search_follow": "how soon a change is found, with the index worker beside",
    "search_growth": "search from 1,000 documents up, as a table and a plot",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much the benchmarks of search take on."""

    documents: tuple[int, ...]  # of the growing archive; peers are compared at the last
    queries: int  # of a kind
    seconds: int  # of ten readers


WHOLE = Size((1_000, 10_000, 100_000), queries=200, seconds=60)
SMALL = Size((200, 600), queries=10, seconds=5)


def run(name: str, *arguments: str) -> int:
    """One benchmark in a process of its own; its exit status."""
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], check=False).returncode


def run_all(given: argparse.Namespace) -> int:
    """Every benchmark that the given data allow; the number of those that failed."""
    corpus = str(given.corpus)
    peer = ["--peer-python", given.peer_python]
    gold = ["--gold", str(given.gold), "--scorer", str(given.scorer)] if given.gold and given.scorer else []
    failed = [
        run("extraction", *gold, *peer),
        run("pronouns", str(given.gold)) if given.gold else 0,
        run("pronoun_sample", str(given.gold), corpus) if given.gold else 0,
        run("ingest", corpus, *(["--runs", "1"] if given.small else [])),
    ]
    with tempfile.TemporaryDirectory() as fresh:
        size = SMALL if given.small else WHOLE
        failed += search(corpus, given.work or Path(fresh), size, peer)
        if not given.small:
            failed += ranking(corpus, given.work or Path(fresh))
    return sum(bool(status) for status in failed)


def ranking(corpus: str, work: Path) -> Iterator[int]:
    """The order of results, on queries made from the corpus; other collections are asked for by hand."""
    collection = str(work / "known-items")
    yield run("ranking_collections", "known-items", corpus, collection)
    yield run("ranking", collection, "--work", str(work / "ranking"))


def search(corpus: str, work: Path, size: Size, peer: list[str]) -> Iterator[int]:
    """The benchmarks of search, which share what lies under `work`, a folder for each number of documents."""
    largest = str(size.documents[-1])
    place = ["--work", str(work / largest)]
    queries = ["--queries", str(size.queries)]
    yield run("search", corpus, *place, "--documents", largest, *queries)
    yield run("search_pages", *place, *queries, *peer)
    yield run("search_quotations", *place, *queries)
    yield run("search_load", *place, "--seconds", str(size.seconds))
    yield run("search_robots", *place, "--seconds", str(size.seconds))
    yield run("search_follow", *place, "--changes", str(size.queries // 2))
    yield run("search_growth", corpus, "--work", str(work), "--sizes", *map(str, size.documents), *queries)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="benchmarks all", description="Run every benchmark.")
    made.add_argument("corpus", type=Path, help="a folder of documents, or one file")
    made.add_argument("--gold", type=Path, help="articles with their quotations, JSON Lines")
    made.add_argument("--scorer", type=Path, help="program that scores predicted quotations")
    made.add_argument("--peer-python", default=sys.executable, help="interpreter that has the peers")
    made.add_argument("--work", type=Path, help="keep rows and indexes of the search benchmarks here")
    made.add_argument("--small", action="store_true", help="few documents: shows that everything runs")
    return made


def main(arguments: list[str]) -> int:
    name, *rest = arguments or [""]
    if name == "all":
        return run_all(parser().parse_args(rest))
    if name in NAMES:
        return run(name, *rest)
    print(__doc__)
    print("\n".join(f"    {known:15} {says}" for known, says in NAMES.items()), end="\n\n", flush=True)
    if name and name not in ("-h", "--help"):
        print(f"There is no benchmark {name!r}.", file=sys.stderr)
        return 2
    return 0 if name else run("extraction")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
