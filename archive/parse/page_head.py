"""The date in the lines around a page's headline: a date alone, or with a byline or an outlet beside it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from archive.parse.page_labels import CLOCK, OPENING, WEEKDAY, labelled_date, pieces
from archive.parse.page_parts import Parts, squeeze
from archive.parse.printed_dates import CHANGED, PRINTED
from archive.text import StatedValue

_LIST = 12  # lines below a day among which those of other reports would stand
_TOP = 80  # lines among which the headline is sought
_UNDER, LONG, LEDES = 8, 100, 2
_AFTER = re.compile(
    rf"(?:[\s,،;.()（）|–-]|{CLOCK}|\d{{1,2}}\s?(?:Uhr|h|hrs?|時|點|点)(?!\w)|\d{{1,2}}分|\d{{4}}\s(?:GMT|UTC)|T{CLOCK}"
    rf"|at\b|à\b|um\b|ore\b|alle\b|às\b|a\slas\b|om\b|в(?!\w)|الساعة|ساعت|오전|오후|[+-]\d\d:?\d\d|(?-i:[A-Z]{{2,4}})(?!\w)"
    rf"|[ap]\.?m\.?(?!\w)|г\.|م(?!\w)|r\.|hs?\.|{WEEKDAY}(?<=\w)\Z)*+\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|par|von|por|di|door|text|von:|от|автор|yazan|written\sby|posted\sby|escrito\spor|redacción|redação)[\s:]",
    re.IGNORECASE,
)
# "Quay News, Monday, November 13, 2000": an outlet or a place in front, in scripts with capitals.
_NAME = re.compile(
    r"(?-i:[A-ZÀ-ÞА-ЯİŞÇĞÖÜ][\w.'’-]*+(?:\s[A-ZÀ-ÞА-ЯİŞÇĞÖÜ][\w.'’-]*+){0,4}[,;]\s"
    r"|[А-ЯЁ][^\W\d]++(?:\s[^\W\d]++){0,4},\s)"
    r"|(?:来源|來源|出典|출처)\s?[:：]\s?\S{1,20}\s+"
    r"|(?:press\srelease|pressemitteilung|medienmitteilung|meldung|communiqué|comunicado|comunicato|persbericht)"
    r"(?:\s(?:no|nr|n°|nº|n)\.?)?\s[\d/.-]{1,9},?\s",
    re.IGNORECASE,
)
_NOT_LATER = re.compile(
    r"\b(?:photo|picture|image|foto|until|deadline|closes|expires|from|to|bis|jusqu|hasta|tickets?|doors|when|venue)\b"
    r"|copyright|©",
    re.IGNORECASE,
)
# A day with dots whose year has two digits: "02.12.19".
_SHORT_LINE = re.compile(r"\W{0,2}(\d{1,2}\.\d{1,2}\.\d\d)\W{0,2}")
# "27.1.2022 - The council has", "27.1.2022 „The council": a report that begins with its day.
_OPENS = re.compile(rf"(?P<printed>{PRINTED.pattern})(?:\s?[-–—]{{1,2}}\s(?=[^\W\d_])|\s(?=[„“«»]))")
_WORD_NEXT = re.compile(r"[,;]?\s+[^\W\d_]")
_TO = re.compile(r"\s*(?:[–—-]|to|until|bis|au|al|tot|a)\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def headline(parts: Parts, lines: list[str]) -> int | None:
    """Where the headline stands: the last line before the first long one that is the page's title."""
    found = None
    for at, line in enumerate(lines[:_TOP]):
        if found is not None and len(line) > LONG:
            return found
        if len(line) <= 300 and squeeze(line) in parts.titles:
            found = at
    return found


def under(lines: list[str], at: int) -> Iterator[StatedValue]:
    """A line below the headline, past a lede at most, that is a date, or a byline or an outlet with one."""
    ledes = 0
    for below, (before, line) in enumerate(pairwise(lines[at : at + 1 + _UNDER]), at + 2):
        if before.rstrip(" :：").lower() in _other_labels():
            continue
        if len(line) > LONG:
            if opens := _OPENS.match(line):
                yield StatedValue(opens["printed"], "html:opening of the report")
                return
            ledes += 1
            if ledes > LEDES:
                return
        elif printed := date_of_line(line, alone=bool(ledes)):
            if not _is_list(printed, lines[below : below + _LIST]):
                yield StatedValue(printed, "html:line under the headline")
            return


def _is_list(printed: str, lines: list[str]) -> bool:
    """Whether the lines below a day hold two other days alone, as those of a section's reports do."""
    others = {date_of_line(line, alone=True) for line in lines} - {"", printed}
    return len(others) > 1


def above(lines: list[str], at: int) -> Iterator[StatedValue]:
    """The line above the headline if it is nothing but a date."""
    if not at:
        return
    short = _SHORT_LINE.fullmatch(lines[at - 1])
    if printed := short[1] if short else date_of_line(lines[at - 1], alone=True):
        yield StatedValue(printed, "html:line above the headline")


def date_of_line(line: str, *, alone: bool) -> str:
    """The date of a line of the article's head, "" for none; `alone`: nothing else may stand in its piece."""
    if len(line) > LONG or not PRINTED.search(line) or _NOT_LATER.search(line) or is_span(line):
        return ""
    told = [piece for piece in pieces(line) if not CHANGED.match(piece.lstrip("([ "))]
    labelled = next(filter(None, map(labelled_date().match, told)), None)
    if labelled:
        return labelled["printed"]
    days = [found for piece in told if (found := PRINTED.search(piece))]
    if len({found.group() for found in days}) > 1:
        return ""  # of several reports: "Earlier: 3 May 2024 | 2 May 2024"
    return next(filter(None, (_date_of_piece(piece, alone=alone) for piece in told)), "")


def is_span(line: str) -> bool:
    """Whether a line holds the first and the last day of something: a life, a fair."""
    found = list(PRINTED.finditer(line))
    return any(
        _TO.fullmatch(line[one.end() : other.start()]) and _YEAR.search(one[0]) and _YEAR.search(other[0])
        for one, other in pairwise(found)
    )


def _date_of_piece(piece: str, *, alone: bool) -> str:
    for printed in PRINTED.finditer(piece):
        head, rest = piece[: printed.start()], piece[printed.end() :]
        if CHANGED.search(head):
            return ""
        opens = OPENING.fullmatch(head) or (
            not alone
            and (_BYLINE.match(head) or ((name := _NAME.match(head)) and OPENING.fullmatch(head, name.end())))
        )
        hijri = bool(re.search(r"(?:هـ|الموافق|[-–])\s*\Z", head))
        ends = _AFTER.match(rest) or CHANGED.search(rest[:40]) or (not alone and _goes_on(head, rest))
        if (opens or hijri) and ends:
            return printed.group()
    return ""


def _goes_on(head: str, rest: str) -> bool:
    """Whether what follows a date may be of the article's head: no sentence does."""
    opens_sentence = head.startswith("On ") and _WORD_NEXT.match(rest)
    if rest.lstrip()[:1] == ":":  # an entry of a list of days
        return False
    return not opens_sentence and rest.rstrip()[-1:] not in tuple(".!?:") and len(rest.split()) <= 8


@cache
def _other_labels() -> frozenset[str]:
    """Words for other days that may stand alone in the line before: "Born"."""
    rows = Path(__file__).with_name("other-labels.txt").read_text("utf-8").splitlines()
    return frozenset(row for row in rows if row and not row.startswith("#"))
