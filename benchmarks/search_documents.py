"""Documents for the search benchmark: real paragraphs of a corpus, dealt out again by a fixed seed."""

import gzip
import html
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SIZE = 2_500  # characters of a document, on average
SOURCES, SPEAKERS = 60, 2_000
FIRST_DAY, DAYS = date(1995, 1, 1), 11_000
_TAG = re.compile(r"<[^>]*>")


def paragraphs(corpus: Path) -> list[str]:
    """Paragraphs of 80 to 1,200 characters in the corpus's text and JSON Lines files."""
    found = []
    for path in sorted(corpus.rglob("*")):
        if path.name.startswith("README"):
            continue
        if path.suffix == ".txt":
            found += path.read_text(errors="replace").split("\n")
        elif path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt") as lines:
                for line in lines:
                    record = json.loads(line)
                    text = record.get("text") or re.sub(r"</p>|<br ?/?>", "\n", record.get("html", ""))
                    found += html.unescape(_TAG.sub(" ", text)).split("\n")
    kept = (" ".join(paragraph.split()) for paragraph in found)
    return sorted({paragraph for paragraph in kept if 80 <= len(paragraph) <= 1_200})


def documents(corpus: Path, count: int, *, seed: int = 7) -> Iterator[dict[str, object]]:
    """Dictionaries of title, text, source, speakers and date; sources and speakers by Zipf's law."""
    rng = random.Random(seed)
    pool = paragraphs(corpus)
    weights = [1 / rank for rank in range(1, SPEAKERS + 1)]
    for number in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < SIZE * rng.uniform(0.6, 1.2):
            parts.append(rng.choice(pool))
        speakers = set(rng.choices(range(SPEAKERS), weights, k=rng.randint(1, 3)))
        title = " ".join(parts[0].split()[:9])[:90]
        yield {
            "title": title,
            "text": "\n\n".join((title, *parts)),
            "source": min(int(rng.expovariate(0.1)), SOURCES - 1),
            "speakers": sorted(speakers),
            "date": FIRST_DAY + timedelta(days=rng.randrange(DAYS)),
            "dated": number % 20 != 0,
        }
