"""Our side of `extraction.py`, in a process of its own so that its cost can be told.

    python -m benchmarks.own_reading quotations ARTICLES.jsonl PREDICTED.jsonl
    python -m benchmarks.own_reading dates FOLDER DATES.json

Prints one JSON object: what it cost.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from archive import parse
from archive.extract import as_json, extract
from archive.text import Document, Text

WARM_UP = Document(
    "warm-up", Text("The clerk said on Monday that the roof was mended. “It holds,” she said.")
)


def units(path: Path) -> Iterator[parse.Unit]:
    for found in parse.files(path):
        for unit in () if found.skipped or found.problem else parse.units(found.path, top=found.top):
            if isinstance(unit, parse.Unit):
                yield unit


def quotations(articles: Path, predicted: Path) -> int:
    """Write what `manage.py extract` prints for each article; the number of articles."""
    count = 0
    with predicted.open("w", encoding="utf-8") as out:
        for unit in units(articles):
            count += 1
            document = parse.parse(unit)
            row = as_json(document, extract(document), path=articles.name)
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def dates(folder: Path, found: Path) -> int:
    """Write the EDTF date of each page by file name, null where unknown; the number of pages."""
    pages = sorted(folder.glob("*.html"))
    answers: dict[str, str | None] = {}
    for page in pages:
        for unit in units(page):
            read = extract(parse.parse(unit)).dates
            answers[page.name] = read[0].edtf if read else None
    found.write_text(json.dumps(answers), encoding="utf-8")
    return len(pages)


def main() -> None:
    what, given, written = sys.argv[1:]
    work = {"quotations": quotations, "dates": dates}[what]
    extract(WARM_UP)
    parse.parse(parse.Unit("warm-up", "", b"<html><body><p>It holds.</p></body></html>", "html", "text/html"))
    cpu, wall = time.process_time(), time.perf_counter()
    documents = work(Path(given), Path(written))
    cost = {
        "documents": documents,
        "refused": 0,
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(cost))


if __name__ == "__main__":
    main()
