"""What the search benchmark's documents cannot show: quotations, texts in several versions, whole exports.

    python -m benchmarks.search_quotations --work DIR [--queries 100]

DIR is what benchmarks.search has left; a copy of its rows in DIR/quoted gets three sentences a document as
quotations, one in five of them by nobody, and of twenty documents one and a half as versions of another.
Every query of a row is another one. Milliseconds are of CPU, in one process; a page is 20 results with
passages, facets and histogram. Exports are of every article that has a common word, and of every quotation.
"""

import argparse
import json
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.search_asking import environment
from benchmarks.search_engines import peak
from benchmarks.search_queries import PAGE, SPARE
from benchmarks.tables import table

MOST = 6  # quotations of a document
NOBODY = 0.2
BATCH = 2_000
MOST_ROWS = 30_000  # of an export, after which it is left
_SENTENCE = re.compile(r"[A-Z][^.!?\n]{60,300}[.!?]")

Ask = Callable[[str], int]


def copy(work: Path) -> Path:
    """The folder with quotations and versions, made where it is not there."""
    place = work / "quoted"
    if not (place / "archive.sqlite3").exists():
        place.mkdir(exist_ok=True)
        with closing(sqlite3.connect(work / "archive.sqlite3")) as rows:
            rows.execute("VACUUM INTO ?", (str(place / "archive.sqlite3"),))
        command = [sys.executable, "-m", "benchmarks.search_quotations", "--work", str(place), "--fill"]
        subprocess.run(command, env=environment(place), check=True)
    return place


def fill() -> None:
    """Quotations and versions in the archive's rows, then its index."""
    from archive import indexing
    from archive.models import Article, Quotation

    rng = random.Random(11)
    _versions()
    articles = Article.objects.order_by("pk").prefetch_related("appearances").iterator(BATCH)
    made: list[Quotation] = []
    for article in articles:
        made += _quotations(article, rng)
        if len(made) > BATCH:
            Quotation.objects.bulk_create(made)
            made = []
    Quotation.objects.bulk_create(made)
    indexing.rebuild()


def _versions() -> None:
    """Each twentieth document has a version, each fortieth two, with its very text."""
    from django.db import connection

    with connection.cursor() as cursor:
        for step, every in ((1, 20), (2, 40)):
            cursor.execute(
                "UPDATE archive_article SET version_of_id = id - %s,"
                " text = (SELECT text FROM archive_article AS leader"
                " WHERE leader.id = archive_article.id - %s) WHERE id %% %s = %s AND id > %s",
                [step, step, every, step, every],
            )


def _quotations(article: Any, rng: random.Random) -> Iterator[Any]:
    from archive.models import Quotation

    own = random.Random(article.version_of_id or article.pk)  # versions quote the same
    sentences = list(_SENTENCE.finditer(article.text))
    chosen = own.sample(sentences, min(own.randint(0, MOST), len(sentences)))
    speakers = list(article.appearances.all())
    for position, place in enumerate(sorted(chosen, key=lambda one: one.start())):
        said = None if rng.random() < NOBODY or not speakers else rng.choice(speakers)
        yield Quotation(
            article=article, position=position, kind="direct" if own.random() < 0.7 else "indirect",
            text=place.group(), start=place.start(), end=place.end(), rule="benchmark", confidence=1,
            appearance=said, speaker_id=said.speaker_id if said else None,
            attribution_confidence=1 if said else None,
        )  # fmt: skip


def kinds() -> dict[str, Ask]:
    """Searches by what is asked for."""
    from archive.search import Filters, Query, run

    def asking(facets: bool = True, **options: Any) -> Ask:
        return lambda text: run(Query(text, **options), facets=facets, snippets=facets).total

    nobody = Filters(speaker=("unknown",))
    quoted: dict[str, Any] = {"subject": "quotations"}
    return {
        "page of articles": asking(),
        "page of articles, every version": asking(versions="all"),
        "page of articles that quote nobody known": asking(filters=nobody),
        "page of quotations": asking(**quoted),
        "page of quotations, every version": asking(versions="all", **quoted),
        "page of quotations of nobody": asking(filters=nobody, **quoted),
        "page of speakers": asking(group="speaker", **quoted),
        "20 articles": asking(facets=False),
        "20 quotations": asking(facets=False, **quoted),
    }


def searches(texts: list[str], spare: list[str]) -> str:
    lines = []
    for name, ask in kinds().items():
        for text in spare:
            ask(text)
        times, totals = [], []
        for text in texts:
            started = time.process_time()
            totals.append(ask(text))
            times.append((time.process_time() - started) * 1_000)
        times, totals = sorted(times), sorted(totals)
        middle, late = len(times) // 2, len(times) * 95 // 100
        lines.append([name, f"{totals[middle]:,}", f"{times[middle]:.1f}", f"{times[late]:.1f}"])
    return table(["a search, warm", "results", "CPU ms", "p95"], lines)


def exports(texts: list[str]) -> str:
    """The two exports as their addresses send them."""
    from django.test import Client

    client = Client()
    lines = []
    every = (("articles", "csv"), ("articles", "jsonl"), ("quotations", "csv"), ("quotations", "jsonl"))
    for asked, form in every:
        for word in (texts[0], ""):
            before, started = peak(), time.process_time()
            answer = client.get(f"/search/results.{form}", {"q": word, "in": asked}, HTTP_HOST="localhost")
            chunks = iter(answer.streaming_content)  # type: ignore[attr-defined]
            size = len(next(chunks))
            first = time.process_time() - started
            rows = 0
            for chunk in chunks:
                size += len(chunk)
                rows += 1
                if rows == MOST_ROWS:
                    break
            seconds = time.process_time() - started
            shown = (f"{rows:,}", f"{seconds:.1f}", f"{seconds / rows * 1e6:.0f}", f"{first:.2f}")
            lines.append([f"{asked}, {form}", *shown, f"{peak() - before:.0f}", f"{size / 1e6:.1f}"])
    return table(["an export", "rows", "CPU s", "µs a row", "s to the first", "MB more", "MB sent"], lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill or options.measure:
        import django

        django.setup()
    if options.fill:
        return fill()
    if options.measure:
        texts, spare = options.measure[:-SPARE], options.measure[-SPARE:]
        print(searches(texts, spare), flush=True)
        print(f"\n{exports(texts)}")
        return None
    place = copy(options.work)
    asked = json.loads((options.work / "queries.json").read_text())[PAGE]
    texts = [*asked[:-SPARE][: options.queries], *asked[-SPARE:]]
    command = [sys.executable, "-m", "benchmarks.search_quotations", "--work", str(place), "--measure"]
    subprocess.run([*command, *texts], env=environment(place), check=True)
    return None


if __name__ == "__main__":
    main()
