"""What names and titles tell of gender."""

from collections.abc import Sequence
from typing import Literal

from archive.extract.people.names import Name
from archive.extract.words import given_names
from archive.extract.words.speechwords import Lexicon

Gender = Literal["m", "f", ""]


def gender(word: str) -> Gender:
    """The gender that a word list gives, "" for any other mark."""
    return "m" if word == "m" else "f" if word == "f" else ""


def title_gender(name: Name, lexicon: Lexicon) -> Gender:
    """What the honorifics before a name tell."""
    marks = (lexicon.honorifics[title][0] for title in name.titles)
    return next((gender(mark) for mark in marks if mark != "-"), "")


def given_gender(given: Sequence[str]) -> Gender:
    """What the first of some given names tells."""
    return gender(given_names.given_gender(given[0].lower())) if given else ""


def role_gender(words: Sequence[str], head: str, lexicon: Lexicon) -> Gender:
    """What the words for somebody's role tell: "Richterin" is a woman, "the dead man's wife" is no man."""
    if lexicon.language == "de" and head.endswith("in") and head[:-2] in lexicon.roles:
        return "f"
    own = words[words.index("'s") if "'s" in words else 0 :]
    return next((told for low in own if (told := gender(lexicon.gendered.get(low, "")))), "")


def same_gender(one: Gender, other: Gender) -> bool:
    """Whether two genders do not contradict each other."""
    return not one or not other or one == other
