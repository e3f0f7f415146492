"""Quotations against textacy, dates of web pages against htmldate: one run, one table each.

    python -m benchmarks.extraction [--gold GOLD.jsonl --scorer SCORER.py] [--pages FOLDER]
                                    [--answers ANSWERS.json] [--peer-python PYTHON]

The scorer is a program of its own: `python SCORER.py GOLD.jsonl PREDICTED.jsonl --json`. Without a gold
file only the pages are read; this folder brings its own. Times are CPU time, because machines are shared.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.page_verdicts import VERDICTS, tally
from benchmarks.tables import table

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
SCORES = ("P", "R", "F1", "R@.8", "ATTR", "E2E")


@dataclass(frozen=True, slots=True)
class Reader:
    """One system: its name in the table and the command that reads INPUT and writes OUTPUT after it."""

    name: str
    command: tuple[str, ...]
    options: tuple[str, ...] = ()


def ours(what: str) -> Reader:
    return Reader("ours", (sys.executable, "-m", "benchmarks.own_reading", what))


def quotation_readers(python: str) -> tuple[Reader, ...]:
    textacy = (python, str(PEERS / "textacy_quotations.py"))
    return (
        ours("quotations"),
        Reader("textacy 0.13", textacy),
        Reader("textacy 0.13, a paragraph at a time", textacy, ("--by", "paragraph")),
    )


def page_readers(python: str) -> tuple[Reader, ...]:
    htmldate = (python, str(PEERS / "htmldate_pages.py"))
    return (
        ours("dates"),
        Reader("htmldate, as it comes", htmldate),
        Reader("htmldate, no extensive search", htmldate, ("--fast",)),
    )


def read(reader: Reader, given: Path, written: Path) -> dict[str, Any] | None:
    """Run a reader in a process of its own; what it cost, None where it cannot run here."""
    command = [*reader.command, str(given.resolve()), str(written), *reader.options]
    run = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    if run.returncode:
        reason = run.stderr.strip().splitlines()[-1:] or ["it gave no reason"]
        print(f"{reader.name} left out: {reason[0]}", file=sys.stderr)
        return None
    cost: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return cost


def cost_cells(cost: dict[str, Any]) -> tuple[str, ...]:
    """CPU and wall milliseconds a document, peak memory in MB."""
    each = 1000 / cost["documents"]
    return f"{cost['cpu'] * each:.1f}", f"{cost['wall'] * each:.1f}", f"{cost['peak_mb']:.0f}"


def score(scorer: Path, gold: Path, predicted: Path) -> dict[str, Any]:
    """What the scorer says, run as a program: nothing of it is imported."""
    command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def by_place(predicted: Path) -> Path:
    """The same quotations with the speakers' names hidden, so that only the place of a mention counts.

    A scorer that calls a pronoun no answer is hard on a system that resolves none; this row is not.
    """
    hidden = predicted.with_suffix(".place.jsonl")
    rows = [json.loads(line) for line in predicted.read_text(encoding="utf-8").splitlines()]
    for quotation in (quotation for row in rows for quotation in row["quotations"]):
        if quotation["speaker"]:
            quotation["speaker"]["name"] = "(mention)"
    hidden.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return hidden


def quotations(gold: Path, scorer: Path, readers: Iterable[Reader], folder: Path) -> str:
    """The table of quotations: scores, articles without an answer, cost."""
    rows = []
    for number, reader in enumerate(readers):
        predicted = folder / f"quotations-{number}.jsonl"
        cost = read(reader, gold, predicted)
        if cost is None:
            continue
        found = score(scorer, gold, predicted)
        placed = score(scorer, gold, by_place(predicted))
        scores = [f"{found[name]:.3f}" for name in SCORES]
        answers = (str(found["docs"]), str(cost["refused"]))
        rows.append([reader.name, *answers, *scores, f"{placed['ATTR']:.3f}", *cost_cells(cost)])
    heads = ["quotations", "articles", "refused", *SCORES, "ATTR by place"]
    return table([*heads, "CPU ms", "wall ms", "peak MB"], rows)


def pages(folder: Path, answers: Path, readers: Iterable[Reader], work: Path) -> str:
    """The table of dates: pages that cannot be read (they count as unknown), verdicts, accuracy, cost."""
    right = json.loads(answers.read_text(encoding="utf-8"))
    rows = []
    for number, reader in enumerate(readers):
        written = work / f"dates-{number}.json"
        cost = read(reader, folder, written)
        if cost is None:
            continue
        verdicts = tally(right, json.loads(written.read_text(encoding="utf-8")))
        counts = [str(cost["refused"]), *(str(verdicts[verdict]) for verdict in VERDICTS)]
        rows.append([reader.name, *counts, f"{verdicts['right'] / len(right):.3f}", *cost_cells(cost)])
    return table(["dates of pages", "refused", *VERDICTS, "accuracy", "CPU ms", "wall ms", "peak MB"], rows)


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.extraction", description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, help="articles with their quotations, JSON Lines")
    parser.add_argument("--scorer", type=Path, help="program that scores predicted quotations")
    parser.add_argument("--pages", type=Path, default=HERE / "pages", help="folder of .html pages")
    parser.add_argument("--answers", type=Path, help="right dates by file name (PAGES/answers.json)")
    parser.add_argument("--peer-python", default=sys.executable, help="interpreter that has the peers")
    given = parser.parse_args(arguments)
    if (given.gold is None) != (given.scorer is None):
        parser.error("--gold and --scorer go together")
    for path in (given.gold, given.scorer, given.pages, given.answers):
        if path is not None and not path.exists():
            parser.error(f"there is no {path}")
    return given


def main(arguments: Sequence[str] | None = None) -> None:
    given = options(arguments)
    with tempfile.TemporaryDirectory() as work:
        if given.gold is None:
            print("No --gold and --scorer: quotations are left out.", file=sys.stderr)
        else:
            readers = quotation_readers(given.peer_python)
            print(quotations(given.gold, given.scorer, readers, Path(work)), end="\n\n")
        answers = given.answers or given.pages / "answers.json"
        print(pages(given.pages, answers, page_readers(given.peer_python), Path(work)))


if __name__ == "__main__":
    main()
