"""Labels before a page's dates ("Published on"), and the pieces into which labels and marks part a line."""

import re
from functools import cache
from pathlib import Path

from archive.parse.printed_dates import CHANGED, PRINTED

_LETTERS = r"[^\W\d_]"
# An English weekday before three numbers: it alone may tell the day from the month, so the date keeps it.
_TELLING_DAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s"
    r"(?=\d{1,2}[-/.]\d{1,2}[-/.]\d{4}))"
)
WEEKDAY = rf"(?!{_TELLING_DAY})(?:{_LETTERS}[\w'’‌-]{{1,13}}\.?(?:,\s{{0,3}}|،\s?|\s))?"
CLOCK = (
    r"\d{1,2}\s?(?:[:.h]|시\s)\s?\d\d(?::\d\d)?"
    r"(?:\s?[ap]\.?m\.?(?:\s(?-i:[A-Z]{2,4})(?!\w))?|\s?Uhr|\s?[A-Z]{2,4})?"
)
OPENING = re.compile(
    rf"\W{{0,3}}(?:{CLOCK}[\s,،|–-]{{1,4}})?(?:(?:le|am|el|il|em|on|a|den|op|du|del|la|dnia|vom|of|в|от|في|در)\s{{1,2}})?{WEEKDAY}"
    rf"(?:(?:le|den|the)\s)?",
    re.IGNORECASE,
)
_LOOSE_LABELS = ("date", "datum", "fecha", "data", "дата", "التاريخ", "تاریخ", "日期")
_BY_WHOM = r"(?:(?:by|par|von|por|di|da|door)\s[^\d|]{2,40}?\s(?=(?:on|at|le|am|el|il|em|op)\s))?"
_MARKS = r"\s+[|–—•·/»@-]\s+|\s*[|•·]\s*"


def pieces(line: str) -> list[str]:
    return [piece for piece in _split().split(line) if piece and piece.strip()]


def is_loose(label: str) -> bool:
    return label.strip().lower() in _LOOSE_LABELS


@cache
def label() -> re.Pattern[str]:
    """A label, the longest first, with an optional colon."""
    return re.compile(rf"[\W_]{{0,3}}(?P<label>{_words()})(?!\w)\s{{0,2}}[:：|]?\s{{0,3}}", re.IGNORECASE)


@cache
def opened_date() -> re.Pattern[str]:
    """A date with an optional preposition, clock and weekday before it."""
    return re.compile(f"{OPENING.pattern}(?P<printed>{_TELLING_DAY}?{PRINTED.pattern})", re.IGNORECASE)


@cache
def labelled_date() -> re.Pattern[str]:
    return re.compile(label().pattern + _BY_WHOM + opened_date().pattern, re.IGNORECASE)


@cache
def _split() -> re.Pattern[str]:
    """Between the pieces of a line: marks, and before a label or a word of change that a date follows.

    A label within a sentence is none ("the report, published on 3 May"): it has a colon, or a number or a
    clock stands before it.
    """
    change = rf"(?:last|laatst|zuletzt|letzte|dernière|son|ostatnia|ultimo|última)?\s?(?:{CHANGED.pattern})"
    label = rf"(?:(?!(?:{'|'.join(_LOOSE_LABELS)})\s?[:：])(?:{_words()})(?!\w)|{change})"
    numbered = r"(?<=[\d)\];])|(?<=Uhr)|(?<=\b[ap]m)|(?<=[ap]\.m\.)|(?<=GMT)|(?<=UTC)"
    return re.compile(
        rf"{_MARKS}|(?:{numbered})\s+(?={label}[^\n]{{0,25}}?\d)|\s+(?={label}[^\n\d]{{0,12}}?[:：])",
        re.IGNORECASE,
    )


@cache
def _words() -> str:
    rows = Path(__file__).with_name("date-labels.txt").read_text("utf-8").splitlines()
    labels = sorted((row for row in rows if row and not row.startswith("#")), key=len, reverse=True)
    return "|".join(re.escape(label).replace(r"\ ", r"\s") for label in labels)
