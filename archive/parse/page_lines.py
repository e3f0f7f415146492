"""Dates in a page's lines: after a label, near the headline, in a sentence on the page itself.

Only the article's part is looked at; which of day and month is which, `extract` says.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from archive.parse.markup import laid_out
from archive.parse.page_parts import Parts, squeeze
from archive.parse.printed_dates import CHANGED, PRINTED
from archive.text import StatedValue

_LETTERS = r"[^\W\d_]"
_LINES, _CHARACTERS = 600, 120_000
_BREAKS = re.compile(r"[\n\t]+")
_LONGEST, _LONGEST_LABEL = 400, 40
_FOUR_DIGITS = re.compile(r"\d{4}|\d年")
_TOP = 80  # lines among which the headline is sought
# A row of two cells, of which the first names the second.
_CELLS = re.compile(r"^([^\n\t\d]{1,39}[^\n\t\d:：\s])\s?[:：]?\t(?=[^\n\t]{1,60}$)", re.MULTILINE)
_OTHER_LABEL = re.compile(
    r"(?:date of (?:birth|death)|born|died|founded|established|opened|birthday|geboren|gestorben|gegründet|née?"
    r"|mort|décès|naissance|nacido|nacimiento|nato|nascido|родился|doğum|urodzony|المولد|تولد|生年月日|出生|출생)\s?[:：]?",
    re.IGNORECASE,
)
_NEAR = 4  # lines around a day in which an event's place or price stands
_UNDER, _LONG, _LEDES = 8, 100, 2
_WEEKDAY = rf"(?:{_LETTERS}[\w'’‌-]{{1,13}}\.?(?:,\s{{0,3}}|،\s?|\s))?"
_CLOCK = r"\d{1,2}\s?(?:[:.h]|시\s)\s?\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?|\s?Uhr|\s?[A-Z]{2,4})?"
_OPENING = re.compile(
    rf"\W{{0,3}}(?:{_CLOCK}[\s,،|–-]{{1,4}})?(?:(?:le|am|el|il|em|on|a|den|op|du|del|la|dnia|vom|of|в|от|في|در)\s{{1,2}})?{_WEEKDAY}"
    rf"(?:(?:le|den|the)\s)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:[\s,،;.()（）|–-]|{_CLOCK}|\d{{1,2}}\s?(?:Uhr|h|hrs?|時|點|点)(?!\w)|\d{{1,2}}分|\d{{4}}\s(?:GMT|UTC)|T?{_CLOCK}Z?"
    rf"|at\b|à\b|um\b|ore\b|alle\b|às\b|a\slas\b|om\b|в(?!\w)|الساعة|ساعت|오전|오후|[+-]\d\d:?\d\d|(?-i:[A-Z]{{2,4}})(?!\w)"
    rf"|[ap]\.?m\.?(?!\w)|г\.|م(?!\w)|r\.|hs?\.|{_WEEKDAY}\Z)*\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|par|von|por|di|door|text|von:|от|автор|yazan|written\sby|posted\sby|escrito\spor|redacción|redação)[\s:]",
    re.IGNORECASE,
)
# "Quay News, Monday, November 13, 2000": an outlet or a place in front, in scripts with capitals.
_NAME = re.compile(
    r"(?-i:(?:[A-ZÀ-ÞА-ЯİŞÇĞÖÜ][\w.'’-]*\s?){1,5}[,;]\s|[А-ЯЁ][^\W\d]+(?:\s[^\W\d]+){0,4},\s)"
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
_EVENT_LABEL = re.compile(
    r"\W{0,2}(?:venue|tickets?|admission|doors|registration|organi[sz]ers?|eintritt|veranstaltungsort|entrée|entrada"
    r"|ingresso|toegang)\s{0,2}[:：]",
    re.IGNORECASE,
)
_LOOSE_LABELS = ("date", "datum", "fecha", "data", "дата", "التاريخ", "تاریخ", "日期")
_OF_PAGE = re.compile(
    r"\b(?:this|the|dieser|diese|cet|cette|este|esta|questo|questa|dit|deze)\s(?:entry|article|post|story|item|piece"
    r"|page|artikel|beitrag|meldung|seite|billet|artículo|artigo|articolo|bericht)\b[^.]{0,60}?\b(?:posted|published"
    r"|appeared|erschien|veröffentlicht|publié|publicado|publicada|pubblicato|verscheen|gepubliceerd)[^.]{0,60}?",
    re.IGNORECASE,
)  # fmt: skip
_TO = re.compile(r"\s*(?:[–—-]|to|until|bis|au|al|tot|a)\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD_NEXT = re.compile(r"[,;]?\s+[^\W\d_]")
_BY_WHOM = r"(?:(?:by|par|von|por|di|da|door)\s[^\d|]{2,40}?\s(?=(?:on|at|le|am|el|il|em|op)\s))?"
_MARKS = r"\s+[|–—•·/»@-]\s+|\s*[|•·]\s*"


def lines_of(parts: Parts, visible: str) -> list[str]:
    """The lines and cells of the article's part of a page, in order: the first few hundred and the last.

    `visible` is the whole page laid out, which serves where nothing stands apart.
    """
    marked = (
        element for element in parts.root.iter() if element.attrib or element.tag in ("footer", "aside")
    )
    whole = not any(map(parts.has_other_day, marked))
    value = visible if whole else laid_out(parts.root, leaving=parts.has_other_day)[0]
    value = _CELLS.sub(r"\1: ", value[:_CHARACTERS])
    lines = [line.strip() for line in _BREAKS.split(value) if line.strip()]
    return lines if len(lines) <= _LINES else lines[: _LINES - 50] + lines[-50:]


def read(parts: Parts, lines: list[str]) -> Iterator[StatedValue]:
    """From the surest to the weakest."""
    at = _headline(parts, lines)
    yield from _labelled(lines)
    if at is not None:
        yield from _under(lines, at)
    yield from _of_page(lines)
    if at is not None:
        yield from _above(lines, at)


def announced(lines: list[str]) -> Iterator[StatedValue]:
    """The labelled day of an event whose place or price stands beside it, the ends of a life or a fair."""
    for at in _dated(lines):
        if len(lines[at]) <= _LONG and _is_span(lines[at]):
            yield from (
                StatedValue(found[0], "html:first or last day") for found in PRINTED.finditer(lines[at])
            )
    for at, line in enumerate(lines):
        if _EVENT_LABEL.match(line):
            for beside in lines[max(0, at - _NEAR) : at + _NEAR + 1]:
                found = _labelled_date().match(beside)
                if found and _is_loose(found["label"]):
                    yield StatedValue(found["printed"], "html:day of an event")


def _headline(parts: Parts, lines: list[str]) -> int | None:
    """Where the headline stands: the last line before the first long one that is the page's title."""
    found = None
    for at, line in enumerate(lines[:_TOP]):
        if found is not None and len(line) > _LONG:
            return found
        if len(line) <= 300 and squeeze(line) in parts.titles:
            found = at
    return found


def _pieces(line: str) -> list[str]:
    return [piece for piece in _split().split(line) if piece and piece.strip()]


def _dated(lines: list[str]) -> Iterator[int]:
    """Where lines stand that may hold a date with its year and are no long paragraphs."""
    return (at for at, line in enumerate(lines) if len(line) <= _LONGEST and _FOUR_DIGITS.search(line))


def _labelled(lines: list[str]) -> Iterator[StatedValue]:
    """A date right after a label such as "Published on" that begins a line or a piece of one."""
    for at in _dated(lines):
        for found in _labels_of(lines, at):
            if not (_is_loose(found["label"]) and _announces(lines, at)):
                yield StatedValue(found["printed"], f"html:label {found['label'].strip()}")
                return


def _labels_of(lines: list[str], at: int) -> Iterator[re.Match[str]]:
    """The labelled dates of a line, or of a cell with its label in the one before."""
    line = lines[at]
    if at and len(lines[at - 1]) <= _LONGEST_LABEL and _label().fullmatch(lines[at - 1]):
        line = f"{lines[at - 1]}: {line}"
    if len(line) <= _LONGEST and PRINTED.search(line):
        for found in map(_labelled_date().match, _pieces(line)):
            if found and len(found.string) - found.end() <= _LONG:
                yield found


def _is_loose(label: str) -> bool:
    return label.strip().lower() in _LOOSE_LABELS


def _announces(lines: list[str], at: int) -> bool:
    """Whether lines around tell where an event is, or what it costs."""
    return any(map(_EVENT_LABEL.match, lines[max(0, at - _NEAR) : at + _NEAR + 1]))


def _under(lines: list[str], at: int) -> Iterator[StatedValue]:
    """A line below the headline, past a lede at most, that is a date, or a byline or an outlet with one."""
    ledes = 0
    for before, line in pairwise(lines[at : at + 1 + _UNDER]):
        if _OTHER_LABEL.fullmatch(before):
            continue
        if len(line) > _LONG:
            ledes += 1
            if ledes > _LEDES:
                return
        elif printed := _date_of_line(line, alone=bool(ledes)):
            yield StatedValue(printed, "html:line under the headline")
            return


def _above(lines: list[str], at: int) -> Iterator[StatedValue]:
    """The line above the headline if it is nothing but a date."""
    if at and (printed := _date_of_line(lines[at - 1], alone=True)):
        yield StatedValue(printed, "html:line above the headline")


def _date_of_line(line: str, *, alone: bool) -> str:
    """The date of a line of the article's head, "" for none; `alone`: nothing else may stand in its piece."""
    if len(line) > _LONG or not PRINTED.search(line) or _NOT_LATER.search(line) or _is_span(line):
        return ""
    plain = ""
    for piece in _pieces(line):
        if CHANGED.match(piece.lstrip("([ ")):
            continue
        if labelled := _labelled_date().match(piece):
            return labelled["printed"]
        plain = plain or _date_of_piece(piece, alone=alone)
    return plain


def _is_span(line: str) -> bool:
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
        opens = _OPENING.fullmatch(head) or (
            not alone
            and (
                _BYLINE.match(head) or ((name := _NAME.match(head)) and _OPENING.fullmatch(head, name.end()))
            )
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


def _of_page(lines: list[str]) -> Iterator[StatedValue]:
    """The date in a sentence about the page: "This entry was posted on Monday, 3 May 2010"."""
    for line in (lines[at] for at in reversed(list(_dated(lines)))):
        if said := _OF_PAGE.search(line):
            for printed in PRINTED.finditer(line, said.end()):
                if "." not in line[said.end() : printed.start()] and not CHANGED.search(
                    line, said.end(), printed.start()
                ):
                    yield StatedValue(printed.group(), "html:sentence about the page")
                return


@cache
def _words() -> str:
    rows = Path(__file__).with_name("date-labels.txt").read_text("utf-8").splitlines()
    labels = sorted((row for row in rows if row and not row.startswith("#")), key=len, reverse=True)
    return "|".join(re.escape(label).replace(r"\ ", r"\s") for label in labels)


@cache
def _label() -> re.Pattern[str]:
    """A label, the longest first, with an optional colon."""
    return re.compile(rf"[\W_]{{0,3}}(?P<label>{_words()})(?!\w)\s{{0,2}}[:：|]?\s{{0,3}}", re.IGNORECASE)


@cache
def _opened_date() -> re.Pattern[str]:
    """A date with an optional preposition, clock and weekday before it."""
    return re.compile(f"{_OPENING.pattern}(?P<printed>{PRINTED.pattern})", re.IGNORECASE)


@cache
def _labelled_date() -> re.Pattern[str]:
    return re.compile(_label().pattern + _BY_WHOM + _opened_date().pattern, re.IGNORECASE)


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
