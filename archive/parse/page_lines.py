"""Dates in a page's lines: after a label, near the headline, in a sentence on the page itself.

Only the article's part is looked at; which of day and month is which, `extract` says.
"""

import re
from collections.abc import Iterator

from archive.parse.markup import laid_out
from archive.parse.page_head import LONG, above, headline, is_span, under
from archive.parse.page_labels import is_loose, label, labelled_date, pieces
from archive.parse.page_parts import Parts, words_of
from archive.parse.printed_dates import CHANGED, PRINTED
from archive.text import StatedValue

_LINES, _CHARACTERS = 600, 120_000
_BREAKS = re.compile(r"[\n\t]+")
_LONGEST, _LONGEST_LABEL = 400, 40
_FOUR_DIGITS = re.compile(r"\d{4}|\d年")
# A row of two cells, of which the first names the second.
_CELLS = re.compile(r"^([^\n\t\d]{1,39}[^\n\t\d:：\s])\s?[:：]?\t(?=[^\n\t]{1,60}$)", re.MULTILINE)
_NEAR = 4  # lines around a day in which an event's place or price stands
_OTHER = re.compile(r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)[^\W\d_]{2}|:", re.IGNORECASE)
_EVENT_LABEL = re.compile(
    r"\W{0,2}(?:venue|tickets?|admission|doors|registration|organi[sz]ers?|eintritt|veranstaltungsort|entrée|entrada"
    r"|ingresso|toegang)\s{0,2}[:：]",
    re.IGNORECASE,
)
_VERB_BEHIND = 60  # characters in which a German sentence that begins "wurde am" says what was done
_OF_PAGE = re.compile(
    r"\b(?:this|the|dieser|diese|cet|cette|este|esta|questo|questa|dit|deze)\s(?:entry|article|post|story|item|piece"
    r"|page|artikel|beitrag|eintrag|meldung|seite|billet|artículo|artigo|articolo|bericht)\b(?:[^.]{0,60}?\b(?:posted"
    r"|published|written|appeared|erschien|veröffentlicht|publié|publicado|publicada|pubblicato|verscheen|gepubliceerd)"
    r"[^.]{0,60}?|\swurde(?=\sam\s))",
    re.IGNORECASE,
)


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
    at = headline(parts, lines)
    days = _days_of_chronology(parts)
    yield from _labelled(lines)
    if at is not None:
        yield from (found for found in under(lines, at) if found.value not in days)
    yield from _of_page(lines)
    if at is not None:
        yield from (found for found in above(lines, at) if found.value not in days)


def _days_of_chronology(parts: Parts) -> frozenset[str]:
    """Dates that are headings by themselves, where there are several: none of them is the page's own."""
    headings = (words_of(element) for element in parts.root.iter("h2", "h3", "h4", "h5"))
    days = frozenset(
        found[0]
        for words in headings
        if (found := PRINTED.search(words))
        and not _OTHER.search(words[: found.start()] + words[found.end() :])
    )
    return days if len(days) > 1 else frozenset()


def announced(lines: list[str]) -> Iterator[StatedValue]:
    """The labelled day of an event whose place or price stands beside it, the ends of a life or a fair."""
    for at in _dated(lines):
        if len(lines[at]) <= LONG and is_span(lines[at]):
            yield from (
                StatedValue(found[0], "html:first or last day") for found in PRINTED.finditer(lines[at])
            )
    for at, line in enumerate(lines):
        if _EVENT_LABEL.match(line):
            for beside in lines[max(0, at - _NEAR) : at + _NEAR + 1]:
                found = labelled_date().match(beside)
                if found and is_loose(found["label"]):
                    yield StatedValue(found["printed"], "html:day of an event")


def _dated(lines: list[str]) -> Iterator[int]:
    """Where lines stand that may hold a date with its year and are no long paragraphs."""
    return (at for at, line in enumerate(lines) if len(line) <= _LONGEST and _FOUR_DIGITS.search(line))


def _labelled(lines: list[str]) -> Iterator[StatedValue]:
    """A date right after a label such as "Published on" that begins a line or a piece of one."""
    for at in _dated(lines):
        for found in _labels_of(lines, at):
            if not (is_loose(found["label"]) and _announces(lines, at)):
                yield StatedValue(found["printed"], f"html:label {found['label'].strip()}")
                return


def _labels_of(lines: list[str], at: int) -> Iterator[re.Match[str]]:
    """The labelled dates of a line, or of a cell with its label in the one before."""
    line = lines[at]
    if at and len(lines[at - 1]) <= _LONGEST_LABEL and label().fullmatch(lines[at - 1]):
        line = f"{lines[at - 1]}: {line}"
    if len(line) <= _LONGEST and PRINTED.search(line):
        for found in map(labelled_date().match, pieces(line)):
            if found and len(found.string) - found.end() <= LONG:
                yield found


def _announces(lines: list[str], at: int) -> bool:
    """Whether lines around tell where an event is, or what it costs."""
    return any(map(_EVENT_LABEL.match, lines[max(0, at - _NEAR) : at + _NEAR + 1]))


def _of_page(lines: list[str]) -> Iterator[StatedValue]:
    """The date in a sentence about the page: "This entry was posted on Monday, 3 May 2010"."""
    for line in (lines[at] for at in reversed(list(_dated(lines)))):
        if said := _OF_PAGE.search(line):
            for printed in PRINTED.finditer(line, said.end()):
                stop = printed.end() + (_VERB_BEHIND if said.group().endswith("wurde") else 0)
                if "." not in line[said.end() : printed.start()] and not CHANGED.search(
                    line, said.end(), stop
                ):
                    yield StatedValue(printed.group(), "html:sentence about the page")
                return
