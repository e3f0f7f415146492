"""Pronouns led to the right person: share right of the cases in pronouns.json, which were judged by hand.

python benchmarks/pronouns.py ARTICLES.jsonl

ARTICLES.jsonl holds {"id", "text"} a line. A case names an article, the span of a pronoun that is the
subject of a verb of saying, and the person meant; a case whose article is not there is left out.
"""

import argparse
import json
from pathlib import Path

from archive.extract.speech.statements import read_statements
from archive.text import Text

CASES = Path(__file__).with_name("pronouns.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    articles = {}
    for line in parser.parse_args().articles.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        articles[article["id"]] = article["text"]
    right = total = 0
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        text = articles.get(case["id"])
        if text is None:
            continue
        total += 1
        found = _person(text, case["start"])
        right += found is not None and found.split()[-1] == case["person"].split()[-1]
        if found != case["person"]:
            print(f"{case['id']} at {case['start']}: {found!r}, should be {case['person']!r}")
    print(f"{right} of {total} right")


def _person(text: str, start: int) -> str | None:
    for quotation in read_statements(text, paragraphs=Text(text).paragraphs).quotations:
        attribution = quotation.attribution
        if attribution is not None and attribution.mention is not None and attribution.mention.start == start:
            return attribution.name
    return None


if __name__ == "__main__":
    main()
