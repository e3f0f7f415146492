"""Headers of broadcasters' scripts, a word in capitals and what it is on each line: "DATE=7/12/95",
"DATELINE=NAIROBI". The Voice of America sent its scripts out so, with the month first."""

import re
from dataclasses import replace

from archive.extract.layout.frame_line import FrameLine, stripped
from archive.extract.words.datetexts import DateText, date_at
from archive.text import Span

__all__ = ["script_header"]

FIRST_YEAR = 1942  # of its broadcasts
_FIELD = re.compile(
    r"(?P<key>DATE|DATELINE|TITLE|TYPE|NUMBER|BYLINE|CONTENT|EDITOR|TELEPHONE|INTERNET|SLUG)=(?P<value>[^=\n]*)"
    r"|VOICED AT:.*"
)
_NAME = re.compile(r"(?<!\w)VOA(?!\w)")
_TOWN = re.compile(r"[^/,(]+")


def script_header(text: str, start: int, end: int) -> FrameLine | None:
    """One line of such a header, with the town, the title, or the day and the broadcaster's name."""
    field = _FIELD.fullmatch(text, start, end)
    if field is None:
        return None
    whole, rule = Span(start, end), "header of a script"
    if not field["value"]:
        return FrameLine("note", whole, rule, 0.9)
    value = stripped(text, *field.span("value"))
    if field["key"] == "TITLE" and len(value):
        return FrameLine("title", value, rule, 0.9)
    town = _TOWN.match(text, value.start, value.end) if field["key"] == "DATELINE" else None
    if town:
        return FrameLine("note", whole, rule, 0.9, places=(stripped(text, *town.span()),))
    day = date_at(text, value.start, value.end) if field["key"] == "DATE" else None
    if day is None or not day.complete:
        return FrameLine("note", whole, rule, 0.9)
    named = _NAME.search(text, end)
    return FrameLine(
        "source",
        whole,
        rule,
        0.9,
        date=_month_first(text, day),
        names=(Span(*named.span()),) if named else (),
    )


def _month_first(text: str, day: DateText) -> DateText:
    """The reading of a day whose month is written first, in the years of the broadcasts."""
    first = re.split(r"\D", day.span.of(text))[0]
    fitting = [one for one in day.readings() if str(one.month) == first.lstrip("0")] or [day]
    sound = [one for one in fitting if one.year is not None and one.year >= FIRST_YEAR]
    return replace(sound[0], span=day.span) if sound else day
