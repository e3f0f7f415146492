"""Collections for `ranking.py`, written in the layout of BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv.

    python -m benchmarks.ranking_collections lee GENSIM_TEST_DATA OUT
    python -m benchmarks.ranking_collections semanlink CHERCHE_DATA OUT
    python -m benchmarks.ranking_collections papers CHERCHE_DATA OUT
    python -m benchmarks.ranking_collections packages /var/lib/dpkg/status OUT
    python -m benchmarks.ranking_collections known-items CORPUS OUT
    python -m benchmarks.ranking_collections halves CORPUS OUT

`lee`: 50 news stories, each pair judged for likeness by people (Lee, Pincombe, Welsh 2005), as the package
gensim carries them; a story's first sentence asks for the stories like it, its own left out of the judged.
`semanlink`: notes on web pages and papers, tagged by the person who keeps them, as the package cherche
carries them; a tag's name asks for what was tagged so. `papers`: those of them that have a summary, found by
their titles. `packages`: long descriptions of a Debian system's packages, found by their short ones.
`known-items`: the speeches of a corpus cut into
articles of news length, and for drawn articles queries whose one right answer is the article: words of one
of its passages, a question about them, its title where the article itself does not hold it. `halves`: the
second articles of these speeches, each sought by the last 1,000 characters of the one before it.
"""

import gzip
import html
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

Documents = list[dict[str, str]]
Judged = list[tuple[str, dict[str, int]]]  # query texts, each with the grade of each relevant document

LIKE = 0.4  # of the mean likeness, 0 to 1, from which a story counts as one about the same
FEWEST_WORDS = 20  # of a note
ARTICLE = 2_500  # characters of a news story, about
PARTS = 2  # articles that one speech gives at most
DRAWN = 150  # queries of a kind
TRIES = 20  # articles drawn for a query, at most: some have no fair sentence
HALVES = 400  # queries of halves
LONG = 1_000  # characters of such a query
SHORTEST = 5  # letters of a word that one might remember a passage by
_TAG = re.compile(r"<[^>]*>")
_DESCRIPTION = re.compile(r"^Description: (?P<short>.*)\n(?P<long>(?: .*\n)++)", re.MULTILINE)
_MARKUP = re.compile(r"https?://\S+|[*_>`#\[\]]|\(\s*\)")


def lee(data: Path) -> tuple[Documents, Judged]:
    """Stories and, for each, those like it by their judged likeness in tenths."""
    stories = (data / "lee.cor").read_text("latin-1").strip().split("\n")
    rows = [row.split() for row in (data / "similarities0-1.txt").read_text().strip().split("\n")]
    documents = [{"_id": str(at), "title": "", "text": text} for at, text in enumerate(stories)]
    judged = []
    for at, row in enumerate(rows):
        opening = re.split(r"(?<=[.!?])\s", stories[at])[0]
        alike = {at_other: float(value) for at_other, value in enumerate(row) if at_other != at}
        grades = {str(other): round(value * 10) for other, value in alike.items() if value >= LIKE}
        if grades:
            judged.append((opening, grades))
    return documents, judged


def semanlink(data: Path) -> tuple[Documents, Judged]:
    """Notes with text of their own, and names of tags that 2 to 60 of them bear."""
    documents, tagged = [], defaultdict(set)
    for note in json.loads((data / "semanlink" / "docs.json").read_text()):
        text = _MARKUP.sub(" ", f"{note['arxiv_summary']} {note['comment']}")
        if len(text.split()) < FEWEST_WORDS:
            continue
        documents.append({"_id": str(len(documents)), "title": note["title"], "text": " ".join(text.split())})
        for tag in note["tag"]:
            tagged[tag].add(documents[-1]["_id"])
    names = json.loads((data / "semanlink" / "tags.json").read_text())
    judged = [
        (label, dict.fromkeys(sorted(tagged[tag]), 1))
        for tag in sorted(tagged)
        for label in names.get(tag, {}).get("prefLabel", [])[:1]
        if 2 <= len(tagged[tag]) <= 60
    ]
    return documents, judged


def papers(data: Path) -> tuple[Documents, Judged]:
    """Summaries of papers, found by their titles, which they were parted from; other notes stand between."""
    notes = json.loads((data / "semanlink" / "docs.json").read_text())
    documents, judged = [], []
    for note in notes:
        text = " ".join(_MARKUP.sub(" ", note["arxiv_summary"] or note["comment"]).split())
        if len(text.split()) >= FEWEST_WORDS:
            documents.append({"_id": str(len(documents)), "title": "", "text": text})
            if note["arxiv_summary"] and note["arxiv_title"]:
                judged.append((note["arxiv_title"], {documents[-1]["_id"]: 1}))
    return documents, judged


def packages(status: Path) -> tuple[Documents, Judged]:
    """Long descriptions of a Debian system's packages, found by the synopsis that their keepers wrote."""
    texts: dict[str, list[str]] = {}
    for match in _DESCRIPTION.finditer(status.read_text(encoding="utf-8", errors="replace")):
        lines = (line.strip() for line in match["long"].split("\n"))
        text = " ".join(line for line in lines if line != ".")
        if len(text.split()) >= FEWEST_WORDS:
            texts.setdefault(text, []).append(match["short"])
    documents = [{"_id": str(at), "title": "", "text": text} for at, text in enumerate(texts)]
    judged = [(short[0], {str(at): 1}) for at, short in enumerate(texts.values())]
    return documents, judged


def known_items(corpus: Path) -> tuple[Documents, Judged]:
    """Articles of news length, and queries each of which is answered by the article it was made from."""
    rng = random.Random(11)
    documents: Documents = []
    titles: dict[str, str] = {}
    for name, title, paragraphs in _speeches(corpus):
        for part, text in enumerate(islice(_articles(paragraphs), PARTS)):
            documents.append({"_id": f"{name}-{part}", "title": "", "text": text})
            if not part and len(title.split()) >= 4 and title.lower() not in text.lower():
                titles[documents[-1]["_id"]] = title
    judged = [
        (title, {ident: 1}) for ident, title in rng.sample(sorted(titles.items()), min(DRAWN, len(titles)))
    ]
    for make in (_words, _question, _sentence):
        drawn = (rng.choice(documents) for _ in range(DRAWN * TRIES if documents else 0))
        asked = ((make(document["text"], rng), {document["_id"]: 1}) for document in drawn)
        judged += islice((one for one in asked if one[0]), DRAWN)
    return documents, judged


def halves(corpus: Path) -> tuple[Documents, Judged]:
    """The second articles of speeches, and long queries: what was said just before."""
    documents, judged = [], []
    for name, _, paragraphs in _speeches(corpus):
        first, *others = islice(_articles(paragraphs), 2)
        if others:
            documents.append({"_id": name, "title": "", "text": others[0]})
            judged.append((" ".join(first.split())[-LONG:], {name: 1}))
    return documents, random.Random(13).sample(judged, min(HALVES, len(judged)))


def _speeches(corpus: Path) -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(corpus.rglob("*.txt")):
        yield path.stem, "", [" ".join(line.split()) for line in path.read_text().split("\n")]
    for path in sorted(corpus.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt") as lines:
            for record in map(json.loads, lines):
                text = record.get("text") or re.sub(r"</p>|<br ?/?>", "\n", record.get("html", ""))
                plain = html.unescape(_TAG.sub(" ", text)).split("\n")
                yield str(record["id"]), record["title"], [" ".join(line.split()) for line in plain]


def _articles(paragraphs: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for paragraph in paragraphs:
        held += [paragraph] if paragraph else []
        if sum(map(len, held)) > ARTICLE:
            yield "\n\n".join(held)
            held = []
    if sum(map(len, held)) > ARTICLE / 3:
        yield "\n\n".join(held)


def _passage(text: str, rng: random.Random) -> list[str]:
    """The words of one sentence of a fair length; none where there is no such sentence."""
    sentences = [one.split() for one in re.split(r"(?<=[.!?])\s+", text)]
    fair = [one for one in sentences if 12 <= len(one) <= 40]
    return rng.choice(fair) if fair else []


def _content(words: Iterable[str]) -> list[str]:
    bare = (word.strip(".,;:!?\"'()“”‘’").lower() for word in words)
    return [word for word in dict.fromkeys(bare) if len(word) >= SHORTEST]


def _words(text: str, rng: random.Random) -> str:
    content = _content(_passage(text, rng))
    return " ".join(rng.sample(content, 4)) if len(content) >= 6 else ""


def _question(text: str, rng: random.Random) -> str:
    content = _content(_passage(text, rng))
    if len(content) < 6:
        return ""
    first, second, third = rng.sample(content, 3)
    asked = ("What was said about the {} and {} of {}?", "Who has been for {} or against {} in the {}?")
    return rng.choice(asked).format(first, second, third)


def _sentence(text: str, rng: random.Random) -> str:
    """A sentence of the passage remembered badly: two words in five are gone."""
    kept = [word for word in _passage(text, rng) if rng.random() < 0.6]
    return " ".join(kept) if len(kept) >= 7 else ""


def write(out: Path, documents: Documents, judged: Judged) -> None:
    (out / "qrels").mkdir(parents=True, exist_ok=True)
    queries = [{"_id": f"q{number}", "text": text} for number, (text, _) in enumerate(judged)]
    for name, rows in (("corpus", documents), ("queries", queries)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (out / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    graded = [
        f"q{number}\t{ident}\t{grade}"
        for number, (_, grades) in enumerate(judged)
        for ident, grade in grades.items()
    ]
    (out / "qrels" / "test.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *graded]) + "\n")


MAKERS = {
    "lee": lee,
    "semanlink": semanlink,
    "papers": papers,
    "packages": packages,
    "known-items": known_items,
    "halves": halves,
}


def main() -> None:
    what, source, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    documents, judged = MAKERS[what](source)
    write(out, documents, judged)
    print(f"{out}: {len(documents)} documents, {len(judged)} queries")


if __name__ == "__main__":
    main()
