"""Words of the lists and marks at random, in every language that has rules: nothing raises, every span is true."""

import random
from functools import cache
from pathlib import Path

import pytest

from archive import extract
from archive.extract.speech.statements import read_statements
from archive.text import Text

VOCABULARY = Path(extract.__file__).parent / "vocabulary"
LANGUAGES = ("en", "de", "fr", "ar", "fa")
MARKS = [*"“”\"«»„‘’'.,:;!?،؛؟—–-()\n", "\n\n", " ", ".", ",", ":", "«", "»"]
A_LIST = 40  # words of each list


@cache
def _words(language: str) -> list[str]:
    found: list[str] = []
    for path in sorted(VOCABULARY.glob(f"*-{language}.txt")):
        rows = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [row.strip() for row in rows if row.strip() and not row.startswith("#")]
        found += rows[:: max(1, len(rows) // A_LIST)]
    return found


def _salad(random_: random.Random, language: str) -> str:
    parts = []
    for _ in range(random_.randint(1, 14)):
        word = random_.choice(_words(language))
        word = word.capitalize() if random_.random() < 0.25 else word
        parts += [word if random_.random() < 0.62 else random_.choice(MARKS)]
        parts += [" "] if random_.random() < 0.85 else []
    return "".join(parts)


def _check(language: str, *, seed: int, texts: int) -> None:
    random_ = random.Random(seed)
    for text in (_salad(random_, language) for _ in range(texts)):
        for quotation in read_statements(
            text, paragraphs=Text(text).paragraphs, language=language
        ).quotations:
            assert quotation.span.of(text)
            if quotation.attribution is not None:
                assert quotation.attribution.name.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_at_random_are_read(language: str) -> None:
    _check(language, seed=7, texts=400)


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
def test_many_words_at_random_are_read(language: str) -> None:
    _check(language, seed=11, texts=20_000)


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "قال"), ("ar", "سألت تقول غريغوري"), ("fa", "گفت"), ("fa", "گفت: «")]
)
def test_a_text_that_breaks_off_behind_a_verb_has_no_speaker(language: str, text: str) -> None:
    read = read_statements(text, paragraphs=Text(text).paragraphs, language=language)
    assert [quotation.attribution for quotation in read.quotations] == []
