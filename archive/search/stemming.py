"""Stems by language: the words of one family under one term."""

import unicodedata
from collections.abc import Callable
from functools import cache

from whoosh.lang import stemmer_for_language
from whoosh.lang.snowball import classes
from whoosh.lang.stopwords import stoplists

__all__ = ["LANGUAGES", "PREFIXING", "READ_ACCENTS", "is_small", "is_small_anywhere", "stem"]

# What is stripped from Arabic-script words: the article with its particles, then one ending. The lists
# are those of light stemming in the retrieval literature (Larkey, Ballesteros, Connell 2002, "light10").
ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
ARABIC_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
PERSIAN_SUFFIXES = ("هايي", "هاي", "ها", "ترين", "تر")
SHORTEST = 2  # letters of a prefix-stripped Arabic stem

# Languages whose rules may take the first letters of a word away.
PREFIXING = frozenset({"ar"})

LANGUAGES = frozenset(classes) | {"ar", "fa"}

# Languages whose rules know endings by their accents: négocié, negociación, новый. English has no accents of
# its own, so a word that comes with one is read without.
READ_ACCENTS = frozenset(classes) - {"en"}

# Texts of a few words often have no certain language: 42 of 300 titles of notes on the web, 37 of 200
# synopses of packages, nearly all of them English. English rules leave other scripts alone, and a word of
# another language still meets itself. For titles alone, sought by their notes' tags (semanlink), nDCG@10
# rises by .002 and .003 on the two halves.
UNDETERMINED = frozenset({"", "und"})
COMMONEST = "en"


def stem(word: str, language: str) -> tuple[str, str]:
    """The stem of a word in small letters, and the language whose rules gave it ("" where there are none).
    Languages that do not read accents want the word folded."""
    if language in UNDETERMINED:
        language = COMMONEST
    if language not in LANGUAGES:
        return word, ""
    if word.isdigit():
        return word, language
    try:
        return _stemmer(language)(word), language
    except IndexError:  # Whoosh's Spanish rules look past the end of "argue"
        return word, language


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language == "ar":
        return _arabic
    if language == "fa":
        return _persian
    stemmer: Callable[[str], str] = stemmer_for_language(language)
    return stemmer


def _arabic(word: str) -> str:
    if word.startswith("و") and len(word) > SHORTEST + 2 and not word.startswith(ARABIC_PREFIXES):
        word = word[1:]
    for prefix in ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
            word = word[len(prefix) :]
            break
    for suffix in ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST + 1:
            return word[: -len(suffix)]
    return word


def _persian(word: str) -> str:
    for suffix in PERSIAN_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            return word[: -len(suffix)]
    return word


def is_small(folded: str, language: str) -> bool:
    """Whether a folded word is one of a language's small words: the, of, was. False where none are known."""
    return folded in _small_words(language)


def is_small_anywhere(folded: str) -> bool:
    """Whether a folded word is a small word of some language."""
    return any(folded in _small_words(language) for language in stoplists)


@cache
def _small_words(language: str) -> frozenset[str]:
    """The lists of the Snowball project, as Whoosh carries them, without accents as folded words are."""
    listed = (unicodedata.normalize("NFKD", word) for word in stoplists.get(language, ()))
    return frozenset("".join(one for one in word if not unicodedata.combining(one)) for word in listed)
