"""Ranking against SQLite FTS5: nDCG@10 on collections with judgements of relevance.

    python -m benchmarks.ranking COLLECTION... --work DIR

A COLLECTION is a folder in the layout of BEIR: corpus.jsonl (`_id`, `title`, `text`), queries.jsonl (`_id`,
`text`) and qrels/test.tsv (query, document, grade); `ranking_collections.py` writes some. Each is ingested
into an archive of its own under DIR, a document an article, and asked for as a results page asks:
`search.run`, `match=any`, each version of a text by itself, as it was judged. FTS5 holds the same documents
(`tokenize='porter unicode61'`, columns title and text) and ranks by its `bm25()`, the query's words joined by
OR. Also told are recall at 100 and how many queries each side wins; p is of a paired randomization test.

Queries are dealt into two halves, by a digest of their text: constants may be tuned on `dev` only.
"""

import argparse
import hashlib
import json
import math
import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.tables import table

AT = 10
DEEP = 100
HALVES = ("dev", "held out")
Grades = Mapping[str, int]
Ask = Callable[[str], list[str]]
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query with the grade of each document that was judged relevant."""

    text: str
    grades: Grades

    @property
    def half(self) -> str:
        return HALVES[hashlib.sha256(self.text.encode()).digest()[0] % 2]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def queries(collection: Path) -> list[Asked]:
    """Those with at least one relevant document."""
    judged: dict[str, dict[str, int]] = {}
    for row in (collection / "qrels" / "test.tsv").read_text().splitlines()[1:]:
        query, document, grade = row.split("\t")
        if int(grade) > 0:
            judged.setdefault(query, {})[document] = int(grade)
    texts = {str(row["_id"]): row["text"] for row in lines(collection / "queries.jsonl")}
    return [Asked(texts[query], grades) for query, grades in judged.items()]


def ndcg(found: Sequence[str], grades: Grades) -> float:
    """Normalised discounted cumulative gain of the first ten: gain is the grade."""

    def discounted(gains: Sequence[int]) -> float:
        return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:AT]))

    best = discounted(sorted(grades.values(), reverse=True))
    return discounted([grades.get(ident, 0) for ident in found]) / best


def recall(found: Sequence[str], grades: Grades) -> float:
    return sum(ident in grades for ident in found[:DEEP]) / len(grades)


def ours() -> Ask:
    """What a results page with `match=any` lists, by the documents' own ids."""
    from archive.models import Origin
    from archive.search import Query, run

    idents = dict(Origin.objects.order_by("-pk").values_list("article_id", "document_id"))

    def ask(text: str) -> list[str]:
        query = Query(text, match="any", size=DEEP, versions="all")
        found = run(query, facets=False, snippets=False)
        return [idents[hit.article] for hit in found.hits]

    return ask


def fts5(collection: Path) -> Ask:
    """The same documents in an FTS5 table; the query's words joined by OR, best `bm25()` first."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE f USING fts5 (title, text, tokenize='porter unicode61')")
    idents = []
    for row in lines(collection / "corpus.jsonl"):
        if row["text"].strip():
            database.execute("INSERT INTO f VALUES (?, ?)", (row["title"], row["text"]))
            idents.append(str(row["_id"]))

    def ask(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _TOKEN.findall(text))
        sql = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f), rowid LIMIT ?"
        return [idents[key - 1] for (key,) in database.execute(sql, (words or '""', DEEP))]

    return ask


def prepare(collection: Path) -> None:
    """Ingest the collection into the archive at ARCHIVE_DATA, unless it has been."""
    from django.core.management import call_command

    from archive.models import IngestRun, Origin

    call_command("migrate", verbosity=0)
    if IngestRun.objects.exclude(finished_at=None).exists():
        call_command("index", verbosity=0, stdout=sys.stderr)  # made anew where its format has changed
        return
    given = Path(os.environ["ARCHIVE_DATA"]) / "documents.jsonl"
    with given.open("w", encoding="utf-8") as file:
        for row in lines(collection / "corpus.jsonl"):
            document = {"id": str(row["_id"]), "title": row["title"], "text": row["text"]}
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    try:
        call_command("ingest", str(given), verbosity=0, stdout=sys.stderr)
    except SystemExit:  # some were quarantined: empty ones
        print(f"{collection.name}: {Origin.objects.count()} documents were taken", file=sys.stderr)


def chance(differences: Sequence[float], *, rounds: int = 10_000) -> float:
    """How often a mean difference this large comes about when each sign is tossed for (two-sided)."""
    rng = random.Random(5)
    seen = abs(sum(differences))
    tossed = (
        abs(sum(value if rng.getrandbits(1) else -value for value in differences)) for _ in range(rounds)
    )
    return (1 + sum(value >= seen - 1e-12 for value in tossed)) / (rounds + 1)


def measured(asked: Sequence[Asked], mine: Ask, theirs: Ask) -> dict[str, Any]:
    """Means over the queries, and how many each side ranks better."""
    found = [(one.grades, mine(one.text), theirs(one.text)) for one in asked]
    differences = [ndcg(one, grades) - ndcg(other, grades) for grades, one, other in found]
    return {
        "queries": len(asked),
        "nDCG@10 ours": mean(ndcg(one, grades) for grades, one, _ in found),
        "FTS5": mean(ndcg(other, grades) for grades, _, other in found),
        "wins": sum(value > 1e-9 for value in differences),
        "losses": sum(value < -1e-9 for value in differences),
        "p": chance(differences),
        "R@100 ours": mean(recall(one, grades) for grades, one, _ in found),
        "R@100 FTS5": mean(recall(other, grades) for grades, _, other in found),
    }


def mean(values: Iterator[float]) -> float:
    listed = list(values)
    return sum(listed) / max(1, len(listed))


def measure(collection: Path) -> list[dict[str, Any]]:
    """A row for each half of one collection's queries."""
    import django

    django.setup()
    prepare(collection)
    asked, mine, theirs = queries(collection), ours(), fts5(collection)
    return [
        {"collection": collection.name, "half": half}
        | measured([one for one in asked if one.half == half], mine, theirs)
        for half in HALVES
    ]


def alone(collection: Path, work: Path) -> list[dict[str, Any]]:
    """The same in a process and an archive of its own."""
    data = work / collection.name
    data.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ, "ARCHIVE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "archive.settings",
    }  # fmt: skip
    command = [sys.executable, "-m", "benchmarks.ranking", str(collection), "--work", str(work), "--here"]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    rows: list[dict[str, Any]] = json.loads(run.stdout.splitlines()[-1])
    return rows


def shown(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("collections", type=Path, nargs="+")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        print(json.dumps(measure(options.collections[0])))
        return
    rows = [row for collection in options.collections for row in alone(collection, options.work)]
    heads = tuple(rows[0])
    print(table(heads, [[shown(row[head]) for head in heads] for row in rows]))


if __name__ == "__main__":
    main()
